import { z } from 'zod'
import { code, day, decimalText, requiredText, text } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'

const neededSkills = z
  .array(z.object({ skillCode: code(10), level: z.int().min(1).max(5).default(1) }))
  .max(30)

/** Page Service item groups. */
export const serviceItemGroups = masterApi({
  module: 'service-items',
  entity: 'ServiceItemGroup',
  entities: 'ServiceItemGroups',
  path: '/service-items/groups',
  one: { en: 'a service item group', it: 'un gruppo articoli in assistenza' },
  many: { en: 'service item groups', it: 'i gruppi articoli in assistenza' },
  key: 'groupCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    responseTimeHours: decimalText(5).default('0'),
    skills: neededSkills.default([]),
  },
})

/** Pages Service items and Service item. */
export const serviceItems = masterApi({
  module: 'service-items',
  entity: 'ServiceItem',
  entities: 'ServiceItems',
  path: '/service-items/items',
  one: { en: 'a service item', it: 'un articolo in assistenza' },
  many: { en: 'service items', it: 'gli articoli in assistenza' },
  key: 'serviceItemNo',
  keyShape: code(),
  numbered: true,
  fields: {
    description: requiredText(),
    customerNo: code().nullable().default(null),
    shipToCode: text(10).default(''),
    groupCode: code(10).nullable().default(null),
    manufacturer: text(50).default(''),
    model: text(50).default(''),
    serialNo: text(50).default(''),
    installationDate: day.nullable().default(null),
    status: z
      .enum(['own-service-item', 'installed', 'temporarily-installed', 'defective'])
      .default('installed'),
    priority: z.enum(['low', 'medium', 'high']).default('low'),
    responseTimeHours: decimalText(5).default('0'),
    preferredResourceNo: code().nullable().default(null),
    locationOfItem: text(100).default(''),
    blocked: z.enum(['no', 'service-contract', 'all']).default('no'),
    note: text(1000).default(''),
    /** Needed for work on this item; where empty, those of its group (specification orders F-11). */
    skills: neededSkills.default([]),
  },
  extra: {
    customerName: z.string().nullable(),
    city: z.string().nullable(),
    groupDescription: z.string().nullable(),
    /** What counts: the item's own skills or else its group's. */
    neededSkills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  },
})
