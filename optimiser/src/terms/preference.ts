import type { PairTerm } from './term.ts'

/** S7: a preferred technician who is not used. */
export const preference: PairTerm = {
  key: 'preference',
  concerns: (problem) => problem.visits.some((visit) => visit.preferredShifts && visit.preferenceCost),
  cost: (_problem, shift, visit) =>
    !visit.preferredShifts || visit.preferredShifts.includes(shift.id) ? 0 : (visit.preferenceCost ?? 0),
}
