import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

describe('S3: driving by the second', () => {
  termTable('travelTime', [
    { what: 'there and back', problem: tiny(), cost: 20 },
    {
      what: 'at a price of its own',
      problem: tiny({ shifts: [shift('s', { costPerTravelSecond: 0.5 })] }),
      cost: 10,
    },
    { what: 'not home', problem: tiny({ shifts: [shift('s', { end: null })] }), cost: 10 },
    {
      what: 'nowhere from, nowhere to',
      problem: tiny({ shifts: [shift('s', { start: null, end: null })] }),
      cost: 0,
    },
    {
      what: 'one after the other',
      problem: tiny({ visits: [visit('a'), visit('b', { place: 3 })] }),
      cost: 60,
    },
    { what: 'at one place nothing', problem: tiny({ visits: [visit('a'), visit('b')] }), cost: 20 },
    { what: 'unused', problem: tiny(), plan: {}, cost: 0 },
  ])
})

describe('S3: driving by the metre', () => {
  termTable('travelDistance', [
    { what: 'two hundred metres', problem: tiny({ shifts: [shift('s', { costPerMetre: 0.45 })] }), cost: 90 },
    { what: 'not paid for', problem: tiny(), cost: 0 },
  ])
})
