import { evaluateMove } from '@giro/optimiser'
import { describe, expect, test } from 'vitest'
import { epochSeconds, fromEpochSeconds } from '../foundation/day.ts'
import { type HandMove, workOut } from './hand-made.ts'
import { routingProblem } from './planning/routing-problem.ts'
import { at, clock, factsOf, planned, tuesday } from './sample-day.ts'

/** The day of AC-27 with moves worked out; starts of the touched days, and what they break. */
function workedOut(...wanted: readonly [visitNo: string, resourceNo: string, time: string][]) {
  const { days, places, matrix, weights } = factsOf(planned)
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
