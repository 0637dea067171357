import { describe, expect, test } from 'vitest'
import { asDay, type Day } from '../foundation/day.ts'
import {
  type CalendarChange,
  customizedCalendar,
  easterMonday,
  isNonworking,
  withDaySet,
} from './base-calendar.ts'

const sundays: CalendarChange = { recurring: 'weekly', day: null, weekday: 7, nonworking: true }
const christmas: CalendarChange = {
  recurring: 'yearly',
  day: '2020-12-25' as Day,
  weekday: null,
  nonworking: true,
}

describe('a base calendar', () => {
  test.each([
    ['2026-10-18', true],
    ['2026-10-19', false],
    ['2027-12-25', true],
  ])('%s is non-working: %s', (day, nonworking) => {
    expect(isNonworking([sundays, christmas], asDay(day))).toBe(nonworking)
  })

  test('lets a single day go before the yearly one, and the yearly one before the weekday', () => {
    const open: CalendarChange = {
      recurring: 'once',
      day: asDay('2026-12-25'),
      weekday: null,
      nonworking: false,
    }
    expect(isNonworking([sundays, christmas, open], asDay('2026-12-25'))).toBe(false)
    const yearly: CalendarChange = {
      recurring: 'yearly',
      day: asDay('2020-10-18'),
      weekday: null,
      nonworking: false,
    }
    expect(isNonworking([sundays, yearly], asDay('2026-10-18'))).toBe(false)
  })

  test.each([
    [2025, '2025-04-21'],
    [2026, '2026-04-06'],
    [2027, '2027-03-29'],
    [2038, '2038-04-26'],
  ])('Easter Monday of %i is %s', (year, day) => {
    expect(easterMonday(year)).toBe(day)
  })
})

describe('a customized calendar (specification items §20, scenario 24)', () => {
  const weekly = (weekday: number): CalendarChange => ({
    recurring: 'weekly',
    day: null,
    weekday,
    nonworking: true,
  })
  const base: CalendarChange[] = [
    weekly(6),
    weekly(7),
    { recurring: 'yearly', day: '2020-12-25' as never, weekday: null, nonworking: true },
  ]
  const service = [
    { recurring: 'once', day: '2026-03-14', weekday: null, nonworking: false, description: '' },
    { recurring: 'yearly', day: '2026-12-25', weekday: null, nonworking: false, description: '' },
  ] as unknown as (CalendarChange & { description: string })[]
  test('its own changes go before the base calendar’s', () => {
    const days = ['2026-03-14', '2026-03-21', '2026-12-25'] as never[]
    expect(days.map((day) => isNonworking(customizedCalendar(service, base), day))).toEqual([
      false,
      true,
      false,
    ])
    expect(isNonworking(base, '2026-12-25' as never)).toBe(true)
    expect(isNonworking([], '2026-03-15' as never)).toBe(false)
  })
  test('a day set as the base calendar has it is no change', () => {
    const set = (nonworking: boolean) =>
      withDaySet(service, base, { day: '2026-03-14' as never, nonworking, description: '' })
    expect(set(true).map((one) => one.day)).toEqual(['2026-12-25'])
    expect(set(false)).toHaveLength(2)
  })
})
