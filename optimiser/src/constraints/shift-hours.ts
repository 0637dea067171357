import type { RouteRule } from './rule.ts'

/** H3: back at the end place by the close of the shift, overtime included. */
export const shiftHours: RouteRule = {
  name: 'shift-hours',
  faults: ({ shift, totals }) => {
    const close = shift.window[1] + (shift.overtime ?? 0)
    return totals.end > close ? [{ code: 'shift-end', excess: totals.end - close }] : []
  },
}
