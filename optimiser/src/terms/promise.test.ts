import { describe } from 'vitest'
import { termTable, tiny, visit } from '../testing/tables.ts'

/** The visit starts at 10; outside it costs 25 and 2 a second. */
function promised(from: number, to: number) {
  return tiny({ visits: [visit('a', { promise: { from, to, fixed: 25, perSecond: 2 } })] })
}

describe('S8: promised window', () => {
  termTable('promise', [
    { what: 'at its beginning', problem: promised(10, 50), cost: 0 },
    { what: 'at its end', problem: promised(0, 10), cost: 0 },
    { what: 'a second early', problem: promised(11, 50), cost: 27 },
    { what: 'a second late', problem: promised(0, 9), cost: 27 },
    { what: 'ten seconds late', problem: promised(0, 0), cost: 45 },
  ])
})
