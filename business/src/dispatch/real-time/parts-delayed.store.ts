import type { Act } from '../../engine/act.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { isMovableState } from '../day.ts'
import { placeVisits } from '../place-visits.store.ts'

/**
 * The parts of an order come later than its visits stand on the plan: these leave it, with reason PARTS, and wait for a
 * place behind. `promisesAtRisk` of the event names those that cannot keep their promise any more.
 * Source: specification orders §11.8, AC-30 (`parts.delayed`).
 */
export async function takeOffDelayed(act: Act, orderNo: string): Promise<void> {
  // Asked after every change of a line: only where some line's parts come too late are the visits loaded.
  const planned = await act.tx
    .selectFrom('visit')
    .innerJoin('serviceItemLine', (join) =>
      join
        .onRef('serviceItemLine.orderNo', '=', 'visit.orderNo')
        .onRef('serviceItemLine.shipToCode', '=', 'visit.shipToCode')
        .onRef('serviceItemLine.stage', '=', 'visit.stage'),
    )
    .select('visit.visitNo')
    .distinct()
    .where('visit.orderNo', '=', orderNo)
    .whereRef('serviceItemLine.partsReadyAt', '>', 'visit.plannedStart')
    .execute()
  if (planned.length === 0) return
  const visits = await loadVisitsByNo(
    act,
    planned.map((row) => row.visitNo),
  )
  const late = visits.filter(
    ({ state, placement, partsReadyAt, held }) =>
      isMovableState(state) &&
      placement !== null &&
      !held &&
      partsReadyAt !== null &&
      partsReadyAt > placement.start,
  )
  if (late.length === 0) return
  await placeVisits(
    act,
    late.map(({ visitNo }) => ({ visitNo, placement: null })),
    'PARTS',
  )
  await act.publish('dispatch.parts-delayed', orderNo, {
    visitNos: late.map((visit) => visit.visitNo),
    promisesAtRisk: late
      .filter(({ promised, partsReadyAt }) => promised !== null && promised.to <= partsReadyAt!)
      .map((visit) => visit.visitNo),
  })
}
