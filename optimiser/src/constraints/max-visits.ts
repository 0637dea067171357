import type { RouteRule } from './rule.ts'

/** H8: at most so many visits a shift. */
export const maxVisits: RouteRule = {
  name: 'max-visits',
  faults: ({ shift, totals }) =>
    shift.maxVisits !== undefined && totals.visits > shift.maxVisits
      ? [{ code: 'max-visits', excess: totals.visits - shift.maxVisits }]
      : [],
}
