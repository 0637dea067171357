import { z } from 'zod'
import { attachmentRow } from '../attachments/public.ts'
import { code, day, decimalText, instant, requiredText, text } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers, office } from '../foundation/roles.ts'

const neededSkills = z
  .array(z.object({ skillCode: code(10), level: z.int().min(1).max(5).default(1) }))
  .max(30)

const percentage = decimalText(5)
const unitAmount = decimalText(5)

/** Page Service item groups. */
export const serviceItemGroups = masterApi({
  module: 'service-items',
  entity: 'ServiceItemGroup',
  renames: true,
  entities: 'ServiceItemGroups',
  path: '/service-items/groups',
  one: { en: 'a service item group', it: 'un gruppo articoli in assistenza' },
  many: { en: 'service item groups', it: 'i gruppi articoli in assistenza' },
  key: 'groupCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    /** Default of the service items that come into the group; 0 says nothing. */
    responseTimeHours: decimalText(5).default('0'),
    /** Shipping an item of the group registers service items (specification items §9). */
    createServiceItem: z.boolean().default(false),
    defaultContractDiscountPct: percentage.default('0'),
    defaultServicePriceGroupCode: code(10).nullable().default(null),
    skills: neededSkills.default([]),
  },
})

/**
 * Pages Service items and Service item.
 *
 * Fields without a default here follow from others when they are not named: from the item, the group, the customer,
 * the day of sale (specification items §4, §10.1).
 */
export const serviceItems = masterApi({
  module: 'service-items',
  entity: 'ServiceItem',
  renames: true,
  entities: 'ServiceItems',
  path: '/service-items/items',
  one: { en: 'a service item', it: 'un articolo in assistenza' },
  many: { en: 'service items', it: 'gli articoli in assistenza' },
  key: 'serviceItemNo',
  keyShape: code(),
  numbered: true,
  fields: {
    description: text().optional(),
    description2: text(50).default(''),
    searchDescription: text().optional(),
    itemNo: code().nullable().default(null),
    variantCode: text(10).toUpperCase().optional(),
    serialNo: text(50).toUpperCase().optional(),
    groupCode: code(10).nullable().optional(),
    servicePriceGroupCode: code(10).nullable().optional(),
    customerNo: code().nullable().default(null),
    shipToCode: text(10).toUpperCase().optional(),
    status: z
      .enum(['none', 'own-service-item', 'installed', 'temporarily-installed', 'defective'])
      .optional(),
    blocked: z.enum(['no', 'service-contract', 'all']).default('no'),
    priority: z.enum(['low', 'medium', 'high']).default('low'),
    locationOfItem: text(100).default(''),
    /** Building, floor or room at the customer's address (`customers.listLocations`); goes when the address changes. */
    locationNo: z.int().min(1).nullable().default(null),
    unitCode: code(10).nullable().optional(),
    /** In the company's currency, for one unit. */
    salesUnitCost: unitAmount.optional(),
    salesUnitPrice: unitAmount.optional(),
    salesDate: day.nullable().default(null),
    warrantyStartParts: day.nullable().optional(),
    warrantyEndParts: day.nullable().optional(),
    warrantyPctParts: percentage.optional(),
    warrantyStartLabor: day.nullable().optional(),
    warrantyEndLabor: day.nullable().optional(),
    warrantyPctLabor: percentage.optional(),
    responseTimeHours: decimalText(5).optional(),
    installationDate: day.nullable().optional(),
    lastServiceDate: day.nullable().optional(),
    defaultContractCost: unitAmount.optional(),
    defaultContractValue: unitAmount.optional(),
    defaultContractDiscountPct: percentage.optional(),
    vendorNo: text(20).toUpperCase().default(''),
    vendorItemNo: text(50).default(''),
    vendorItemName: text().default(''),
    preferredResourceNo: code().nullable().default(null),
    manufacturer: text(50).default(''),
    model: text(50).default(''),
    note: text(1000).default(''),
    /** Needed for work on this item; where empty, those of its item or group (specification orders F-11). */
    skills: neededSkills.default([]),
  },
  extra: {
    customerName: z.string().nullable(),
    city: z.string().nullable(),
    groupDescription: z.string().nullable(),
    itemDescription: z.string().nullable(),
    componentCount: z.int(),
    /** What counts: the item's own skills, else its item's, else its group's. */
    neededSkills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  },
})

const owner = {
  ownerType: z.enum(['service-item-group', 'item', 'service-item']),
  ownerNo: code(),
}

/** Cards Service item, Item and Service item group, section Skills: where each skill came from, and who has them all. */
export const readSkills = query({
  name: 'service-items.readSkills',
  path: '/service-items/skills/:ownerType/:ownerNo',
  title: {
    en: 'Read the skills of a service item',
    it: 'Leggere le competenze di un articolo in assistenza',
  },
  may: everyRole,
  input: z.object(owner),
  output: z.object({
    skills: z.array(
      z.object({
        skillCode: z.string(),
        description: z.string(),
        level: z.int(),
        assignedFrom: z.enum(['service-item-group', 'item']).nullable(),
        sourceType: z.enum(['service-item-group', 'item']).nullable(),
        sourceCode: z.string().nullable(),
      }),
    ),
    /** Technicians who have all of them; nobody is marked where the set-up does not use skills. */
    skilledResources: z.array(z.object({ resourceNo: z.string(), name: z.string() })),
  }),
})

/** Section Skills, button Save. Asks what becomes of related ones (§11.2, §11.4). */
export const setSkills = command({
  name: 'service-items.setSkills',
  path: '/service-items/skills/:ownerType/:ownerNo/set',
  title: {
    en: 'Set the skills of a service item',
    it: 'Impostare le competenze di un articolo in assistenza',
  },
  may: office,
  input: z.object({ ...owner, skills: neededSkills }),
  output: z.object({ changed: z.int() }),
})

/** Section Skills, button Replace (§11.4). `changed` counts the groups, items and service items that changed. */
export const replaceSkill = command({
  name: 'service-items.replaceSkill',
  path: '/service-items/skills/:ownerType/:ownerNo/replace',
  title: { en: 'Replace a skill by another', it: 'Sostituire una competenza' },
  may: office,
  input: z.object({
    ...owner,
    skillCode: code(10),
    by: z.object({ skillCode: code(10), level: z.int().min(1).max(5).default(1) }),
  }),
  output: z.object({ changed: z.int() }),
})

/** Section Skills, button Add missing: what the item and the group give and the service item lacks (§11.3). */
export const assignMissingSkills = command({
  name: 'service-items.assignMissingSkills',
  path: '/service-items/items/card/:serviceItemNo/assign-missing-skills',
  title: { en: 'Assign the skills that are missing', it: 'Assegnare le competenze mancanti' },
  may: office,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({ changed: z.int() }),
})

/** Card Service item, section Log: newest first. */
export const readServiceItemLog = query({
  name: 'service-items.readLog',
  path: '/service-items/items/card/:serviceItemNo/log',
  title: { en: 'Read the service item log', it: "Leggere il log dell'articolo in assistenza" },
  may: everyRole,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({
    rows: z.array(
      z.object({
        entryNo: z.int(),
        eventNo: z.int(),
        documentType: z.enum(['', 'quote', 'order', 'contract']),
        documentNo: z.string(),
        before: z.string(),
        after: z.string(),
        changedAt: instant,
        userName: z.string(),
      }),
    ),
  }),
})

/** Page Service items, action Delete log: what is older than a day, of one item or of all; asked with the count. */
export const deleteServiceItemLog = command({
  name: 'service-items.deleteLog',
  path: '/service-items/log/delete',
  title: { en: 'Delete the service item log', it: 'Eliminare il log degli articoli in assistenza' },
  may: keepers,
  input: z.object({
    serviceItemNo: code().optional(),
    /** Days of the change, both included. */
    from: day.optional(),
    to: day.optional(),
  }),
  output: z.object({ deleted: z.int() }),
})

/** Card Service item, section Documents: its own files, its item's and its group's, as `entity` says. */
export const readDocuments = query({
  name: 'service-items.readDocuments',
  path: '/service-items/items/card/:serviceItemNo/documents',
  title: {
    en: 'Read the documents of a service item',
    it: 'Leggere i documenti di un articolo in assistenza',
  },
  may: everyRole,
  input: z.object({ serviceItemNo: code() }),
  output: z.object({ rows: z.array(attachmentRow) }),
})
