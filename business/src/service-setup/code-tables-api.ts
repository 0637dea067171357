import { z } from 'zod'
import { code, decimalText, requiredText, text } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { keepers } from '../foundation/roles.ts'

/** The code tables of specification items §2 that belong to no other module. */

/** Page Units of measure. */
export const unitsOfMeasure = masterApi({
  module: 'service-setup',
  entity: 'UnitOfMeasure',
  renames: true,
  entities: 'UnitsOfMeasure',
  path: '/service-setup/units-of-measure',
  one: { en: 'a unit of measure', it: "un'unità di misura" },
  many: { en: 'units of measure', it: 'le unità di misura' },
  key: 'unitCode',
  keyShape: code(10),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Service price groups. */
export const servicePriceGroups = masterApi({
  module: 'service-setup',
  entity: 'ServicePriceGroup',
  renames: true,
  entities: 'ServicePriceGroups',
  path: '/service-setup/service-price-groups',
  one: { en: 'a service price group', it: 'un gruppo prezzi assistenza' },
  many: { en: 'service price groups', it: 'i gruppi prezzi assistenza' },
  key: 'priceGroupCode',
  keyShape: code(10),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Work types. Its unit becomes the unit of a resource's line (specification items §14.1). */
export const workTypes = masterApi({
  module: 'service-setup',
  entity: 'WorkType',
  renames: true,
  entities: 'WorkTypes',
  path: '/service-setup/work-types',
  one: { en: 'a work type', it: 'un tipo lavoro' },
  many: { en: 'work types', it: 'i tipi lavoro' },
  key: 'workTypeCode',
  keyShape: code(10),
  fields: { description: requiredText(), unitCode: code(10).nullable().default(null) },
  mayChange: keepers,
})

/** Page Service shelves: where an item in the workshop stands. */
export const serviceShelves = masterApi({
  module: 'service-setup',
  entity: 'ServiceShelf',
  renames: true,
  entities: 'ServiceShelves',
  path: '/service-setup/service-shelves',
  one: { en: 'a service shelf', it: 'uno scaffale assistenza' },
  many: { en: 'service shelves', it: 'gli scaffali assistenza' },
  key: 'shelfNo',
  keyShape: code(10),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Service costs: fees for travel and support (specification items §14.2). Only a travel cost has a zone. */
export const serviceCosts = masterApi({
  module: 'service-setup',
  entity: 'ServiceCost',
  renames: true,
  entities: 'ServiceCosts',
  path: '/service-setup/service-costs',
  one: { en: 'a service cost', it: 'un costo di assistenza' },
  many: { en: 'service costs', it: 'i costi di assistenza' },
  key: 'costCode',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    costType: z.enum(['travel', 'support', 'other']).default('other'),
    zoneCode: code(10).nullable().default(null),
    accountNo: text(20).default(''),
    defaultQuantity: decimalText(5).default('0'),
    unitCode: code(10).nullable().default(null),
    unitCost: decimalText(5).default('0'),
    unitPrice: decimalText(5).default('0'),
  },
  mayChange: keepers,
})
