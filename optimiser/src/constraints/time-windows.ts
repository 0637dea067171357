import type { Period, Visit } from '../problem.ts'

/** Earliest moment ≥ `from` inside one of the sorted periods (both ends included); null when there is none. */
export function earliestInside(periods: readonly Period[] | undefined, from: number): number | null {
  if (!periods) return from
  for (const [open, close] of periods) if (from <= close) return Math.max(from, open)
  return null
}

/** The periods in which the visit may start: its windows, or its pinned start. Undefined: any time. */
export function startPeriods(visit: Visit): readonly Period[] | undefined {
  return visit.pin?.start === undefined ? visit.windows : [[visit.pin.start, visit.pin.start]]
}
