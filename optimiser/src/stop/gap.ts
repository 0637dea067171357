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
 * Earliest arrivals per number of pauses taken (layer) after a leg of `leg` seconds from the free moments `free`.
 * `arrival[b]` becomes the earliest arrival with b pauses taken in all, wherever in the gap they are taken.
 */
export function crossGap(c: Compiled, r: number, leg: number, free: Int32Array, arrival: Int32Array): void {
  const pauses = c.pauseCount[r]
  const base = r * c.layers
  for (let b = 0; b <= pauses; b++) arrival[b] = NEVER
  for (let from = 0; from <= pauses; from++) {
    let x = free[from]
    if (x >= NEVER) continue
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
}

/**
 * Latest free moments before a leg of `leg` seconds so that the stop after it is reached by `latest[b]`, where b
 * counts the pauses taken when arriving there. The mirror of `crossGap`.
 */
export function crossGapBack(
  c: Compiled,
  r: number,
  leg: number,
  latest: Int32Array,
  free: Int32Array,
): void {
  const pauses = c.pauseCount[r]
  const base = r * c.layers
  for (let b = 0; b <= pauses; b++) free[b] = TOO_LATE
  for (let to = 0; to <= pauses; to++) {
    let p = latest[to]
    if (p <= TOO_LATE) continue
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
}

/** Latest arrivals at the end of a route per layer: pauses not taken must be ones that a short route spares. */
export function latestAtEnd(c: Compiled, r: number, latest: Int32Array): void {
  const pauses = c.pauseCount[r]
  let limit = c.close[r]
  latest[pauses] = limit
  for (let b = pauses - 1; b >= 0; b--) {
    const at = r * c.layers + b
    if (limit > TOO_LATE) limit = c.pauseConditional[at] ? Math.min(limit, c.pauseLast[at]) : TOO_LATE
    latest[b] = limit
  }
}
