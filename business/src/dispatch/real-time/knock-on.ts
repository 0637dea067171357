import type { Problem, Route } from '@giro/optimiser'
import { isMovableState, type Placement, type PlanDays, type Visit } from '../day.ts'
import { type Evaluate, presentRoutes, withWishedStarts } from '../hand-made.ts'
import type { Pushed } from './api.ts'

/**
 * The days after something in them has taken longer: the order of the visits stays, none starts earlier than it
 * stands now, and those behind are pushed as far as they must. `present` holds starts in seconds of the problem.
 */
export function pushedRoutes(
  problem: Problem,
  present: ReadonlyMap<string, number>,
  evaluate: Evaluate,
): Route[] {
  return presentRoutes(withWishedStarts(problem, present), evaluate)
}

/** Visits that have not begun and now start later than they stand, in the order of their new starts. */
export function pushedVisits(
  days: PlanDays,
  placements: ReadonlyMap<string, Placement>,
): { readonly visit: Visit; readonly placement: Placement }[] {
  return days.visits
    .flatMap((visit) => {
      const placement = placements.get(visit.visitNo)
      const later =
        placement !== undefined &&
        visit.placement !== null &&
        isMovableState(visit.state) &&
        Date.parse(placement.start) > Date.parse(visit.placement.start)
      // An end that moves alone (the work got longer) is written too, but pushes nobody by itself.
      const longer =
        placement !== undefined &&
        visit.placement !== null &&
        isMovableState(visit.state) &&
        Date.parse(placement.end) !== Date.parse(visit.placement.end)
      return later || longer ? [{ visit, placement: placement! }] : []
    })
    .sort((a, b) => (a.placement.start < b.placement.start ? -1 : 1))
}

/** What the push means to the customer. */
export function pushedWords({ visit, placement }: { visit: Visit; placement: Placement }): Pushed {
  const start = Date.parse(placement.start)
  const { promised, due } = visit
  return {
    visitNo: visit.visitNo,
    customerName: visit.customerName,
    resourceNo: placement.resourceNo,
    from: visit.placement!.start,
    to: placement.start,
    lateMinutes: due === null ? 0 : Math.max(0, Math.ceil((start - Date.parse(due)) / 60_000)),
    promiseBroken:
      promised !== null && (start < Date.parse(promised.from) || start >= Date.parse(promised.to)),
  }
}
