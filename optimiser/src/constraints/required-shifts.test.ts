import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('H8, H9: required technician and pinned shift', () => {
  ruleTable([
    { what: 'allowed by name', problem: tiny({ visits: [visit('a', { allowedShifts: ['s'] })] }) },
    {
      what: 'only another one is allowed',
      problem: tiny({ visits: [visit('a', { allowedShifts: ['t'] })] }),
      fault: 'not-allowed',
      reason: 'REQUIRED_OTHER',
    },
    {
      what: 'nobody is allowed',
      problem: tiny({ visits: [visit('a', { allowedShifts: [] })] }),
      fault: 'not-allowed',
      reason: 'REQUIRED_OTHER',
    },
    { what: 'pinned to this shift', problem: tiny({ visits: [visit('a', { pin: { shift: 's' } })] }) },
    {
      what: 'pinned to another shift',
      problem: tiny({ shifts: [shift('s'), shift('t')], visits: [visit('a', { pin: { shift: 't' } })] }),
      fault: 'pinned-shift',
      solvable: true,
    },
    {
      what: 'the list counts for the lead of a crew, not for its helper',
      problem: tiny({
        shifts: [shift('t'), shift('s')],
        visits: [visit('a', { crew: { size: 2 }, allowedShifts: ['t'] })],
      }),
      plan: { t: 'a', s: 'a+' },
    },
  ])
})
