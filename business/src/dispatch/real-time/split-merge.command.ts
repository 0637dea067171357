import type { Act } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { refuse } from '../../foundation/verdict.ts'
import { joinStages, mergeOrders, splitStage } from '../../service-orders/public.store.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { crewOf, isMovableState, type Visit } from '../day.ts'
import { placeVisits } from '../place-visits.store.ts'
import { mergeVisits, splitVisit } from './api.ts'
import { fitLength } from './fit-length.store.ts'
import { replanAfter } from './replan.store.ts'

/** A stage of an order at one address, with all its visits that are not over: several where the work is in parts. */
async function movableStage(act: Act, visitNo: string) {
  const row = await act.tx
    .selectFrom('visit')
    .select(['orderNo', 'shipToCode', 'stage'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
  if (!row) return refuse('dispatch.visit-absent', { visitNo })
  const rows = await act.tx
    .selectFrom('visit')
    .select(['visitNo', 'state', 'partMinutes'])
    .where('orderNo', '=', row.orderNo)
    .where('shipToCode', '=', row.shipToCode)
    .where('stage', '=', row.stage)
    .orderBy('visitNo')
    .forUpdate()
    .execute()
  const own = rows.find((one) => one.visitNo === visitNo)!
  // A part that was done belongs to the work that goes on.
  const begun = [
    own,
    ...rows.filter((one) => one.partMinutes !== null && !['not-done', 'canceled'].includes(one.state)),
  ].find((one) => !isMovableState(one.state))
  if (begun) refuse('dispatch.visit-under-way', { visitNo: begun.visitNo })
  const open = rows.filter((one) => isMovableState(one.state)).map((one) => one.visitNo)
  const visits = await loadVisitsByNo(act, open)
  return { ...row, visits, visit: visits.find((one) => one.visitNo === visitNo)! }
}

type Stage = Awaited<ReturnType<typeof movableStage>>

/** Lines that leave a planned visit are planned there no more. */
async function releaseLines(act: Act, { orderNo, visits }: Stage, lineNos: readonly number[]) {
  await act.tx
    .updateTable('allocation')
    .set({ status: 'canceled', reasonCode: 'PLAN' })
    .where('orderNo', '=', orderNo)
    .where('lineNo', 'in', [...lineNos])
    .where(
      anyOf(
        'visitNo',
        visits.map((visit) => visit.visitNo),
      ),
    )
    .where('status', '=', 'active')
    .execute()
}

const crewOfVisits = (visits: readonly Visit[]) => [
  ...new Set(visits.flatMap((visit) => (visit.placement ? crewOf(visit.placement) : []))),
]

export const splitVisitCommand = handle(splitVisit, async (input, act) => {
  const from = await movableStage(act, input.visitNo)
  const { visit, orderNo } = from
  if (visit.held) refuse('dispatch.visit-held', { customerName: visit.customerName, name: visit.held.by })
  await releaseLines(act, from, input.lineNos)
  const stage = await splitStage(act, orderNo, from, input.lineNos)
  await fitLength(act, from)
  const rows = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where('orderNo', '=', orderNo)
    .where('shipToCode', '=', from.shipToCode)
    .where('stage', '=', stage)
    .where('state', '=', 'unplanned')
    .orderBy('visitNo')
    .execute()
  const visitNos = rows.map((row) => row.visitNo)
  const day = visit.placement?.day ?? act.workDate
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label: { code: 'dispatch.event.split', facts: { customer: visit.customerName } },
      visitNos,
      involved: crewOfVisits(from.visits),
    },
    input,
  )
  return { planNo, visitNos }
})

export const mergeVisitsCommand = handle(mergeVisits, async (input, act) => {
  // Locked in one order for everybody.
  const stages = new Map<string, Stage>()
  for (const visitNo of [input.visitNo, input.otherVisitNo].sort())
    stages.set(visitNo, await movableStage(act, visitNo))
  const into = stages.get(input.visitNo)!
  const from = stages.get(input.otherVisitNo)!
  const held = [...into.visits, ...from.visits].find((visit) => visit.held)
  if (held) refuse('dispatch.visit-held', { customerName: held.customerName, name: held.held!.by })
  if (into.orderNo !== from.orderNo) await mergeOrders(act, into, from)
  else if (into.stage === from.stage && into.shipToCode === from.shipToCode)
    refuse('dispatch.merge-same-work', { customerName: into.visit.customerName }, 'otherVisitNo')
  else {
    const known = from.visits.filter((visit) => visit.placement !== null || visit.published !== null)
    if (known.length > 0)
      await placeVisits(
        act,
        known.map((visit) => ({ visitNo: visit.visitNo, placement: null, published: null })),
      )
    await joinStages(act, into.orderNo, into, from)
  }
  const pushed = await fitLength(act, into)
  const { placement, customerName } = into.visit
  const freed = from.visits.some((visit) => visit.placement !== null)
  const day = placement?.day ?? from.visit.placement?.day ?? act.workDate
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label: { code: 'dispatch.event.merge', facts: { customer: customerName, count: pushed.length } },
      visitNos: into.visits.map((visit) => visit.visitNo),
      involved: crewOfVisits([...into.visits, ...from.visits]),
      fill: freed,
    },
    input,
  )
  return { planNo, pushed }
})
