import { describe } from 'vitest'
import { ruleTable, shift, tiny, visit } from '../testing/tables.ts'

function having(
  windows: [number, number][],
  rule: 'always' | 'when-route-passes' = 'always',
  window: [number, number] = [0, 1000],
) {
  return tiny({ shifts: [shift('s', { window, breaks: [{ id: 'lunch', duration: 30, windows, rule }] })] })
}

function absent(from: number) {
  return tiny({
    shifts: [shift('s', { unavailable: [{ id: 'doctor', from, to: from + 60, kind: 'private' }] })],
  })
}

describe('H3, H4: breaks and absences', () => {
  ruleTable([
    { what: 'before the first visit', problem: having([[0, 0]]), plan: { s: '~lunch a' } },
    { what: 'at the last stop, its last second', problem: having([[110, 110]]), plan: { s: 'a ~lunch' } },
    {
      what: 'closed a second before the work is over',
      problem: having([[105, 109]]),
      plan: { s: 'a ~lunch' },
      fault: 'break-window',
      solvable: true,
    },
    { what: 'left out', problem: having([[110, 900]]), plan: { s: 'a' }, solvable: true },
    {
      what: 'no window: can never be taken',
      problem: having([]),
      plan: { s: 'a ~lunch' },
      fault: 'break-window',
    },
    {
      what: 'the second window',
      problem: having([
        [0, 5],
        [300, 300],
      ]),
      plan: { s: 'a ~lunch' },
    },
    {
      what: 'driving on while waiting for it: over at 40, at the visit at once',
      problem: tiny({
        shifts: [
          shift('s', { window: [0, 150], breaks: [{ id: 'lunch', duration: 30, windows: [[10, 10]] }] }),
        ],
      }),
      plan: { s: '~lunch a' },
    },
    {
      what: 'when the route passes: over at its latest start, it is spared',
      problem: having([[0, 120]], 'when-route-passes', [0, 120]),
    },
    {
      what: 'over a second later, it is not',
      problem: having([[0, 119]], 'when-route-passes', [0, 120]),
      fault: 'break-missing',
    },
    { what: 'an absence that begins when the work is over', problem: absent(110) },
    { what: 'a second earlier: first the absence, then the work', problem: absent(109) },
    {
      what: 'a second earlier, and the customer does not wait',
      problem: { ...absent(109), visits: [visit('a', { windows: [[0, 10]] })] },
      fault: 'unavailable',
      reason: 'ABSENT',
    },
    { what: 'home before it begins', problem: absent(120) },
  ])
})
