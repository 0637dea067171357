import type { PlannedRoute, Problem, Visit } from '../problem.ts'
import type { Route, Solution } from '../solution.ts'
import { noCosts } from '../terms/index.ts'
import { planCost } from './solution-of.ts'
import { timeRoute } from './time-route.ts'

/** Times a plan made elsewhere, in the order of its stops, whether or not it keeps the rules. */
export function evaluatePlan(problem: Problem, planned: readonly PlannedRoute[]): Solution {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const seen = new Set<string>()
  const routes = planned.map((plan): Route => {
    const shift = shifts.get(plan.shift)
    if (!shift) return emptyRoute(plan)
    const frozen = new Set((shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`))
    const known = plan.stops.filter((stop) => stop.type === 'break' || visits.has(stop.id))
    const { route } = timeRoute(
      problem,
      shift,
      known.filter((stop) => !frozen.has(`${stop.type} ${stop.id}`)),
      visits,
    )
    for (const stop of route.stops) if (stop.type === 'visit') seen.add(stop.id)
    return route
  })
  const left: Visit[] = problem.visits.filter((visit) => !seen.has(visit.id))
  return {
    ...(problem.name === undefined ? {} : { name: problem.name }),
    routes,
    unassigned: left.map((visit) => ({ id: visit.id, reason: { code: 'TIME_LIMIT', params: {} } })),
    cost: planCost(problem, routes, left),
    stats: { seconds: 0, iterations: 0, threads: 1, seed: 0, stoppedBy: 'nothing-to-do' },
  }
}

/** Stands for a route of a shift that the problem does not know; the check reports it. */
function emptyRoute(plan: PlannedRoute): Route {
  return {
    shift: plan.shift,
    stops: [],
    totals: {
      start: 0,
      end: 0,
      homeSeconds: 0,
      homeMetres: 0,
      visits: 0,
      travelSeconds: 0,
      travelMetres: 0,
      serviceSeconds: 0,
      waitingSeconds: 0,
      breakSeconds: 0,
      overtimeSeconds: 0,
      lateVisits: 0,
      lateSeconds: 0,
    },
    cost: noCosts(),
  }
}
