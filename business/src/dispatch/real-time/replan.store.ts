import type { Act } from '../../engine/act.ts'
import { addDays, type Day } from '../../foundation/day.ts'
import { loadDays, loadDispatchSetup } from '../day.store.ts'
import { isMovableState, notPlannable, type PlanDays } from '../day.ts'
import { nearEvent } from '../planning/near-event.ts'
import { outdatePlans, startPlan } from '../planning/start-plan.store.ts'
import type { Variation } from '../planning/variation.ts'
import type { StepLabel } from '../steps.store.ts'

/** Most visits of the list "to be planned" that are tried where time has become free. */
const backlogAtMost = 200

/** How long to search; what is absent is as the set-up says. */
export interface Search {
  readonly seconds?: number | undefined
  readonly seed?: number | undefined
  readonly iterations?: number | undefined
}

/** What happened, and what may be planned anew because of it. */
export interface Event {
  readonly fromDay: Day
  /** Included; at most the planning horizon is looked at. */
  readonly toDay: Day
  readonly label: StepLabel
  /** Visits that now need a place. */
  readonly visitNos: readonly string[]
  /** Technicians whose day it touches. */
  readonly involved: readonly string[]
  /** Time has become free: what is to be planned may fill it, the most urgent first. */
  readonly fill?: boolean
  /** Only these visits besides `visitNos` may move; absent: the planned ones near the event. */
  readonly only?: (days: PlanDays) => string[]
  readonly variation?: Variation
  /** A second plan that may break promises, for the dispatcher to ask customers. */
  readonly askConsent?: boolean
}

/**
 * Asks for a plan that starts from the present one. An open plan after an earlier event is overtaken by it, because it
 * does not know the fact; what-if plans stay. Nothing to plan: no plan. Source: specification orders §11.6 (replan).
 */
export async function replanAfter(
  act: Act,
  event: Event,
  search: Search,
): Promise<{ planNo: string | null; alternativeNo: string | null }> {
  const none = { planNo: null, alternativeNo: null }
  const setup = await loadDispatchSetup(act.tx)
  const fromDay = event.fromDay < act.workDate ? act.workDate : event.fromDay
  const last = addDays(fromDay, setup.planHorizonDays - 1)
  const toDay = event.toDay < last ? event.toDay : last
  if (toDay < fromDay) return none
  const days = await loadDays(act, { fromDay, toDay, unplanned: true })
  if (!days.days.some((one) => typeof one.shift !== 'string')) return none
  const named = days.visits.filter(
    (visit) =>
      event.visitNos.includes(visit.visitNo) && isMovableState(visit.state) && notPlannable(visit) === null,
  )
  const others = event.only ? event.only(days) : nearEvent(days, event)
  const visitNos = [
    ...new Set([
      ...named.map((visit) => visit.visitNo),
      ...others,
      ...(event.fill ? mostUrgent(days, backlogAtMost) : []),
    ]),
  ]
  if (visitNos.length === 0) return none
  await outdatePlans(act, { whatIf: false })
  const asked = {
    fromDay,
    toDay,
    mode: 'replan' as const,
    event: event.label,
    resourceNos: days.technicians.map((one) => one.resourceNo),
    visitNos,
    ...(search.seconds !== undefined && { seconds: search.seconds }),
    ...(search.seed !== undefined && { seed: search.seed }),
    ...(search.iterations !== undefined && { iterations: search.iterations }),
  }
  const planNo = await startPlan(act, { ...asked, ...(event.variation && { variation: event.variation }) })
  const promised = days.visits.some((visit) => visit.promised !== null && visitNos.includes(visit.visitNo))
  if (!event.askConsent || !promised) return { planNo, alternativeNo: null }
  const alternativeNo = await startPlan(act, {
    ...asked,
    variation: { ...event.variation, askConsent: true },
    alternativeOf: planNo,
  })
  return { planNo, alternativeNo }
}

/** Visits to be planned by due moment, those without one last. */
function mostUrgent(days: PlanDays, atMost: number): string[] {
  return days.visits
    .filter((visit) => visit.state === 'unplanned' && notPlannable(visit) === null)
    .sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.visitNo.localeCompare(b.visitNo))
    .slice(0, atMost)
    .map((visit) => visit.visitNo)
}
