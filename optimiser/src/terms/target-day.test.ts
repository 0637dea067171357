import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

/** Done on day 3; 8 a day early, 16 a day late. */
function meant(day: number) {
  return tiny({
    shifts: [shift('s', { day: 3 })],
    visits: [visit('a', { target: { day, perDayEarly: 8, perDayLate: 16 } })],
  })
}

describe('S9: days off target', () => {
  termTable('targetDay', [
    { what: 'on the day', problem: meant(3), cost: 0 },
    { what: 'two days early', problem: meant(5), cost: 16 },
    { what: 'two days late', problem: meant(1), cost: 32 },
    { what: 'a shift without a day', problem: { ...meant(1), shifts: [shift('s')] }, cost: 0 },
  ])
})
