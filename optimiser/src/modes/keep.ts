import { evaluateMove } from '../explain/evaluate-move.ts'
import type { PlannedRoute, PlannedStop, Problem } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Route, Solution } from '../solution.ts'
import { type PlanChange, planChanges } from './changes.ts'

/** Passes over the changes; one change put back can make room for another. */
const PASSES = 3
const NOTHING = 1e-9

/**
 * The plan with every change taken back that does not pay: a moved visit returns to its former shift, behind the visit
 * that was before it, and a route with the same visits returns to its former order, where that breaks no rule and costs
 * at most `leastGain` more.
 */
export function keepingWhatPays(
  problem: Problem,
  before: Pick<Solution, 'routes'>,
  solution: Solution,
  leastGain: number,
): Solution {
  const former = new Map(before.routes.map((route) => [route.shift, visitsIn(route)]))
  let routes = solution.routes
  let kept = false
  for (let pass = 0; pass < PASSES; pass++) {
    let again = false
    for (const change of planChanges(problem, before, { routes })) {
      const move = movedBack(problem, former, routes, change)
      if (!move) continue
      const { faults, unassigned, costDifference, routes: timed } = evaluateMove(problem, { routes }, move)
      if (faults.length || unassigned.length || costDifference > leastGain + NOTHING) continue
      const changed = new Map(timed.map((route) => [route.shift, route]))
      const others = routes.filter((route) => !changed.has(route.shift))
      routes = [...others, ...changed.values()].filter((route) => route.stops.length > 0)
      again = true
      kept = true
    }
    if (!again) break
  }
  if (!kept) return solution
  const order = new Map(problem.shifts.map((shift, r) => [shift.id, r]))
  const sorted = [...routes].sort((a, b) => order.get(a.shift)! - order.get(b.shift)!)
  return { ...solution, ...pick(evaluatePlan(problem, sorted)) }
}

function pick({ routes, cost }: Solution): Pick<Solution, 'routes' | 'cost'> {
  return { routes, cost }
}

/** The move that takes a change back; null when there is none worth trying. */
function movedBack(
  problem: Problem,
  former: ReadonlyMap<string, readonly string[]>,
  routes: readonly Route[],
  { visit, kind, from, to }: PlanChange,
): { routes: PlannedRoute[] } | null {
  if (!from || !to || problem.visits.find(({ id }) => id === visit)?.crew) return null
  if (!problem.shifts.some(({ id }) => id === from.shift)) return null
  const now = (shift: string): string[] => visitsIn(routes.find((route) => route.shift === shift))
  const old = former.get(from.shift) ?? []
  if (kind === 'retimed') {
    const present = now(from.shift)
    const same = present.length === old.length && old.every((id) => present.includes(id))
    if (!same || old.every((id, i) => id === present[i])) return null
    return { routes: [rowOf(from.shift, old)] }
  }
  const home = now(from.shift)
  const earlier = old.slice(0, old.indexOf(visit))
  const at = Math.max(...earlier.map((id) => home.indexOf(id)), -1) + 1
  return {
    routes: [
      rowOf(
        to.shift,
        now(to.shift).filter((id) => id !== visit),
      ),
      rowOf(from.shift, home.toSpliced(at, 0, visit)),
    ],
  }

  function rowOf(shift: string, ids: readonly string[]): PlannedRoute {
    const roles = new Map(
      routes.find((route) => route.shift === shift)?.stops.map((stop) => [stop.id, stop.role]) ?? [],
    )
    return {
      shift,
      stops: ids.map((id): PlannedStop => {
        const role = roles.get(id)
        return { type: 'visit', id, ...(role ? { role } : {}) }
      }),
    }
  }
}

function visitsIn(route: Route | undefined): string[] {
  return route?.stops.filter((stop) => stop.type === 'visit').map(({ id }) => id) ?? []
}
