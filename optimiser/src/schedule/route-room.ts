import { freeInOrder, latestStart, type Pause, pausesOf } from '../constraints/breaks.ts'
import { headOf, serviceSeconds } from '../constraints/frozen-head.ts'
import { earliestInside, startPeriods } from '../constraints/time-windows.ts'
import type { Period, Problem, Shift, Visit } from '../problem.ts'

const NEVER = Number.POSITIVE_INFINITY
const TOO_LATE = Number.NEGATIVE_INFINITY

/** When a visit put at a position could arrive and would have to start at the latest, for each way to take the pauses. */
export interface Room {
  /** Driving seconds there, on from there, and spared. */
  readonly there: number
  readonly onward: number
  readonly spared: number
  /** Earliest arrival, by state of the pauses; +∞: never. */
  readonly arrival: number[]
  /** Latest start that keeps the rest of the route, windows of the visit aside; −∞: none. */
  readonly latest: number[]
}

/**
 * How much room a row of visits leaves in its shift: earliest free moment and latest arrival at each stop, with the
 * pauses wherever they fit, so that every position for one more visit is judged in constant time (the same two numbers
 * as in `stop/times.ts`, worked out for one route without compiling the problem).
 *
 * Knows hours, windows, frozen head and pauses. Limits of the whole route (visits, driving, duration, room on the van,
 * parts, work over several shifts) are left to timing.
 */
export class RouteRoom {
  readonly problem: Problem
  readonly shift: Shift
  readonly order: readonly Visit[]
  /** Place where the row begins. */
  readonly head: number | null
  readonly used: boolean
  readonly #pauses: readonly Pause[]
  readonly #anyOrder: boolean
  readonly #states: number
  /** Place before position k; the last one is the end of the route. */
  readonly #places: readonly (number | null)[]
  /** Way from stop k to the next; −1: none. */
  readonly #legs: number[]
  /** Free moment after stop k in state s at `k * states + s`; stop 0 is the head. */
  readonly #free: number[]
  /** Latest arrival at stop k, laid out alike; the last one is the end. */
  readonly #late: number[]
  /** Earliest free moment after stop k, and latest arrival at it, whatever pauses are taken. */
  readonly #freeFirst: number[]
  readonly #lateLast: number[]
  readonly #gap: number[]

  constructor(problem: Problem, shift: Shift, order: readonly Visit[], visits: ReadonlyMap<string, Visit>) {
    this.problem = problem
    this.shift = shift
    this.order = order
    const head = headOf(problem, shift, visits)
    this.head = head.place
    this.used = head.used || order.length > 0
    this.#pauses = pausesOf(shift, head.free, head.pauses)
    this.#anyOrder = freeInOrder(this.#pauses, head.free)
    this.#states = this.#anyOrder ? 1 << this.#pauses.length : this.#pauses.length + 1
    const n = order.length
    const places: (number | null)[] = [head.place]
    for (const visit of order) places.push(visit.place)
    places.push(shift.end)
    this.#places = places
    this.#legs = numbers(n + 1, 0)
    for (let k = 0; k <= n; k++) this.#legs[k] = this.#way(places[k]!, places[k + 1]!)
    this.#free = numbers((n + 1) * this.#states, NEVER)
    this.#late = numbers((n + 2) * this.#states, 0)
    this.#freeFirst = numbers(n + 1, 0)
    this.#lateLast = numbers(n + 2, 0)
    this.#gap = numbers(this.#states, 0)
    this.#forward(head.free)
    this.#backward(Math.min(shift.window[1] + (shift.overtime ?? 0), head.latestEnd))
  }

  #forward(from: number): void {
    const states = this.#states
    const free = this.#free
    free[0] = from
    this.#freeFirst[0] = from
    for (let k = 1; k <= this.order.length; k++) {
      const visit = this.order[k - 1]!
      const periods = startPeriods(visit)
      const service = serviceSeconds(this.shift, visit, this.#places[k - 1]!)
      const at = k * states
      this.#cross(free, at - states, this.#legs[k - 1]!, free, at)
      let first = NEVER
      for (let s = at; s < at + states; s++) {
        free[s] = (free[s]! < NEVER ? (earliestInside(periods, free[s]!) ?? NEVER) : NEVER) + service
        if (free[s]! < first) first = free[s]!
      }
      this.#freeFirst[k] = first
    }
  }

  #backward(close: number): void {
    const states = this.#states
    const late = this.#late
    const n = this.order.length
    for (let s = 0; s < states; s++) late[(n + 1) * states + s] = this.#latestEnd(s, close)
    for (let k = n + 1; k > 0; k--) {
      const at = k * states
      if (k <= n) {
        const visit = this.order[k - 1]!
        const periods = startPeriods(visit)
        const service = serviceSeconds(this.shift, visit, this.#places[k - 1]!)
        this.#crossBack(late, at + states, this.#legs[k]!, late, at)
        for (let s = at; s < at + states; s++) late[s] = latestInside(periods, late[s]! - service)
      }
      let last = TOO_LATE
      for (let s = at; s < at + states; s++) if (late[s]! > last) last = late[s]!
      this.#lateLast[k] = last
    }
  }

  /** Seconds by which the start of each visit of the row can still slip, in its order; 0 when the row does not fit. */
  slack(): number[] {
    return this.order.map((visit, i) => {
      const at = (i + 1) * this.#states
      this.#cross(this.#free, at - this.#states, this.#legs[i]!, this.#gap, 0)
      return slackIn(startPeriods(visit), this.#gap, this.#late.slice(at, at + this.#states)) ?? 0
    })
  }

  /** The room for the visit behind stop k (0: first); null when there is none or the ways there or on are missing. */
  at(k: number, visit: Visit): Room | null {
    const before = this.#places[k]!
    const after = this.#places[k + 1]!
    const there = this.#way(before, visit.place)
    const onward = this.#way(visit.place, after)
    if (there < 0 || onward < 0) return null
    const states = this.#states
    const service = serviceSeconds(this.shift, visit, before)
    const next = this.order[k]
    const newSetup = next?.setup && !next.crew
    if (!newSetup) {
      // Most positions fall here, whatever becomes of the pauses.
      const soonest = earliestInside(startPeriods(visit), this.#freeFirst[k]! + there)
      if (soonest === null || soonest + service + onward > this.#lateLast[k + 1]!) return null
    }
    const arrival = numbers(states, 0)
    const latest = numbers(states, 0)
    this.#cross(this.#free, k * states, there, arrival, 0)
    if (newSetup) {
      // Setting up for the next visit may come or go.
      const own = serviceSeconds(this.shift, next, visit.place)
      const periods = startPeriods(next)
      const gap = this.#gap
      this.#crossBack(this.#late, (k + 2) * states, this.#legs[k + 1]!, gap, 0)
      for (let s = 0; s < states; s++) gap[s] = latestInside(periods, gap[s]! - own)
      this.#crossBack(gap, 0, onward, latest, 0)
    } else this.#crossBack(this.#late, (k + 1) * states, onward, latest, 0)
    for (let s = 0; s < states; s++) latest[s] = latest[s]! - service
    const spared = this.used ? Math.max(0, this.#legs[k]!) : 0
    return { there, onward, spared, arrival, latest }
  }

  /** Latest start of the visit behind stop k that keeps the rest of the route; null when it does not fit there. */
  latestStart(k: number, visit: Visit): number | null {
    const room = this.at(k, visit)
    if (!room) return null
    const periods = startPeriods(visit)
    const first = earliestIn(periods, room)
    const slack = slackIn(periods, room.arrival, room.latest)
    return first === null || slack === null ? null : first + slack
  }

  #way(from: number | null, to: number | null): number {
    if (from === null || to === null) return 0
    const seconds = this.problem.durations[from * this.problem.placeCount + to]!
    return from === to ? Math.max(0, seconds) : seconds
  }

  /** Whether pause b is taken in state s. */
  #taken(s: number, b: number): boolean {
    return this.#anyOrder ? (s & (1 << b)) !== 0 : b < s
  }

  #latestEnd(s: number, close: number): number {
    let limit = close
    this.#pauses.forEach((pause, b) => {
      if (!this.#taken(s, b)) limit = pause.conditional ? Math.min(limit, latestStart(pause)) : TOO_LATE
    })
    return limit
  }

  /** Earliest arrivals after a leg, pauses taken anywhere in it; see `stop/gap.ts`. Written to `arrival` from `to` on. */
  #cross(free: number[], from: number, leg: number, arrival: number[], to: number): void {
    for (let s = 0; s < this.#states; s++) arrival[to + s] = NEVER
    if (leg < 0) return
    for (let s = 0; s < this.#states; s++)
      if (free[from + s]! < NEVER) this.#take(s, free[from + s]!, leg, arrival, to)
  }

  #take(s: number, x: number, rest: number, arrival: number[], to: number): void {
    if (x + rest < arrival[to + s]!) arrival[to + s] = x + rest
    for (let b = this.#anyOrder ? 0 : s; b < this.#pauses.length; b++) {
      if (this.#taken(s, b)) continue
      const pause = this.#pauses[b]!
      const start = earliestInside(pause.windows, x)
      if (start !== null) {
        const next = this.#anyOrder ? s | (1 << b) : b + 1
        this.#take(next, start + pause.duration, Math.max(0, rest - (start - x)), arrival, to)
      }
      if (!this.#anyOrder) return
    }
  }

  /** Latest free moments before a leg; the mirror of `#cross`. */
  #crossBack(latest: number[], from: number, leg: number, free: number[], to: number): void {
    for (let s = 0; s < this.#states; s++) free[to + s] = TOO_LATE
    if (leg < 0) return
    for (let s = 0; s < this.#states; s++)
      if (latest[from + s]! > TOO_LATE) this.#give(s, latest[from + s]!, NEVER, leg, free, to)
  }

  #give(s: number, p: number, q: number, leg: number, free: number[], to: number): void {
    const value = Math.min(p - leg, q)
    if (value > free[to + s]!) free[to + s] = value
    for (let b = this.#anyOrder ? 0 : s - 1; b >= 0 && b < this.#pauses.length; b++) {
      if (!this.#taken(s, b)) continue
      const pause = this.#pauses[b]!
      const start = latestInside(pause.windows, Math.min(p, q) - pause.duration)
      if (start > TOO_LATE)
        this.#give(this.#anyOrder ? s & ~(1 << b) : b, p - pause.duration, start, leg, free, to)
      if (!this.#anyOrder) return
    }
  }
}

/** Earliest start in these periods that some way of taking the pauses allows; null: none. */
export function earliestIn(periods: readonly Period[] | undefined, room: Room): number | null {
  let best: number | null = null
  for (let s = 0; s < room.arrival.length; s++) {
    const at = room.arrival[s]!
    const start = at < NEVER ? earliestInside(periods, at) : null
    if (start !== null && start <= room.latest[s]! && (best === null || start < best)) best = start
  }
  return best
}

/** Seconds between the earliest and the latest start; null when there is no start. */
export function slackIn(
  periods: readonly Period[] | undefined,
  arrival: number[],
  latest: number[],
): number | null {
  let first = NEVER
  let last = TOO_LATE
  for (let s = 0; s < arrival.length; s++) {
    const at = arrival[s]!
    const start = at < NEVER ? earliestInside(periods, at) : null
    if (start === null || start > latest[s]!) continue
    first = Math.min(first, start)
    last = Math.max(last, latestInside(periods, latest[s]!))
  }
  return first <= last ? last - first : null
}

/** Latest moment ≤ `to` inside one of the sorted periods (both ends included); −∞ when there is none. */
export function latestInside(periods: readonly Period[] | undefined, to: number): number {
  if (!periods) return to
  for (let i = periods.length - 1; i >= 0; i--) {
    const [open, close] = periods[i]!
    if (to >= open) return Math.min(to, close)
  }
  return TOO_LATE
}

/** Plain arrays: routes are short, and a typed array of such a length costs more to make than to fill. */
function numbers(length: number, value: number): number[] {
  return new Array<number>(length).fill(value)
}
