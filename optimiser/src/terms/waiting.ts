import type { RouteTerm } from './term.ts'

/** S5: each idle second of a used shift. */
export const waiting: RouteTerm = {
  key: 'waiting',
  cost: (shift, totals) =>
    totals.visits > 0 ? (shift.waitingCostPerSecond ?? 0) * totals.waitingSeconds : 0,
}
