import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

describe('H3: hours of a shift', () => {
  ruleTable([
    { what: 'back on the second', problem: tiny({ shifts: [shift('s', { window: [0, 120] })] }) },
    {
      what: 'a second too late',
      problem: tiny({ shifts: [shift('s', { window: [0, 119] })] }),
      fault: 'shift-end',
      reason: 'SHIFT_FULL',
    },
    { what: 'overtime reaches', problem: tiny({ shifts: [shift('s', { window: [0, 100], overtime: 20 })] }) },
    {
      what: 'overtime is a second short',
      problem: tiny({ shifts: [shift('s', { window: [0, 100], overtime: 19 })] }),
      fault: 'shift-end',
      reason: 'OVERTIME_LIMIT',
    },
    { what: 'without a way home', problem: tiny({ shifts: [shift('s', { window: [0, 110], end: null })] }) },
    {
      what: 'practice shortens the work',
      problem: tiny({
        shifts: [shift('s', { window: [0, 70] })],
        visits: [visit('a', { durationByShift: { s: 50 } })],
      }),
    },
    {
      what: 'setting up lengthens it',
      problem: tiny({ shifts: [shift('s', { window: [0, 120] })], visits: [visit('a', { setup: 1 })] }),
      fault: 'shift-end',
    },
    {
      what: 'setting up once for two visits at one place',
      problem: tiny({
        shifts: [shift('s', { window: [0, 225] })],
        visits: [visit('a', { setup: 5 }), visit('b', { setup: 5 })],
      }),
    },
  ])
})
