import type { PairTerm } from './term.ts'

/** S6: a visit outside the technician's zones. A visit without a zone is in everybody's. */
export const zone: PairTerm = {
  key: 'zone',
  concerns: (problem) => problem.visits.some((visit) => visit.notInZoneCost),
  cost: (_problem, shift, visit) =>
    visit.zone === undefined || shift.zones?.includes(visit.zone) ? 0 : (visit.notInZoneCost ?? 0),
}
