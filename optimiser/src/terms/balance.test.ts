import { describe } from 'vitest'
import { shift, termTable, tiny, visit } from '../testing/tables.ts'

/** Half a unit of money for each second away from the mean. */
function team(change: object = {}, other?: string) {
  const shifts = [shift('s'), shift('t', other ? { team: other } : {})]
  return tiny({ shifts, balanceCostPerSecond: 0.5, ...change })
}

describe('S10: balance of load', () => {
  termTable('balance', [
    { what: 'one does 120, one nothing: mean 60, each 60 away', problem: team(), plan: { s: 'a' }, cost: 60 },
    { what: 'alike', problem: team({ visits: [visit('a'), visit('b')] }), plan: { s: 'a', t: 'b' }, cost: 0 },
    {
      what: '120 against 140: ten each',
      problem: team({ visits: [visit('a'), visit('b', { place: 2 })] }),
      plan: { s: 'a', t: 'b' },
      cost: 10,
    },
    { what: 'teams are compared within themselves', problem: team({}, 'south'), plan: { s: 'a' }, cost: 0 },
    {
      what: 'waiting is no load',
      problem: team({ visits: [visit('a', { windows: [[500, 500]] })] }),
      plan: { s: 'a' },
      cost: 60,
    },
  ])
})
