import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, asDay } from '../../foundation/day.ts'
import {
  changedDays,
  type DayHours,
  dayOfMinutes,
  hoursOfTemplate,
  minutesOfWork,
  spreadMinutes,
} from './capacity.ts'

const monday = asDay('2026-12-07')
const hours = (startTime: string, endTime: string, breakMinutes = 0): DayHours => ({
  startTime,
  endTime,
  breakMinutes,
  breakEarliest: breakMinutes ? '12:00' : null,
  breakLatest: breakMinutes ? '13:30' : null,
})
const usual = hours('08:00', '17:00', 30)

test('a template gives its weekdays, and nothing on nonworking days', () => {
  const template = [
    { weekday: 1, ...usual! },
    { weekday: 2, ...usual! },
  ]
  const immaculate = {
    recurring: 'yearly' as const,
    day: asDay('2020-12-08'),
    weekday: null,
    nonworking: true,
  }
  expect(hoursOfTemplate(template, [immaculate], monday)).toEqual(usual)
  expect(hoursOfTemplate(template, [immaculate], addDays(monday, 1))).toBeNull()
  expect(hoursOfTemplate(template, [immaculate], addDays(monday, 2))).toBeNull()
})

test('only days that differ change; a day as usual is not kept by itself', () => {
  const days = [
    { day: monday, hours: usual, usual },
    { day: addDays(monday, 1), hours: hours('08:00', '12:00'), usual },
    { day: addDays(monday, 2), hours: null, usual: null },
  ]
  expect(changedDays(days, () => usual)).toEqual([
    { day: addDays(monday, 1), hours: usual, isUsual: true, minutes: 270 },
    { day: addDays(monday, 2), hours: usual, isUsual: false, minutes: 510 },
  ])
  expect(changedDays([days[0]!], () => hours('09:00', '18:00', 30))).toMatchObject([
    { minutes: 0, isUsual: false },
  ])
})

describe('hours of a period', () => {
  const day = (at: number, minutes: number, isWorking = true) => ({
    day: addDays(monday, at),
    minutes,
    isWorking,
  })
  const parts = (total: number, days: ReturnType<typeof day>[]) => [
    ...(spreadMinutes(total, days)?.values() ?? []),
  ]

  test('are shared as the days are, or evenly where nobody works yet', () => {
    expect(parts(600, [day(0, 480), day(1, 240), day(2, 0)])).toEqual([400, 200])
    expect(parts(100, [day(0, 0), day(1, 0, false), day(2, 0), day(3, 0)])).toEqual([33, 34, 33])
    expect(parts(0, [day(0, 480), day(1, 240)])).toEqual([0, 0])
    expect(spreadMinutes(60, [day(0, 0, false)])).toBeNull()
    expect(spreadMinutes(0, [day(0, 0, false)])).toEqual(new Map())
  })

  test('always add up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50_000 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 1440 }), fc.boolean()), { minLength: 1, maxLength: 60 }),
        (total, days) => {
          const spread = spreadMinutes(
            total,
            days.map(([minutes, working], at) => day(at, minutes, working)),
          )
          if (spread === null) return
          const given = [...spread.values()]
          if (given.length > 0) expect(given.reduce((a, b) => a + b, 0)).toBe(total)
          expect(given.every((part) => part >= 0)).toBe(true)
        },
      ),
    )
  })
})

describe('a day of so many minutes', () => {
  test.each([
    [480, usual, '08:00', '16:30', 30],
    [600, usual, '08:00', '18:30', 30],
    // Too short for its lunch.
    [240, usual, '08:00', '12:00', 0],
    [480, null, '08:00', '16:00', 0],
    [1200, usual, '03:30', '24:00', 30],
    [1440, usual, '00:00', '24:00', 0],
  ] as const)('%i', (minutes, like, startTime, endTime, breakMinutes) => {
    if (minutes === 1440) return expect(dayOfMinutes(1440, like)).toBe('too-long')
    expect(dayOfMinutes(minutes, like)).toMatchObject({ startTime, endTime, breakMinutes })
  })

  test('has exactly these minutes of work, or is too long', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.constantFrom(usual, null, hours('22:00', '23:00')),
        (minutes, like) => {
          const made = dayOfMinutes(minutes, like)
          if (made !== 'too-long') expect(minutesOfWork(made)).toBe(minutes)
          else expect(minutes + (like?.breakMinutes ?? 0)).toBeGreaterThan(1440)
        },
      ),
    )
  })
})
