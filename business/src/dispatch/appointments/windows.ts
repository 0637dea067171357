import { addDays, type Day, daysFromTo, type Instant, momentOf } from '../../foundation/day.ts'
import type { TechnicianDay, Window } from '../day.ts'

/** A window of the day as the set-up states it; the end is excluded. */
export interface OfferWindow {
  readonly from: string
  readonly to: string
}

/** As far as working days are looked for: nobody waits longer on the telephone. */
export const daysLookedAhead = 31

/** The first `count` days from `fromDay` on, that day included, on which at least one technician works. */
export function workingDays(days: readonly TechnicianDay[], fromDay: Day, count: number): Day[] {
  const worked = new Set(days.filter((one) => typeof one.shift !== 'string').map((one) => one.day))
  return daysFromTo(fromDay, addDays(fromDay, daysLookedAhead - 1))
    .filter((day) => worked.has(day))
    .slice(0, count)
}

/** The windows of each day as moments, in order; what is over at `now` is left out. */
export function windowsOn(
  days: readonly Day[],
  windows: readonly OfferWindow[],
  now: Instant,
  timeZone: string,
): Window[] {
  return days
    .flatMap((day) =>
      windows.map((window) => ({
        from: momentOf(day, window.from, timeZone),
        to: momentOf(day, window.to, timeZone),
      })),
    )
    .filter((window) => window.from < window.to && window.to > now)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
}
