import type { Problem, Shift } from '../problem.ts'

/** The person of a shift; a shift without a name is a person of its own. */
export function technicianOf(shift: Shift): string {
  return shift.technician ?? `\u0000${shift.id}`
}

const known = new WeakMap<readonly Shift[], ReadonlyMap<string, Shift>>()

/** Shifts by id, made once a problem. */
export function shiftsById(problem: Pick<Problem, 'shifts'>): ReadonlyMap<string, Shift> {
  const before = known.get(problem.shifts)
  if (before) return before
  const made = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  known.set(problem.shifts, made)
  return made
}
