import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('longest shift, leaving as late as possible', () => {
  ruleTable([
    {
      what: 'ten there, a hundred of work, ten back',
      problem: tiny({ shifts: [shift('s', { maxDuration: 120 })] }),
    },
    {
      what: 'one second less',
      problem: tiny({ shifts: [shift('s', { maxDuration: 119 })] }),
      fault: 'max-duration',
      reason: 'MAX_DURATION',
    },
    {
      what: 'waiting before the first visit does not count: one leaves later',
      problem: tiny({
        shifts: [shift('s', { maxDuration: 120 })],
        visits: [visit('a', { windows: [[500, 500]] })],
      }),
    },
    {
      what: 'waiting between visits counts',
      problem: tiny({
        shifts: [shift('s', { maxDuration: 519 })],
        visits: [visit('a', { windows: [[0, 100]] }), visit('b', { windows: [[500, 500]] })],
      }),
      fault: 'max-duration',
    },
    {
      what: 'down to the latest start of the first: from 90 to 610',
      problem: tiny({
        shifts: [shift('s', { maxDuration: 520 })],
        visits: [visit('a', { windows: [[0, 100]] }), visit('b', { windows: [[500, 500]] })],
      }),
    },
    {
      what: 'a visit that another one relies on is not put off for it: from 0 to 610',
      problem: tiny({
        shifts: [shift('s', { maxDuration: 609 })],
        visits: [
          visit('a', { windows: [[0, 100]] }),
          visit('b', { windows: [[500, 500]], after: [{ visit: 'a' }] }),
        ],
      }),
      fault: 'max-duration',
    },
    {
      what: 'from the first frozen stop on',
      problem: tiny({
        shifts: [shift('s', { maxDuration: 319, frozen: [{ type: 'visit', id: 'a', start: 100 }] })],
        visits: [visit('a'), visit('b', { place: 2 })],
      }),
      fault: 'max-duration',
    },
  ])
})
