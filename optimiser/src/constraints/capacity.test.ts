import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('room on the van', () => {
  ruleTable([
    {
      what: 'a full van is allowed',
      problem: tiny({ shifts: [shift('s', { capacity: [5] })], visits: [visit('a', { demand: [5] })] }),
    },
    {
      what: 'one piece more is not',
      problem: tiny({ shifts: [shift('s', { capacity: [5] })], visits: [visit('a', { demand: [6] })] }),
      fault: 'capacity',
      reason: 'CAPACITY',
    },
    {
      what: 'visits are added up',
      problem: tiny({
        shifts: [shift('s', { capacity: [5] })],
        visits: [visit('a', { demand: [3] }), visit('b', { demand: [3] })],
      }),
      fault: 'capacity',
    },
    {
      what: 'each dimension counts by itself',
      problem: tiny({
        shifts: [shift('s', { capacity: [9, 2] })],
        visits: [visit('a', { demand: [1, 1] }), visit('b', { demand: [1, 2] })],
      }),
      fault: 'capacity',
    },
    {
      what: 'a shift without stated room takes anything',
      problem: tiny({ visits: [visit('a', { demand: [1000] })] }),
    },
  ])
})
