import { technicianOf } from '../model/technicians.ts'
import type { Dependency, Shift } from '../problem.ts'
import type { Fault } from '../solution.ts'

/** Where and when a visit is done. */
export interface Done {
  readonly shift: Shift
  readonly start: number
  readonly end: number
}

/**
 * H6: what must be done before. `earlier` and `later` are where the two visits stand; null: not planned. With an
 * earlier visit that is not planned the later one may not be either, and the other way round with `together`.
 */
export function dependencyFaults(
  id: string,
  dependency: Dependency,
  earlier: Done | null,
  later: Done | null,
): Fault[] {
  const fault = (excess?: number): Fault[] => [
    {
      code: 'dependency',
      id,
      ...(excess === undefined ? {} : { excess }),
      params: { visit: dependency.visit },
    },
  ]
  if (!later) return dependency.together && earlier ? fault() : []
  if (!earlier) return fault()
  const gap = later.start - earlier.end
  if (gap < (dependency.gapMin ?? 0)) return fault((dependency.gapMin ?? 0) - gap)
  if (dependency.gapMax !== undefined && gap > dependency.gapMax) return fault(gap - dependency.gapMax)
  if (dependency.sameTechnician && technicianOf(earlier.shift) !== technicianOf(later.shift)) return fault()
  if (dependency.sameDay && earlier.shift.day !== later.shift.day) return fault()
  if (dependency.nextDay && (earlier.shift.day ?? 0) + 1 !== later.shift.day) return fault()
  return []
}
