import { sql } from 'kysely'
import type { Act, Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import type { Day } from '../../foundation/day.ts'
import type { Visit } from '../day.ts'

/**
 * The slots that are kept now, of some days and technicians or all. Judged by the clock: what has expired is not among
 * them, whether or not anybody has marked it yet.
 */
export function loadHolds(
  reading: Pick<Reading, 'tx' | 'now'>,
  scope: { readonly fromDay?: Day; readonly toDay?: Day; readonly resourceNos?: readonly string[] } = {},
) {
  let query = reading.tx
    .selectFrom('slotHold')
    .selectAll()
    .where('state', '=', 'held')
    .where('expiresAt', '>', reading.now)
    .orderBy('holdNo')
  if (scope.fromDay) query = query.where('day', '>=', scope.fromDay)
  if (scope.toDay) query = query.where('day', '<=', scope.toDay)
  if (scope.resourceNos) query = query.where(anyOf('resourceNo', scope.resourceNos))
  return query.execute()
}

type Hold = Awaited<ReturnType<typeof loadHolds>>[number]

/** Visits for which a slot is kept stand there, bound to its technician and time. Planned ones are left as they are. */
export function asHeld(visits: readonly Visit[], holds: readonly Hold[]): Visit[] {
  const holdOf = new Map(holds.map((hold) => [hold.visitNo, hold]))
  return visits.map((visit) => {
    const hold = holdOf.get(visit.visitNo)
    if (!hold || visit.state !== 'unplanned') return visit
    return {
      ...visit,
      pin: 'locked',
      promised: { from: hold.windowFrom, to: hold.windowTo },
      placement: {
        resourceNo: hold.resourceNo,
        day: hold.day,
        arrival: hold.arrival,
        start: hold.startAt,
        end: hold.endAt,
        travelSeconds: hold.travelSeconds,
        travelMetres: hold.travelMetres,
        travelQuality: hold.travelQuality,
      },
      held: {
        holdNo: hold.holdNo,
        byUserId: hold.heldBy,
        by: hold.heldByName,
        until: hold.expiresAt,
        behind: hold.visitsBehind,
      },
    }
  })
}

/** A hold whatever its state, locked; undefined: there is none. */
export function lockHold(act: Act, holdNo: string) {
  return act.tx.selectFrom('slotHold').selectAll().where('holdNo', '=', holdNo).forUpdate().executeTakeFirst()
}

/** Marks what has expired, so that its place in the table's guards is free. */
export async function markExpired(act: Act): Promise<void> {
  await act.tx
    .updateTable('slotHold')
    .set({ state: 'expired' })
    .where('holdNo', 'in', (query) =>
      query
        .selectFrom('slotHold')
        .select('holdNo')
        .where('state', '=', 'held')
        .where('expiresAt', '<=', act.now)
        .forUpdate()
        .skipLocked(),
    )
    .execute()
}

/** Locks the visit, so that only one person at a time keeps a slot for it. */
export function lockVisit(act: Act, visitNo: string) {
  return act.tx
    .selectFrom('visit')
    .select(['visitNo', 'orderNo', 'state'])
    .where('visitNo', '=', visitNo)
    .forUpdate()
    .executeTakeFirst()
}

/** A word for what is kept now; another one as soon as a slot is kept, given back or has expired. */
export async function signOfHolds(reading: Pick<Reading, 'tx' | 'now'>): Promise<string> {
  const { sign } = await reading.tx
    .selectFrom('slotHold')
    .select(sql<string | null>`string_agg(hold_no, ' ' order by hold_no)`.as('sign'))
    .where('state', '=', 'held')
    .where('expiresAt', '>', reading.now)
    .executeTakeFirstOrThrow()
  return sign ?? ''
}
