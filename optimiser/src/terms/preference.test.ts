import { describe } from 'vitest'
import { termTable, tiny, visit } from '../testing/tables.ts'

function prefers(preferredShifts: string[]) {
  return tiny({ visits: [visit('a', { preferredShifts, preferenceCost: 20 })] })
}

describe('S7: preferred technicians', () => {
  termTable('preference', [
    { what: 'the preferred one', problem: prefers(['s']), cost: 0 },
    { what: 'another one', problem: prefers(['t']), cost: 20 },
    { what: 'nobody is preferred by an empty list', problem: prefers([]), cost: 20 },
    { what: 'no wish', problem: tiny({ visits: [visit('a', { preferenceCost: 20 })] }), cost: 0 },
  ])
})
