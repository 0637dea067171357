import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

const plan = { first: 'a', second: 'b' }

/** Today over at 120; tomorrow opens at 200, and the visit closes at `close`. */
function days(restBefore: number, close: number, day = 1) {
  const technician = 'rossi'
  return tiny({
    shifts: [
      shift('first', { technician, day: 0, window: [0, 150] }),
      shift('second', { technician, day, window: [200, 1000], restBefore }),
    ],
    visits: [
      visit('a', { allowedShifts: ['first'] }),
      visit('b', { allowedShifts: ['second'], windows: [[200, close]] }),
    ],
  })
}

describe('H11: rest between shifts', () => {
  ruleTable([
    { what: 'exactly the rest: over at 120, left at 220', problem: days(100, 230), plan },
    { what: 'a second of rest is missing', problem: days(101, 230), plan, fault: 'window' },
    { what: 'on the same day no rest is due', problem: days(101, 230, 0), plan },
    {
      what: 'nothing done the day before',
      problem: { ...days(101, 230), visits: [days(101, 230).visits[1]!] },
      plan: { second: 'b' },
    },
    { what: 'the later shift waits for it', problem: days(500, 999), plan },
  ])
})
