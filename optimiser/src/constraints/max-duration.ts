import type { RouteRule } from './rule.ts'

/** At most so many seconds from leaving (as late as possible) to the end. */
export const maxDuration: RouteRule = {
  name: 'max-duration',
  faults: ({ shift, totals, departure }) => {
    if (shift.maxDuration === undefined) return []
    const excess = totals.end - departure() - shift.maxDuration
    return excess > 0 ? [{ code: 'max-duration', excess }] : []
  },
}
