import { describe } from 'vitest'
import { termTable, tiny, visit } from '../testing/tables.ts'

/** The visit starts at 10; late it costs 30 and 2 a second. */
function due(moment: number, cap?: number) {
  const lateness = { fixed: 30, perSecond: 2, ...(cap === undefined ? {} : { cap }) }
  return tiny({ visits: [visit('a', { due: moment, lateness })] })
}

describe('S2: late starts', () => {
  termTable('lateness', [
    { what: 'on the second', problem: due(10), cost: 0 },
    { what: 'a second late: the fixed part and one second', problem: due(9), cost: 32 },
    { what: 'ten seconds late', problem: due(0), cost: 50 },
    { what: 'capped', problem: due(0, 40), cost: 40 },
    { what: 'a due moment without a price', problem: tiny({ visits: [visit('a', { due: 0 })] }), cost: 0 },
  ])
})
