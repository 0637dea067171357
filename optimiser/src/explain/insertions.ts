import { keptOut } from '../constraints/index.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import { sideOf } from '../model/crew.ts'
import { shiftsById } from '../model/technicians.ts'
import type { Insertion } from '../options.ts'
import type { Period, PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import { placePauses } from '../schedule/place-pauses.ts'
import { earliestIn, RouteRoom } from '../schedule/route-room.ts'
import { within } from '../schedule/time-plan.ts'
import { type TimedRoute, timeRoute, workOf } from '../schedule/time-route.ts'
import type { Fault, Route, Solution } from '../solution.ts'
import { balanceCosts, loadOf } from '../terms/balance.ts'
import { addTerms, ownTerms, termsBetween } from '../terms/by-term.ts'
import { crewPlaces } from './crew-places.ts'
import { Held } from './held.ts'

export interface InsertionOptions {
  /** Only starts inside this period count (both ends included). */
  readonly startIn?: Period
  /** Only these shifts. */
  readonly shifts?: readonly string[]
  /** Most answers; default all. */
  readonly limit?: number
}

/**
 * Every place where a visit can be put into a plan without breaking a rule, cheapest first (equal costs: earlier
 * first). The order of the visits already planned is kept; pauses move to where they fit best. A visit that is in
 * the plan is thought to be taken out of it first.
 */
export function insertions(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visit: Visit | string,
  options: InsertionOptions = {},
): Insertion[] {
  const planner = new Planner(problem, solution, visit)
  const found: Insertion[] = []
  for (const shift of problem.shifts) {
    if (options.shifts && !options.shifts.includes(shift.id)) continue
    found.push(...planner.placesIn(shift, options.startIn))
  }
  found.sort((a, b) => Math.round((a.addedCost - b.addedCost) * 1e6) || a.start - b.start)
  return found.slice(0, options.limit ?? found.length).map((each) => planner.withSlack(each))
}

/** A plan and one visit to be put into it. Other visits stay where they are; see `Held`. */
export class Planner {
  readonly problem: Problem
  /** The visit as the visits before and after it leave room for it, and as it is stated. */
  readonly visit: Visit
  readonly original: Visit
  readonly visits: ReadonlyMap<string, Visit>
  readonly held: Held
  readonly #routes: ReadonlyMap<string, Route>
  readonly #rooms = new Map<Shift, RouteRoom>()
  #loads: readonly number[] | undefined
  readonly #worked = new Map<string, number>()
  /** The same as `visits`; the one in question is exchanged while it is tried with other hours. */
  readonly #tried: Map<string, Visit>

  constructor(problem: Problem, solution: Pick<Solution, 'routes'>, visit: Visit | string) {
    const known = typeof visit === 'string' ? problem.visits.find((each) => each.id === visit) : visit
    if (!known) throw new RangeError(`there is no visit ${String(visit)}`)
    this.problem = problem
    this.original = known
    this.#routes = new Map(solution.routes.map((route) => [route.shift, route]))
    this.held = new Held(problem, this.#routes, known)
    this.visit = this.held.visit
    this.#tried = this.held.visits
    this.visits = this.#tried
  }

  /** Visits of a shift in order, the one in question and the frozen ones left out. */
  orderOf(shift: Shift): Visit[] {
    const stops = this.#routes.get(shift.id)?.stops ?? []
    return stops
      .filter((stop) => stop.type === 'visit' && !stop.frozen && stop.id !== this.visit.id)
      .map((stop) => sideOf(stop, this.visits)!)
  }

  /** Routes of the plan. */
  get routes(): Route[] {
    return [...this.#routes.values()]
  }

  /** Whether some position in the shift breaks no rule. */
  hasPlace(shift: Shift): boolean {
    const { visit } = this
    if (keptOut(shift, visit) || this.held.missing !== null || !this.held.goesWith(shift)) return false
    if (visit.crew) return crewPlaces(this, shift, visit).length > 0
    for (const { timed } of this.attempts(shift, visit)) if (timed.faults.length === 0) return true
    return false
  }

  routeOf(shift: Shift): Route | undefined {
    return this.#routes.get(shift.id)
  }

  /** The shift's route without the visit in question. */
  without(shift: Shift): Route {
    const route = this.#routes.get(shift.id)
    const holds = route?.stops.some((stop) => stop.id === this.visit.id && stop.type === 'visit')
    if (route && !holds) return route
    return this.timed(shift, this.orderOf(shift)).route
  }

  /** Times a row of visits in a shift, pauses at their best places. */
  timed(shift: Shift, order: readonly Visit[], visits = this.visits): TimedRoute {
    const rested = this.held.rested(shift)
    const timedWith = (sparing: boolean): TimedRoute => {
      const stops = placePauses(this.problem, rested, order, visits, sparing)
      const timed = timeRoute(this.problem, rested, stops, visits)
      const over = this.#overLimit(rested, timed, visits)
      return over ? { ...timed, faults: [...timed.faults, over] } : timed
    }
    const timed = timedWith(false)
    return timed.faults.some(({ code }) => code === 'work-limit') ? timedWith(true) : timed
  }

  /** The limit over several shifts that the route breaks together with the other routes of the plan. */
  #overLimit(shift: Shift, { route }: TimedRoute, visits: ReadonlyMap<string, Visit>): Fault | null {
    for (const limit of this.problem.workLimits ?? []) {
      if (!limit.shifts.includes(shift.id)) continue
      const others = limit.shifts.reduce((sum, id) => sum + (id === shift.id ? 0 : this.#workIn(id)), 0)
      const excess = others + workOf(this.problem, shift, route, visits) - limit.maxSeconds
      if (excess > 0)
        return {
          code: 'work-limit',
          shift: shift.id,
          id: limit.id,
          excess,
          params: { limit: limit.maxSeconds },
        }
    }
    return null
  }

  /** Whether limits over several shifts still hold when several routes become others at once. */
  keepsLimits(
    changed: readonly { readonly shift: string; readonly stops: readonly PlannedStop[] }[],
  ): boolean {
    const { workLimits } = this.problem
    if (!workLimits?.length) return true
    const work = new Map<string, number>()
    for (const { shift: id, stops } of changed) {
      const shift = this.held.rested(shiftsById(this.problem).get(id)!)
      const frozen = new Set((shift.frozen ?? []).map((stop) => `${stop.type} ${stop.id}`))
      const open = stops.filter((stop) => !frozen.has(`${stop.type} ${stop.id}`))
      const { route } = timeRoute(this.problem, shift, open, this.visits)
      work.set(id, workOf(this.problem, shift, route, this.visits))
    }
    return workLimits.every(
      (limit) =>
        !changed.some(({ shift }) => limit.shifts.includes(shift)) ||
        limit.shifts.reduce((sum, id) => sum + (work.get(id) ?? this.#workIn(id)), 0) <= limit.maxSeconds,
    )
  }

  #workIn(id: string): number {
    const known = this.#worked.get(id)
    if (known !== undefined) return known
    const shift = shiftsById(this.problem).get(id)!
    const route = this.#routes.get(id)
    const work = route ? workOf(this.problem, this.held.rested(shift), route, this.visits) : 0
    this.#worked.set(id, work)
    return work
  }

  /** Times the shift with `visit` at each position in turn. */
  *attempts(
    shift: Shift,
    visit = this.visit,
    order = this.orderOf(shift),
  ): Generator<{ timed: TimedRoute; row: Visit[] }> {
    for (let k = 0; k <= order.length; k++) {
      const row = [...order.slice(0, k), visit, ...order.slice(k)]
      yield { timed: this.tried(shift, row, visit), row }
    }
  }

  /** Times a row that holds the visit in question with other hours or demands than its own. */
  tried(shift: Shift, row: readonly Visit[], visit: Visit): TimedRoute {
    this.#tried.set(visit.id, visit)
    const timed = this.timed(shift, row)
    this.#tried.set(visit.id, this.visit)
    return timed
  }

  /** Every position in the shift that breaks no rule. */
  placesIn(shift: Shift, startIn?: Period): Insertion[] {
    const visit = startIn ? within(this.visit, startIn) : this.visit
    if (keptOut(shift, visit) || this.held.missing !== null || !this.held.goesWith(shift)) return []
    if (visit.crew) return crewPlaces(this, shift, visit)
    const before = this.without(shift)
    const room = this.roomIn(shift)
    const periods = startPeriods(visit)
    const places: Insertion[] = []
    for (let k = 0; k <= room.order.length; k++) {
      const there = room.at(k, visit)
      if (!there || earliestIn(periods, there) === null) continue
      const timed = this.tried(shift, [...room.order.slice(0, k), visit, ...room.order.slice(k)], visit)
      if (timed.faults.length === 0) places.push(this.insertionOf(before, timed.route))
    }
    return places
  }

  /** What changes when a route becomes another one that holds the visit. */
  insertionOf(before: Route, after: Route): Insertion {
    const position = after.stops.findIndex((stop) => stop.type === 'visit' && stop.id === this.visit.id)
    const stop = after.stops[position]!
    const old = new Map(
      before.stops.filter((each) => each.type === 'visit').map((each) => [each.id, each.start]),
    )
    const shifted = after.stops
      .filter((each) => each.type === 'visit' && old.has(each.id) && old.get(each.id) !== each.start)
      .map((each) => ({ id: each.id, from: old.get(each.id)!, to: each.start }))
    const balance = this.#balanceAdded(after)
    return {
      shift: after.shift,
      stops: after.stops.map(({ type, id, role }) => ({ type, id, ...(role ? { role } : {}) })),
      position,
      arrival: stop.arrival,
      start: stop.start,
      addedCost: ownCost(after) - ownCost(before) + balance,
      addedByTerm: addTerms(
        termsBetween(ownTerms(before.cost), ownTerms(after.cost)),
        balance === 0 ? {} : { balance },
      ),
      addedTravelSeconds: after.totals.travelSeconds - before.totals.travelSeconds,
      addedTravelMetres: after.totals.travelMetres - before.totals.travelMetres,
      overtimeSeconds: after.totals.overtimeSeconds,
      lateSeconds: stop.lateSeconds,
      slackSeconds: 0,
      shifted,
    }
  }

  /** S10 of the whole plan with this route, less that of the plan without the visit. */
  #balanceAdded(after: Route): number {
    if (!this.problem.balanceCostPerSecond) return 0
    const { shifts } = this.problem
    this.#loads ??= shifts.map((shift) =>
      loadOf(this.#routes.has(shift.id) ? this.without(shift).totals : undefined),
    )
    const sum = (loads: readonly number[]): number =>
      balanceCosts(this.problem, loads).reduce((all, each) => all + each, 0)
    const changed = shifts.map((shift, r) =>
      shift.id === after.shift ? loadOf(after.totals) : this.#loads![r]!,
    )
    return sum(changed) - sum(this.#loads)
  }

  /** Adds how far the start could still slip in the same order, at most until `until`. */
  withSlack(insertion: Insertion, until = Number.MAX_SAFE_INTEGER): Insertion {
    const shift = shiftsById(this.problem).get(insertion.shift)!
    if (insertion.helpers) return insertion
    const others = this.orderOf(shift)
    const k = this.placeOf(insertion)
    const row = [...others.slice(0, k), this.visit, ...others.slice(k)]
    const works = (from: number): boolean => {
      const later = within(this.visit, [from, until])
      const order = row.map((each) => (each === this.visit ? later : each))
      return this.tried(shift, order, later).faults.length === 0
    }
    let low = insertion.start
    let high = Math.min(until, Math.max(low, this.roomIn(shift).latestStart(k, this.visit) ?? low))
    // Limits of the whole route may come before the hours do.
    if (high > low && works(high)) low = high
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (works(middle)) low = middle
      else high = middle - 1
    }
    return { ...insertion, slackSeconds: low - insertion.start }
  }

  /** Number of the shift's other visits, the frozen ones aside, that come before the visit. */
  placeOf(insertion: Pick<Insertion, 'shift' | 'stops' | 'position'>): number {
    const shift = shiftsById(this.problem).get(insertion.shift)!
    const others = new Set(this.orderOf(shift).map(({ id }) => id))
    const before = insertion.stops.slice(0, insertion.position)
    return before.filter((stop) => stop.type === 'visit' && others.has(stop.id)).length
  }

  /** The room that the shift's other visits leave. */
  roomIn(shift: Shift): RouteRoom {
    const known = this.#rooms.get(shift)
    if (known) return known
    const room = new RouteRoom(this.problem, this.held.rested(shift), this.orderOf(shift), this.visits)
    this.#rooms.set(shift, room)
    return room
  }
}

/** Cost of a route by itself: how even the load is concerns the whole plan. */
function ownCost(route: Route): number {
  return route.cost.total - route.cost.balance
}
