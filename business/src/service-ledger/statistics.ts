import { addDays, asDay, type Day, mondayOf } from '../foundation/day.ts'
import { asAmount, type Decimal, decimal, sum } from '../foundation/decimal.ts'

/** What the figures need of a service ledger entry. Sale and consume entries carry negative figures. */
export interface LedgerFigures {
  readonly entryType: 'usage' | 'sale' | 'consume' | 'contract'
  readonly type: 'resource' | 'item' | 'service-cost' | 'service-contract' | 'gl-account'
  readonly postingDate: Day
  readonly quantity: string
  readonly chargedQuantity: string
  readonly costAmount: string
  readonly amount: string
  readonly discountAmount: string
  readonly contractDiscountAmount: string
  readonly movedFromPrepaid: boolean
  readonly open: boolean
}
type Entries = readonly LedgerFigures[]

export const statisticsRows = ['resources', 'items', 'costs', 'contracts', 'total'] as const
export type StatisticsRow = (typeof statisticsRows)[number]

export interface Statistics {
  readonly row: StatisticsRow
  readonly invoiced: Decimal
  readonly usageAmount: Decimal
  readonly cost: Decimal
  readonly quantity: Decimal
  readonly quantityInvoiced: Decimal
  readonly quantityConsumed: Decimal
  readonly profit: Decimal
  /** Of what was invoiced, one decimal; 0 where nothing was. */
  readonly profitPct: Decimal
}

const add = (entries: Entries, field: 'quantity' | 'chargedQuantity' | 'costAmount' | 'amount') =>
  sum(entries.map((entry) => decimal(entry[field])))
const negative = (value: Decimal) => (value.eq(0) ? value : value.times(-1))
const usage = (entries: Entries) => entries.filter((one) => one.entryType === 'usage')
const sale = (entries: Entries) => entries.filter((one) => one.entryType === 'sale')
const closed = (entries: Entries) => entries.filter((one) => !one.open)

/** Income of what is no prepayment, or was moved from one (§16). */
export function invoicedAmount(entries: Entries): Decimal {
  return negative(
    add(
      closed(sale(entries)).filter((one) => one.movedFromPrepaid),
      'amount',
    ),
  )
}

/** Income that is still prepaid (§16). */
export function prepaidAmount(entries: Entries): Decimal {
  return negative(
    add(
      closed(sale(entries)).filter((one) => !one.movedFromPrepaid),
      'amount',
    ),
  )
}

/** Profit as a share of the income, rounded; 0 where there is no income. */
export function percentage(profit: Decimal, income: Decimal, decimals: number): Decimal {
  return income.eq(0) ? decimal(0) : asAmount(profit.times(100).div(income), decimals)
}

const typesOf: Readonly<Record<StatisticsRow, readonly LedgerFigures['type'][]>> = {
  resources: ['resource'],
  items: ['item'],
  costs: ['service-cost', 'gl-account'],
  contracts: ['service-contract'],
  total: ['resource', 'item', 'service-cost', 'gl-account', 'service-contract'],
}

/**
 * The figures of a service item by kind of entry, and their total.
 *
 * The row of contracts shows the contracts' cost; the total has the cost of what was used in all rows, not the
 * contracts'. Source: specification items §16.
 */
export function statisticsOf(entries: Entries): Statistics[] {
  return statisticsRows.map((row) => {
    const these = entries.filter((entry) => typesOf[row].includes(entry.type))
    const invoiced = invoicedAmount(these)
    const cost =
      row === 'contracts' ? negative(add(sale(these), 'costAmount')) : add(usage(these), 'costAmount')
    const profit = invoiced.minus(cost)
    return {
      row,
      invoiced,
      usageAmount: add(usage(these), 'amount'),
      cost,
      quantity: add(usage(these), 'quantity'),
      quantityInvoiced: negative(add(sale(these), 'chargedQuantity')),
      quantityConsumed: negative(
        add(
          these.filter((one) => one.entryType === 'consume'),
          'quantity',
        ),
      ),
      profit,
      profitPct: percentage(profit, invoiced, 1),
    }
  })
}

export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

export interface TrendRow {
  /** First and last day of the period, both included. */
  readonly from: Day
  readonly to: Day
  readonly prepaid: Decimal
  readonly posted: Decimal
  readonly parts: Decimal
  readonly resources: Decimal
  readonly costs: Decimal
  readonly profit: Decimal
  /** Two decimals; 0 without income. */
  readonly profitPct: Decimal
}

/**
 * The figures period by period: what each changed, or with `balance` all up to its end.
 *
 * The periods are those that touch `from` … `to`, whole ones. Source: specification items §16.
 */
export function trendscapeOf(
  entries: Entries,
  period: Period,
  from: Day,
  to: Day,
  balance: boolean,
): TrendRow[] {
  return periodsBetween(period, from, to).map((one) => {
    const these = entries.filter(
      ({ postingDate }) => (balance || one.from <= postingDate) && postingDate <= one.to,
    )
    const used = (type: LedgerFigures['type']) =>
      negative(
        add(
          sale(these).filter((entry) => entry.type === type),
          'costAmount',
        ),
      )
    const [posted, parts, resources, costs] = [
      invoicedAmount(these),
      used('item'),
      used('resource'),
      used('service-cost'),
    ]
    const profit = posted.minus(parts).minus(resources).minus(costs)
    return {
      ...one,
      prepaid: prepaidAmount(these),
      posted,
      parts,
      resources,
      costs,
      profit,
      profitPct: percentage(profit, posted, 2),
    }
  })
}

function periodsBetween(period: Period, from: Day, to: Day): { from: Day; to: Day }[] {
  const found: { from: Day; to: Day }[] = []
  for (let start = startOf(period, from); start <= to; ) {
    const next = startOf(
      period,
      addDays(start, { day: 1, week: 7, month: 32, quarter: 93, year: 370 }[period]),
    )
    found.push({ from: start, to: addDays(next, -1) })
    start = next
  }
  return found
}

function startOf(period: Period, day: Day): Day {
  const [year, month] = day.split('-') as [string, string]
  if (period === 'day') return day
  if (period === 'week') return mondayOf(day)
  if (period === 'year') return asDay(`${year}-01-01`)
  const first = period === 'month' ? Number(month) : 3 * Math.floor((Number(month) - 1) / 3) + 1
  return asDay(`${year}-${String(first).padStart(2, '0')}-01`)
}

export interface ServiceProfit {
  readonly sales: Decimal
  readonly discount: Decimal
  readonly contractDiscount: Decimal
  readonly cost: Decimal
  readonly profit: Decimal
  readonly profitPct: Decimal
}

/** Sales and consumption that are closed, all with the sign turned; null where neither sold nor cost anything (§16). */
export function serviceProfitOf(entries: Entries): ServiceProfit | null {
  const these = closed(entries).filter((one) => one.entryType === 'sale' || one.entryType === 'consume')
  const turned = (field: 'amount' | 'discountAmount' | 'contractDiscountAmount' | 'costAmount') =>
    negative(sum(these.map((entry) => decimal(entry[field]))))
  const [sales, cost] = [turned('amount'), turned('costAmount')]
  if (sales.eq(0) && cost.eq(0)) return null
  const profit = sales.minus(cost)
  return {
    sales,
    discount: turned('discountAmount'),
    contractDiscount: turned('contractDiscountAmount'),
    cost,
    profit,
    profitPct: percentage(profit, sales, 1),
  }
}

export interface ResourceUsage {
  readonly quantity: Decimal
  readonly cost: Decimal
  readonly amount: Decimal
  readonly profit: Decimal
  readonly profitPct: Decimal
}

/** What resources did: usage entries of type resource (§16). */
export function resourceUsageOf(entries: Entries): ResourceUsage {
  const these = usage(entries).filter((one) => one.type === 'resource')
  const [cost, amount] = [add(these, 'costAmount'), add(these, 'amount')]
  const profit = amount.minus(cost)
  return {
    quantity: add(these, 'quantity'),
    cost,
    amount,
    profit,
    profitPct: percentage(profit, amount, 1),
  }
}
