import { Temporal } from 'temporal-polyfill'

/** A calendar day, `"2026-03-14"`. Compares with `<`. */
export type Day = string & { readonly brand: 'Day' }

/** A moment in UTC, `"2026-03-14T09:00:00Z"`. Whole seconds unless a stamp needs finer. */
export type Instant = string & { readonly brand: 'Instant' }

/** A wall-clock time, `"08:30"`; `"24:00"` is the end of the day. */
export type TimeOfDay = string & { readonly brand: 'TimeOfDay' }

/** Reads a day; throws on anything that is not a real calendar day. */
export function asDay(text: string): Day {
  return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as Day
}

/** Reads a moment with any offset and gives it in UTC. */
export function asInstant(text: string): Instant {
  return Temporal.Instant.from(text).toString() as Instant
}

/** Reads `H:MM`, `HH:MM` or `HH:MM:SS`; 23:59:59 counts as 24:00 (specification orders §0). */
export function asTimeOfDay(text: string): TimeOfDay {
  if (text.startsWith('24:00') || text === '23:59:59') return '24:00' as TimeOfDay
  const padded = text.length === 4 ? `0${text}` : text
  return Temporal.PlainTime.from(padded).toString({ smallestUnit: 'minute' }) as TimeOfDay
}

/** `days` later, or earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day
}

/** Days from `from` to `to`; 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFromTo(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, at) => addDays(from, at))
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** The day's first moment in the zone; where the clock jumps over midnight, the first moment after it. */
export function startOfDay(day: Day, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString() as Instant
}

/** The moment after the day's last: where the next day starts. */
export function endOfDay(day: Day, timeZone: string): Instant {
  return startOfDay(addDays(day, 1), timeZone)
}

/**
 * The moment at a wall-clock time of the day; `24:00` is the next day's start.
 * A time that the clock skips is moved on by the length of the gap; of a time that comes twice, the first.
 */
export function momentOf(day: Day, time: TimeOfDay | string, timeZone: string): Instant {
  const clock = asTimeOfDay(time)
  if (clock === '24:00') return endOfDay(day, timeZone)
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) })
    .toInstant()
    .toString() as Instant
}

/** The calendar day of a moment in the zone. */
export function dayOf(moment: Instant | string, timeZone: string): Day {
  return Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString() as Day
}

/** The wall-clock time of a moment in the zone, minutes precise. */
export function timeOf(moment: Instant | string, timeZone: string): TimeOfDay {
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' }) as TimeOfDay
}

/** Whole seconds since 1970-01-01T00:00Z, rounded down. */
export function epochSeconds(moment: Instant | string): number {
  return Math.floor(Temporal.Instant.from(moment).epochMilliseconds / 1000)
}

/** The moment of whole seconds since 1970-01-01T00:00Z. */
export function fromEpochSeconds(seconds: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString() as Instant
}

/** `seconds` later, or earlier when negative. */
export function addSeconds(moment: Instant, seconds: number): Instant {
  return Temporal.Instant.from(moment).add({ seconds }).toString() as Instant
}

/** Seconds from one moment to the other. */
export function secondsBetween(from: Instant | string, to: Instant | string): number {
  return epochSeconds(to) - epochSeconds(from)
}

/** Minutes of a wall-clock time since 00:00; `24:00` gives 1440. */
export function minutesOf(time: TimeOfDay | string): number {
  const [hours, minutes] = time.split(':')
  return Number(hours) * 60 + Number(minutes)
}

/** True for a zone name that this machine knows, e.g. `Europe/Rome`. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
