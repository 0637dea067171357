import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

function opens(at: number) {
  return tiny({
    shifts: [shift('s', { waitingCostPerSecond: 2 })],
    visits: [visit('a', { windows: [[at, 900]] })],
  })
}

describe('S5: waiting', () => {
  termTable('waiting', [
    { what: 'at once', problem: opens(10), cost: 0 },
    { what: 'a second', problem: opens(11), cost: 2 },
    { what: 'ninety seconds', problem: opens(100), cost: 180 },
    {
      what: 'before a break, less what is driven meanwhile',
      problem: tiny({
        shifts: [
          shift('s', {
            waitingCostPerSecond: 2,
            breaks: [{ id: 'lunch', duration: 5, windows: [[40, 40]] }],
          }),
        ],
      }),
      plan: { s: '~lunch a' },
      cost: 60,
    },
    { what: 'unused', problem: opens(100), plan: {}, cost: 0 },
  ])
})
