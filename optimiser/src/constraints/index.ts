import type { Shift, Visit } from '../problem.ts'
import { capacity } from './capacity.ts'
import { excludedShifts } from './excluded-shifts.ts'
import { maxDuration } from './max-duration.ts'
import { maxTravel } from './max-travel.ts'
import { maxVisits } from './max-visits.ts'
import { partsOnVan } from './parts-on-van.ts'
import { requiredShifts } from './required-shifts.ts'
import type { Broken, PairRule, RouteRule } from './rule.ts'
import { shiftHours } from './shift-hours.ts'
import { skills } from './skills.ts'

/** Rules between a visit and a shift, in the order in which they are told. */
export const pairRules: readonly PairRule[] = [requiredShifts, excludedShifts, skills]

/** Rules on whole routes, in the order in which they are told. */
export const routeRules: readonly RouteRule[] = [
  shiftHours,
  maxVisits,
  maxTravel,
  capacity,
  partsOnVan,
  maxDuration,
]

/** The first rule that keeps the visit out of the shift whatever else is planned; null when none does. */
export function keptOut(shift: Shift, visit: Visit): Broken | null {
  for (const rule of pairRules) {
    const broken = rule.against(shift, visit)
    if (broken) return broken
  }
  return null
}
