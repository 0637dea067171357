import type { RouteTerm } from './term.ts'

/** S3: driving, by the second. */
export const travelTime: RouteTerm = {
  key: 'travelTime',
  cost: (shift, totals) => (shift.costPerTravelSecond ?? 1) * totals.travelSeconds,
}

/** S3: driving, by the metre. */
export const travelDistance: RouteTerm = {
  key: 'travelDistance',
  cost: (shift, totals) => (shift.costPerMetre ?? 0) * totals.travelMetres,
}
