import { serviceSeconds } from '../constraints/frozen-head.ts'
import type { Planner } from '../explain/insertions.ts'
import type { Shift, Visit } from '../problem.ts'
import type { Room, RouteRoom } from '../schedule/route-room.ts'
import { pairTerms } from '../terms/index.ts'

/**
 * What a visit costs at least at a position, before the route is timed: driving, the use of the shift and what it costs
 * to do it there at all, less everything in the route that depends on times and so might become cheaper.
 */
export class LeastCost {
  readonly #planner: Planner
  readonly #terms: typeof pairTerms
  readonly #byShift = new Map<Shift, { readonly fixed: number; readonly reducible: number }>()

  constructor(planner: Planner) {
    this.#planner = planner
    const withVisit = { ...planner.problem, visits: [...planner.problem.visits, planner.visit] }
    this.#terms = pairTerms.filter((term) => term.concerns(withVisit))
  }

  of(shift: Shift, room: RouteRoom, k: number, { there, onward, spared }: Room): number {
    const { problem, visit } = this.#planner
    const { fixed, reducible } = this.#ofShift(shift, room)
    const more = there + onward - spared
    const before = k > 0 ? room.order[k - 1]!.place : room.head
    const after = k < room.order.length ? room.order[k]!.place : shift.end
    const metres = shift.costPerMetre
      ? this.#metres(before, visit.place) +
        this.#metres(visit.place, after) -
        (room.used ? this.#metres(before, after) : 0)
      : 0
    // The load of one shift moves its own distance from the mean, and the mean, by no more than itself.
    const load = Math.abs(more) + serviceSeconds(shift, visit, null)
    return (
      fixed +
      (shift.costPerTravelSecond ?? 1) * more +
      (shift.costPerMetre ?? 0) * metres -
      reducible -
      2 * (problem.balanceCostPerSecond ?? 0) * load
    )
  }

  #ofShift(shift: Shift, room: RouteRoom) {
    const known = this.#byShift.get(shift)
    if (known) return known
    const { problem, visit } = this.#planner
    let fixed = room.used ? 0 : (shift.fixedCost ?? 0)
    for (const term of this.#terms) fixed += term.cost(problem, shift, visit)
    const { cost } = this.#planner.without(shift)
    const made = { fixed, reducible: cost.waiting + cost.lateness + cost.promise + cost.overtime }
    this.#byShift.set(shift, made)
    return made
  }

  #metres(from: number | null, to: Visit['place'] | null): number {
    const { distances, placeCount } = this.#planner.problem
    if (from === null || to === null || !distances) return 0
    return Math.max(0, distances[from * placeCount + to]!)
  }
}
