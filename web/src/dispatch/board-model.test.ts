import { describe, expect, test } from 'vitest'
import { breakStart } from './board-model.ts'

describe('the break of a day', () => {
  test.each([
    ['at its earliest when nobody works then', [], 100],
    ['after the visit that runs into it', [{ start: 80, end: 120 }], 120],
    ['before a visit that leaves room', [{ start: 130, end: 160 }], 100],
    ['behind the next visit when the gap is too short', [{ start: 110, end: 150 }], 150],
    ['nowhere when work fills the whole window', [{ start: 90, end: 210 }], null],
  ] as const)('lies %s', (_, bars, start) => {
    expect(breakStart(100, 200, 30, bars)).toBe(start)
  })
})
