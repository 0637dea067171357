import { type ListFields, readList } from '../engine/lists.ts'
import { handle } from '../engine/module.ts'
import { daysBetween } from '../foundation/day.ts'
import { type Decimal, decimalText } from '../foundation/decimal.ts'
import { givenOf } from '../foundation/given.ts'
import { refuse } from '../foundation/verdict.ts'
import {
  listServiceEntries,
  listWarrantyEntries,
  readResourceUsage,
  readServiceProfit,
  readStatistics,
  readTrendscape,
} from './api.ts'
import { loadEntries } from './ledger.store.ts'
import {
  type LedgerFigures,
  resourceUsageOf,
  serviceProfitOf,
  statisticsOf,
  trendscapeOf,
} from './statistics.ts'

const common: ListFields = {
  entryNo: { column: 'entryNo', kind: 'number' },
  documentNo: { column: 'documentNo', kind: 'text', searched: true },
  postingDate: { column: 'postingDate', kind: 'day' },
  customerNo: { column: 'customerNo', kind: 'text', searched: true },
  serviceOrderNo: { column: 'serviceOrderNo', kind: 'text', searched: true },
  serviceItemNo: { column: 'serviceItemNo', kind: 'text', searched: true },
  itemNo: { column: 'itemNo', kind: 'text' },
  serialNo: { column: 'serialNo', kind: 'text', searched: true },
  type: { column: 'type', kind: 'text' },
  no: { column: 'no', kind: 'text', searched: true },
  description: { column: 'description', kind: 'text', searched: true },
  quantity: { column: 'quantity', kind: 'number' },
  amount: { column: 'amount', kind: 'number' },
  open: { column: 'open', kind: 'boolean' },
}

export const listServiceEntriesQuery = handle(listServiceEntries, (input, reading) =>
  readList(
    reading.tx.selectFrom('serviceLedgerEntry').selectAll(),
    {
      ...common,
      entryType: { column: 'entryType', kind: 'text' },
      documentType: { column: 'documentType', kind: 'text' },
      contractNo: { column: 'contractNo', kind: 'text' },
      chargedQuantity: { column: 'chargedQuantity', kind: 'number' },
      costAmount: { column: 'costAmount', kind: 'number' },
      discountAmount: { column: 'discountAmount', kind: 'number' },
      movedFromPrepaid: { column: 'movedFromPrepaid', kind: 'boolean' },
      userName: { column: 'userName', kind: 'text' },
    },
    ['entryNo'],
    input,
  ),
)

export const listWarrantyEntriesQuery = handle(listWarrantyEntries, (input, reading) =>
  readList(
    reading.tx.selectFrom('warrantyLedgerEntry').selectAll(),
    {
      ...common,
      faultCode: { column: 'faultCode', kind: 'text' },
      resolutionCode: { column: 'resolutionCode', kind: 'text' },
      vendorNo: { column: 'vendorNo', kind: 'text' },
    },
    ['entryNo'],
    input,
  ),
)

const written = <Row extends object>(row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? decimalText(value as Decimal) : value,
    ]),
  ) as { [Name in keyof Row]: Row[Name] extends Decimal ? string : Row[Name] }

export const readStatisticsQuery = handle(readStatistics, async ({ serviceItemNo, ...of }, reading) => {
  const entries = await loadEntries(reading.tx, { serviceItemNos: [serviceItemNo], ...givenOf(of) })
  return { rows: statisticsOf(entries as LedgerFigures[]).map(written) }
})

const shortest = { day: 1, week: 7, month: 28, quarter: 90, year: 365 }
const mostPeriods = 400

export const readTrendscapeQuery = handle(
  readTrendscape,
  async ({ serviceItemNo, period, from, to, balance }, reading) => {
    if (to < from) refuse('service-ledger.period-backwards', {}, 'to')
    if (daysBetween(from, to) > mostPeriods * shortest[period])
      refuse('service-ledger.too-many-periods', { most: mostPeriods }, 'from')
    const entries = await loadEntries(reading.tx, { serviceItemNos: [serviceItemNo] })
    return { rows: trendscapeOf(entries as LedgerFigures[], period, from, to, balance).map(written) }
  },
)

type Row = Awaited<ReturnType<typeof loadEntries>>[number]

/** The figures of each service item that has some, by number, and those of all of them under null. */
function byServiceItem<Figures extends object>(
  entries: readonly Row[],
  figuresOf: (entries: readonly LedgerFigures[]) => Figures | null,
) {
  const groups = Map.groupBy(entries, (entry) => entry.serviceItemNo)
  const rows = [...groups]
    .filter(([serviceItemNo]) => serviceItemNo !== null)
    .sort(([one], [other]) => (one! < other! ? -1 : 1))
    .flatMap(([serviceItemNo, own]) => {
      const figures = figuresOf(own as LedgerFigures[])
      return figures === null ? [] : [{ serviceItemNo, ...figures }]
    })
  const total = figuresOf(entries as unknown as LedgerFigures[])
  return {
    rows: [...rows, ...(total && rows.length > 0 ? [{ serviceItemNo: null, ...total }] : [])].map(written),
  }
}

export const readResourceUsageQuery = handle(readResourceUsage, async (of, reading) => {
  const entries = await loadEntries(reading.tx, { ...givenOf(of), type: 'resource' })
  return byServiceItem(
    entries.filter((entry) => entry.entryType === 'usage'),
    resourceUsageOf,
  )
})

export const readServiceProfitQuery = handle(readServiceProfit, async (of, reading) =>
  byServiceItem(await loadEntries(reading.tx, givenOf(of)), serviceProfitOf),
)
