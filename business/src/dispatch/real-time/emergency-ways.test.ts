import { describe, expect, test } from 'vitest'
import type { Visit } from '../day.ts'
import { at, clock, factsOf, needs, placed, planned, visit } from '../sample-day.ts'
import { emergencyWays } from './emergency-ways.ts'

/** AC-29: at 10:20 a place that needs CLIMA asks for somebody; due 12:30. */
const v8 = visit('V8', [20, 10], 60, { priority: 'high', due: at('12:30'), skills: needs('CLIMA') })
const done = (visitNo: string): Partial<Visit> =>
  ['V4', 'V3', 'V5'].includes(visitNo) ? { state: 'done' } : visitNo === 'V1' ? { state: 'on-site' } : {}
const at1020 = planned.map((one) => ({ ...one, ...done(one.visitNo) }))
const ways = (visits: readonly Visit[], now = at('10:20'), visitNo = 'V8') =>
  emergencyWays(factsOf(visits, now), visitNo).map((way) => [
    way.kind,
    way.resourceNo,
    clock(way.start),
    way.moves.map(({ visitNo, to }) => `${visitNo} ${to ? `${to.resourceNo} ${clock(to.start)}` : 'off'}`),
  ])

describe('ways for an emergency', () => {
  test('AC-29: promises kept, soonest, and in the place of a visit that somebody else can do', () => {
    expect(ways([...at1020, v8])).toEqual([
      ['promises-kept', 'ROSSI', '13:35', ['V8 ROSSI 13:35']],
      // V2 stands at 11:25 and is pushed out of its promise.
      ['soonest', 'ROSSI', '11:35', ['V8 ROSSI 11:25']],
      ['make-room', 'ROSSI', '11:35', ['V2 BIANCHI 10:40', 'V8 ROSSI 11:35']],
    ])
  })

  test('an urgent visit, a pinned one and one that has begun are not given away', () => {
    const keptBy = (more: Partial<Visit>) =>
      ways([...at1020.map((one) => (one.visitNo === 'V2' ? { ...one, ...more } : one)), v8]).map(
        ([kind]) => kind,
      )
    expect(keptBy({ priority: 'high' })).toEqual(['promises-kept', 'soonest'])
    expect(keptBy({ pin: 'resource' })).toEqual(['promises-kept', 'soonest'])
    expect(keptBy({ pin: 'locked' })).not.toContain('make-room')
  })

  test('a visit that nobody else has time for is offered to be taken off the plan', () => {
    const full = at1020.map((one) =>
      one.visitNo === 'V6' ? { ...one, placement: placed('BIANCHI', '10:40', 360), minutes: 360 } : one,
    )
    const room = ways([...full, v8]).find(([kind]) => kind === 'make-room')
    expect(room).toEqual(['make-room', 'ROSSI', '11:35', ['V2 off', 'V8 ROSSI 11:35']])
  })

  test('what gains nothing is no way of its own: the next best technician is offered instead', () => {
    const v9 = visit('V9', [30, 0], 45, { priority: 'high', skills: needs('ELE') })
    expect(ways([...planned, v9], at('07:00'), 'V9').map(([kind, who]) => [kind, who])).toEqual([
      ['promises-kept', 'BIANCHI'],
      ['somebody-else', 'ROSSI'],
    ])
  })

  test('none where nobody knows the work', () => {
    expect(ways([...at1020, { ...v8, skills: needs('NETZ') }])).toEqual([])
  })
})
