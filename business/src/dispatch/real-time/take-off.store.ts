import type { Act } from '../../engine/act.ts'
import { setLineRepairStatus } from '../../service-orders/public.store.ts'
import type { RepairRole } from '../../service-orders/public.ts'
import { isMovableState, type Visit } from '../day.ts'
import type { VisitChange } from '../place-visits.store.ts'
import { placeOnTrail, type Trail } from '../steps.store.ts'
import { closeNotDone } from '../visit-lifecycle.store.ts'

/** The repair status that carries a role; the set-up makes sure that there is one. */
export async function statusOfRole(act: Act, role: RepairRole): Promise<string> {
  const found = await act.tx
    .selectFrom('repairStatus')
    .select('repairStatusCode')
    .where('role', '=', role)
    .executeTakeFirst()
  if (!found) throw new Error(`no repair status has the role ${role}`)
  return found.repairStatusCode
}

/** Gives all open lines of a visit the repair status of a role. */
export async function setLines(act: Act, { orderNo, lineNos }: Visit, role: RepairRole): Promise<void> {
  const code = await statusOfRole(act, role)
  for (const lineNo of lineNos) await setLineRepairStatus(act, orderNo, lineNo, code)
}

/**
 * Takes visits off the plan, pinned ones too, and gives the numbers under which they wait to be planned: work that has
 * begun is partly done, and what is left of it is another visit. The allocations are closed with the reason.
 */
export async function takeOffThePlan(
  act: Act,
  visits: readonly Visit[],
  reasonCode: string,
  trail?: Trail,
): Promise<string[]> {
  const begun = visits.filter((visit) => visit.state === 'on-site' || visit.state === 'paused')
  const waiting = visits.filter((visit) => isMovableState(visit.state) || visit.state === 'en-route')
  const setOut = waiting.filter((visit) => visit.state === 'en-route').map((visit) => visit.visitNo)
  if (setOut.length > 0)
    await act.tx.updateTable('visit').set({ state: 'planned' }).where('visitNo', 'in', setOut).execute()
  if (waiting.length > 0) {
    const changes = waiting.map((visit): VisitChange => ({ visitNo: visit.visitNo, placement: null }))
    await placeOnTrail(act, changes, reasonCode, trail)
  }
  const visitNos = waiting.map((visit) => visit.visitNo)
  if (begun.length > 0) {
    const partlyDone = await statusOfRole(act, 'partly-serviced')
    for (const visit of begun) {
      for (const lineNo of visit.lineNos) await setLineRepairStatus(act, visit.orderNo, lineNo, partlyDone)
      await act.tx
        .updateTable('allocation')
        .set({ reasonCode })
        .where('visitNo', '=', visit.visitNo)
        .where('status', '=', 'reallocation-needed')
        .execute()
      visitNos.push(...(await openVisitsOf(act, visit.orderNo)))
    }
  }
  return [...new Set(visitNos)]
}

/** The visit was not done: somebody was there or on the way. Its lines wait for another one. */
export async function notDone(act: Act, visit: Visit, reasonCode: string, trail?: Trail): Promise<void> {
  if (!isMovableState(visit.state)) return closeNotDone(act, visit.visitNo, reasonCode)
  if (visit.placement === null) return
  const change = { visitNo: visit.visitNo, placement: null, published: null }
  await placeOnTrail(act, [change], reasonCode, trail)
}

async function openVisitsOf(act: Act, orderNo: string): Promise<string[]> {
  const rows = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where('orderNo', '=', orderNo)
    .where('state', '=', 'unplanned')
    .execute()
  return rows.map((row) => row.visitNo)
}
