import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

/** `b` after `a`; shift `s` today, `t` tomorrow, another technician. */
function two(rule: object, b: object = {}, a: object = {}) {
  return tiny({
    shifts: [shift('s', { day: 0 }), shift('t', { day: 1 })],
    visits: [visit('a', a), visit('b', { after: [{ visit: 'a', ...rule }], ...b })],
  })
}

describe('H6: what must be done before', () => {
  ruleTable([
    { what: 'after the other, at once', problem: two({}) },
    {
      what: 'the other way round',
      problem: two({}),
      plan: { s: 'b a' },
      fault: 'dependency',
      solvable: true,
    },
    { what: 'the least gap, by waiting', problem: two({ gapMin: 50 }) },
    {
      what: 'the least gap, to the second: b may start at 160',
      problem: two({ gapMin: 50 }, { windows: [[0, 160]] }),
    },
    {
      what: 'a second more',
      problem: two({ gapMin: 51 }, { windows: [[0, 160]] }),
      fault: ['window', 'dependency'],
    },
    {
      what: 'the longest gap, to the second: b opens at 300',
      problem: two({ gapMax: 190 }, { windows: [[300, 900]] }, { windows: [[0, 10]] }),
    },
    {
      what: 'a second less',
      problem: two({ gapMax: 189 }, { windows: [[300, 900]] }, { windows: [[0, 10]] }),
      fault: ['window', 'dependency'],
    },
    {
      what: 'with a longest gap the earlier one waits',
      problem: two({ gapMax: 10 }, { windows: [[300, 900]] }),
    },
    {
      what: 'the other one is not planned',
      problem: two({}, {}, { skills: { gas: 1 } }),
      plan: { s: 'b' },
      fault: 'dependency',
      reason: 'DEPENDENCY',
    },
    {
      what: 'together: not the earlier one alone',
      problem: two({ together: true }, { skills: { gas: 1 } }),
      plan: { s: 'a' },
      fault: 'dependency',
    },
    { what: 'the same technician', problem: two({ sameTechnician: true }), plan: { s: 'a b' } },
    {
      what: 'another technician',
      problem: two({ sameTechnician: true }),
      plan: { s: 'a', t: 'b' },
      fault: 'dependency',
      solvable: true,
    },
    {
      what: 'the same day',
      problem: two({ sameDay: true }),
      plan: { s: 'a', t: 'b' },
      fault: 'dependency',
      solvable: true,
    },
    { what: 'the next day', problem: two({ nextDay: true }), plan: { s: 'a', t: 'b' } },
    {
      what: 'not the next day',
      problem: two({ nextDay: true }),
      plan: { s: 'a b' },
      fault: 'dependency',
      solvable: true,
    },
  ])
})
