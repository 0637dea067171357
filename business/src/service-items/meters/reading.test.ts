import { expect, test } from 'vitest'
import { asDay } from '../../foundation/day.ts'
import { checkReading } from './reading.ts'

const known = [
  { day: asDay('2026-01-10'), reading: '100' },
  { day: asDay('2026-02-10'), reading: '180' },
]
const today = asDay('2026-03-10')
const at = (day: string, reading: string, kind: 'counter' | 'gauge' = 'counter') =>
  checkReading(kind, { day: asDay(day), reading }, known, today)

test('a counter grows: a reading that does not is asked about', () => {
  expect(at('2026-03-01', '200')).toEqual({ refusals: [], questions: [] })
  expect(at('2026-03-01', '170').questions[0]).toMatchObject({ facts: { reading: '180', day: '2026-02-10' } })
  expect(at('2026-01-20', '190').questions[0]).toMatchObject({ facts: { reading: '180' } })
  expect(at('2026-01-20', '150').questions).toEqual([])
})

test('a gauge goes up and down; nothing is read in the future', () => {
  expect(at('2026-03-01', '1.2', 'gauge')).toEqual({ refusals: [], questions: [] })
  expect(at('2026-03-11', '200').refusals[0]?.code).toBe('service-items.reading-in-future')
  expect(at('2026-03-01', '-1').refusals[0]?.code).toBe('service-items.reading-negative')
})
