import { describe } from 'vitest'
import { ruleTable, tiny, visit } from '../testing/tables.ts'

describe('H5: windows of the start', () => {
  ruleTable([
    { what: 'on arrival, the last second', problem: tiny({ visits: [visit('a', { windows: [[0, 10]] })] }) },
    {
      what: 'closed a second before',
      problem: tiny({ visits: [visit('a', { windows: [[0, 9]] })] }),
      fault: 'window',
      reason: 'WINDOW_UNREACHABLE',
    },
    {
      what: 'work may last beyond the window',
      problem: tiny({ visits: [visit('a', { windows: [[10, 11]] })] }),
    },
    {
      what: 'waits for the second window',
      problem: tiny({
        visits: [
          visit('a', {
            windows: [
              [0, 5],
              [300, 300],
            ],
          }),
        ],
      }),
    },
    {
      what: 'no window at all: never',
      problem: tiny({ visits: [visit('a', { windows: [] })] }),
      fault: 'window',
      reason: 'WINDOW_UNREACHABLE',
    },
    {
      what: 'a pinned start stands for the windows',
      problem: tiny({ visits: [visit('a', { windows: [[0, 5]], pin: { start: 10 } })] }),
    },
    {
      what: 'a pinned start that cannot be reached',
      problem: tiny({ visits: [visit('a', { pin: { start: 9 } })] }),
      fault: 'pinned-start',
      reason: 'WINDOW_UNREACHABLE',
    },
    {
      what: 'zero work at the last second of the day',
      problem: tiny({ visits: [visit('a', { duration: 0, windows: [[990, 990]] })] }),
    },
  ])
})
