import type { Act } from '../engine/act.ts'
import type { Instant } from '../foundation/day.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import type { RecordedAbsence } from './working-day.ts'

/** Records an absence in the caller's transaction; refuses an unknown resource and an end that is not after the start. */
export async function recordAbsence(
  act: Act,
  resourceNo: string,
  { from, to, kind }: RecordedAbsence,
  note = '',
): Promise<number> {
  const known = await act.tx
    .selectFrom('resource')
    .select('resourceNo')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  if (!known) absent('resources.resource-absent', { resourceNo })
  if (to <= from) refuse('resources.absence-order', {}, 'to')
  const [added] = await act.tx
    .insertInto('absence')
    .values({ resourceNo, fromAt: from, toAt: to, kind, note })
    .returning('absenceNo')
    .execute()
  await act.remember('resources.absence', String(added!.absenceNo), null, {
    resourceNo,
    from,
    to,
    kind,
    note,
  })
  await act.publish('resources.absence-added', resourceNo, { from, to, kind })
  return added!.absenceNo
}

/** Takes an absence back that was recorded with exactly these times; nothing where there is none. */
export async function withdrawAbsence(
  act: Act,
  resourceNo: string,
  { from, to, kind }: RecordedAbsence,
): Promise<void> {
  const gone = await act.tx
    .deleteFrom('absence')
    .where('resourceNo', '=', resourceNo)
    .where('fromAt', '=', from)
    .where('toAt', '=', to)
    .where('kind', '=', kind)
    .returningAll()
    .execute()
  for (const before of gone) {
    await act.remember('resources.absence', String(before.absenceNo), before, null)
    await act.publish('resources.absence-deleted', resourceNo, { from, to })
  }
}

/**
 * The resource is back at a moment: absences that cover it end then, those that would begin later on the same stretch
 * stay. Returns how many ended.
 */
export async function endAbsences(act: Act, resourceNo: string, at: Instant): Promise<number> {
  const rows = await act.tx
    .selectFrom('absence')
    .selectAll()
    .where('resourceNo', '=', resourceNo)
    .where('fromAt', '<=', at)
    .where('toAt', '>', at)
    .orderBy('absenceNo')
    .forUpdate()
    .execute()
  for (const before of rows) {
    const query = act.tx.updateTable('absence').where('absenceNo', '=', before.absenceNo)
    // One that only begins now never was.
    if (before.fromAt === at)
      await act.tx.deleteFrom('absence').where('absenceNo', '=', before.absenceNo).execute()
    else await query.set({ toAt: at, version: before.version + 1 }).execute()
    await act.remember(
      'resources.absence',
      String(before.absenceNo),
      before,
      before.fromAt === at ? null : { ...before, toAt: at },
    )
    await act.publish('resources.absence-deleted', resourceNo, { from: at, to: before.toAt })
  }
  return rows.length
}
