import { isLinked } from '../model/crew.ts'
import type { Move, MoveEvaluation } from '../options.ts'
import type { PlannedStop, Problem, Shift } from '../problem.ts'
import { planCost, withBalance } from '../schedule/solution-of.ts'
import { type Row, rowsOf, timePlan } from '../schedule/time-plan.ts'
import type { Fault, Route, Solution } from '../solution.ts'

/**
 * Examines a hand-made change: the named routes become exactly the given lists of stops and are timed in that
 * order. Broken rules are reported, not refused. Where a list names no pause, pauses go where they fit best; where
 * it names any, the list is taken as it stands.
 */
export function evaluateMove(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  move: Move,
): MoveEvaluation {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const changed = new Set(move.routes.map((route) => route.shift))
  const faults: Fault[] = []
  const elsewhere = new Set<string>()
  for (const route of solution.routes)
    if (!changed.has(route.shift))
      for (const stop of route.stops) if (stop.type === 'visit') elsewhere.add(stop.id)

  const seen = new Set<string>()
  const rows: Row[] = []
  for (const planned of move.routes) {
    const shift = shifts.get(planned.shift)
    if (!shift) {
      faults.push({ code: 'unknown-shift', shift: planned.shift })
      continue
    }
    const frozen = new Set((shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`))
    const stops: PlannedStop[] = []
    for (const stop of planned.stops) {
      const visit = visits.get(stop.id)
      if (frozen.has(`${stop.type} ${stop.id}`)) continue
      if (stop.type === 'visit' && !visit) {
        faults.push({ code: 'unknown-visit', shift: shift.id, id: stop.id })
        continue
      }
      if (stop.type === 'break' || !visit!.crew) stops.push({ type: stop.type, id: stop.id })
      else {
        const joins = seen.has(stop.id) || elsewhere.has(stop.id)
        stops.push({ type: 'visit', id: stop.id, role: stop.role ?? (joins ? 'helper' : 'lead') })
      }
      if (stop.type === 'visit') note(shift, stop.id)
    }
    for (const stop of shift.frozen ?? []) if (stop.type === 'visit') note(shift, stop.id)
    rows.push({ shift, stops, pausesGiven: stops.some((stop) => stop.type === 'break') })
  }
  function note(shift: Shift, id: string): void {
    const twice = seen.has(id) || elsewhere.has(id)
    if (twice && !visits.get(id)?.crew) faults.push({ code: 'visit-twice', shift: shift.id, id })
    seen.add(id)
  }
  // Where routes depend on each other the others are timed again as well.
  const coupled = isLinked(problem) || Boolean(problem.workLimits?.length)
  const others = coupled
    ? rowsOf(
        problem,
        solution.routes.filter((route) => !changed.has(route.shift)),
        visits,
      )
    : []
  const timed = timePlan(problem, [...rows, ...others], visits)
  const routes = timed.routes.slice(0, rows.length).map(({ route }) => route)
  faults.push(...timed.routes.slice(0, rows.length).flatMap((each) => each.faults), ...timed.faults)

  const before = solution.routes.filter((route) => changed.has(route.shift))
  const planned = new Set(
    before.flatMap((route) => route.stops.filter((stop) => stop.type === 'visit').map(({ id }) => id)),
  )
  const unassigned = [...planned].filter((id) => !seen.has(id) && !elsewhere.has(id))
  const unchanged = coupled
    ? timed.routes.slice(rows.length).map(({ route }) => route)
    : solution.routes.filter((route) => !changed.has(route.shift))
  const travel = (list: readonly Route[]): number =>
    list.reduce((sum, route) => sum + route.totals.travelSeconds, 0)
  return {
    routes,
    faults,
    unassigned,
    costDifference: costOf([...routes, ...unchanged]) - costOf(solution.routes),
    travelSecondsDifference: travel(routes) - travel(before),
  }

  /** Cost of a whole plan, balance and what is left out included. */
  function costOf(list: readonly Route[]): number {
    const done = new Set(list.flatMap((route) => route.stops.map((stop) => stop.id)))
    const left = problem.visits.filter((visit) => !done.has(visit.id))
    return planCost(problem, withBalance(problem, list), left).total
  }
}
