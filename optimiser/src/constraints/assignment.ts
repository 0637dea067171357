import type { Shift, Visit } from '../problem.ts'

/** Why lists or pins keep the visit out of the shift; null when they do not. */
export function keptOut(shift: Shift, visit: Visit): 'REQUIRED_OTHER' | 'EXCLUDED' | null {
  if (visit.pin?.shift !== undefined && visit.pin.shift !== shift.id) return 'REQUIRED_OTHER'
  if (visit.allowedShifts && !visit.allowedShifts.includes(shift.id)) return 'REQUIRED_OTHER'
  if (visit.excludedShifts?.includes(shift.id)) return 'EXCLUDED'
  return null
}

/** Cost of doing the visit in the shift that does not depend on the route: preference and stated costs. */
export function assignmentCost(shift: Shift, visit: Visit): { preference: number; stated: number } {
  const preferred = !visit.preferredShifts || visit.preferredShifts.includes(shift.id)
  return {
    preference: preferred ? 0 : (visit.preferenceCost ?? 0),
    stated: visit.costByShift?.[shift.id] ?? 0,
  }
}
