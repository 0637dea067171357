import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partsOf } from './parts.ts'

test.each<[number, [number, number][]]>([
  [60, [[1, 60]]],
  [300, [[1, 300]]],
  [
    301,
    [
      [1, 151],
      [1, 150],
    ],
  ],
  [
    600,
    [
      [1, 240],
      [1, 240],
      [2, 120],
    ],
  ],
  [
    1200,
    [
      [1, 240],
      [1, 240],
      [2, 240],
      [2, 240],
      [3, 240],
    ],
  ],
])('%i minutes on days of 480 in stretches of 300', (minutes, parts) => {
  expect(partsOf(minutes, 480, 300).map((part) => [part.day, part.minutes])).toEqual(parts)
})

test('parts add up, none is empty or longer than a stretch, no day is longer than allowed', () => {
  const work = fc.integer({ min: 1, max: 9600 })
  const length = fc.integer({ min: 30, max: 1440 })
  fc.assert(
    fc.property(work, length, length, (minutes, perDay, stretch) => {
      const parts = partsOf(minutes, perDay, stretch)
      const sum = (some: typeof parts) => some.reduce((total, part) => total + part.minutes, 0)
      expect(sum(parts)).toBe(minutes)
      expect(parts.every((part) => part.minutes > 0 && part.minutes <= stretch)).toBe(true)
      for (const ofDay of Map.groupBy(parts, (part) => part.day).values())
        expect(sum(ofDay)).toBeLessThanOrEqual(perDay)
    }),
  )
})
