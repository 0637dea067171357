import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('H8: most visits of a shift', () => {
  ruleTable([
    {
      what: 'as many as allowed',
      problem: tiny({ shifts: [shift('s', { maxVisits: 2 })], visits: [visit('a'), visit('b')] }),
    },
    {
      what: 'one more',
      problem: tiny({
        shifts: [shift('s', { maxVisits: 1 })],
        visits: [visit('a', { penalty: 200_000 }), visit('b')],
      }),
      fault: 'max-visits',
      reason: 'MAX_VISITS',
    },
    {
      what: 'frozen ones count',
      problem: tiny({
        shifts: [shift('s', { maxVisits: 1, frozen: [{ type: 'visit', id: 'a', start: 10 }] })],
        visits: [visit('a'), visit('b')],
      }),
      fault: 'max-visits',
    },
    {
      what: 'none at all',
      problem: tiny({ shifts: [shift('s', { maxVisits: 0 })] }),
      fault: 'max-visits',
      reason: 'MAX_VISITS',
    },
  ])
})
