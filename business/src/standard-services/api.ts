import { z } from 'zod'
import { code, decimalText, requiredText, text, version } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'

/** Page Standard service codes: lines that are often entered together. */
export const standardServices = masterApi({
  module: 'standard-services',
  entity: 'StandardService',
  renames: true,
  entities: 'StandardServices',
  path: '/standard-services',
  one: { en: 'a standard service code', it: 'un codice servizio standard' },
  many: { en: 'standard service codes', it: 'i codici servizio standard' },
  key: 'standardServiceCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    /** Empty for the company's currency. */
    currencyCode: z.union([z.literal(''), z.string().regex(/^[A-Z]{3}$/)]).default(''),
    /** In their order. */
    lines: z
      .array(
        z.object({
          type: z.enum(['', 'item', 'resource', 'cost', 'gl-account']).default(''),
          no: text(20).toUpperCase().default(''),
          variantCode: text(10).toUpperCase().default(''),
          description: text().default(''),
          quantity: decimalText(5).default('0'),
          amountExclVat: decimalText(5).default('0'),
          unitCode: code(10).nullable().default(null),
        }),
      )
      .max(200)
      .default([]),
    /** Service item groups that it is offered for; null among them: for every item, also without group. */
    groups: z.array(code(10).nullable()).max(100).default([null]),
  },
})

/** Page Service order, a line, action Standard services: those of its group, all where it has none. */
export const offerStandardServices = query({
  name: 'standard-services.offer',
  path: '/standard-services/offer',
  title: { en: 'Offer standard service codes', it: 'Proporre i codici servizio standard' },
  may: everyRole,
  input: z.object({ groupCode: code(10).nullable().default(null) }),
  output: z.object({
    rows: z.array(z.object({ standardServiceCode: z.string(), description: z.string(), lineCount: z.int() })),
  }),
})

/** The same, button Insert: their lines as service lines, in order. */
export const insertStandardServices = command({
  name: 'standard-services.insert',
  path: '/standard-services/insert',
  title: { en: 'Insert standard services into an order', it: 'Inserire servizi standard in un ordine' },
  may: office,
  input: z.object({
    orderNo: code(),
    lineNo: z.int().min(1),
    version,
    standardServiceCodes: z.array(code(10)).min(1).max(50),
  }),
  output: z.object({ inserted: z.int(), version }),
})
