import type { RouteRule } from './rule.ts'

/** At most so many driving seconds a shift, the way home included. */
export const maxTravel: RouteRule = {
  name: 'max-travel',
  faults: ({ shift, totals }) =>
    shift.maxTravel !== undefined && totals.travelSeconds > shift.maxTravel
      ? [{ code: 'max-travel', excess: totals.travelSeconds - shift.maxTravel }]
      : [],
}
