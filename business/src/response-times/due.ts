import { type CalendarChange, isNonworking } from '../company/public.ts'
import { addDays, type Day, daysBetween, minutesOf, weekdayOf } from '../foundation/day.ts'
import { type Verdict, verdict } from '../foundation/verdict.ts'

/** Hours of one weekday in which work on orders counts, from `startingDate` on (null: always). End excluded. */
export interface ServiceHours {
  readonly weekday: number
  readonly startingDate: Day | null
  readonly startTime: string
  readonly endTime: string
  readonly validOnHolidays: boolean
}

/** A wall-clock moment in the company's zone. */
export interface WallClock {
  readonly day: Day
  /** `HH:MM`. */
  readonly time: string
}

const daysLookedAt = 365

/** Rows that are valid on the day, in order of the clock. Source: specification orders §2.3. */
export function hoursOn(hours: readonly ServiceHours[], day: Day): ServiceHours[] {
  const weekday = weekdayOf(day)
  const ofWeekday = hours.filter((row) => row.weekday === weekday && (row.startingDate ?? '') <= day)
  const latest = ofWeekday.reduce(
    (found, row) => ((row.startingDate ?? '') > found ? (row.startingDate ?? '') : found),
    '',
  )
  return ofWeekday
    .filter((row) => (row.startingDate ?? '') === latest)
    .sort((a, b) => minutesOf(a.startTime) - minutesOf(b.startTime))
}

function openRows(
  hours: readonly ServiceHours[],
  calendar: readonly CalendarChange[],
  day: Day,
): ServiceHours[] {
  const rows = hoursOn(hours, day)
  if (rows.length === 0 || rows.every((row) => row.validOnHolidays)) return rows
  const holiday = isNonworking(calendar, day)
  return rows.filter((row) => row.validOnHolidays || !holiday)
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(Math.floor(minutes % 60)).padStart(2, '0')}`

/** A moment some minutes after midnight of a day; more than a day's minutes run into the following days. */
function moment(day: Day, minutes: number): WallClock {
  const whole = Math.floor(minutes / 1440)
  return { day: addDays(day, whole), time: clock(minutes - whole * 1440) }
}

/**
 * When an order of that moment is due after `hours` service hours.
 *
 * Without any service hours plain clock hours count. Hours that fill a day exactly end at its closing, not at the
 * next opening; zero hours are due at once, outside the hours too. Fractions of a minute are cut off.
 * Refuses `response-times.beyond-one-year`. Source: specification orders F-2.
 */
export function dueMoment(
  ordered: WallClock,
  hours: number,
  serviceHours: readonly ServiceHours[],
  calendar: readonly CalendarChange[],
): Verdict<WallClock> {
  if (serviceHours.length === 0)
    return verdict([], () => moment(ordered.day, minutesOf(ordered.time) + Math.round(hours * 6000) / 100))
  // Hundredths of a minute keep decimal hours exact enough and integer.
  let left = Math.round(hours * 6000)
  if (left === 0) return verdict([], () => ordered)
  for (let at = 0; at < daysLookedAt; at++) {
    const day = addDays(ordered.day, at)
    for (const row of openRows(serviceHours, calendar, day)) {
      const from =
        at === 0 ? Math.max(minutesOf(row.startTime), minutesOf(ordered.time)) : minutesOf(row.startTime)
      const available = Math.max(0, minutesOf(row.endTime) - from) * 100
      if (available === 0) continue
      const used = Math.min(left, available)
      left -= used
      if (left === 0) return verdict([], () => ({ day, time: clock(from + used / 100) }))
    }
  }
  return verdict([{ code: 'response-times.beyond-one-year', facts: { hours } }], () => ordered)
}

/**
 * Service hours between two moments, rounded to 0.01: 0 when one is missing or they are in the wrong order.
 * Work after closing on the last day counts in full. Source: specification orders F-5.
 */
export function serviceHoursBetween(
  from: WallClock | null,
  to: WallClock | null,
  serviceHours: readonly ServiceHours[],
  calendar: readonly CalendarChange[],
): number {
  return hoursBetween(from, to, serviceHours, calendar, true)
}

/** As {@link serviceHoursBetween}, but nothing counts outside the service hours: how long a clock stood. */
export function openHoursBetween(
  from: WallClock | null,
  to: WallClock | null,
  serviceHours: readonly ServiceHours[],
  calendar: readonly CalendarChange[],
): number {
  return hoursBetween(from, to, serviceHours, calendar, false)
}

function hoursBetween(
  from: WallClock | null,
  to: WallClock | null,
  serviceHours: readonly ServiceHours[],
  calendar: readonly CalendarChange[],
  overtime: boolean,
): number {
  if (!from || !to || to.day < from.day || (to.day === from.day && to.time < from.time)) return 0
  const start = minutesOf(from.time)
  const end = minutesOf(to.time)
  const days = daysBetween(from.day, to.day)
  if (serviceHours.length === 0) return Math.round(((days * 1440 + end - start) / 60) * 100) / 100
  let minutes = 0
  for (let at = 0; at <= days; at++) {
    const rows = openRows(serviceHours, calendar, addDays(from.day, at))
    rows.forEach((row, index) => {
      const opens = at === 0 ? Math.max(start, minutesOf(row.startTime)) : minutesOf(row.startTime)
      // Overtime after the last closing of the last day was really worked.
      const closes =
        at < days
          ? minutesOf(row.endTime)
          : overtime && index === rows.length - 1
            ? end
            : Math.min(end, minutesOf(row.endTime))
      minutes += Math.max(0, closes - opens)
    })
  }
  return Math.round((minutes / 60) * 100) / 100
}
