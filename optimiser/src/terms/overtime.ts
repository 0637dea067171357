import type { RouteTerm } from './term.ts'

/** S4: each second after the regular close. */
export const overtime: RouteTerm = {
  key: 'overtime',
  cost: (shift, totals) => (shift.overtimeCostPerSecond ?? 0) * totals.overtimeSeconds,
}
