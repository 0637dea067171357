import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarChange } from '../company/public.ts'
import { addDays, asDay, type Day, minutesOf } from '../foundation/day.ts'
import { dueMoment, hoursOn, type ServiceHours, serviceHoursBetween } from './due.ts'

const row = (
  weekday: number,
  startTime = '08:00',
  endTime = '17:00',
  more: Partial<ServiceHours> = {},
): ServiceHours => ({
  weekday,
  startTime,
  endTime,
  startingDate: null,
  validOnHolidays: false,
  ...more,
})
const office = [1, 2, 3, 4, 5].map((weekday) => row(weekday))
const contract = [1, 2, 3, 4, 5, 6].map((weekday) =>
  row(weekday, '07:00', '20:00', { validOnHolidays: true }),
)
const once = (day: string): CalendarChange => ({
  recurring: 'once',
  day: asDay(day),
  weekday: null,
  nonworking: true,
})
const weekly = (weekday: number): CalendarChange => ({
  recurring: 'weekly',
  day: null,
  weekday,
  nonworking: true,
})
const calendar = [weekly(6), weekly(7), once('2026-12-08'), once('2026-12-25'), once('2026-12-26')]
const at = (text: string) => ({ day: asDay(text.slice(0, 10)), time: text.slice(11) })
const due = (ordered: string, hours: number, rows = office) => {
  const answer = dueMoment(at(ordered), hours, rows, calendar)
  return answer.is === 'made' ? `${answer.value.day} ${answer.value.time}` : answer
}

describe('the due moment (specification orders, AC-01 to AC-06)', () => {
  test.each([
    ['2026-10-13 09:20', 4, '2026-10-13 13:20'],
    ['2026-10-13 12:00', 5, '2026-10-13 17:00'],
    ['2026-10-16 15:30', 8, '2026-10-19 14:30'],
    ['2026-10-14 06:10', 2.5, '2026-10-14 10:30'],
    ['2026-10-14 18:45', 1, '2026-10-15 09:00'],
    ['2026-10-18 10:00', 0, '2026-10-18 10:00'],
    ['2026-12-07 16:00', 3, '2026-12-09 10:00'],
  ])('of %s after %d h is %s', (ordered, hours, expected) => {
    expect(due(ordered, hours)).toBe(expected)
  })

  test.each([
    ['2026-12-07 19:00', 3, '2026-12-08 09:00'],
    ['2026-10-17 18:00', 6, '2026-10-19 11:00'],
  ])('with hours agreed in a contract, of %s after %d h is %s', (ordered, hours, expected) => {
    expect(due(ordered, hours, contract)).toBe(expected)
  })

  test.each([
    ['2026-10-30 11:00', 4, '2026-10-30 15:00'],
    ['2026-11-06 11:00', 4, '2026-11-09 10:00'],
  ])('follows hours that begin on a date: %s after %d h is %s', (ordered, hours, expected) => {
    const friday = row(5, '08:00', '13:00', { startingDate: asDay('2026-11-01') })
    expect(due(ordered, hours, [...office, friday])).toBe(expected)
  })

  test('walks several intervals of a day', () => {
    const split = [1, 2, 3, 4, 5].flatMap((weekday) => [
      row(weekday, '08:00', '12:00'),
      row(weekday, '13:00', '17:00'),
    ])
    expect(due('2026-10-13 11:00', 2, split)).toBe('2026-10-13 14:00')
  })

  test('is refused beyond a year, and counts clock hours where no service hours are', () => {
    expect(due('2026-10-13 09:00', 2400)).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'response-times.beyond-one-year' }],
    })
    expect(due('2026-10-17 20:00', 30, [])).toBe('2026-10-19 02:00')
  })

  test('agrees with counting minute by minute', () => {
    const slow = (ordered: { day: Day; time: string }, minutes: number, rows: readonly ServiceHours[]) => {
      let left = minutes
      for (let days = 0; days < 365; days++) {
        const day = addDays(ordered.day, days)
        const free =
          [6, 7].includes(new Date(`${day}T00:00Z`).getUTCDay() || 7) ||
          ['2026-12-08', '2026-12-25', '2026-12-26'].includes(day)
        for (let minute = days === 0 ? minutesOf(ordered.time) : 0; minute < 1440; minute++) {
          const open = hoursOn(rows, day).some(
            (one) =>
              (one.validOnHolidays || !free) &&
              minutesOf(one.startTime) <= minute &&
              minute < minutesOf(one.endTime),
          )
          if (open && --left === 0)
            return `${day} ${String(Math.floor((minute + 1) / 60)).padStart(2, '0')}:${String((minute + 1) % 60).padStart(2, '0')}`
        }
      }
      return null
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 4000 }),
        fc.constantFrom(office, contract),
        (days, minute, minutes, rows) => {
          const ordered = {
            day: addDays(asDay('2026-10-05'), days),
            time: `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
          }
          const answer = dueMoment(ordered, minutes / 60, rows, calendar)
          expect(answer.is === 'made' && `${answer.value.day} ${answer.value.time}`).toBe(
            slow(ordered, minutes, rows),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('service hours between two moments (AC-12)', () => {
  test.each([
    ['2026-10-16 15:30', '2026-10-19 10:15', office, 3.75],
    ['2026-10-13 06:30', '2026-10-13 09:45', office, 1.75],
    ['2026-10-13 15:20', '2026-10-13 18:05', office, 2.75],
    ['2026-12-07 14:00', '2026-12-09 09:30', office, 4.5],
    ['2026-12-07 14:00', '2026-12-09 09:30', contract, 21.5],
  ])('from %s to %s', (from, to, rows, hours) => {
    expect(serviceHoursBetween(at(from), at(to), rows, calendar)).toBe(hours)
  })

  test('is nothing where a moment is missing or comes first', () => {
    expect(serviceHoursBetween(null, at('2026-10-13 09:00'), office, calendar)).toBe(0)
    expect(serviceHoursBetween(at('2026-10-13 10:00'), at('2026-10-13 09:00'), office, calendar)).toBe(0)
  })
})
