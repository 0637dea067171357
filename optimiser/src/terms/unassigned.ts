import type { Visit } from '../problem.ts'

/** S1: what leaving these visits out costs (objective `penalty`). */
export function unassignedCost(left: readonly Visit[]): number {
  return left.reduce((sum, visit) => sum + (visit.penalty ?? 0), 0)
}
