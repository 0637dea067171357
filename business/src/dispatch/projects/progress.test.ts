import { expect, test } from 'vitest'
import type { Day } from '../../foundation/day.ts'
import { lateOf } from './progress.ts'

const day = (text: string) => text as Day
test.each([
  ['no last day', null, true, '2026-10-30', 'no'],
  ['its last day is today', '2026-10-13', true, null, 'no'],
  ['it was over yesterday and work is left', '2026-10-12', true, null, 'over'],
  ['it is over and all is finished', '2026-10-12', false, '2026-10-14', 'no'],
  ['a visit lies behind it', '2026-10-20', true, '2026-10-21', 'behind'],
  ['the last visit is on its last day', '2026-10-20', true, '2026-10-20', 'no'],
] as const)('%s', (_, end, left, last, late) => {
  expect(lateOf(end && day(end), day('2026-10-13'), left, last && day(last))).toBe(late)
})
