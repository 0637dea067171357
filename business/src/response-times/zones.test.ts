import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { CalendarChange } from '../company/public.ts'
import { asDay, dayOf, momentOf, timeOf } from '../foundation/day.ts'
import { dueMoment, type ServiceHours } from './due.ts'

/**
 * From the moment of a call to the moment it is due, against a second implementation that walks the wall clock minute
 * by minute. Around both clock changes of Rome, and wherever the server stands.
 */
const rome = 'Europe/Rome'
const servers = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Europe/Rome']
const zoneBefore = process.env.TZ
afterEach(() => {
  process.env.TZ = zoneBefore
})

const rows = (
  weekdays: number[],
  startTime: string,
  endTime: string,
  validOnHolidays = false,
): ServiceHours[] =>
  weekdays.map((weekday) => ({ weekday, startingDate: null, startTime, endTime, validOnHolidays }))
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const sets = {
  office: rows([1, 2, 3, 4, 5], '08:00', '17:00'),
  split: [...rows([1, 2, 3, 4, 5], '08:00', '12:30'), ...rows([1, 2, 3, 4, 5, 6], '14:00', '18:00')],
  // The hour that is missing in spring and comes twice in autumn lies within.
  dayAndNight: rows(everyDay, '00:00', '24:00', true),
  night: rows(everyDay, '01:00', '05:00', true),
}
const holiday: CalendarChange = {
  recurring: 'once',
  day: asDay('2026-10-26'),
  weekday: null,
  nonworking: true,
}

const pad = (value: number) => String(value).padStart(2, '0')

/** Day, weekday and minute of a count of minutes since 2026-01-01 00:00 on the wall. */
function wall(minute: number) {
  const date = new Date(Date.UTC(2026, 0, 1) + minute * 60_000)
  return {
    day: date.toISOString().slice(0, 10),
    weekday: date.getUTCDay() || 7,
    time: `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}`,
  }
}
const minuteOf = (day: string, time: string) =>
  (Date.parse(`${day}T00:00:00Z`) - Date.UTC(2026, 0, 1)) / 60_000 +
  Number(time.slice(0, 2)) * 60 +
  Number(time.slice(3))

/** Every minute is looked at: is it within hours of its weekday, on a day that counts? */
function slowDue(ordered: { day: string; time: string }, minutes: number, hours: readonly ServiceHours[]) {
  if (minutes === 0) return ordered
  let left = minutes
  for (let at = minuteOf(ordered.day, ordered.time); ; at++) {
    const now = wall(at)
    const open = hours.some(
      (row) =>
        row.weekday === now.weekday &&
        row.startTime <= now.time &&
        now.time < row.endTime &&
        (row.validOnHolidays || now.day !== holiday.day),
    )
    if (!open) continue
    left--
    if (left === 0) {
      const end = wall(at + 1)
      // The end of a day belongs to that day.
      return end.time === '00:00' ? { day: now.day, time: '24:00' } : { day: end.day, time: end.time }
    }
  }
}

describe.each(servers)('on a server in %s', (zone) => {
  test.each([
    ['autumn', '2026-10-23T00:00:00Z'],
    ['spring', '2027-03-26T00:00:00Z'],
  ])('a call in Rome around the clock change of %s is due when minutes say', (_season, from) => {
    process.env.TZ = zone
    expect(new Date('2026-07-01T12:00:00Z').getTimezoneOffset()).toBe(offsets[zone])
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 * 24 * 60 }),
        fc.integer({ min: 0, max: 40 * 60 }),
        fc.constantFrom(...Object.values(sets)),
        (minute, minutes, hours) => {
          const called = new Date(Date.parse(from) + minute * 60_000).toISOString()
          const ordered = { day: dayOf(called, rome), time: timeOf(called, rome) as string }
          const due = dueMoment(ordered, minutes / 60, hours, [holiday])
          const slow = slowDue(ordered, minutes, hours)
          expect(due).toEqual({ is: 'made', value: slow })
          if (due.is === 'made' && due.value.time !== '24:00') {
            // As a moment it is never before the call, but in the hour that comes twice.
            const moment = Date.parse(momentOf(due.value.day, due.value.time, rome))
            expect(moment).toBeGreaterThanOrEqual(Date.parse(called) - 3_600_000 - 60_000)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

/** Minutes behind UTC in July, so that a zone that is not taken over by the process is noticed. */
const offsets: Record<string, number> = {
  UTC: 0,
  'America/New_York': 240,
  'Asia/Kolkata': -330,
  'Pacific/Apia': -780,
  'Europe/Rome': -120,
}
