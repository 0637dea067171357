import type { Compiled } from '../model/compiled.ts'
import { NEVER, TOO_LATE } from '../model/limits.ts'

/** Earliest start of visit v for an arrival at `time`; `NEVER` after its last window. */
export function earliestStart(c: Compiled, v: number, time: number): number {
  if (time > c.lastClose[v]) return NEVER
  if (time <= c.firstOpen[v]) return c.firstOpen[v]
  const end = c.windowFrom[v + 1]
  for (let w = c.windowFrom[v]; w < end; w++)
    if (time <= c.windowClose[w]) return time > c.windowOpen[w] ? time : c.windowOpen[w]
  return NEVER
}

/** Latest start of visit v that is not after `time`; `TOO_LATE` when there is none. */
export function latestStart(c: Compiled, v: number, time: number): number {
  // The bounds may be narrower than the windows (visits that depend on others).
  if (time >= c.lastClose[v]) return c.lastClose[v]
  if (time < c.firstOpen[v]) return TOO_LATE
  const first = c.windowFrom[v]
  for (let w = c.windowFrom[v + 1] - 1; w >= first; w--)
    if (time >= c.windowOpen[w]) return time < c.windowClose[w] ? time : c.windowClose[w]
  return TOO_LATE
}

/** Earliest start of pause `at` (`r * layers + b`) when the technician is free at `time`; else `NEVER`. */
export function earliestPause(c: Compiled, at: number, time: number): number {
  const end = c.pauseWindowFrom[at + 1]
  for (let w = c.pauseWindowFrom[at]; w < end; w++)
    if (time <= c.pauseWindowClose[w]) return time > c.pauseWindowOpen[w] ? time : c.pauseWindowOpen[w]
  return NEVER
}

/** Latest start of pause `at` that is not after `time`; else `TOO_LATE`. */
export function latestPause(c: Compiled, at: number, time: number): number {
  const first = c.pauseWindowFrom[at]
  for (let w = c.pauseWindowFrom[at + 1] - 1; w >= first; w--)
    if (time >= c.pauseWindowOpen[w]) return time < c.pauseWindowClose[w] ? time : c.pauseWindowClose[w]
  return TOO_LATE
}
