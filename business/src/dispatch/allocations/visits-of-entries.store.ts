import type { Act } from '../../engine/act.ts'
import { splitStage } from '../../service-orders/public.store.ts'
import { movableStates } from '../day.ts'
import { loadEntries } from './entries.store.ts'

interface Line {
  readonly shipToCode: string
  readonly stage: number
}

/** The visit of a line's address and stage that can still be planned: its first part; null: none, as with quotes. */
export async function visitFor(act: Act, orderNo: string, line: Line): Promise<string | null> {
  const row = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where('orderNo', '=', orderNo)
    .where('shipToCode', '=', line.shipToCode)
    .where('stage', '=', line.stage)
    .where('state', 'in', [...movableStates])
    .orderBy('part')
    .executeTakeFirst()
  return row?.visitNo ?? null
}

/**
 * A visit is made by one technician or crew: lines that were given to somebody else than the first line of their visit
 * become a visit of their own. Visits on the board are not touched.
 */
export async function separateLines(act: Act, orderNo: string): Promise<void> {
  const visits = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'shipToCode', 'stage'])
    .where('orderNo', '=', orderNo)
    .where('state', '=', 'unplanned')
    .where('partMinutes', 'is', null)
    .orderBy('visitNo')
    .execute()
  const entries = await loadEntries(act.tx, orderNo)
  for (const visit of visits) {
    const leads = entries.filter(
      (entry) => entry.visitNo === visit.visitNo && entry.status === 'active' && entry.role === 'lead',
    )
    const others = Map.groupBy(
      leads.filter((entry) => doerOf(entry) !== doerOf(leads[0]!)),
      doerOf,
    )
    for (const ofOther of others.values())
      await giveOwnVisit(
        act,
        orderNo,
        visit,
        ofOther.map((entry) => entry.lineNo),
      )
  }
}

const doerOf = (entry: { resourceNo: string | null; groupNo: string | null }) =>
  entry.resourceNo ?? `group ${entry.groupNo}`

/** Lines leave their visit with their entries and get one of their own; at least one line must stay. */
export async function giveOwnVisit(
  act: Act,
  orderNo: string,
  from: Line,
  lineNos: readonly number[],
): Promise<void> {
  await act.tx
    .updateTable('allocation')
    .set({ visitNo: null })
    .where('orderNo', '=', orderNo)
    .where('lineNo', 'in', [...lineNos])
    .where('status', 'in', ['active', 'reallocation-needed'])
    .execute()
  await splitStage(act, orderNo, from, lineNos)
}
