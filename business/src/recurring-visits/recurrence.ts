import { RRuleTemporal } from 'rrule-temporal'
import { addDays, type Day, startOfDay, weekdayOf } from '../foundation/day.ts'
import type { Refusal } from '../foundation/verdict.ts'

export const recurrenceUnits = ['day', 'week', 'month', 'year'] as const

/** How often work is due, from its first day on. */
export interface Recurrence {
  readonly startingDate: Day
  /** The last day on which it can be due; null: no end. */
  readonly endingDate: Day | null
  readonly every: number
  readonly unit: (typeof recurrenceUnits)[number]
  /** Monday 1 to Sunday 7: of a week its days; of a month, with a position, the weekday. */
  readonly weekdays: readonly number[]
  /** Of a month: the first to fourth, or (-1) the last such weekday; null: the day of the month of the first day. */
  readonly position: number | null
  /** January 1 to December 12: months without visits. */
  readonly excludedMonths: readonly number[]
  /** Times without visits, both ends included. */
  readonly excluded: readonly { readonly from: Day; readonly to: Day }[]
}

const names = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const

/** The rule as RFC 5545 writes it. A day that a month does not have is its last day. */
export function ruleText(recurrence: Recurrence): string {
  const { startingDate, every, unit, weekdays, position } = recurrence
  const days = weekdays.map((one) => names[one - 1])
  const dayOfMonth = Number(startingDate.slice(8))
  const parts = [`FREQ=${frequencies[unit]}`, `INTERVAL=${every}`, 'WKST=MO']
  if (unit === 'week')
    parts.push(`BYDAY=${days.length > 0 ? days.join(',') : names[weekdayOf(startingDate) - 1]}`)
  else if (unit === 'month' && position !== null)
    parts.push(
      `BYDAY=${days.length > 0 ? days.join(',') : names[weekdayOf(startingDate) - 1]}`,
      `BYSETPOS=${position}`,
    )
  else if (unit === 'month' || unit === 'year') {
    if (unit === 'year') parts.push(`BYMONTH=${Number(startingDate.slice(5, 7))}`)
    const last = Array.from({ length: Math.max(0, dayOfMonth - 27) }, (_, at) => 28 + at)
    parts.push(
      dayOfMonth <= 28 ? `BYMONTHDAY=${dayOfMonth}` : `BYMONTHDAY=${last.join(',')}`,
      ...(dayOfMonth <= 28 ? [] : ['BYSETPOS=-1']),
    )
  }
  return `DTSTART;TZID=UTC:${startingDate.replaceAll('-', '')}T000000\nRRULE:${parts.join(';')}`
}

/** Days from `from` to `to`, both included, on which work is due; excluded ones left out. */
export function dueDays(recurrence: Recurrence, from: Day, to: Day): Day[] {
  const { startingDate, endingDate, excludedMonths, excluded } = recurrence
  const first = from < startingDate ? startingDate : from
  const last = endingDate !== null && endingDate < to ? endingDate : to
  if (last < first) return []
  const rule = new RRuleTemporal({ rruleString: ruleText(recurrence) })
  return rule
    .between(new Date(startOfDay(first, 'UTC')), new Date(startOfDay(last, 'UTC')), true)
    .map((moment) => moment.toPlainDate().toString() as Day)
    .filter(
      (day) =>
        !excludedMonths.includes(Number(day.slice(5, 7))) &&
        !excluded.some((one) => one.from <= day && day <= one.to),
    )
}

/** The day nearest to the due one on which somebody works, within the days before and after; else the due day. */
export function nearestDay(due: Day, earlyDays: number, lateDays: number, works: (day: Day) => boolean): Day {
  for (let away = 0; away <= Math.max(earlyDays, lateDays); away++) {
    if (away <= lateDays && works(addDays(due, away))) return addDays(due, away)
    if (away <= earlyDays && works(addDays(due, -away))) return addDays(due, -away)
  }
  return due
}

/** Why a recurrence cannot stand like this. */
export function reasonsAgainstRecurrence(recurrence: Recurrence): Refusal[] {
  const { startingDate, endingDate, unit, position, weekdays, excluded, excludedMonths } = recurrence
  const refusals: Refusal[] = []
  if (endingDate !== null && endingDate < startingDate)
    refusals.push({ code: 'recurring-visits.dates-order', at: 'endingDate' })
  if (unit === 'month' && position !== null && weekdays.length > 1)
    refusals.push({ code: 'recurring-visits.one-weekday', at: 'weekdays' })
  if (excluded.some((one) => one.to < one.from))
    refusals.push({ code: 'recurring-visits.excluded-order', at: 'excluded' })
  if (new Set(excludedMonths).size === 12)
    refusals.push({ code: 'recurring-visits.never', at: 'excludedMonths' })
  return refusals
}

export const recurringStates = ['draft', 'running', 'suspended', 'closed'] as const
export type RecurringState = (typeof recurringStates)[number]

const roads: Readonly<Record<RecurringState, readonly RecurringState[]>> = {
  draft: ['running', 'closed'],
  running: ['suspended', 'closed'],
  suspended: ['running', 'closed'],
  closed: [],
}

/** Whether a recurring visit goes from one state to the other. Source: specification orders §8.4. */
export const mayBecome = (from: RecurringState, to: RecurringState): boolean => roads[from].includes(to)
