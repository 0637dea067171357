import type { Move, MoveEvaluation } from '../options.ts'
import type { Problem } from '../problem.ts'
import { placePauses } from '../schedule/place-pauses.ts'
import { timeRoute } from '../schedule/time-route.ts'
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
  const routes: Route[] = []
  for (const planned of move.routes) {
    const shift = shifts.get(planned.shift)
    if (!shift) {
      faults.push({ code: 'unknown-shift', shift: planned.shift })
      continue
    }
    const frozen = new Set((shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`))
    const stops = planned.stops.filter((stop) => {
      if (frozen.has(`${stop.type} ${stop.id}`)) return false
      if (stop.type === 'break') return true
      if (visits.has(stop.id)) return true
      faults.push({ code: 'unknown-visit', shift: shift.id, id: stop.id })
      return false
    })
    for (const stop of [...(shift.frozen ?? []), ...stops]) {
      if (stop.type !== 'visit') continue
      if (seen.has(stop.id) || elsewhere.has(stop.id))
        faults.push({ code: 'visit-twice', shift: shift.id, id: stop.id })
      seen.add(stop.id)
    }
    const order = stops.filter((stop) => stop.type === 'visit').map((stop) => visits.get(stop.id)!)
    const asGiven = stops.length > order.length
    const timed = timeRoute(
      problem,
      shift,
      asGiven ? stops : placePauses(problem, shift, order, visits),
      visits,
    )
    routes.push(timed.route)
    faults.push(...timed.faults)
  }

  const before = solution.routes.filter((route) => changed.has(route.shift))
  const planned = new Set(
    before.flatMap((route) => route.stops.filter((stop) => stop.type === 'visit').map(({ id }) => id)),
  )
  const unassigned = [...planned].filter((id) => !seen.has(id) && !elsewhere.has(id))
  const newlyPlanned = [...seen].filter((id) => !planned.has(id) && !elsewhere.has(id))
  const penalty = (ids: readonly string[]): number =>
    problem.objective === 'penalty' ? ids.reduce((sum, id) => sum + (visits.get(id)?.penalty ?? 0), 0) : 0
  const cost = (list: readonly Route[]): number => list.reduce((sum, route) => sum + route.cost.total, 0)
  const travel = (list: readonly Route[]): number =>
    list.reduce((sum, route) => sum + route.totals.travelSeconds, 0)
  return {
    routes,
    faults,
    unassigned,
    costDifference: cost(routes) - cost(before) + penalty(unassigned) - penalty(newlyPlanned),
    travelSecondsDifference: travel(routes) - travel(before),
  }
}
