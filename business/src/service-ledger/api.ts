import { z } from 'zod'
import { code, day, decimalText } from '../foundation/fields.ts'
import { listInput, listOutput } from '../foundation/list.ts'
import { query } from '../foundation/operation.ts'
import { office } from '../foundation/roles.ts'
import { periods, statisticsRows } from './statistics.ts'

const quantity = decimalText(5)
const entryType = z.enum(['usage', 'sale', 'consume', 'contract'])

const entry = z.object({
  entryNo: z.int(),
  entryType,
  documentType: z.enum(['', 'shipment', 'invoice', 'credit-memo']),
  documentNo: z.string(),
  postingDate: day,
  customerNo: z.string(),
  serviceOrderNo: z.string(),
  contractNo: z.string(),
  serviceItemNo: z.string().nullable(),
  itemNo: z.string(),
  serialNo: z.string(),
  type: z.enum(['resource', 'item', 'service-cost', 'service-contract', 'gl-account']),
  no: z.string(),
  description: z.string(),
  quantity,
  chargedQuantity: quantity,
  costAmount: quantity,
  amount: quantity,
  discountAmount: quantity,
  movedFromPrepaid: z.boolean(),
  open: z.boolean(),
  userName: z.string(),
})

/** Page Service ledger entries. */
export const listServiceEntries = query({
  name: 'service-ledger.listServiceEntries',
  path: '/service-ledger/entries',
  title: { en: 'List service ledger entries', it: 'Elencare i movimenti contabili di assistenza' },
  may: office,
  input: listInput,
  output: listOutput(entry),
})

/** Page Warranty ledger entries. */
export const listWarrantyEntries = query({
  name: 'service-ledger.listWarrantyEntries',
  path: '/service-ledger/warranty-entries',
  title: { en: 'List warranty ledger entries', it: 'Elencare i movimenti contabili garanzia' },
  may: office,
  input: listInput,
  output: listOutput(
    z.object({
      entryNo: z.int(),
      documentNo: z.string(),
      postingDate: day,
      customerNo: z.string(),
      serviceOrderNo: z.string(),
      serviceItemNo: z.string().nullable(),
      itemNo: z.string(),
      serialNo: z.string(),
      faultCode: z.string(),
      resolutionCode: z.string(),
      type: z.enum(['resource', 'item']),
      no: z.string(),
      description: z.string(),
      quantity,
      amount: quantity,
      vendorNo: z.string(),
      open: z.boolean(),
    }),
  ),
})

/** Which entries the figures of a service item count; days are included at both ends. */
const filters = {
  serviceItemNo: code(),
  from: day.optional(),
  to: day.optional(),
  contractNo: code().optional(),
  orderNo: code().optional(),
  type: z.enum(['resource', 'item', 'service-cost', 'service-contract', 'gl-account']).optional(),
}

/** Card Service item, section Statistics. */
export const readStatistics = query({
  name: 'service-ledger.readStatistics',
  path: '/service-ledger/statistics/:serviceItemNo',
  title: {
    en: 'Read the statistics of a service item',
    it: 'Leggere le statistiche di un articolo in assistenza',
  },
  may: office,
  input: z.object(filters),
  output: z.object({
    rows: z.array(
      z.object({
        row: z.enum(statisticsRows),
        invoiced: quantity,
        usageAmount: quantity,
        cost: quantity,
        quantity,
        quantityInvoiced: quantity,
        quantityConsumed: quantity,
        profit: quantity,
        profitPct: quantity,
      }),
    ),
  }),
})

/** Card Service item, section Trendscape. At most 400 periods. */
export const readTrendscape = query({
  name: 'service-ledger.readTrendscape',
  path: '/service-ledger/trendscape/:serviceItemNo',
  title: {
    en: 'Read the trendscape of a service item',
    it: 'Leggere il trendscape di un articolo in assistenza',
  },
  may: office,
  input: z.object({
    serviceItemNo: code(),
    period: z.enum(periods).default('month'),
    from: day,
    to: day,
    /** All up to each period's end instead of what it changed. */
    balance: z.boolean().default(false),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        from: day,
        to: day,
        prepaid: quantity,
        posted: quantity,
        parts: quantity,
        resources: quantity,
        costs: quantity,
        profit: quantity,
        profitPct: quantity,
      }),
    ),
  }),
})

const period = {
  /** Posting dates, both included. */
  from: day.optional(),
  to: day.optional(),
  customerNo: code().optional(),
}

/** Page Reports, part Resource usage: hours of technicians by service item, and all together (items §16). */
export const readResourceUsage = query({
  name: 'service-ledger.readResourceUsage',
  path: '/service-ledger/resource-usage',
  title: { en: 'Read the resource usage by service item', it: "Leggere l'utilizzo risorse per articolo" },
  may: office,
  input: z.object(period),
  output: z.object({
    rows: z.array(
      z.object({
        /** Null for the total. */
        serviceItemNo: z.string().nullable(),
        quantity,
        cost: quantity,
        amount: quantity,
        profit: quantity,
        profitPct: quantity,
      }),
    ),
  }),
})

/** Page Reports, part Profit: closed sales and consumption by service item, and all together (items §16). */
export const readServiceProfit = query({
  name: 'service-ledger.readServiceProfit',
  path: '/service-ledger/service-profit',
  title: { en: 'Read the service profit by service item', it: 'Leggere il margine assistenza per articolo' },
  may: office,
  input: z.object(period),
  output: z.object({
    rows: z.array(
      z.object({
        serviceItemNo: z.string().nullable(),
        sales: quantity,
        discount: quantity,
        contractDiscount: quantity,
        cost: quantity,
        profit: quantity,
        profitPct: quantity,
      }),
    ),
  }),
})
