import { describe, expect, test } from 'vitest'
import type { Instant } from '../../foundation/day.ts'
import { day, days, placed, visit } from '../samples.ts'
import { pushedVisits, pushedWords } from './knock-on.ts'

describe('what a delay pushes', () => {
  const before = placed('ROSSI', '07:00', '08:00')
  test.each([
    ['a later start', 'planned', placed('ROSSI', '07:40', '08:40'), true],
    ['a later start of what was published', 'published', placed('ROSSI', '07:40', '08:40'), true],
    ['the same start, but a later end', 'planned', placed('ROSSI', '07:00', '08:30'), true],
    ['nothing', 'planned', before, false],
    ['never work that has begun', 'on-site', placed('ROSSI', '07:40', '08:40'), false],
  ] as const)('%s', (_, state, placement, isPushed) => {
    const real = days([visit('A', { placement: before, state })])
    const pushed = pushedVisits(real, new Map([['A', placement]]))
    expect(pushed.map((one) => one.visit.visitNo)).toEqual(isPushed ? ['A'] : [])
  })

  test('in the order of the new starts; who is not told a time is left out', () => {
    const real = days([
      visit('A', { placement: placed('ROSSI', '10:00', '11:00') }),
      visit('B', { placement: placed('ROSSI', '08:00', '09:00') }),
      visit('C', { placement: placed('ROSSI', '12:00', '13:00') }),
    ])
    const placements = new Map([
      ['A', placed('ROSSI', '10:30', '11:30')],
      ['B', placed('ROSSI', '08:30', '09:30')],
    ])
    expect(pushedVisits(real, placements).map((one) => one.visit.visitNo)).toEqual(['B', 'A'])
  })

  test.each([
    ['inside promise and due moment', '08:59', 0, false],
    ['on the end of the promise, which is excluded', '09:00', 0, true],
    ['a minute after the due moment', '09:31', 1, true],
    ['a part of a minute counts as a minute', '09:30:30', 1, true],
  ] as const)('%s', (_, start, lateMinutes, promiseBroken) => {
    const moment = `${day}T${start.length === 5 ? `${start}:00` : start}Z` as Instant
    const one = visit('A', {
      placement: before,
      due: `${day}T09:30:00Z` as Instant,
      promised: { from: `${day}T07:00:00Z` as Instant, to: `${day}T09:00:00Z` as Instant },
    })
    expect(pushedWords({ visit: one, placement: { ...before, start: moment } })).toMatchObject({
      visitNo: 'A',
      from: before.start,
      to: moment,
      lateMinutes,
      promiseBroken,
    })
  })
})
