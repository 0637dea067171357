import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asDateFormula } from '../foundation/date-formula.ts'
import { asDay } from '../foundation/day.ts'
import { noWarranty } from '../service-items/public.ts'
import { enterLineWarranty, type LineWarranty, warrantyOnDay } from './line-warranty.ts'
import {
  type FaultReason,
  type ServiceLineTerms,
  withDiscount,
  withExclusions,
  withFaultReason,
  withManualDiscount,
  withWarrantyAnew,
} from './service-line.ts'

const day = asDay('2026-03-10')
const covered = {
  ...noWarranty,
  warrantyStartParts: asDay('2026-01-01'),
  warrantyEndParts: asDay('2026-12-31'),
  warrantyPctParts: '30',
}
const line = {
  type: 'item' as const,
  warranty: true,
  excludeWarranty: false,
  excludeContractDiscount: false,
  contractDiscountPct: '40',
  priceDiscountPct: '40',
  lineDiscountPct: '0',
  lineDiscountType: '' as const,
  faultReasonCode: null as string | null,
}
const userFault: FaultReason = {
  faultReasonCode: 'UTENTE',
  excludeWarrantyDiscount: true,
  excludeContractDiscount: true,
}
const shown = (one: ServiceLineTerms) => [one.lineDiscountType, Number(one.lineDiscountPct)]

describe('which discount applies (scenario 18)', () => {
  test('the greatest, and of equal ones the earlier', () => {
    expect(shown(withDiscount(line, covered))).toEqual(['contract', 40])
    const without = withExclusions(
      withDiscount(line, covered),
      { excludeContractDiscount: true },
      null,
      covered,
      day,
    )
    expect(shown(without.line)).toEqual(['line', 40])
    const reasoned = withFaultReason({ ...line, priceDiscountPct: '10' }, userFault, covered, day)
    expect(shown(reasoned.line)).toEqual(['line', 10])
    expect(reasoned.line).toMatchObject({
      warranty: false,
      excludeWarranty: true,
      excludeContractDiscount: true,
    })
  })
  test('by hand: not below the warranty, not over a contract', () => {
    const plain = withDiscount({ ...line, contractDiscountPct: '0', priceDiscountPct: '0' }, covered)
    expect(shown(plain)).toEqual(['warranty', 30])
    expect(withManualDiscount(plain, '25', covered).refusals[0]?.code).toBe(
      'service-orders.below-warranty-discount',
    )
    expect(shown(withManualDiscount(plain, '35', covered).line)).toEqual(['manual', 35])
    const contract = withDiscount(line, covered)
    expect(withManualDiscount(contract, '90', covered).refusals[0]?.code).toBe(
      'service-orders.contract-discount-fixed',
    )
  })
  test('no candidate left out is greater than the one that applies (law)', () => {
    const pct = fc.integer({ min: 0, max: 100 }).map(String)
    fc.assert(
      fc.property(pct, pct, pct, fc.boolean(), fc.boolean(), (warranty, contract, price, noW, noC) => {
        const one = withDiscount(
          {
            ...line,
            contractDiscountPct: contract,
            priceDiscountPct: price,
            excludeWarranty: noW,
            excludeContractDiscount: noC,
          },
          { ...covered, warrantyPctParts: warranty },
        )
        const best = Math.max(noW ? 0 : Number(warranty), noC ? 0 : Number(contract), Number(price))
        expect(Number(one.lineDiscountPct)).toBe(best)
        expect(one.lineDiscountType === '').toBe(best === 0)
      }),
    )
  })
})

describe('fault reasons (§10.4)', () => {
  test('one that excludes warranty is for parts and hours only', () => {
    const cost = { ...line, type: 'cost' as const, warranty: false }
    expect(withFaultReason(cost, userFault, covered, day).refusals[0]?.code).toBe(
      'service-orders.fault-reason-type',
    )
  })
  test('clearing it gives warranty and contract back', () => {
    const reasoned = withFaultReason(line, userFault, covered, day).line
    const cleared = withFaultReason(
      { ...reasoned, contractDiscountPct: '0', priceDiscountPct: '0' },
      null,
      covered,
      day,
    )
    expect([cleared.line.warranty, ...shown(cleared.line)]).toEqual([true, 'warranty', 30])
  })
  test('a per cent by hand stays only where the reason excludes the contract alone', () => {
    const manual = {
      ...line,
      contractDiscountPct: '0',
      lineDiscountPct: '55',
      lineDiscountType: 'manual' as const,
    }
    const contractOnly = { ...userFault, excludeWarrantyDiscount: false }
    expect(shown(withFaultReason(manual, contractOnly, covered, day).line)).toEqual(['manual', 55])
    expect(shown(withFaultReason(manual, userFault, covered, day).line)).toEqual(['line', 40])
  })
  test('what the reason demands cannot be cleared by hand; hours without warranty cannot be excluded', () => {
    const reasoned = withFaultReason(line, userFault, covered, day).line
    expect(
      withExclusions(reasoned, { excludeWarranty: false }, userFault, covered, day).refusals[0]?.code,
    ).toBe('service-orders.fault-reason-lock')
    const hours = { ...line, type: 'resource' as const, warranty: false }
    expect(withExclusions(hours, { excludeWarranty: true }, null, covered, day).refusals[0]?.code).toBe(
      'service-orders.not-under-warranty',
    )
  })
})

describe('warranty of an item line without a service item (scenario 19)', () => {
  const terms = {
    defaultWarrantyDuration: asDateFormula('6M'),
    warrantyDiscountPartsPct: '80',
    warrantyDiscountLaborPct: '60',
  }
  const none: LineWarranty = { ...noWarranty, warranty: false }
  const facts = { hasServiceItem: false, orderDate: day, terms }
  test('switched on, it runs from the order’s day; a later order day ends it, and its lines', () => {
    const on = enterLineWarranty(none, { warranty: true }, facts)
    expect(on.questions[0]?.code).toBe('service-orders.warranty-on')
    expect(on.line).toMatchObject({
      warrantyStartParts: '2026-03-10',
      warrantyEndParts: '2026-09-10',
      warrantyEndLabor: '2026-09-10',
      warrantyPctParts: '80',
      warrantyPctLabor: '60',
    })
    const lineOf = (type: 'item' | 'resource' | 'cost') =>
      withWarrantyAnew(
        { ...line, type, warranty: false, contractDiscountPct: '0', priceDiscountPct: '0' },
        on.line,
        day,
      )
    expect([lineOf('item'), lineOf('resource'), lineOf('cost')].map(shown)).toEqual([
      ['warranty', 80],
      ['warranty', 60],
      ['', 0],
    ])
    const later = asDay('2026-09-11')
    expect(warrantyOnDay(on.line, later).warranty).toBe(false)
    expect(warrantyOnDay(on.line, asDay('2026-09-10')).warranty).toBe(true)
    expect(shown(withWarrantyAnew(lineOf('item'), on.line, later))).toEqual(['', 0])
  })
  test('with a service item it is that item’s; a negative duration starts nothing', () => {
    const fixed = enterLineWarranty(none, { warranty: true }, { ...facts, hasServiceItem: true })
    expect(fixed.refusals[0]?.code).toBe('service-orders.warranty-from-service-item')
    const back = { ...facts, terms: { ...terms, defaultWarrantyDuration: asDateFormula('-1M') } }
    expect(enterLineWarranty(none, { warranty: true }, back)).toMatchObject({
      line: none,
      refusals: [{ code: 'service-orders.warranty-negative' }],
    })
  })
  test('a labor start fills both per cent, a parts start its own', () => {
    expect(enterLineWarranty(none, { warrantyStartLabor: day }, facts).line).toMatchObject({
      warrantyPctParts: '80',
      warrantyPctLabor: '60',
    })
    expect(enterLineWarranty(none, { warrantyStartParts: day }, facts).line).toMatchObject({
      warrantyPctParts: '80',
      warrantyPctLabor: '0',
    })
  })
})
