import { z } from 'zod'
import { code, dateFormula, decimalText, requiredText, text } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'

const quantity = decimalText(5)

/** Page Tracking codes: whether serial numbers are kept, and how long what carries one is under warranty. */
export const trackingCodes = masterApi({
  module: 'items',
  entity: 'TrackingCode',
  renames: true,
  entities: 'TrackingCodes',
  path: '/items/tracking-codes',
  one: { en: 'an item tracking code', it: 'un codice tracciabilità articolo' },
  many: { en: 'item tracking codes', it: 'i codici tracciabilità articolo' },
  key: 'trackingCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    serialTracked: z.boolean().default(true),
    warrantyDateFormula: dateFormula.default(''),
  },
})

/** Pages Items and Item. */
export const items = masterApi({
  module: 'items',
  entity: 'Item',
  renames: true,
  entities: 'Items',
  path: '/items',
  one: { en: 'an item', it: 'un articolo' },
  many: { en: 'items', it: 'gli articoli' },
  key: 'itemNo',
  keyShape: code(),
  fields: {
    description: requiredText(),
    description2: text(50).default(''),
    type: z.enum(['inventory', 'service', 'non-inventory']).default('inventory'),
    baseUnitCode: code(10),
    replenishment: z.enum(['purchase', 'assembly', 'production']).default('purchase'),
    unitCost: quantity.default('0'),
    unitPrice: quantity.default('0'),
    trackingCode: code(10).nullable().default(null),
    vendorNo: text(20).default(''),
    vendorItemNo: text(50).default(''),
    vendorItemName: text().default(''),
    serviceItemGroupCode: code(10).nullable().default(null),
    /** Not to be chosen anywhere. */
    blocked: z.boolean().default(false),
    /** Not to be chosen in service documents, service items and contracts. */
    serviceBlocked: z.boolean().default(false),
    note: text(1000).default(''),
    variants: z
      .array(
        z.object({
          variantCode: code(10),
          description: requiredText(),
          blocked: z.boolean().default(false),
          serviceBlocked: z.boolean().default(false),
        }),
      )
      .max(200)
      .default([]),
    /** Units other than the base unit, and how many base units make one. */
    units: z
      .array(z.object({ unitCode: code(10), quantityPer: quantity }))
      .max(50)
      .default([]),
    /** What one base unit is made of. */
    bomLines: z
      .array(
        z.object({
          lineNo: z.int().min(1).max(10_000_000),
          type: z.enum(['item', 'resource', 'text']).default('item'),
          no: text(20).default(''),
          variantCode: text(10).default(''),
          description: text().default(''),
          quantityPer: quantity.default('1'),
          /** Another item line of quantity 1 into which this one is fitted. */
          installedInLineNo: z.int().nullable().default(null),
        }),
      )
      .max(500)
      .default([]),
  },
})
