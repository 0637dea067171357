import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('H8: excluded technicians', () => {
  ruleTable([
    { what: 'another one is excluded', problem: tiny({ visits: [visit('a', { excludedShifts: ['t'] })] }) },
    {
      what: 'this one is excluded',
      problem: tiny({ visits: [visit('a', { excludedShifts: ['s'] })] }),
      fault: 'excluded',
      reason: 'EXCLUDED',
    },
    {
      what: 'as helper of a crew as well',
      problem: tiny({
        shifts: [shift('t'), shift('s')],
        visits: [visit('a', { crew: { size: 2 }, excludedShifts: ['s'] })],
      }),
      plan: { t: 'a', s: 'a+' },
      fault: 'excluded',
    },
  ])
})
