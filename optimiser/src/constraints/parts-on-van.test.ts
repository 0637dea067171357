import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('spare parts on the van', () => {
  ruleTable([
    {
      what: 'the last piece',
      problem: tiny({
        shifts: [shift('s', { stock: { valve: 2 } })],
        visits: [visit('a', { parts: { valve: 2 } })],
      }),
    },
    {
      what: 'one too few',
      problem: tiny({
        shifts: [shift('s', { stock: { valve: 1 } })],
        visits: [visit('a', { parts: { valve: 2 } })],
      }),
      fault: 'parts',
      reason: 'PARTS_MISSING',
    },
    {
      what: 'two visits share the pieces',
      problem: tiny({
        shifts: [shift('s', { stock: { valve: 1 } })],
        visits: [visit('a', { parts: { valve: 1 } }), visit('b', { parts: { valve: 1 } })],
      }),
      fault: 'parts',
    },
    {
      what: 'an item that is not named is not there',
      problem: tiny({ shifts: [shift('s', { stock: {} })], visits: [visit('a', { parts: { valve: 1 } })] }),
      fault: 'parts',
    },
    {
      what: 'a van without stated stock has everything',
      problem: tiny({ visits: [visit('a', { parts: { valve: 9 } })] }),
    },
    {
      what: 'frozen visits have used theirs',
      problem: tiny({
        shifts: [shift('s', { stock: { valve: 1 }, frozen: [{ type: 'visit', id: 'a', start: 10 }] })],
        visits: [visit('a', { parts: { valve: 1 } }), visit('b', { parts: { valve: 1 } })],
      }),
      fault: 'parts',
    },
  ])
})
