import type { Problem, Visit } from '../problem.ts'
import type { PlanCost, Reason, Route, RouteCost, Solution, Stats } from '../solution.ts'
import { urgentFirst } from './urgent-first.ts'

/** Times the routes (visits in order, by index of the shift) and adds up their costs. */
export function solutionOf(
  problem: Problem,
  orders: readonly (readonly Visit[])[],
  reasonOf: (visit: Visit) => Reason,
  stats: Stats,
): Solution {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const planned = new Set<string>()
  const routes: Route[] = []
  problem.shifts.forEach((shift, r) => {
    const order = orders[r] ?? []
    if (order.length === 0 && !shift.frozen?.length) return
    const route = urgentFirst(problem, shift, order, visits)
    for (const stop of route.stops) if (stop.type === 'visit') planned.add(stop.id)
    if (route.totals.visits > 0 || route.stops.length > 0) routes.push(route)
  })
  const left = problem.visits.filter((visit) => !planned.has(visit.id))
  return {
    ...(problem.name === undefined ? {} : { name: problem.name }),
    routes,
    unassigned: left.map((visit) => ({ id: visit.id, reason: reasonOf(visit) })),
    cost: planCost(problem, routes, left),
    stats,
  }
}

/** Cost of a plan by term: its routes and the visits left out. */
export function planCost(problem: Problem, routes: readonly Route[], left: readonly Visit[]): PlanCost {
  const sum = (term: keyof RouteCost): number => routes.reduce((all, route) => all + route.cost[term], 0)
  const unassigned = left.reduce((all, visit) => all + (visit.penalty ?? 0), 0)
  return {
    fixed: sum('fixed'),
    travelTime: sum('travelTime'),
    travelDistance: sum('travelDistance'),
    overtime: sum('overtime'),
    waiting: sum('waiting'),
    lateness: sum('lateness'),
    promise: sum('promise'),
    missingSkill: sum('missingSkill'),
    zone: sum('zone'),
    preference: sum('preference'),
    stability: sum('stability'),
    targetDay: sum('targetDay'),
    scarceSkill: sum('scarceSkill'),
    balance: sum('balance'),
    assignment: sum('assignment'),
    total: sum('total') + (problem.objective === 'penalty' ? unassigned : 0),
    unassigned,
    lostPriority: left.reduce((all, visit) => all + (visit.priority ?? 0), 0),
  }
}
