import { shiftsById, technicianOf } from '../model/technicians.ts'
import type { PairTerm } from './term.ts'

/** S8: another technician, or another day, than the customer was told. See `promise` for a moved start. */
export const stability: PairTerm = {
  key: 'stability',
  concerns: (problem) => problem.visits.some((visit) => visit.published),
  cost: (problem, shift, { published }) => {
    if (!published || published.shift === shift.id) return 0
    const before = shiftsById(problem).get(published.shift)
    const samePerson = before !== undefined && technicianOf(before) === technicianOf(shift)
    const sameDay = before !== undefined && before.day === shift.day
    return (
      (samePerson ? 0 : (published.otherTechnicianCost ?? 0)) + (sameDay ? 0 : (published.otherDayCost ?? 0))
    )
  },
}
