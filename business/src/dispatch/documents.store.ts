import type { Selectable } from 'kysely'
import type { Act } from '../engine/act.ts'
import type { DispatchTables } from './tables.ts'

type Allocation = Selectable<DispatchTables['allocation']>

/**
 * The quote became an order: who was to do its lines is kept, but must be planned anew. The entries count as begun, so
 * that giving the work to somebody else closes them as finished. Source: specification orders §8.3.
 */
export async function takeOverAllocations(act: Act, quoteNo: string, orderNo: string): Promise<void> {
  const active = await act.tx
    .selectFrom('allocation')
    .selectAll()
    .where('orderNo', '=', quoteNo)
    .where('status', '=', 'active')
    .where('role', '=', 'lead')
    .execute()
  for (const { lineNo, resourceNo, groupNo, day, hours, startAt, endAt } of active)
    await act.tx
      .updateTable('allocation')
      .set({
        status: 'reallocation-needed',
        resourceNo,
        groupNo,
        day,
        hours,
        startAt,
        endAt,
        serviceStarted: true,
      })
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .where('status', '=', 'nonactive')
      .execute()
}

/**
 * An archived version came back: entries whose line or visit still is as it was have their status again; lines that
 * came back have their entry too where the visit is still that technician's. Source: specification orders §8.8.
 */
export async function restoreAllocations(
  act: Act,
  orderNo: string,
  archived: readonly Allocation[],
): Promise<void> {
  const visits = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'resourceNo', 'day'])
    .where('orderNo', '=', orderNo)
    .execute()
  const present = await act.tx.selectFrom('allocation').selectAll().where('orderNo', '=', orderNo).execute()
  for (const entry of archived) {
    const visit = visits.find((one) => one.visitNo === entry.visitNo)
    const asThen =
      entry.visitNo === null ||
      (visit !== undefined &&
        (entry.role === 'helper' || visit.resourceNo === entry.resourceNo) &&
        visit.day === entry.day)
    if (!asThen) continue
    const { entryNo, ...row } = entry
    const same = present.find((one) => one.entryNo === entryNo)
    if (same)
      await act.tx
        .updateTable('allocation')
        .set({ status: entry.status, reasonCode: entry.reasonCode, serviceStarted: entry.serviceStarted })
        .where('entryNo', '=', entryNo)
        .execute()
    else await act.tx.insertInto('allocation').values(row).execute()
  }
}
