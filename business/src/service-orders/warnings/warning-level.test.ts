import { describe, expect, test } from 'vitest'
import { asDay } from '../../foundation/day.ts'
import { warningLevel, warningLimits } from './warning-level.ts'

const facts = {
  serviceHours: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    startingDate: null,
    startTime: '08:00',
    endTime: '17:00',
    validOnHolidays: false,
  })),
  calendar: [],
}
const due = { day: asDay('2026-10-14'), time: '11:00' }

describe('the response warning of an order due on Wednesday at 11 (AC-13)', () => {
  test.each([
    ['2026-10-13', '11:30', 0],
    ['2026-10-13', '12:30', 1],
    ['2026-10-13', '16:30', 2],
    ['2026-10-14', '10:05', 3],
    ['2026-10-14', '15:00', 3],
  ])('at %s %s is %i', (day, time, level) => {
    const limits = warningLimits({ day: asDay(day), time }, { first: 8, second: 4, third: 1 }, facts)
    expect(warningLevel(due, limits)).toBe(level)
  })

  test('is none where the first is switched off', () => {
    const limits = warningLimits(due, { first: 0, second: 4, third: 1 }, facts)
    expect(warningLevel(due, limits)).toBe(0)
  })
})
