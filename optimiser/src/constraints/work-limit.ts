import type { Problem } from '../problem.ts'
import type { Fault } from '../solution.ts'
import { latestStart, type Pause } from './breaks.ts'
import type { Head } from './frozen-head.ts'

/**
 * Working seconds of a route that lasts `duration` seconds and is over at `end`: breaks that it must contain are
 * taken off, those of the frozen head as well; absences are not.
 */
export function workWithin(
  pauses: readonly Pause[],
  duration: number,
  end: number,
  head: Pick<Head, 'pausedSeconds'>,
): number {
  let paused = head.pausedSeconds
  for (const pause of pauses)
    if (pause.absence === undefined && (!pause.conditional || end > latestStart(pause)))
      paused += pause.duration
  return Math.max(0, duration - paused)
}

/** H11: most working seconds over several shifts (a week). `work` by shift, 0 where it is unused. */
export function workLimitFaults(problem: Problem, work: ReadonlyMap<string, number>): Fault[] {
  return (problem.workLimits ?? []).flatMap((limit) => {
    const sum = limit.shifts.reduce((all, shift) => all + (work.get(shift) ?? 0), 0)
    return sum > limit.maxSeconds
      ? [{ code: 'work-limit' as const, id: limit.id, excess: sum - limit.maxSeconds }]
      : []
  })
}
