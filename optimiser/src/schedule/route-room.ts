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
  readonly arrival: readonly number[]
  /** Latest start that keeps the rest of the route, windows of the visit aside; −∞: none. */
  readonly latest: readonly number[]
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
  readonly #places: (number | null)[]
  /** Way from stop k to the next; −1: none. */
  readonly #legs: number[] = []
  /** Free moment after stop k, by state; 0 is the head. */
  readonly #free: number[][] = []
  /** Latest arrival at stop k, by state; the last one is the end. */
  readonly #late: number[][]
  /** Earliest free moment after stop k, and latest arrival at it, whatever pauses are taken. */
  readonly #freeFirst: number[]
  readonly #lateLast: number[]

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
    this.#places = [head.place, ...order.map((visit) => visit.place), shift.end]
    for (let k = 0; k <= order.length; k++) this.#legs.push(this.#way(this.#places[k]!, this.#places[k + 1]!))
    this.#free.push(this.#all(NEVER))
    this.#free[0]![0] = head.free
    order.forEach((visit, k) => {
      const periods = startPeriods(visit)
      const service = serviceSeconds(shift, visit, this.#places[k]!)
      const arrival = this.#cross(this.#free[k]!, this.#legs[k]!)
      this.#free.push(arrival.map((at) => (earliestInside(periods, at) ?? NEVER) + service))
    })
    const close = Math.min(shift.window[1] + (shift.overtime ?? 0), head.latestEnd)
    const ends = this.#all(close).map((_, s) => this.#latestEnd(s, close))
    this.#late = Array.from({ length: order.length + 2 }, () => ends)
    for (let k = order.length; k > 0; k--) {
      const visit = order[k - 1]!
      const periods = startPeriods(visit)
      const service = serviceSeconds(shift, visit, this.#places[k - 1]!)
      const free = this.#crossBack(this.#late[k + 1]!, this.#legs[k]!)
      this.#late[k] = free.map((at) => latestInside(periods, at - service))
    }
    this.#freeFirst = this.#free.map((moments) => Math.min(...moments))
    this.#lateLast = this.#late.map((moments) => Math.max(...moments))
  }

  /** Seconds by which the start of each visit of the row can still slip, in its order; 0 when the row does not fit. */
  slack(): number[] {
    return this.order.map((visit, i) => {
      const periods = startPeriods(visit)
      const arrival = this.#cross(this.#free[i]!, this.#legs[i]!)
      return slackIn(periods, arrival, this.#late[i + 1]!) ?? 0
    })
  }

  /** The room for the visit behind stop k (0: first); null when there is none or the ways there or on are missing. */
  at(k: number, visit: Visit): Room | null {
    const before = this.#places[k]!
    const after = this.#places[k + 1]!
    const there = this.#way(before, visit.place)
    const onward = this.#way(visit.place, after)
    if (there < 0 || onward < 0) return null
    const service = serviceSeconds(this.shift, visit, before)
    const next = this.order[k]
    const newSetup = next?.setup && !next.crew
    if (!newSetup) {
      // Most positions fall here, whatever becomes of the pauses.
      const soonest = earliestInside(startPeriods(visit), this.#freeFirst[k]! + there)
      if (soonest === null || soonest + service + onward > this.#lateLast[k + 1]!) return null
    }
    const arrival = this.#cross(this.#free[k]!, there)
    let late = this.#late[k + 1]!
    if (newSetup) {
      // Setting up for the next visit may come or go.
      const own = serviceSeconds(this.shift, next, visit.place)
      const free = this.#crossBack(this.#late[k + 2]!, this.#legs[k + 1]!)
      const periods = startPeriods(next)
      late = free.map((at) => latestInside(periods, at - own))
    }
    const latest = this.#crossBack(late, onward).map((at) => at - service)
    const spared = !this.used ? 0 : Math.max(0, this.#legs[k]!)
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

  #all(value: number): number[] {
    return new Array<number>(this.#states).fill(value)
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

  /** Earliest arrivals after a leg, pauses taken anywhere in it; see `stop/gap.ts`. */
  #cross(free: readonly number[], leg: number): number[] {
    if (leg < 0) return this.#all(NEVER)
    if (this.#states === 1) return [free[0]! + leg]
    const arrival = this.#all(NEVER)
    const take = (s: number, x: number, rest: number): void => {
      if (x + rest < arrival[s]!) arrival[s] = x + rest
      for (let b = this.#anyOrder ? 0 : s; b < this.#pauses.length; b++) {
        if (this.#taken(s, b)) continue
        const pause = this.#pauses[b]!
        const start = earliestInside(pause.windows, x)
        if (start !== null)
          take(this.#anyOrder ? s | (1 << b) : b + 1, start + pause.duration, Math.max(0, rest - (start - x)))
        if (!this.#anyOrder) return
      }
    }
    free.forEach((x, s) => {
      if (x < NEVER) take(s, x, leg)
    })
    return arrival
  }

  /** Latest free moments before a leg; the mirror of `#cross`. */
  #crossBack(latest: readonly number[], leg: number): number[] {
    if (leg < 0) return this.#all(TOO_LATE)
    if (this.#states === 1) return [latest[0]! - leg]
    const free = this.#all(TOO_LATE)
    const give = (s: number, p: number, q: number): void => {
      free[s] = Math.max(free[s]!, Math.min(p - leg, q))
      for (let b = this.#anyOrder ? 0 : s - 1; b >= 0 && b < this.#pauses.length; b++) {
        if (!this.#taken(s, b)) continue
        const pause = this.#pauses[b]!
        const start = latestInside(pause.windows, Math.min(p, q) - pause.duration)
        if (start > TOO_LATE) give(this.#anyOrder ? s & ~(1 << b) : b, p - pause.duration, start)
        if (!this.#anyOrder) return
      }
    }
    latest.forEach((at, s) => {
      if (at > TOO_LATE) give(s, at, NEVER)
    })
    return free
  }
}

/** Earliest start in these periods that some way of taking the pauses allows; null: none. */
export function earliestIn(periods: readonly Period[] | undefined, room: Room): number | null {
  let best: number | null = null
  room.arrival.forEach((at, s) => {
    const start = at < NEVER ? earliestInside(periods, at) : null
    if (start !== null && start <= room.latest[s]! && (best === null || start < best)) best = start
  })
  return best
}

/** Seconds between the earliest and the latest start; null when there is no start. */
export function slackIn(
  periods: readonly Period[] | undefined,
  arrival: readonly number[],
  latest: readonly number[],
): number | null {
  let first = NEVER
  let last = TOO_LATE
  arrival.forEach((at, s) => {
    const start = at < NEVER ? earliestInside(periods, at) : null
    if (start === null || start > latest[s]!) return
    first = Math.min(first, start)
    last = Math.max(last, latestInside(periods, latest[s]!))
  })
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
