import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

function priced() {
  return tiny({ shifts: [shift('s', { fixedCost: 80 })] })
}

describe('S12: using a shift', () => {
  termTable('fixed', [
    { what: 'used', problem: priced(), cost: 80 },
    { what: 'not used', problem: priced(), plan: {}, cost: 0 },
    {
      what: 'once, however many visits',
      problem: { ...priced(), visits: [visit('a'), visit('b')] },
      cost: 80,
    },
    {
      what: 'under way counts as used',
      problem: tiny({
        shifts: [shift('s', { fixedCost: 80, frozen: [{ type: 'visit', id: 'a', start: 10 }] })],
      }),
      cost: 80,
    },
  ])
})
