import type { PairRule } from './rule.ts'

/** H8: technicians whom the customer excludes, or who exclude the customer. */
export const excludedShifts: PairRule = {
  name: 'excluded-shifts',
  key: (visit) => visit.excludedShifts,
  against: (shift, visit) =>
    visit.excludedShifts?.includes(shift.id)
      ? { fault: 'excluded', reason: { code: 'EXCLUDED', params: {} } }
      : null,
}
