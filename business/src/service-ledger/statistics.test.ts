import { describe, expect, test } from 'vitest'
import { asDay } from '../foundation/day.ts'
import {
  type LedgerFigures,
  resourceUsageOf,
  serviceProfitOf,
  statisticsOf,
  trendscapeOf,
} from './statistics.ts'

const entry = (
  entryType: LedgerFigures['entryType'],
  type: LedgerFigures['type'],
  quantity: number,
  cost: number,
  amount: number,
  movedFromPrepaid = entryType === 'sale',
): LedgerFigures => ({
  entryType,
  type,
  postingDate: asDay('2026-03-12'),
  quantity: String(quantity),
  chargedQuantity: String(quantity),
  costAmount: String(cost),
  amount: String(amount),
  discountAmount: '0',
  contractDiscountAmount: '0',
  movedFromPrepaid,
  open: false,
})

const march = [
  entry('usage', 'resource', 3, 90, 150),
  entry('sale', 'resource', -3, -90, -150),
  entry('usage', 'item', 2, 40, 100),
  entry('sale', 'item', -2, -40, -80),
  entry('usage', 'service-cost', 1, 15, 25),
  entry('sale', 'service-cost', -1, -15, -25),
  entry('sale', 'service-contract', 0, -120, -300),
  entry('sale', 'service-contract', 0, 0, -200, false),
]

describe('statistics of a service item (scenario 23)', () => {
  test('the rows and their total, which leaves the contracts’ cost out', () => {
    const figures = statisticsOf(march).map((row) => [
      row.row,
      Number(row.invoiced),
      Number(row.usageAmount),
      Number(row.cost),
      Number(row.profit),
      Number(row.profitPct),
    ])
    expect(figures).toEqual([
      ['resources', 150, 150, 90, 60, 40],
      ['items', 80, 100, 40, 40, 50],
      ['costs', 25, 25, 15, 10, 40],
      ['contracts', 300, 0, 120, 180, 60],
      ['total', 555, 275, 145, 410, 73.9],
    ])
  })
  test('the trendscape by month, February empty; as balance, April has what March had', () => {
    const months = trendscapeOf(march, 'month', asDay('2026-02-10'), asDay('2026-03-31'), false)
    expect(months.map((row) => [row.from, row.to])).toEqual([
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
    ])
    const figures = months.map((row) =>
      [row.prepaid, row.posted, row.parts, row.resources, row.costs, row.profit, row.profitPct].map(Number),
    )
    expect(figures).toEqual([
      [0, 0, 0, 0, 0, 0, 0],
      [200, 555, 40, 90, 15, 410, 73.87],
    ])
    const balance = trendscapeOf(march, 'quarter', asDay('2026-04-01'), asDay('2026-04-30'), true)
    expect(balance.map((row) => [row.from, row.to, Number(row.posted)])).toEqual([
      ['2026-04-01', '2026-06-30', 555],
    ])
  })
  test('hours used, with their profit', () => {
    const { quantity, cost, amount, profit, profitPct } = resourceUsageOf(march)
    expect([quantity, cost, amount, profit, profitPct].map(Number)).toEqual([3, 90, 150, 60, 40])
  })
  test('open entries do not count as income; nothing sold and no cost is skipped', () => {
    const open = march.map((one) => ({ ...one, open: true }))
    expect(Number(statisticsOf(open).at(-1)!.invoiced)).toBe(0)
    expect(serviceProfitOf(open)).toBe(null)
    expect(Number(serviceProfitOf(march)!.sales)).toBe(755)
  })
})
