import type { Day } from '../../foundation/day.ts'

/**
 * What endangers the last day of a phase: it is over and orders are open, or visits are planned behind it. The last
 * day itself is still in time.
 */
export function lateOf(
  endingDate: Day | null,
  today: Day,
  workLeft: boolean,
  lastVisit: Day | null,
): 'no' | 'over' | 'behind' {
  if (endingDate === null) return 'no'
  if (workLeft && endingDate < today) return 'over'
  return workLeft && lastVisit !== null && lastVisit > endingDate ? 'behind' : 'no'
}
