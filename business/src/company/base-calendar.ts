import { type Day, weekdayOf } from '../foundation/day.ts'

/** One line of a calendar: a single day, a weekday, or a day of every year. */
export interface CalendarChange {
  readonly recurring: 'once' | 'weekly' | 'yearly'
  /** Of `once` and `yearly`; of a yearly one the year does not count. */
  readonly day: Day | null
  /** Of `weekly`: 1 Monday … 7 Sunday. */
  readonly weekday: number | null
  readonly nonworking: boolean
  /** Somebody's own change of a base calendar; goes before all that are not. */
  readonly customized?: boolean
}

const order = ['once', 'yearly', 'weekly'] as const

/**
 * Whether nobody works on the day. Somebody's own changes go before the base calendar's; among each, single days
 * before yearly ones, these before weekdays; a day that no line names is a working day.
 *
 * Source: specification orders §2.4, items §14.3.
 */
export function isNonworking(changes: readonly CalendarChange[], day: Day): boolean {
  return (
    found(
      changes.filter((one) => one.customized),
      day,
    ) ??
    found(
      changes.filter((one) => !one.customized),
      day,
    ) ??
    false
  )
}

/** Somebody's calendar as one list: their own changes marked, and the base calendar's. */
export function customizedCalendar(
  customized: readonly CalendarChange[],
  base: readonly CalendarChange[],
): CalendarChange[] {
  return [...customized.map((one) => ({ ...one, customized: true })), ...base]
}

/** Whether a change must be on the day or on a weekday, never on both. */
export function fitsRecurrence({ recurring, day, weekday }: CalendarChange): boolean {
  return (recurring === 'weekly') === (weekday !== null) && (recurring === 'weekly') === (day === null)
}

/**
 * The customized changes once a day was set in the grid: a single day, or none where it equals the base calendar.
 *
 * Other changes stay. Source: specification items §14.3.
 */
export function withDaySet<Change extends CalendarChange & { readonly description: string }>(
  customized: readonly Change[],
  base: readonly CalendarChange[],
  set: { readonly day: Day; readonly nonworking: boolean; readonly description: string },
): (Change | (CalendarChange & { readonly description: string }))[] {
  const others = customized.filter((one) => !(one.recurring === 'once' && one.day === set.day))
  if (isNonworking(customizedCalendar(others, base), set.day) === set.nonworking) return others
  return [...others, { recurring: 'once', weekday: null, ...set }]
}

function found(changes: readonly CalendarChange[], day: Day): boolean | undefined {
  for (const recurring of order) {
    const change = changes.find((one) => one.recurring === recurring && names(one, day))
    if (change) return change.nonworking
  }
  return undefined
}

function names(change: CalendarChange, day: Day): boolean {
  if (change.recurring === 'weekly') return change.weekday === weekdayOf(day)
  return change.recurring === 'once' ? change.day === day : change.day?.slice(5) === day.slice(5)
}

/** Easter Monday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function easterMonday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sunday = h + l - 7 * m + 114
  const date = new Date(Date.UTC(year, Math.floor(sunday / 31) - 1, (sunday % 31) + 2))
  return date.toISOString().slice(0, 10) as Day
}

/** Public holidays of Italy that fall on the same day every year. */
export const italianHolidays: readonly (readonly [string, string])[] = [
  ['01-01', 'Capodanno'],
  ['01-06', 'Epifania'],
  ['04-25', 'Festa della Liberazione'],
  ['05-01', 'Festa del Lavoro'],
  ['06-02', 'Festa della Repubblica'],
  ['08-15', 'Ferragosto'],
  ['11-01', 'Ognissanti'],
  ['12-08', 'Immacolata Concezione'],
  ['12-25', 'Natale'],
  ['12-26', 'Santo Stefano'],
]
