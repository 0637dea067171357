import type { Compiled } from '../model/compiled.ts'
import { NEVER, TOO_LATE } from '../model/limits.ts'
import { earliestPause, latestPause } from './windows.ts'

/**
 * One gap between two stops, with pauses taken in it.
 *
 * A pause has no place: while waiting for it to begin the technician may drive on towards the next stop, the rest
 * is driven after it. The state in a gap is (free moment x, driving r still to do). Taking a pause that starts at
 * s turns it into (s + duration, max(0, r − (s − x))).
 *
 * Looking back from the next stop, the states that arrive in time are exactly those with `x + r ≤ P` and `x ≤ Q`;
 * for the stop itself P is its latest arrival and Q is free, and one pause before it makes
 * `P' = P − duration`, `Q' = latest start of the pause not after min(P, Q) − duration`.
 */

/**
 * Earliest arrivals per state after a leg of `leg` seconds from the free moments `free`. A state says which pauses are
 * taken: their number where they have an order, else the set of them as bits. `arrival[s]` becomes the earliest arrival
 * in state s, wherever in the gap pauses are taken.
 */
export function crossGap(c: Compiled, r: number, leg: number, free: Int32Array, arrival: Int32Array): void {
  const last = c.lastState[r]
  for (let s = 0; s <= last; s++) arrival[s] = NEVER
  for (let s = 0; s <= last; s++) {
    if (free[s] >= NEVER) continue
    if (c.anyOrder[r]) takePauses(c, r, s, free[s], leg, arrival)
    else takeInOrder(c, r, s, free[s], leg, arrival)
  }
}

function takeInOrder(
  c: Compiled,
  r: number,
  from: number,
  free: number,
  leg: number,
  arrival: Int32Array,
): void {
  const base = r * c.layers
  const pauses = c.pauseCount[r]
  let x = free
  let rest = leg
  if (x + rest < arrival[from]) arrival[from] = x + rest
  for (let b = from; b < pauses; b++) {
    const start = earliestPause(c, base + b, x)
    if (start >= NEVER) break
    rest -= start - x
    if (rest < 0) rest = 0
    x = start + c.pauseDuration[base + b]
    if (x + rest < arrival[b + 1]) arrival[b + 1] = x + rest
  }
}

function takePauses(
  c: Compiled,
  r: number,
  state: number,
  x: number,
  rest: number,
  arrival: Int32Array,
): void {
  if (x + rest < arrival[state]) arrival[state] = x + rest
  for (let b = 0; b < c.pauseCount[r]; b++) {
    if (state & (1 << b)) continue
    const at = r * c.layers + b
    const start = earliestPause(c, at, x)
    if (start >= NEVER) continue
    const left = rest - (start - x)
    takePauses(c, r, state | (1 << b), start + c.pauseDuration[at], left < 0 ? 0 : left, arrival)
  }
}

/**
 * Latest free moments before a leg of `leg` seconds so that the stop after it is reached by `latest[s]`, where s is the
 * state when arriving there. The mirror of `crossGap`.
 */
export function crossGapBack(
  c: Compiled,
  r: number,
  leg: number,
  latest: Int32Array,
  free: Int32Array,
): void {
  const last = c.lastState[r]
  for (let s = 0; s <= last; s++) free[s] = TOO_LATE
  for (let s = 0; s <= last; s++) {
    if (latest[s] <= TOO_LATE) continue
    if (c.anyOrder[r]) giveBack(c, r, s, latest[s], NEVER, leg, free)
    else giveBackInOrder(c, r, s, latest[s], leg, free)
  }
}

function giveBackInOrder(
  c: Compiled,
  r: number,
  to: number,
  latest: number,
  leg: number,
  free: Int32Array,
): void {
  const base = r * c.layers
  let p = latest
  let q = NEVER
  if (p - leg > free[to]) free[to] = p - leg
  for (let b = to - 1; b >= 0; b--) {
    const duration = c.pauseDuration[base + b]
    const start = latestPause(c, base + b, (p < q ? p : q) - duration)
    if (start <= TOO_LATE) break
    p -= duration
    q = start
    const value = p - leg < q ? p - leg : q
    if (value > free[b]) free[b] = value
  }
}

function giveBack(
  c: Compiled,
  r: number,
  state: number,
  p: number,
  q: number,
  leg: number,
  free: Int32Array,
): void {
  const value = p - leg < q ? p - leg : q
  if (value > free[state]) free[state] = value
  for (let b = 0; b < c.pauseCount[r]; b++) {
    if (!(state & (1 << b))) continue
    const at = r * c.layers + b
    const duration = c.pauseDuration[at]
    const start = latestPause(c, at, (p < q ? p : q) - duration)
    if (start > TOO_LATE) giveBack(c, r, state & ~(1 << b), p - duration, start, leg, free)
  }
}

/** Whether pause b is taken in state s of shift r. */
export function isTaken(c: Compiled, r: number, s: number, b: number): boolean {
  return c.anyOrder[r] ? (s & (1 << b)) !== 0 : b < s
}

/** Latest end in each state: pauses not taken must be ones that a short route spares. */
export function latestAtEnd(c: Compiled, r: number, latest: Int32Array): void {
  for (let s = 0; s <= c.lastState[r]; s++) latest[s] = latestEndIn(c, r, s)
}

export function latestEndIn(c: Compiled, r: number, s: number): number {
  let limit = c.close[r]
  for (let b = 0; b < c.pauseCount[r]; b++) {
    if (isTaken(c, r, s, b)) continue
    const at = r * c.layers + b
    if (!c.pauseConditional[at]) return TOO_LATE
    if (c.pauseLast[at] < limit) limit = c.pauseLast[at]
  }
  return limit
}
