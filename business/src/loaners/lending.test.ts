import { expect, test } from 'vitest'
import { reasonsAgainstDeleting, reasonsAgainstLending } from './lending.ts'

const free = { loanerNo: 'L1', blocked: false, lent: null }
const so1 = { documentNo: 'SO-1', lineNo: 10000 }
const so2 = { documentNo: 'SO-2', lineNo: 10000 }
const code = (reasons: readonly { code: string }[]) => reasons[0]?.code ?? null

test('a loaner is lent once, unblocked, and received before the line changes (scenario 21)', () => {
  expect(code(reasonsAgainstLending(free, null, so1))).toBe(null)
  const lent = { ...free, lent: so1 }
  expect(code(reasonsAgainstLending(lent, null, so2))).toBe('loaners.elsewhere')
  expect(code(reasonsAgainstLending(lent, null, { ...so1, lineNo: 20000 }))).toBe('loaners.already-lent')
  expect(code(reasonsAgainstLending({ ...free, blocked: true }, null, so1))).toBe('loaners.blocked')
  expect(code(reasonsAgainstLending(null, 'L1', so1))).toBe('loaners.not-received')
  expect(code(reasonsAgainstLending({ ...free, loanerNo: 'L2' }, 'L1', so1))).toBe('loaners.change')
  expect(code(reasonsAgainstLending(lent, 'L1', so1))).toBe(null)
})

test('it is deleted when it is back and blocked', () => {
  expect(code(reasonsAgainstDeleting({ ...free, lent: so1 }))).toBe('loaners.lent')
  expect(code(reasonsAgainstDeleting(free))).toBe('loaners.not-blocked')
  expect(reasonsAgainstDeleting({ ...free, blocked: true })).toEqual([])
})
