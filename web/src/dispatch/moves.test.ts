import type { BoardVisit } from '@giro/business/dispatch/api.ts'
import { describe, expect, test } from 'vitest'
import { movesTo, together } from './moves.ts'

const visit = (visitNo: string, more: object) =>
  [
    visitNo,
    { visitNo, state: 'planned', minutes: 60, due: null, placement: null, held: null, ...more },
  ] as const
const visits = new Map([
  visit('A', { placement: { start: '2026-11-30T09:00:00Z' }, minutes: 90 }),
  visit('B', { placement: { start: '2026-11-30T07:00:00Z' }, minutes: 30 }),
  visit('C', { state: 'unplanned', due: '2026-11-30T12:00:00Z' }),
  visit('D', { state: 'on-site', placement: { start: '2026-11-30T06:00:00Z' } }),
]) as unknown as ReadonlyMap<string, BoardVisit>

describe('several visits at once', () => {
  test('a drop of one of the chosen moves all that may be moved, in the order of the day', () => {
    expect(together('A', new Set(['C', 'A', 'B', 'D']), visits)).toEqual(['B', 'A', 'C'])
    expect(together('A', new Set(['B', 'C']), visits)).toEqual(['A'])
    expect(together('A', new Set(['A']), visits)).toEqual(['A'])
  })

  test('they follow each other from the drop on, or all leave the plan', () => {
    const to = { resourceNo: 'ROSSI', day: '2026-11-30', start: '2026-11-30T08:00:00Z' }
    expect(movesTo(['B', 'A', 'C'], to, visits).map((move) => move.to?.start)).toEqual([
      '2026-11-30T08:00:00Z',
      '2026-11-30T08:30:00Z',
      '2026-11-30T10:00:00Z',
    ])
    expect(movesTo(['B', 'A'], null, visits)).toEqual([
      { visitNo: 'B', to: null },
      { visitNo: 'A', to: null },
    ])
  })
})
