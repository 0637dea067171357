import type { Act, Reading } from '../../engine/act.ts'
import type { CompanyDatabase, Tx } from '../../engine/database.ts'
import { addSeconds, type Instant } from '../../foundation/day.ts'

/** What the set-up says: whether technicians may share at all, and for how long a place is kept. */
export async function loadPolicy(tx: CompanyDatabase | Tx) {
  const setup = await tx
    .selectFrom('dispatchSetup')
    .select(['positionSharing', 'positionRetentionMinutes'])
    .executeTakeFirst()
  return { allowed: setup?.positionSharing ?? false, retentionMinutes: setup?.positionRetentionMinutes ?? 30 }
}

/** The visit to which somebody drives now, as its lead or along with the lead. */
export async function onTheWayTo({ tx }: Reading, resourceNo: string): Promise<string | null> {
  const visit = await tx
    .selectFrom('visit')
    .leftJoin('visitHelper', (join) =>
      join.onRef('visitHelper.visitNo', '=', 'visit.visitNo').on('visitHelper.resourceNo', '=', resourceNo),
    )
    .select('visit.visitNo')
    .where('visit.state', '=', 'en-route')
    .where((either) =>
      either.or([
        either('visit.resourceNo', '=', resourceNo),
        either('visitHelper.resourceNo', '=', resourceNo),
      ]),
    )
    .orderBy('visit.enRouteAt', 'desc')
    .executeTakeFirst()
  return visit?.visitNo ?? null
}

/** The places that may be seen: shared, allowed, young enough, of visits that are still driven to. */
export async function loadPositions({ tx, now }: Reading, resourceNo?: string) {
  const { allowed, retentionMinutes } = await loadPolicy(tx)
  if (!allowed) return []
  return tx
    .selectFrom('technicianPosition as position')
    .innerJoin('positionSharing', 'positionSharing.resourceNo', 'position.resourceNo')
    .innerJoin('visit', 'visit.visitNo', 'position.visitNo')
    .select([
      'position.resourceNo',
      'position.visitNo',
      'position.latitude',
      'position.longitude',
      'position.accuracyMetres',
      'position.at',
    ])
    .where('visit.state', '=', 'en-route')
    .where('position.at', '>', addSeconds(now, -60 * retentionMinutes))
    .$if(resourceNo !== undefined, (rows) => rows.where('position.resourceNo', '=', resourceNo!))
    .orderBy('position.resourceNo')
    .execute()
}

/** The journey is over, or nobody may see it any more: what was known of it goes. */
export async function forgetPosition(
  act: Act,
  of: { readonly visitNo: string } | { readonly resourceNo: string } | 'everybody',
): Promise<void> {
  const gone = await act.tx
    .deleteFrom('technicianPosition')
    .$if(of !== 'everybody' && 'visitNo' in of, (rows) =>
      rows.where('visitNo', '=', (of as { visitNo: string }).visitNo),
    )
    .$if(of !== 'everybody' && 'resourceNo' in of, (rows) =>
      rows.where('resourceNo', '=', (of as { resourceNo: string }).resourceNo),
    )
    .returning('resourceNo')
    .execute()
  for (const { resourceNo } of gone) await act.publish('dispatch.position-changed', resourceNo)
}

/** Removes what nobody may see any more: too old, or of a visit that nobody drives to. */
export async function forgetOldPositions(tx: CompanyDatabase | Tx, now: Instant): Promise<void> {
  const { allowed, retentionMinutes } = await loadPolicy(tx)
  await tx
    .deleteFrom('technicianPosition')
    .$if(allowed, (rows) =>
      rows.where((either) =>
        either.or([
          either('at', '<=', addSeconds(now, -60 * retentionMinutes)),
          either('visitNo', 'not in', (from) =>
            from.selectFrom('visit').select('visitNo').where('state', '=', 'en-route'),
          ),
        ]),
      ),
    )
    .execute()
}
