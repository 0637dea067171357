import { evaluateMove } from '@giro/optimiser'
import { describe, expect, test } from 'vitest'
import { addSeconds, epochSeconds, fromEpochSeconds } from '../foundation/day.ts'
import type { Visit } from './day.ts'
import { type HandMove, workOut } from './hand-made.ts'
import { routingProblem } from './planning/routing-problem.ts'
import { at, clock, factsOf, planned, tuesday, visit } from './sample-day.ts'

/** The day of AC-27 with moves worked out; starts of the touched days, and what they break. */
type Wanted = readonly [visitNo: string, resourceNo: string, time: string]
const workedOut = (...wanted: readonly Wanted[]) => workedOutWith([], ...wanted)
function workedOutWith(more: readonly Visit[], ...wanted: readonly Wanted[]) {
  const { days, places, matrix, weights } = factsOf([...planned, ...more])
  const { problem, origin } = routingProblem(days, places, matrix, { weights, mode: 'by-hand' })
  const present = new Map(
    planned.map(({ visitNo, placement }) => [visitNo, epochSeconds(placement!.start) - origin]),
  )
  const moves = wanted.map(([visitNo, resourceNo, time]): HandMove => {
    return { visitNo, to: { resourceNo, day: tuesday, start: epochSeconds(at(time)) - origin } }
  })
  const made = workOut(problem, present, moves, evaluateMove)
  return {
    starts: Object.fromEntries(
      made.routes.flatMap(({ stops }) =>
        stops.flatMap(({ type, id, start }) =>
          type === 'visit' ? [[id, clock(fromEpochSeconds(start + origin))]] : [],
        ),
      ),
    ),
    faults: made.faults.map(({ code, id, excess }) => [code, id, excess && Math.round(excess / 60)]),
  }
}

describe('a drop by hand', () => {
  test('stays where the dispatcher has put it, also outside what was promised, and the broken promise is told', () => {
    const { starts, faults } = workedOut(['V2', 'BIANCHI', '13:30'])
    expect(starts.V2).toBe('13:30')
    expect(faults).toEqual([['window', 'V2', 90]])
  })

  test('before the promise it waits for it', () => {
    expect(workedOut(['V7', 'ROSSI', '13:00'])).toMatchObject({ starts: { V7: '14:00' }, faults: [] })
  })

  test('work that may only be done later is put where the dispatcher wants it, and that is told', () => {
    const later = visit('V10', [10, 0], 45, { earliestStart: addSeconds(at('08:00'), 24 * 3600) })
    const { starts, faults } = workedOutWith([later], ['V10', 'BIANCHI', '15:00'])
    expect(starts.V10).toBe('15:00')
    expect(faults).toEqual([['window', 'V10', -17 * 60]])
    // A customer who does not receive on that day.
    const closed = visit('V11', [10, 0], 45, {
      receivingHours: [{ weekday: 7, startTime: '08:00', endTime: '12:00' }],
    })
    const sunday = workedOutWith([closed], ['V11', 'BIANCHI', '15:00'])
    expect(sunday.starts.V11).toBe('15:00')
    expect(sunday.faults).toEqual([['window', 'V11', 0]])
  })

  test('between two windows that lie far apart it stays, and that is told too', () => {
    const days = (count: number) => count * 24 * 3600
    const window = (count: number) => ({
      from: addSeconds(at('08:00'), days(count)),
      to: addSeconds(at('12:00'), days(count)),
    })
    const gap = visit('V12', [10, 0], 45, {
      windows: [window(-1), window(1)],
      ordered: addSeconds(at('08:00'), days(-3)),
    })
    const { starts, faults } = workedOutWith([gap], ['V12', 'BIANCHI', '15:00'])
    expect(starts.V12).toBe('15:00')
    expect(faults).toEqual([['window', 'V12', -17 * 60]])
  })

  test('inside the promise it starts when it was dropped and pushes what is behind', () => {
    const { starts, faults } = workedOut(['V2', 'BIANCHI', '10:40'])
    expect(starts).toMatchObject({ V5: '08:20', V2: '10:40' })
    expect(starts.V6! > '12:00').toBe(true)
    expect(faults).toEqual([])
  })

  test('pushed beyond its promise, it is told by how much', () => {
    const { starts, faults } = workedOut(['V5', 'ROSSI', '09:20'])
    expect(starts.V2! > '12:00').toBe(true)
    expect(faults.filter(([code]) => code === 'window').map(([, id]) => id)).toContain('V2')
  })
})
