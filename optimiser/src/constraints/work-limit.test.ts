import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

const plan = { first: 'a', second: 'b' }

/** 120 seconds of work and driving in the first shift, 140 in the second. */
function week(maxSeconds: number, change = {}) {
  return tiny({
    shifts: [shift('first', change), shift('second')],
    visits: [visit('a', { allowedShifts: ['first'] }), visit('b', { allowedShifts: ['second'], place: 2 })],
    workLimits: [{ id: 'week', shifts: ['first', 'second'], maxSeconds }],
  })
}

describe('H11: most working time over several shifts', () => {
  ruleTable([
    { what: 'exactly: 120 and 140', problem: week(260), plan },
    { what: 'a second too much', problem: week(259), plan, fault: 'work-limit' },
    {
      what: 'a break does not count',
      problem: week(260, { breaks: [{ id: 'lunch', duration: 50, windows: [[20, 400]] }] }),
      plan: { first: 'a ~lunch', second: 'b' },
    },
    {
      what: 'an absence counts',
      problem: week(260, { unavailable: [{ id: 'doctor', from: 110, to: 130 }] }),
      plan: { first: 'a ~doctor', second: 'b' },
      fault: 'work-limit',
    },
  ])
})
