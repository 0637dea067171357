import { describe } from 'vitest'
import { shift, termTable, tiny } from '../testing/tables.ts'

function until(close: number) {
  return tiny({ shifts: [shift('s', { window: [0, close], overtime: 50, overtimeCostPerSecond: 3 })] })
}

describe('S4: overtime', () => {
  termTable('overtime', [
    { what: 'over at the close', problem: until(120), cost: 0 },
    { what: 'a second later', problem: until(119), cost: 3 },
    { what: 'twenty seconds later', problem: until(100), cost: 60 },
    { what: 'unused shifts have none', problem: until(100), plan: {}, cost: 0 },
  ])
})
