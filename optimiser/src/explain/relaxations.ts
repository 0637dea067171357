import type { Relaxation } from '../options.ts'
import type { Shift, Visit } from '../problem.ts'
import type { Planner } from './insertions.ts'
import { standingReason } from './reasons.ts'

/** Shifts examined for relaxations, nearest misses first. */
const MOST_SHIFTS = 8

/**
 * Smallest single changes that make room for the visit, cheapest kinds first; each was applied and the visit
 * then fitted without breaking a rule.
 */
export function relaxations(planner: Planner, shifts: readonly Shift[]): Relaxation[] {
  const found: Relaxation[] = []
  for (const shift of shifts.slice(0, MOST_SHIFTS)) {
    const standing = standingReason(shift, planner.visit)
    if (standing?.code === 'NO_SKILL') {
      const granted: Shift = { ...shift, skills: { ...shift.skills, ...planner.visit.skills } }
      if (fits(planner, granted, planner.visit))
        found.push({ change: 'skill', shift: shift.id, skills: standing.params.skills as readonly string[] })
      continue
    }
    if (standing) {
      const { allowedShifts: _allowed, excludedShifts: _excluded, pin: _pin, ...free } = planner.visit
      const visit: Visit =
        planner.visit.pin?.start === undefined ? free : { ...free, pin: { start: planner.visit.pin.start } }
      if (!standingReason(shift, visit) && fits(planner, shift, visit))
        found.push({ change: 'other-shift', shift: shift.id })
      continue
    }
    const overtime = leastSeconds((seconds) =>
      fits(planner, { ...shift, overtime: (shift.overtime ?? 0) + seconds }, planner.visit),
    )
    if (overtime) found.push({ change: 'overtime', shift: shift.id, seconds: overtime })
    const later = leastSeconds((seconds) => fits(planner, shift, opened(planner.visit, seconds)))
    if (later) found.push({ change: 'later-window', shift: shift.id, seconds: later })
    found.push(...removals(planner, shift))
  }
  const rank: readonly Relaxation['change'][] = [
    'later-window',
    'overtime',
    'remove-visit',
    'other-shift',
    'skill',
  ]
  const size = (each: Relaxation): number => ('seconds' in each ? each.seconds : 0)

  return found.sort((a, b) => rank.indexOf(a.change) - rank.indexOf(b.change) || size(a) - size(b))
}

/** Whether some position of the shift takes the visit without fault. */
function fits(planner: Planner, shift: Shift, visit: Visit): boolean {
  for (const { timed } of planner.attempts(shift, visit)) if (timed.faults.length === 0) return true
  return false
}

/** The visit with its last window open longer. */
function opened(visit: Visit, seconds: number): Visit {
  if (visit.pin?.start !== undefined) {
    const { pin, ...rest } = visit
    return { ...rest, windows: [[pin.start!, pin.start! + seconds]] }
  }
  const windows = visit.windows ?? []
  const last = windows.at(-1)
  return last ? { ...visit, windows: [...windows.slice(0, -1), [last[0], last[1] + seconds]] } : visit
}

/** Visits of no more weight that would have to go. */
function removals(planner: Planner, shift: Shift): Relaxation[] {
  const weight = (visit: Visit): number => (visit.penalty ?? 0) + (visit.priority ?? 0) * 1e6
  const order = planner.orderOf(shift)
  const found: Relaxation[] = []
  for (const victim of order) {
    if (victim.pin || victim.mandatory || weight(victim) > weight(planner.visit)) continue
    const rest = order.filter((each) => each !== victim)
    for (const { timed } of planner.attempts(shift, planner.visit, rest)) {
      if (timed.faults.length) continue
      found.push({ change: 'remove-visit', shift: shift.id, visit: victim.id })
      break
    }
  }
  return found
}

/** Least whole number of minutes, in seconds, up to eight hours, for which `works`; 0 when there is none. */
function leastSeconds(works: (seconds: number) => boolean): number {
  const most = 8 * 60
  if (works(0) || !works(most * 60)) return 0
  let low = 0
  let high = most
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (works(middle * 60)) high = middle
    else low = middle
  }
  return high * 60
}
