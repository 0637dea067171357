import { type CalendarChange, isNonworking } from '../company/public.ts'
import { type Day, type Instant, minutesOf, momentOf, secondsBetween, weekdayOf } from '../foundation/day.ts'

/** A weekday of a work-hour template. */
export interface TemplateDay {
  readonly weekday: number
  readonly startTime: string
  readonly endTime: string
  readonly breakMinutes: number
  readonly breakEarliest: string | null
  readonly breakLatest: string | null
}

/** A day that differs from the template; without times the resource is off. */
export interface ShiftException extends Omit<TemplateDay, 'weekday' | 'startTime' | 'endTime'> {
  readonly day: Day
  readonly startTime: string | null
  readonly endTime: string | null
  readonly onCall: boolean
}

/** A time in which the resource is not there; `to` excluded. */
export interface Absence {
  readonly from: Instant
  readonly to: Instant
  /** Busy: as the resource's own calendar says. */
  readonly kind: 'sick' | 'leave' | 'training' | 'other' | 'busy'
}

/** An absence that somebody has recorded: what a calendar says is not among them. */
export type RecordedAbsence = Absence & { readonly kind: Exclude<Absence['kind'], 'busy'> }

/** A working day: open included, close excluded. The break starts within its two moments, both included. */
export interface Shift {
  readonly open: Instant
  readonly close: Instant
  readonly breaks: readonly {
    readonly earliest: Instant
    readonly latest: Instant
    readonly minutes: number
  }[]
  /** Absences inside the shift that do not touch its ends. */
  readonly absences: readonly Absence[]
  /** The resource works this day only when called (specification orders §3, S12). */
  readonly onCall: boolean
}

/** Why there is no shift. */
export type NoShift = 'blocked' | 'no-template' | 'free-day' | 'holiday' | 'absent'

export interface WorkingDayFacts {
  readonly blocked: boolean
  readonly template: readonly TemplateDay[] | null
  readonly exception: ShiftException | null
  readonly calendar: readonly CalendarChange[]
  readonly absences: readonly Absence[]
}

/**
 * The technician's shift of a day, or why there is none.
 *
 * An exception goes before calendar and template. An absence that covers an end shortens the shift, one in the
 * middle stays inside it, one that covers all leaves none. Wall-clock times become moments of the zone, so days of
 * 23 and 25 hours come out right. Source: specification orders §3, §2.4.
 */
export function workingDay(facts: WorkingDayFacts, day: Day, timeZone: string): Shift | NoShift {
  const hours = hoursOf(facts, day)
  if (typeof hours === 'string') return hours
  const whole = {
    open: momentOf(day, hours.startTime, timeZone),
    close: momentOf(day, hours.endTime, timeZone),
  }
  const inside = facts.absences.filter((absence) => absence.from < whole.close && absence.to > whole.open)
  const cut = withoutAbsences(whole, inside)
  if (cut === null) return 'absent'
  return { ...cut, breaks: breaksOf(hours, cut, day, timeZone), onCall: facts.exception?.onCall ?? false }
}

/** Hours of a day before absences are taken off. */
export type Hours = Omit<TemplateDay, 'weekday'>

/** The hours that exception, calendar and template give a day, absences left aside, or why there are none. */
export function hoursOf(facts: Omit<WorkingDayFacts, 'absences'>, day: Day): Hours | NoShift {
  if (facts.blocked) return 'blocked'
  const { exception } = facts
  if (exception)
    return exception.startTime === null || exception.endTime === null
      ? 'free-day'
      : { ...exception, startTime: exception.startTime, endTime: exception.endTime }
  if (facts.template === null) return 'no-template'
  const weekday = facts.template.find((one) => one.weekday === weekdayOf(day))
  if (!weekday) return 'free-day'
  return isNonworking(facts.calendar, day) ? 'holiday' : weekday
}

function withoutAbsences(shift: { open: Instant; close: Instant }, absences: readonly Absence[]) {
  let { open, close } = shift
  let left = [...absences].sort((a, b) => (a.from < b.from ? -1 : 1))
  for (let changed = true; changed; ) {
    changed = false
    for (const absence of left) {
      if (absence.from <= open && absence.to > open) {
        open = absence.to
        changed = true
      } else if (absence.to >= close && absence.from < close) {
        close = absence.from
        changed = true
      }
    }
    left = left.filter((absence) => absence.to > open && absence.from < close)
  }
  return open < close ? { open, close, absences: left } : null
}

/** A break whose window does not meet what is left of the shift is not taken. */
function breaksOf(hours: Hours, shift: { open: Instant; close: Instant }, day: Day, timeZone: string) {
  if (hours.breakMinutes === 0 || hours.breakEarliest === null || hours.breakLatest === null) return []
  const earliest = momentOf(day, hours.breakEarliest, timeZone)
  const latest = momentOf(day, hours.breakLatest, timeZone)
  if (latest < shift.open || earliest >= shift.close) return []
  return [{ earliest: earliest < shift.open ? shift.open : earliest, latest, minutes: hours.breakMinutes }]
}

/** Minutes that can be planned: the shift less its breaks and the absences inside; never below 0. */
export function capacityMinutes(shift: Shift | NoShift): number {
  if (typeof shift === 'string') return 0
  const away = shift.absences.reduce((total, absence) => total + secondsBetween(absence.from, absence.to), 0)
  const breaks = shift.breaks.reduce((total, one) => total + one.minutes * 60, 0)
  return Math.max(0, Math.floor((secondsBetween(shift.open, shift.close) - away - breaks) / 60))
}

/** Hours of work that a template gives in a week, breaks taken off, rounded to two decimals (items §2). */
export function hoursPerWeek(
  days: readonly Pick<TemplateDay, 'startTime' | 'endTime' | 'breakMinutes'>[],
): number {
  const minutes = days.reduce(
    (total, day) => total + minutesOf(day.endTime) - minutesOf(day.startTime) - day.breakMinutes,
    0,
  )
  return Math.round((minutes * 100) / 60) / 100
}
