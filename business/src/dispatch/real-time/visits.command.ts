import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { addSeconds, dayOf } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { promiseLines, setLineRepairStatus } from '../../service-orders/public.store.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { crewOf, isMovableState, notPlannable, type Visit } from '../day.ts'
import { loadStates, placeVisits } from '../place-visits.store.ts'
import { changingLines, type StepFact } from '../step-facts.store.ts'
import { recordStep, type StepLabel, type Trail } from '../steps.store.ts'
import {
  changeDuration,
  customerAbsent,
  customerCancels,
  customerMoves,
  handOver,
  partArrived,
  planEmergency,
} from './api.ts'
import { pushFollowers } from './push-followers.store.ts'
import { replanAfter, type Search } from './replan.store.ts'
import { notDone, setLines, statusOfRole } from './take-off.store.ts'

/** The visit, locked; one that is over is refused. */
async function visitAtHand(act: Act, visitNo: string): Promise<Visit> {
  await act.tx.selectFrom('visit').select('visitNo').where('visitNo', '=', visitNo).forUpdate().execute()
  const [visit] = await loadVisitsByNo(act, [visitNo])
  if (!visit) return refuse('dispatch.visit-absent', { visitNo })
  if (['done', 'not-done', 'canceled'].includes(visit.state)) refuse('dispatch.visit-over', { visitNo })
  return visit
}

export const changeDurationCommand = handle(changeDuration, async (input, act) => {
  const { visitNo, minutes } = input
  const visit = await visitAtHand(act, visitNo)
  const { placement } = visit
  const { extraMinutes } = await act.tx
    .selectFrom('visit')
    .select('extraMinutes')
    .where('visitNo', '=', visitNo)
    .executeTakeFirstOrThrow()
  await act.tx
    .updateTable('visit')
    .set((builder) => ({
      extraMinutes: builder('extraMinutes', '+', minutes - visit.minutes),
      version: builder('version', '+', 1),
      ...(placement && { plannedEnd: addSeconds(placement.start, minutes * 60) }),
    }))
    .where('visitNo', '=', visitNo)
    .execute()
  await act.remember('dispatch.visit', visitNo, { minutes: visit.minutes }, { minutes })
  await act.publish('dispatch.visits-changed', visit.orderNo)
  const trail: Trail = { before: [], after: [] }
  const pushed = placement ? await pushFollowers(act, placement.day, crewOf(placement), trail) : []
  const label = {
    code: minutes > visit.minutes ? 'dispatch.event.longer' : 'dispatch.event.shorter',
    facts: {
      customer: visit.customerName,
      minutes: Math.abs(minutes - visit.minutes),
      count: pushed.length,
    },
  }
  const after = extraMinutes + minutes - visit.minutes
  const fact: StepFact = { is: 'duration', visitNo, before: extraMinutes, after }
  if (placement === null) {
    await recordStep(act, label, [], [], { fact })
    return { planNo: null, pushed }
  }
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: placement.day,
      toDay: placement.day,
      label,
      visitNos: [],
      involved: crewOf(placement),
      fill: minutes < visit.minutes,
    },
    input,
  )
  await recordStep(act, label, trail.before, trail.after, { fact, planNo })
  return { planNo, pushed }
})

export const planEmergencyCommand = handle(planEmergency, async (input, act) => {
  const visit = await visitAtHand(act, input.visitNo)
  if (visit.state !== 'unplanned') refuse('dispatch.visit-planned-already', { visitNo: visit.visitNo })
  const against = notPlannable(visit)
  if (against === 'NO_POSITION')
    refuse('dispatch.not-plannable-position', { customerName: visit.customerName })
  if (against === 'ON_HOLD') refuse('dispatch.not-plannable-on-hold', { customerName: visit.customerName })
  if (against === 'BLOCKED_ITEM')
    refuse('dispatch.not-plannable-blocked-item', { customerName: visit.customerName })
  const today = act.workDate
  return replanAfter(
    act,
    {
      fromDay: today,
      toDay: today,
      label: { code: 'dispatch.event.emergency', facts: { customer: visit.customerName } },
      visitNos: [visit.visitNo],
      involved: [],
      variation: input.intoFreeze ? { intoFreeze: true } : {},
      askConsent: true,
    },
    input,
  )
})

export const customerAbsentCommand = handle(customerAbsent, async (input, act) => {
  const visit = await visitAtHand(act, input.visitNo)
  const { placement } = visit
  if (placement === null) return refuse('dispatch.visit-not-planned', { visitNo: visit.visitNo })
  return comesToNothing(
    act,
    visit,
    { code: 'dispatch.event.customer-absent', facts: { customer: visit.customerName } },
    input,
  )
})

export const customerCancelsCommand = handle(customerCancels, async (input, act) => {
  const visit = await visitAtHand(act, input.visitNo)
  if (!isMovableState(visit.state) && visit.state !== 'en-route')
    refuse('dispatch.visit-under-way', { visitNo: visit.visitNo })
  return comesToNothing(
    act,
    visit,
    { code: 'dispatch.event.customer-cancels', facts: { customer: visit.customerName } },
    input,
  )
})

/**
 * The visit does not take place, its lines wait for the customer, and the time is offered to others. A step where the
 * visit had not begun; what has taken place is not undone.
 */
async function comesToNothing(act: Act, visit: Visit, label: StepLabel, search: Search) {
  const trail: Trail = { before: [], after: [] }
  const fact = await changingLines(act, visit.orderNo, async () => {
    await notDone(act, visit, 'CUSTOMER', trail)
    await setLines(act, visit, 'waiting-for-customer')
  })
  const { planNo } = await freed(act, visit, label, search)
  if (isMovableState(visit.state)) await recordStep(act, label, trail.before, trail.after, { fact, planNo })
  return { planNo }
}

/** Somebody has time now: the list is offered to them, and the others may be better off too. */
async function freed(act: Act, { placement }: Visit, label: StepLabel, search: Search) {
  if (placement === null) return { planNo: null }
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: placement.day,
      toDay: placement.day,
      label,
      visitNos: [],
      involved: crewOf(placement),
      fill: true,
    },
    search,
  )
  return { planNo }
}

export const customerMovesCommand = handle(customerMoves, async (input, act) => {
  const { promised } = input
  const visit = await visitAtHand(act, input.visitNo)
  if (!isMovableState(visit.state)) refuse('dispatch.visit-under-way', { visitNo: visit.visitNo })
  if (promised.to <= promised.from) refuse('dispatch.window-order', {}, 'promised.to')
  if (promised.to <= act.now) refuse('dispatch.days-past', {}, 'promised.from')
  await promiseLines(act, visit.orderNo, visit.lineNos, promised)
  const { placement } = visit
  const fits = placement !== null && placement.start >= promised.from && placement.start < promised.to
  // The customer knows of the new time: what was told before counts no more.
  const change = { visitNo: visit.visitNo, placement: fits ? placement : null, published: null }
  const before =
    placement !== null || visit.published !== null
      ? await placeVisits(act, [change], 'CUSTOMER')
      : await loadStates(act, [visit.visitNo])
  const label = { code: 'dispatch.event.customer-moves', facts: { customer: visit.customerName } }
  const day = dayOf(promised.from, act.timeZone)
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: dayOf(addSeconds(promised.to, -1), act.timeZone),
      label,
      visitNos: [visit.visitNo],
      involved: placement === null ? [] : crewOf(placement),
    },
    input,
  )
  await recordStep(
    act,
    label,
    before.map((state) => ({ ...state, promised: visit.promised })),
    [{ ...change, promised }],
    { planNo },
  )
  return { planNo }
})

export const partArrivedCommand = handle(partArrived, async (input, act) => {
  const visit = await visitAtHand(act, input.visitNo)
  const waiting = await statusOfRole(act, 'spare-part-ordered')
  const lines = await act.tx
    .selectFrom('serviceItemLine')
    .select('lineNo')
    .where('orderNo', '=', visit.orderNo)
    .where('repairStatusCode', '=', waiting)
    .where('lineNo', 'in', [...visit.lineNos])
    .orderBy('lineNo')
    .execute()
  if (lines.length === 0) refuse('dispatch.no-part-awaited', { customerName: visit.customerName })
  const received = await statusOfRole(act, 'spare-part-received')
  const fact = await changingLines(act, visit.orderNo, async () => {
    for (const { lineNo } of lines) await setLineRepairStatus(act, visit.orderNo, lineNo, received)
  })
  const label = { code: 'dispatch.event.part-arrived', facts: { customer: visit.customerName } }
  const day = visit.placement?.day ?? act.workDate
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: day,
      toDay: day,
      label,
      visitNos: [visit.visitNo],
      involved: [],
    },
    input,
  )
  await recordStep(act, label, [], [], { fact, planNo })
  return { planNo }
})

export const handOverCommand = handle(handOver, async (input, act) => {
  const { visitNos, resourceNo } = input
  const receiver = await act.tx
    .selectFrom('resource')
    .select(['name', 'type', 'blocked'])
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  if (receiver?.type !== 'person' || receiver.blocked)
    return refuse('dispatch.no-such-resource', { resourceNo }, 'resourceNo')
  const visits = await loadVisitsByNo(act, visitNos)
  const missing = visitNos.find((no) => !visits.some((visit) => visit.visitNo === no))
  if (missing) refuse('dispatch.visit-absent', { visitNo: missing })
  const begun = visits.find((visit) => !isMovableState(visit.state))
  if (begun) refuse('dispatch.visit-under-way', { visitNo: begun.visitNo })
  const days = visits.map((visit) => visit.placement?.day ?? act.workDate).sort()
  const { planNo } = await replanAfter(
    act,
    {
      fromDay: days[0]!,
      toDay: days.at(-1)!,
      label: { code: 'dispatch.event.hand-over', facts: { name: receiver.name, count: visits.length } },
      visitNos,
      involved: [resourceNo],
      variation: { handOver: { visitNos, resourceNo } },
      // Besides the visits handed over only the receiver's own may take another time.
      only: ({ visits: all }) =>
        all
          .filter(
            ({ placement, state }) =>
              placement !== null && crewOf(placement).includes(resourceNo) && isMovableState(state),
          )
          .map((visit) => visit.visitNo),
    },
    input,
  )
  return { planNo }
})
