import { isLinked } from '../model/crew.ts'
import type { Period, Problem, Visit } from '../problem.ts'
import type { PlanCost, Reason, Route, RouteCost, Solution, Stats } from '../solution.ts'
import { balanceCosts, loadOf } from '../terms/balance.ts'
import { unassignedCost } from '../terms/unassigned.ts'
import { stopOf } from './place-pauses.ts'
import { type Row, type TimedPlan, timePlan, timeRow, within } from './time-plan.ts'
import { urgentFirst } from './urgent-first.ts'

/**
 * Times the routes (visits in order, by index of the shift) and adds up their costs. `hours`: when visits that hang
 * together may start so that all of them can (both ends included).
 */
export function solutionOf(
  problem: Problem,
  orders: readonly (readonly Visit[])[],
  hours: ReadonlyMap<string, Period>,
  reasonOf: (visit: Visit) => Reason,
  stats: Stats,
): Solution {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  for (const [id, period] of hours) visits.set(id, within(visits.get(id)!, period))
  const rows = problem.shifts.flatMap((shift, r): Row[] => {
    const order = orders[r] ?? []
    if (order.length === 0 && !shift.frozen?.length) return []
    return [{ shift, stops: order.map(stopOf), pausesGiven: false }]
  })
  const linked = isLinked(problem)
  const timedWith = (known: ReadonlyMap<string, Visit>): TimedPlan =>
    timePlan(problem, rows, known, (row, shift, narrowed, sparing) =>
      linked || problem.workLimits
        ? timeRow(problem, row, shift, narrowed, sparing)
        : urgentFirst(problem, row, narrowed),
    )
  let all = withBalance(problem, routesOf(timedWith(visits)))
  if (hours.size > 0) {
    // The hours are narrower than they must be: with all of them pauses may lie better.
    const plain = timedWith(new Map(problem.visits.map((visit) => [visit.id, visit])))
    const whole = withBalance(problem, routesOf(plain))
    const cost = (routes: readonly Route[]): number =>
      routes.reduce((sum, route) => sum + route.cost.total, 0)
    if (isFaultless(plain) && cost(whole) < cost(all) - 1e-9) all = whole
  }
  const planned = new Set<string>()
  const routes = all.filter((route) => route.totals.visits > 0 || route.stops.length > 0)
  for (const route of routes) for (const stop of route.stops) if (stop.type === 'visit') planned.add(stop.id)
  const left = problem.visits.filter((visit) => !planned.has(visit.id))
  return {
    ...(problem.name === undefined ? {} : { name: problem.name }),
    routes,
    unassigned: left.map((visit) => ({ id: visit.id, reason: reasonOf(visit) })),
    cost: planCost(problem, routes, left),
    stats,
  }
}

function routesOf(plan: TimedPlan): Route[] {
  return plan.routes.map(({ route }) => route)
}

function isFaultless(plan: TimedPlan): boolean {
  return plan.faults.length === 0 && plan.routes.every(({ faults }) => faults.length === 0)
}

/** The routes with what they pay for being away from their team's mean load. */
export function withBalance(problem: Problem, routes: readonly Route[]): Route[] {
  if (!problem.balanceCostPerSecond) return [...routes]
  const costs = balanceByShift(problem, routes)
  return routes.map((route) => {
    const balance = costs.get(route.shift) ?? 0
    const total = route.cost.total - route.cost.balance + balance
    return { ...route, cost: { ...route.cost, balance, total } }
  })
}

function balanceByShift(problem: Problem, routes: readonly Route[]): Map<string, number> {
  const totals = new Map(routes.map((route) => [route.shift, route.totals]))
  const loads = problem.shifts.map((shift) => loadOf(totals.get(shift.id)))
  const costs = balanceCosts(problem, loads)
  return new Map(problem.shifts.map((shift, r) => [shift.id, costs[r]!]))
}

/** Cost of a plan by term: its routes, the visits left out, and the unevenness of unused shifts. */
export function planCost(problem: Problem, routes: readonly Route[], left: readonly Visit[]): PlanCost {
  const used = new Set(routes.map((route) => route.shift))
  let unused = 0
  if (problem.balanceCostPerSecond)
    for (const [shift, cost] of balanceByShift(problem, routes)) if (!used.has(shift)) unused += cost
  const sum = (term: keyof RouteCost): number => routes.reduce((all, route) => all + route.cost[term], 0)
  const unassigned = unassignedCost(left)
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
    balance: sum('balance') + unused,
    assignment: sum('assignment'),
    total: sum('total') + unused + (problem.objective === 'penalty' ? unassigned : 0),
    unassigned,
    lostPriority: left.reduce((all, visit) => all + (visit.priority ?? 0), 0),
  }
}
