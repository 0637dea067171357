import type { CalendarChange } from '../../company/public.ts'
import { type Day, minutesOf } from '../../foundation/day.ts'
import { type Hours, hoursOf, type ShiftException, type TemplateDay } from '../working-day.ts'

/** Hours of a day without absences; null: no work. */
export type DayHours = Hours | null

/** A day as it is: what is worked, and what the resource's own template and the calendar would give. */
export interface PresentDay {
  readonly day: Day
  readonly hours: DayHours
  readonly usual: DayHours
}

/** How a day is to be: `minutes` is what is gained, below zero what is lost; as `usual` there is nothing to keep. */
export interface ChangedDay {
  readonly day: Day
  readonly hours: DayHours
  readonly isUsual: boolean
  readonly minutes: number
}

/** Minutes of work: the breaks taken off. */
export function minutesOfWork(hours: DayHours): number {
  return hours === null
    ? 0
    : Math.max(0, minutesOf(hours.endTime) - minutesOf(hours.startTime) - hours.breakMinutes)
}

/** The hours of a day by the rule of shifts, absences left aside: exception before calendar and template. */
export function hoursOfDay(
  template: readonly TemplateDay[],
  exception: ShiftException | null,
  calendar: readonly CalendarChange[],
  day: Day,
): DayHours {
  const found = hoursOf({ blocked: false, template, exception, calendar }, day)
  if (typeof found === 'string') return null
  const { startTime, endTime, breakMinutes, breakEarliest, breakLatest } = found
  return { startTime, endTime, breakMinutes, breakEarliest, breakLatest }
}

/** The hours of a template on a day; none on nonworking days and weekdays that it leaves out. */
export const hoursOfTemplate = (
  template: readonly TemplateDay[],
  calendar: readonly CalendarChange[],
  day: Day,
): DayHours => hoursOfDay(template, null, calendar, day)

/** The days that are not yet as wanted, in their order. Source: specification orders §3 (setCapacity). */
export function changedDays(
  days: readonly PresentDay[],
  wanted: (day: PresentDay) => DayHours,
): ChangedDay[] {
  return days.flatMap((one) => {
    const hours = wanted(one)
    if (sameHours(hours, one.hours)) return []
    return [
      {
        day: one.day,
        hours,
        isUsual: sameHours(hours, one.usual),
        minutes: minutesOfWork(hours) - minutesOfWork(one.hours),
      },
    ]
  })
}

function sameHours(one: DayHours, other: DayHours): boolean {
  if (one === null || other === null) return one === other
  return (
    one.startTime === other.startTime &&
    one.endTime === other.endTime &&
    one.breakMinutes === other.breakMinutes &&
    one.breakEarliest === other.breakEarliest &&
    one.breakLatest === other.breakLatest
  )
}

/**
 * Minutes of a period shared among its days: in proportion to what they have, or evenly over the working days where
 * nobody works yet. The parts are whole minutes and add up. Null: there is no day to put them on.
 */
export function spreadMinutes(
  total: number,
  days: readonly { readonly day: Day; readonly minutes: number; readonly isWorking: boolean }[],
): ReadonlyMap<Day, number> | null {
  const worked = days.filter((one) => one.minutes > 0)
  const used = worked.length > 0 ? worked : days.filter((one) => one.isWorking)
  if (used.length === 0) return total === 0 ? new Map() : null
  const shares = used.map((one) => (worked.length > 0 ? one.minutes : 1))
  const sum = shares.reduce((a, b) => a + b, 0)
  let before = 0
  let given = 0
  return new Map(
    used.map((one, at) => {
      before += shares[at]!
      const upToHere = Math.round((total * before) / sum)
      const part = upToHere - given
      given = upToHere
      return [one.day, part]
    }),
  )
}

const usualStart = '08:00'

/**
 * A day of so many minutes of work, like `like` where it can be: the same start and break, another end. A day that
 * would end after midnight starts earlier. Null where more than a whole day is asked for.
 */
export function dayOfMinutes(minutes: number, like: DayHours): DayHours | 'too-long' {
  if (minutes === 0) return null
  const lunch = like && like.breakMinutes > 0 && minutes > like.breakMinutes ? like : null
  const whole = minutes + (lunch?.breakMinutes ?? 0)
  if (whole > 24 * 60) return 'too-long'
  const start = Math.min(minutesOf(like?.startTime ?? usualStart), 24 * 60 - whole)
  const end = start + whole
  // A break that would begin after the day has ended is not taken.
  const fits = lunch !== null && minutesOf(lunch.breakLatest ?? '24:00') + lunch.breakMinutes <= end
  return {
    startTime: clock(start),
    endTime: clock(fits ? end : start + minutes),
    breakMinutes: fits ? lunch.breakMinutes : 0,
    breakEarliest: fits ? lunch.breakEarliest : null,
    breakLatest: fits ? lunch.breakLatest : null,
  }
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
