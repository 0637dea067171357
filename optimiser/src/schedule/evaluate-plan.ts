import { shiftsById } from '../model/technicians.ts'
import type { PlannedRoute, PlannedStop, Problem, Visit } from '../problem.ts'
import type { Route, Solution } from '../solution.ts'
import { emptyRoute } from './empty-route.ts'
import { planCost, withBalance } from './solution-of.ts'
import { type Row, timePlan } from './time-plan.ts'

/**
 * Times a plan made elsewhere, in the order of its stops, whether or not it keeps the rules. A visit with a crew whose
 * roles are not stated is led by the first shift that names it.
 */
export function evaluatePlan(problem: Problem, planned: readonly PlannedRoute[]): Solution {
  return examinePlan(problem, planned).solution
}

/** As `evaluatePlan`, with whether the plan keeps every rule as it stands. */
export function examinePlan(
  problem: Problem,
  planned: readonly PlannedRoute[],
): { readonly solution: Solution; readonly kept: boolean } {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const shifts = shiftsById(problem)
  const named = new Set<string>()
  const rows: Row[] = []
  for (const plan of planned) {
    const shift = shifts.get(plan.shift)
    if (!shift) continue
    const frozen = new Set((shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`))
    const stops = plan.stops
      .filter((stop) => stop.type === 'break' || visits.has(stop.id))
      .filter((stop) => !frozen.has(`${stop.type} ${stop.id}`))
      .map((stop): PlannedStop => {
        if (stop.type === 'break') return { type: 'break', id: stop.id }
        if (!visits.get(stop.id)!.crew) return { type: 'visit', id: stop.id }
        const role = stop.role ?? (named.has(stop.id) ? 'helper' : 'lead')
        named.add(stop.id)
        return { type: 'visit', id: stop.id, role }
      })
    rows.push({ shift, stops, pausesGiven: true })
  }
  const timed = timePlan(problem, rows, visits)
  let next = 0
  const routes = withBalance(
    problem,
    planned.map((plan) => (shifts.has(plan.shift) ? timed.routes[next++]!.route : emptyRoute(plan.shift))),
  )
  const seen = new Set<string>()
  for (const route of routes) for (const stop of route.stops) if (stop.type === 'visit') seen.add(stop.id)
  const left: Visit[] = problem.visits.filter((visit) => !seen.has(visit.id))
  const solution: Solution = {
    ...(problem.name === undefined ? {} : { name: problem.name }),
    routes,
    unassigned: left.map((visit) => ({ id: visit.id, reason: { code: 'TIME_LIMIT', params: {} } })),
    cost: planCost(problem, routes, left),
    stats: { seconds: 0, iterations: 0, threads: 1, seed: 0, stoppedBy: 'nothing-to-do' },
  }
  const kept =
    rows.length === planned.length &&
    timed.faults.length === 0 &&
    timed.routes.every(({ faults }) => faults.length === 0) &&
    isWhole(problem, routes)
  return { solution, kept }
}

/** Whether every shift has one route, frozen heads too, and every visit stands where it may: once, a crew's with one lead. */
function isWhole(problem: Problem, routes: readonly Route[]): boolean {
  const named = new Set(routes.map((route) => route.shift))
  if (named.size < routes.length) return false
  const frozen = new Set<string>()
  for (const shift of problem.shifts)
    for (const stop of shift.frozen ?? []) {
      if (!named.has(shift.id)) return false
      if (stop.type === 'visit') frozen.add(stop.id)
    }
  const led = new Set<string>()
  const crews = new Set(problem.visits.flatMap((visit) => (visit.crew ? [visit.id] : [])))
  const helped = new Set<string>()
  for (const { stops } of routes)
    for (const stop of stops) {
      if (stop.type !== 'visit' || stop.frozen) continue
      if (frozen.has(stop.id)) return false
      if (stop.role === 'helper' && crews.has(stop.id)) helped.add(stop.id)
      else if (led.has(stop.id)) return false
      else led.add(stop.id)
    }
  return [...helped].every((id) => led.has(id))
}
