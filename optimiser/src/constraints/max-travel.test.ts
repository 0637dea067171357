import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('most driving of a shift', () => {
  ruleTable([
    { what: 'there and back is twenty seconds', problem: tiny({ shifts: [shift('s', { maxTravel: 20 })] }) },
    {
      what: 'nineteen are too few',
      problem: tiny({ shifts: [shift('s', { maxTravel: 19 })] }),
      fault: 'max-travel',
      reason: 'MAX_TRAVEL',
    },
    {
      what: 'without a way home ten are enough',
      problem: tiny({ shifts: [shift('s', { end: null, maxTravel: 10 })] }),
    },
    {
      what: 'driving between visits counts',
      problem: tiny({
        shifts: [shift('s', { maxTravel: 59 })],
        visits: [visit('a'), visit('b', { place: 3 })],
      }),
      fault: 'max-travel',
    },
    {
      what: 'sixty are enough for both',
      problem: tiny({
        shifts: [shift('s', { maxTravel: 60 })],
        visits: [visit('a'), visit('b', { place: 3 })],
      }),
    },
  ])
})
