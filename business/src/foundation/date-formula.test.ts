import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asDateFormula, leadsBack, moveDay } from './date-formula.ts'
import { addDays, asDay } from './day.ts'

describe('a date formula', () => {
  test.each([
    ['2026-01-31', '1M', '2026-02-28'],
    ['2024-02-29', '2Y', '2026-02-28'],
    ['2026-03-10', '2Y', '2028-03-10'],
    ['2026-03-10', '', '2026-03-10'],
    ['2026-03-10', '0M', '2026-03-10'],
    ['2026-03-10', '2Y-1D', '2028-03-09'],
    ['2026-02-10', 'CM+1D', '2026-03-01'],
    ['2026-02-10', 'CM', '2026-02-28'],
    ['2026-02-10', '-CM', '2026-02-01'],
    ['2026-02-10', 'CQ', '2026-03-31'],
    ['2026-02-10', 'CW', '2026-02-15'],
    ['2026-02-10', '-CY', '2026-01-01'],
    ['2026-02-10', 'CD', '2026-02-10'],
    ['2026-03-10', '1Q', '2026-06-10'],
    ['2026-03-10', '-2W', '2026-02-24'],
    ['2026-03-10', '2a - 1g', '2028-03-09'],
    ['2026-03-10', '1S', '2026-03-17'],
    ['2026-03-10', '1T', '2026-06-10'],
  ])('moves %s by "%s" to %s', (day, formula, moved) => {
    expect(moveDay(asDay(day), asDateFormula(formula))).toBe(moved)
  })

  test.each(['2', 'Y', '2X', '1Y2', '1M1D', '+', '1.5M', 'C', '--1D', '12345D'])('refuses "%s"', (text) => {
    expect(() => asDateFormula(text)).toThrow()
  })

  test('days there and back end where they began', () => {
    const days = fc.integer({ min: 0, max: 9999 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 20000 }), (count, offset) => {
        const day = addDays(asDay('2000-01-01'), offset)
        expect(moveDay(day, asDateFormula(`${count}D-${count}D`))).toBe(day)
      }),
    )
  })

  test('tells whether it leads back', () => {
    expect(leadsBack(asDateFormula('-1D'), asDay('2026-03-10'))).toBe(true)
    expect(leadsBack(asDateFormula('1M-1D'), asDay('2026-03-10'))).toBe(false)
  })
})
