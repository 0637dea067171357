import { describe, expect, test } from 'vitest'
import { secondsOfQuiet } from './notice.ts'

describe('quiet hours', () => {
  const night = { from: '20:00', to: '07:00' }
  test.each([
    ['19:59', 0],
    ['20:00', 11 * 3600],
    ['23:30', 7.5 * 3600],
    ['06:59', 60],
    ['07:00', 0],
  ])('over midnight, at %s: %i s are left', (time, seconds) => {
    expect(secondsOfQuiet(time, night)).toBe(seconds)
  })

  test('within a day, and none at all', () => {
    expect(secondsOfQuiet('12:15', { from: '12:00', to: '13:00' })).toBe(45 * 60)
    expect(secondsOfQuiet('12:15', null)).toBe(0)
    expect(secondsOfQuiet('12:15', { from: '12:00', to: '12:00' })).toBe(0)
  })
})
