import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { addSeconds } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { mergeOrders, splitOrder } from '../../service-orders/public.store.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { isMovableState, type Visit } from '../day.ts'
import { mergeVisits, splitVisit } from './api.ts'
import { pushFollowers } from './push-followers.store.ts'
import { replanAfter } from './replan.store.ts'

async function movableVisit(act: Act, visitNo: string): Promise<Visit> {
  await act.tx.selectFrom('visit').select('visitNo').where('visitNo', '=', visitNo).forUpdate().execute()
  const [visit] = await loadVisitsByNo(act, [visitNo])
  if (!visit) return refuse('dispatch.visit-absent', { visitNo })
  if (!isMovableState(visit.state)) refuse('dispatch.visit-under-way', { visitNo })
  return visit
}

/** The work has another length now: the visit ends accordingly, and those behind are pushed where it got longer. */
async function fitLength(act: Act, visitNo: string) {
  const [visit] = await loadVisitsByNo(act, [visitNo])
  const placement = visit?.placement
  if (!visit || !placement) return []
  await act.tx
    .updateTable('visit')
    .set((builder) => ({
      plannedEnd: addSeconds(placement.start, visit.minutes * 60),
      version: builder('version', '+', 1),
    }))
    .where('visitNo', '=', visitNo)
    .execute()
  await act.tx
    .updateTable('allocation')
    .set({ endAt: addSeconds(placement.start, visit.minutes * 60) })
    .where('visitNo', '=', visitNo)
    .where('status', '=', 'active')
    .execute()
  return pushFollowers(act, placement.day, [placement.resourceNo])
}

export const splitVisitCommand = handle(splitVisit, async (input, act) => {
  const visit = await movableVisit(act, input.visitNo)
  const orderNo = await splitOrder(act, visit.orderNo, input.lineNos)
  await fitLength(act, visit.visitNo)
  const rows = await act.tx.selectFrom('visit').select('visitNo').where('orderNo', '=', orderNo).execute()
  const visitNos = rows.map((row) => row.visitNo)
  const day = visit.placement?.day ?? act.workDate
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label: { code: 'dispatch.event.split', facts: { customer: visit.customerName } },
      visitNos,
      involved: visit.placement ? [visit.placement.resourceNo] : [],
    },
    input,
  )
  return { planNo, orderNo, visitNos }
})

export const mergeVisitsCommand = handle(mergeVisits, async (input, act) => {
  // Locked in one order for everybody.
  const visits = new Map<string, Visit>()
  for (const visitNo of [input.visitNo, input.otherVisitNo].sort())
    visits.set(visitNo, await movableVisit(act, visitNo))
  const into = visits.get(input.visitNo)!
  const from = visits.get(input.otherVisitNo)!
  await mergeOrders(act, into.orderNo, from.orderNo)
  const pushed = await fitLength(act, into.visitNo)
  const day = into.placement?.day ?? from.placement?.day ?? act.workDate
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label: { code: 'dispatch.event.merge', facts: { customer: into.customerName, count: pushed.length } },
      visitNos: [into.visitNo],
      involved: [into, from].flatMap((visit) => visit.placement?.resourceNo ?? []),
      fill: from.placement !== null,
    },
    input,
  )
  return { planNo, pushed }
})
