import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSeconds, asDay, asInstant, type Instant, secondsBetween } from '../foundation/day.ts'
import {
  type Absence,
  capacityMinutes,
  type TemplateDay,
  type WorkingDayFacts,
  workingDay,
} from './working-day.ts'

const weekday = (day: number): TemplateDay => ({
  weekday: day,
  startTime: '08:00',
  endTime: '17:00',
  breakMinutes: 30,
  breakEarliest: '12:00',
  breakLatest: '13:30',
})
const facts: WorkingDayFacts = {
  blocked: false,
  template: [1, 2, 3, 4, 5, 7].map(weekday),
  exception: null,
  calendar: [{ recurring: 'yearly', day: asDay('2020-12-08'), weekday: null, nonworking: true }],
  absences: [],
}
const tuesday = asDay('2026-10-13')
const rome = 'Europe/Rome'
const absent = (from: string, to: string): Absence => ({
  from: asInstant(from),
  to: asInstant(to),
  kind: 'leave',
})

describe('the shift of a day', () => {
  test('is the template of its weekday in the company’s zone', () => {
    expect(workingDay(facts, tuesday, rome)).toEqual({
      open: '2026-10-13T06:00:00Z',
      close: '2026-10-13T15:00:00Z',
      breaks: [{ earliest: '2026-10-13T10:00:00Z', latest: '2026-10-13T11:30:00Z', minutes: 30 }],
      absences: [],
      onCall: false,
    })
  })

  test.each([
    ['blocked', { ...facts, blocked: true }, '2026-10-13'],
    ['no-template', { ...facts, template: null }, '2026-10-13'],
    ['free-day', facts, '2026-10-17'],
    ['holiday', facts, '2026-12-08'],
    [
      'absent',
      { ...facts, absences: [absent('2026-10-12T22:00:00Z', '2026-10-13T22:00:00Z')] },
      '2026-10-13',
    ],
  ] as const)('is none: %s', (why, given, day) => {
    expect(workingDay(given, asDay(day), rome)).toBe(why)
  })

  test('starts an hour later by the sun when the clock was set back that night', () => {
    const sunday = workingDay(facts, asDay('2026-10-25'), rome)
    expect(sunday).toMatchObject({ open: '2026-10-25T07:00:00Z', close: '2026-10-25T16:00:00Z' })
    expect(workingDay(facts, asDay('2026-03-29'), rome)).toMatchObject({ open: '2026-03-29T06:00:00Z' })
  })

  test('is shortened by an absence at an end and keeps one in the middle', () => {
    const absences = [
      absent('2026-10-13T05:00:00Z', '2026-10-13T08:00:00Z'),
      absent('2026-10-13T12:00:00Z', '2026-10-13T13:00:00Z'),
    ]
    const shift = workingDay({ ...facts, absences }, tuesday, rome)
    expect(shift).toMatchObject({
      open: '2026-10-13T08:00:00Z',
      close: '2026-10-13T15:00:00Z',
      absences: [absences[1]],
    })
    expect(capacityMinutes(shift)).toBe(7 * 60 - 60 - 30)
  })

  test('goes by the exception where there is one, on a holiday too', () => {
    const exception = {
      day: asDay('2026-12-08'),
      startTime: '09:00',
      endTime: '12:00',
      breakMinutes: 0,
      breakEarliest: null,
      breakLatest: null,
      onCall: true,
    }
    expect(workingDay({ ...facts, exception }, asDay('2026-12-08'), rome)).toMatchObject({
      open: '2026-12-08T08:00:00Z',
      breaks: [],
      onCall: true,
    })
  })

  test('never has absences at its ends, nor a capacity below zero or above its length', () => {
    const moment = fc
      .integer({ min: 0, max: 40 * 3600 })
      .map((seconds) => addSeconds(asInstant('2026-10-12T18:00:00Z'), seconds))
    const absence = fc
      .tuple(moment, moment)
      .map(([a, b]): Absence => ({ from: a < b ? a : b, to: a < b ? b : a, kind: 'other' }))
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 6 }), (absences) => {
        const shift = workingDay({ ...facts, absences }, tuesday, rome)
        const capacity = capacityMinutes(shift)
        expect(capacity).toBeGreaterThanOrEqual(0)
        if (typeof shift === 'string') return
        const inside = (at: Instant) => shift.open < at && at < shift.close
        for (const one of shift.absences) expect(inside(one.from) && inside(one.to)).toBe(true)
        expect(capacity * 60).toBeLessThanOrEqual(secondsBetween(shift.open, shift.close))
      }),
    )
  })
})
