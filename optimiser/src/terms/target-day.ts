import type { PairTerm } from './term.ts'

/** S9: planned maintenance before or after the day that was meant, by the day. */
export const targetDay: PairTerm = {
  key: 'targetDay',
  concerns: (problem) => problem.visits.some((visit) => visit.target),
  cost: (_problem, shift, { target }) => {
    if (!target || shift.day === undefined) return 0
    const off = shift.day - target.day
    return off < 0 ? -off * (target.perDayEarly ?? 0) : off * (target.perDayLate ?? 0)
  },
}
