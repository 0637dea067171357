import type { PairRule } from './rule.ts'

/** H8, H9: only the allowed shifts (required technician, pinned day) and the pinned one. */
export const requiredShifts: PairRule = {
  name: 'required-shifts',
  key: (visit) => [visit.allowedShifts, visit.pin?.shift],
  against: (shift, visit) => {
    const pinned = visit.pin?.shift
    if (pinned !== undefined && pinned !== shift.id)
      return { fault: 'pinned-shift', reason: { code: 'REQUIRED_OTHER', params: { shifts: [pinned] } } }
    if (visit.allowedShifts && !visit.allowedShifts.includes(shift.id))
      return {
        fault: 'not-allowed',
        reason: { code: 'REQUIRED_OTHER', params: { shifts: visit.allowedShifts } },
      }
    return null
  },
}
