import { asDay, epochSeconds } from '@giro/business/foundation/day.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromPixels, hourStep, makeScale, shownHours, toPixels } from './scale.ts'

const rome = 'Europe/Rome'
const week = makeScale(asDay('2026-10-19'), 7, { from: 6, to: 20 }, 30, rome)

describe('the time axis', () => {
  test('lays days side by side and leaves the nights out', () => {
    expect(week.days.map((day) => day.left)).toEqual([0, 420, 840, 1260, 1680, 2100, 2520])
    expect(toPixels(week, epochSeconds('2026-10-20T06:00:00Z'))).toBe(420 + 60)
  })

  test('keeps a moment of the night on the edge of its day', () => {
    expect(toPixels(week, epochSeconds('2026-10-19T22:30:00Z'))).toBe(420)
    expect(toPixels(week, epochSeconds('2026-10-18T22:30:00Z'))).toBe(0)
  })

  test('shows eight o’clock at eight also on the day when the clock goes back', () => {
    const sunday = week.days[6]!
    expect(toPixels(week, epochSeconds('2026-10-25T07:00:00Z'))).toBe(sunday.left + 60)
    const whole = makeScale(asDay('2026-10-25'), 1, { from: 0, to: 24 }, 10, rome)
    expect(whole.width).toBeCloseTo(250)
  })

  test('goes there and back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: (14 * 60) / 5 - 1 }),
        (day, step) => {
          const seconds = week.days[day]!.from + step * 300
          expect(fromPixels(week, toPixels(week, seconds), 300)).toEqual({
            day: week.days[day]!.day,
            seconds,
          })
        },
      ),
    )
  })

  test('shows enough hours for every shift', () => {
    expect(shownHours([{ open: '2026-10-19T05:30:00Z', close: '2026-10-19T16:15:00Z' }], rome)).toEqual({
      from: 6,
      to: 21,
    })
    expect(shownHours([], rome)).toEqual({ from: 7, to: 19 })
  })

  test.each([
    [60, 1],
    [30, 2],
    [12, 4],
    [4, 12],
  ])('at %d pixels an hour names every %d hours', (pixels, step) => {
    expect(hourStep(pixels)).toBe(step)
  })
})
