import type { Problem, Visit } from '../problem.ts'
import type { Route } from '../solution.ts'
import { loadOf } from '../terms/balance.ts'
import { placePauses } from './place-pauses.ts'
import type { Row } from './time-plan.ts'
import { type TimedRoute, timeRoute } from './time-route.ts'

/** Longest route whose orders are compared; longer ones are left as the search made them. */
const MOST_VISITS = 16

/**
 * Times a route, and among orders that cost the same (a row of visits driven the other way round) takes the one
 * that starts earlier, above all at visits with a due moment. The search cannot tell such orders apart; a dispatcher can.
 */
export function urgentFirst(problem: Problem, row: Row, visits: ReadonlyMap<string, Visit>): TimedRoute {
  const order = row.stops.map((stop) => visits.get(stop.id)!)
  const { shift } = row
  const timed = (visitsInOrder: readonly Visit[]) =>
    timeRoute(problem, shift, placePauses(problem, shift, visitsInOrder, visits), visits)
  let best = timed(order)
  const anyDue = order.some((visit) => visit.due !== undefined)
  if (!anyDue || order.length > MOST_VISITS || best.faults.length > 0) return best
  let list = [...order]
  for (let from = 0; from < list.length; from++) {
    for (let to = from + 1; to < list.length; to++) {
      const turned = [...list.slice(0, from), ...list.slice(from, to + 1).reverse(), ...list.slice(to + 1)]
      const other = timed(turned)
      if (
        !isAlike(problem, other.route, best.route) ||
        other.faults.length > 0 ||
        urgency(other.route, visits) >= urgency(best.route, visits)
      )
        continue
      best = other
      list = turned
    }
  }
  return best
}

/** Whether one route may stand for the other: the same cost, and the same load where loads are balanced. */
function isAlike(problem: Problem, a: Route, b: Route): boolean {
  if (problem.balanceCostPerSecond && loadOf(a.totals) !== loadOf(b.totals)) return false
  return Math.abs(a.cost.total - b.cost.total) < 1e-9
}

/** Sum of the starts; visits with a due moment weigh ten times as much. */
function urgency(route: Route, visits: ReadonlyMap<string, Visit>): number {
  let sum = 0
  for (const stop of route.stops) {
    const visit = stop.type === 'visit' ? visits.get(stop.id) : undefined
    if (visit) sum += stop.start * (visit.due === undefined ? 1 : 10)
  }
  return sum
}
