import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from './parts.ts'

test.each([
  [60, 480, [60]],
  [480, 480, [480]],
  [481, 480, [480, 1]],
  [1200, 480, [480, 480, 240]],
])('%i minutes in shifts of %i', (minutes, longest, parts) => {
  expect(partsOf(minutes, longest)).toEqual(parts)
})

test('parts add up, none is longer than allowed or empty', () => {
  const minutes = fc.integer({ min: 1, max: 9600 })
  fc.assert(
    fc.property(minutes, fc.integer({ min: 30, max: 1440 }), (work, longest) => {
      const parts = partsOf(work, longest)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(work)
      expect(parts.every((part) => part > 0 && part <= longest)).toBe(true)
    }),
  )
})
