import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, daysFromTo, weekdayOf } from '../foundation/day.ts'
import { dueDays, mayBecome, nearestDay, type Recurrence, reasonsAgainstRecurrence } from './recurrence.ts'

const day = (text: string) => text as Day
const recurrence: Recurrence = {
  startingDate: day('2026-01-31'),
  endingDate: null,
  every: 1,
  unit: 'month',
  weekdays: [],
  position: null,
  excludedMonths: [],
  excluded: [],
}
const of = (more: Partial<Recurrence>, from = '2026-01-01', to = '2026-06-30') =>
  dueDays({ ...recurrence, ...more }, day(from), day(to))

describe('days on which work is due', () => {
  test('of a month without that day: its last one', () => {
    expect(of({})).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
    ])
  })
  test('every third month, without August; the last Friday; two days of every second week', () => {
    expect(
      of({ startingDate: day('2026-02-10'), every: 3, excludedMonths: [8] }, '2026-01-01', '2027-01-01'),
    ).toEqual(['2026-02-10', '2026-05-10', '2026-11-10'])
    expect(of({ position: -1, weekdays: [5], startingDate: day('2026-04-01') })).toEqual([
      '2026-04-24',
      '2026-05-29',
      '2026-06-26',
    ])
    expect(of({ unit: 'week', every: 2, weekdays: [2, 4], startingDate: day('2026-06-02') })).toEqual([
      '2026-06-02',
      '2026-06-04',
      '2026-06-16',
      '2026-06-18',
      '2026-06-30',
    ])
  })
  test('29 February comes back on the last day of February', () => {
    expect(of({ unit: 'year', startingDate: day('2024-02-29') }, '2024-01-01', '2028-12-31')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ])
  })
  test('from its first to its last day, both included, times without visits left out', () => {
    const daily = { unit: 'day' as const, startingDate: day('2026-06-01'), endingDate: day('2026-06-05') }
    expect(of(daily)).toHaveLength(5)
    expect(of({ ...daily, excluded: [{ from: day('2026-06-02'), to: day('2026-06-04') }] })).toEqual([
      '2026-06-01',
      '2026-06-05',
    ])
    expect(of(daily, '2026-06-06')).toEqual([])
  })
  test('of weeks: the same as counting days one by one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 400 }),
        (weekdays, every, offset) => {
          const startingDate = addDays(day('2026-01-01'), offset)
          const [from, to] = [startingDate, addDays(startingDate, 120)]
          const monday = addDays(startingDate, 1 - weekdayOf(startingDate))
          const slow = daysFromTo(from, to).filter((one) => {
            const weeks = Math.floor(daysFromTo(monday, one).length / 7 - 1e-9)
            return weekdays.includes(weekdayOf(one)) && weeks % every === 0
          })
          const rule = { ...recurrence, unit: 'week' as const, every, weekdays, startingDate }
          expect(dueDays(rule, from, to)).toEqual(slow)
        },
      ),
    )
  })
})

test('a due day without people goes to the nearest one with, within its days', () => {
  const works = (one: Day) => weekdayOf(one) < 6
  expect(nearestDay(day('2026-06-06'), 2, 2, works)).toBe('2026-06-05')
  expect(nearestDay(day('2026-06-06'), 0, 2, works)).toBe('2026-06-08')
  expect(nearestDay(day('2026-06-06'), 0, 1, works)).toBe('2026-06-06')
  expect(nearestDay(day('2026-06-04'), 5, 5, works)).toBe('2026-06-04')
})

test('refuses what can never be', () => {
  const codes = (more: Partial<Recurrence>) =>
    reasonsAgainstRecurrence({ ...recurrence, ...more }).map((one) => one.code)
  expect(codes({})).toEqual([])
  expect(codes({ endingDate: day('2026-01-30') })).toEqual(['recurring-visits.dates-order'])
  expect(codes({ position: 1, weekdays: [1, 2] })).toEqual(['recurring-visits.one-weekday'])
  expect(codes({ excluded: [{ from: day('2026-02-02'), to: day('2026-02-01') }] })).toEqual([
    'recurring-visits.excluded-order',
  ])
  expect(codes({ excludedMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })).toEqual([
    'recurring-visits.never',
  ])
})

test('draft starts, running pauses, nothing comes back from closed', () => {
  expect(mayBecome('draft', 'running') && mayBecome('running', 'suspended')).toBe(true)
  expect(mayBecome('suspended', 'running') && mayBecome('suspended', 'closed')).toBe(true)
  expect(mayBecome('draft', 'suspended') || mayBecome('closed', 'running')).toBe(false)
})
