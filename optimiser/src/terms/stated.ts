import type { PairTerm } from './term.ts'

/** Costs by shift that the caller states for reasons of its own. */
export const stated: PairTerm = {
  key: 'assignment',
  concerns: (problem) => problem.visits.some((visit) => visit.costByShift),
  cost: (_problem, shift, visit) => visit.costByShift?.[shift.id] ?? 0,
}
