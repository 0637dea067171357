import type { ExplainOptions, NextPossible } from '../options.ts'
import type { Period, Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { Planner } from './insertions.ts'

/**
 * Where a visit could start soonest, in the shifts of the problem and in further ones, everybody else staying where they
 * are; null when nowhere. Throws `RangeError` when a further shift has an id that is taken.
 */
export function nextPossible(
  present: Planner,
  solution: Pick<Solution, 'routes'>,
  { further = [], serviceHours }: ExplainOptions,
): NextPossible | null {
  const { problem } = present
  const ids = new Set(problem.shifts.map((shift) => shift.id))
  for (const { id } of further) {
    if (ids.has(id)) throw new RangeError(`the further shift ${id} has an id that is taken`)
    ids.add(id)
  }
  const wider: Problem = { ...problem, shifts: [...problem.shifts, ...further] }
  const planner = further.length === 0 ? present : new Planner(wider, solution, present.visit.id)
  let soonest: { shift: string; technician?: string; start: number } | null = null
  for (const shift of [...wider.shifts].sort((a, b) => a.window[0] - b.window[0])) {
    const head = Math.min(shift.window[0], shift.frozen?.[0]?.start ?? shift.window[0])
    if (soonest && head >= soonest.start) break
    for (const { start } of planner.placesIn(shift))
      if (!soonest || start < soonest.start)
        soonest = {
          shift: shift.id,
          ...(shift.technician === undefined ? {} : { technician: shift.technician }),
          start,
        }
  }
  if (!soonest) return null
  const { due } = planner.visit
  const hours = serviceHours ?? merged(wider.shifts.map((shift) => shift.window))
  return { ...soonest, lateServiceSeconds: due === undefined ? 0 : secondsInside(hours, due, soonest.start) }
}

/** Periods that overlap or touch made one. */
function merged(periods: readonly Period[]): Period[] {
  const found: Period[] = []
  for (const [from, to] of [...periods].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) found[found.length - 1] = [last[0], Math.max(last[1], to)]
    else found.push([from, to])
  }
  return found
}

function secondsInside(periods: readonly Period[], from: number, to: number): number {
  return periods.reduce(
    (sum, [open, close]) => sum + Math.max(0, Math.min(close, to) - Math.max(open, from)),
    0,
  )
}
