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
 * at most `leastGain` more. Visits exchanged between shifts return together.
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
    for (const group of groupsOf(planChanges(problem, before, { routes })))
      if (takeBack(wholeGroup(problem, former, routes, group), group.length)) again = true
    for (const change of planChanges(problem, before, { routes }))
      if (takeBack(movedBack(problem, former, routes, change), 1)) again = true
    if (!again) break
    kept = true
  }
  if (!kept) return solution
  const order = new Map(problem.shifts.map((shift, r) => [shift.id, r]))
  const sorted = [...routes].sort((a, b) => order.get(a.shift)! - order.get(b.shift)!)
  return { ...solution, ...pick(evaluatePlan(problem, sorted)) }

  /** Makes the move when it breaks nothing and costs at most what so many changes must save. */
  function takeBack(move: { routes: PlannedRoute[] } | null, count: number): boolean {
    if (!move) return false
    const { faults, unassigned, costDifference, routes: timed } = evaluateMove(problem, { routes }, move)
    if (faults.length || unassigned.length || costDifference > count * leastGain + NOTHING) return false
    const changed = new Map(timed.map((route) => [route.shift, route]))
    const others = routes.filter((route) => !changed.has(route.shift))
    routes = [...others, ...changed.values()].filter((route) => route.stops.length > 0)
    return true
  }
}

/** Changes that touch the same shifts, together; a change by itself is no group. */
function groupsOf(changes: readonly PlanChange[]): PlanChange[][] {
  let groups: { shifts: Set<string>; changes: PlanChange[] }[] = []
  for (const change of changes) {
    const shifts = [change.from, change.to].flatMap((each) => each?.shift ?? [])
    const touched = groups.filter((group) => shifts.some((shift) => group.shifts.has(shift)))
    const joined = {
      shifts: new Set([...shifts, ...touched.flatMap((group) => [...group.shifts])]),
      changes: [...touched.flatMap((group) => group.changes), change],
    }
    groups = [...groups.filter((group) => !touched.includes(group)), joined]
  }
  return groups.map((group) => group.changes).filter((group) => group.length > 1)
}

/** The move that puts all shifts of a group back to their former rows; null when they hold other visits now. */
function wholeGroup(
  problem: Problem,
  former: ReadonlyMap<string, readonly string[]>,
  routes: readonly Route[],
  group: readonly PlanChange[],
): { routes: PlannedRoute[] } | null {
  if (group.some(({ kind }) => kind === 'added' || kind === 'removed')) return null
  const crews = new Set(problem.visits.flatMap((visit) => (visit.crew ? [visit.id] : [])))
  const shifts = [...new Set(group.flatMap(({ from, to }) => [from!.shift, to!.shift]))]
  const known = new Set(problem.shifts.map(({ id }) => id))
  const now = shifts.flatMap((shift) => visitsIn(routes.find((route) => route.shift === shift)))
  const old = shifts.flatMap((shift) => former.get(shift) ?? [])
  const same = now.length === old.length && now.every((id) => old.includes(id))
  if (!same || now.some((id) => crews.has(id)) || !shifts.every((shift) => known.has(shift))) return null
  return {
    routes: shifts.map((shift) => ({
      shift,
      stops: (former.get(shift) ?? []).map((id): PlannedStop => ({ type: 'visit', id })),
    })),
  }
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
