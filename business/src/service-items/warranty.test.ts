import { describe, expect, test } from 'vitest'
import { asDateFormula } from '../foundation/date-formula.ts'
import { asDay } from '../foundation/day.ts'
import {
  endWarranty,
  noWarranty,
  soldOn,
  startWarranty,
  underWarranty,
  type WarrantyTerms,
} from './warranty.ts'

const terms: WarrantyTerms = {
  defaultWarrantyDuration: asDateFormula('2Y'),
  trackingFormula: '',
  warrantyDiscountPartsPct: '80',
  warrantyDiscountLaborPct: '60',
}
const labor = startWarranty(noWarranty, 'Labor', asDay('2026-03-10'), terms).warranty

describe('warranty of a service item (§10.1, scenarios 3 and 4)', () => {
  test('a labor start gives its end and per cent, and starts the parts', () => {
    expect(labor).toEqual({
      warrantyStartLabor: '2026-03-10',
      warrantyEndLabor: '2028-03-10',
      warrantyPctLabor: '60',
      warrantyStartParts: '2026-03-10',
      warrantyEndParts: '2028-03-10',
      warrantyPctParts: '80',
    })
  })
  test('an end before its start is refused, the start’s day itself is not', () => {
    const refused = endWarranty(labor, 'Parts', asDay('2026-03-09'), terms)
    expect(refused.refusals).toEqual([{ code: 'service-items.warranty-order', at: 'warrantyEndParts' }])
    expect(endWarranty(labor, 'Parts', asDay('2026-03-10'), terms).refusals).toEqual([])
  })
  test('clearing the parts leaves the labor; a day of sale then starts the parts alone', () => {
    const cleared = startWarranty(labor, 'Parts', null, terms).warranty
    expect([cleared.warrantyStartParts, cleared.warrantyEndParts]).toEqual([null, null])
    expect(cleared.warrantyEndLabor).toBe('2028-03-10')
    const sold = soldOn(cleared, asDay('2026-05-01'), terms).warranty
    expect([sold.warrantyStartParts, sold.warrantyEndParts]).toEqual(['2026-05-01', '2028-05-01'])
    expect(sold.warrantyStartLabor).toBe('2026-03-10')
  })
  test('the tracking formula counts for parts, the default duration for labor and must be there for it', () => {
    const tracked = { ...terms, trackingFormula: asDateFormula('1Y') }
    const { warranty } = startWarranty(noWarranty, 'Parts', asDay('2026-02-28'), tracked)
    expect([warranty.warrantyEndParts, warranty.warrantyEndLabor]).toEqual(['2027-02-28', '2028-02-28'])
    const without = { ...tracked, defaultWarrantyDuration: '' as const }
    expect(startWarranty(noWarranty, 'Parts', asDay('2026-02-28'), without).refusals).toEqual([
      { code: 'service-items.warranty-duration-missing', at: 'warrantyStartLabor' },
    ])
  })
  test('both ends of a range count', () => {
    const days = ['2026-03-09', '2026-03-10', '2028-03-10', '2028-03-11'].map(asDay)
    expect(days.map((day) => underWarranty(labor, day))).toEqual([false, true, true, false])
  })
})
