import { technicianOf } from '../model/technicians.ts'
import type { Problem, Shift } from '../problem.ts'

/** H11: the shift of the same technician before this one, on another day, to whose end a rest is due; null: none. */
export function restedFrom(problem: Pick<Problem, 'shifts'>, shift: Shift): Shift | null {
  if (!shift.restBefore) return null
  let before: Shift | null = null
  problem.shifts.forEach((other) => {
    if (other === shift || technicianOf(other) !== technicianOf(shift)) return
    if (other.window[0] > shift.window[0]) return
    if (!before || other.window[0] >= before.window[0]) before = other
  })
  return before && (before as Shift).day !== shift.day ? before : null
}
