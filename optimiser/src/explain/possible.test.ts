import { describe, expect, test } from 'vitest'
import type { Problem } from '../problem.ts'
import { shift, tiny, visit } from '../testing/tables.ts'
import { explain } from './explain.ts'

/** The row of places with holes: from place 0 only to place 1, from there on to the others and back. */
function overPlaceOne(visits: Problem['visits']): Problem {
  const problem = tiny({ visits })
  const durations = problem.durations.slice()
  for (let place = 2; place < problem.placeCount; place++) {
    durations[place] = -1
    durations[place * problem.placeCount] = -1
  }
  return { ...problem, durations }
}

/** At place 2, until `close`. */
const away = (close: number) => visit('a', { place: 2, windows: [[0, close]] })

describe('the verdict on a visit that is left out', () => {
  test.each([
    ['no way', overPlaceOne([visit('a', { place: 2 })]), 'impossible'],
    ['over another visit too late', overPlaceOne([away(19), visit('c', { duration: 0 })]), 'impossible'],
    ['over another visit in time', overPlaceOne([away(20), visit('c', { duration: 0 })]), 'no-room'],
    [
      'the visit before it is not planned',
      tiny({ visits: [visit('b'), visit('a', { after: [{ visit: 'b' }] })] }),
      'no-room',
    ],
    [
      'the visit before it cannot be done',
      tiny({ visits: [visit('b', { skills: { gas: 1 } }), visit('a', { after: [{ visit: 'b' }] })] }),
      'impossible',
    ],
    [
      'the visit that must go with it cannot be done',
      tiny({
        visits: [visit('b', { skills: { gas: 1 }, after: [{ visit: 'a', together: true }] }), visit('a')],
      }),
      'impossible',
    ],
    [
      'no technician does both, as they must be',
      tiny({
        shifts: [shift('s'), shift('t')],
        visits: [
          visit('b', { allowedShifts: ['t'] }),
          visit('a', { allowedShifts: ['s'], after: [{ visit: 'b', sameTechnician: true }] }),
        ],
      }),
      'impossible',
    ],
    ['a crew of two and one technician', tiny({ visits: [visit('a', { crew: { size: 2 } })] }), 'impossible'],
    [
      'work and driving longer than the shift may last',
      tiny({ shifts: [shift('s', { maxDuration: 119 })] }),
      'impossible',
    ],
    [
      'setting up that a visit before at the same place would spare',
      tiny({ shifts: [shift('s', { window: [0, 120] })], visits: [visit('a', { setup: 1 }), visit('b')] }),
      'no-room',
    ],
    [
      'setting up that nothing spares',
      tiny({ shifts: [shift('s', { window: [0, 120] })], visits: [visit('a', { setup: 1 })] }),
      'impossible',
    ],
  ])('%s', (_, problem, verdict) => {
    expect(explain(problem, { routes: [] }, 'a').verdict).toBe(verdict)
  })
})
