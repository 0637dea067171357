import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

/** `a` is under way at place 4 since 100; `b` is to be done at place 5. */
function begun(b: object, stop: object = {}, a: object = {}) {
  return tiny({
    shifts: [shift('s', { frozen: [{ type: 'visit', id: 'a', start: 100, ...stop }] })],
    visits: [visit('a', { place: 4, ...a }), visit('b', { place: 5, ...b })],
  })
}

describe('H9: what is under way', () => {
  ruleTable([
    { what: 'goes on after it: free at 200, from place 4', problem: begun({ windows: [[210, 210]] }) },
    {
      what: 'not before it is over',
      problem: begun({ windows: [[209, 209]] }),
      fault: 'window',
      reason: 'FROZEN',
    },
    {
      what: 'a stated end counts, not the usual work',
      problem: begun({ windows: [[260, 260]] }, { end: 250 }),
    },
    { what: 'and frees no sooner', problem: begun({ windows: [[259, 259]] }, { end: 250 }), fault: 'window' },
    {
      what: 'its own broken rules are past mending',
      problem: begun({}, {}, { windows: [[0, 1]], skills: { gas: 3 } }),
    },
    {
      what: 'a frozen break is not taken again',
      problem: tiny({
        shifts: [
          shift('s', {
            window: [0, 140],
            breaks: [{ id: 'lunch', duration: 20, windows: [[0, 900]] }],
            frozen: [{ type: 'break', id: 'lunch', start: 0 }],
          }),
        ],
      }),
    },
  ])
})
