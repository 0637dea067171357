import type { RouteTerm } from './term.ts'

/** S12: using a shift at all (somebody on call, a subcontractor, one more van on the road). */
export const shiftUsed: RouteTerm = {
  key: 'fixed',
  cost: (shift, totals) => (totals.visits > 0 ? (shift.fixedCost ?? 0) : 0),
}
