import { z } from 'zod'
import {
  code,
  emailOrEmpty,
  language,
  latitude,
  longitude,
  requiredText,
  text,
  timeOfDay,
  version,
} from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'
import { geoQualities } from './address.ts'

export const customerNo = code()
export const shipToCode = code(10)

/** Hours of the week in which the place can receive us; none means at any time. */
export const receivingHours = z
  .array(z.object({ weekday: z.int().min(1).max(7), startTime: timeOfDay, endTime: timeOfDay }))
  .max(50)

const addressFields = {
  name: requiredText(),
  address: text().default(''),
  postCode: text(20).default(''),
  city: text(60).default(''),
  county: text(30).default(''),
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('IT'),
  phone: text(40).default(''),
  email: emailOrEmpty.default(''),
  zoneCode: code(10).nullable().default(null),
  latitude: latitude.nullable().default(null),
  longitude: longitude.nullable().default(null),
  geoQuality: z.enum(geoQualities).default('none'),
  note: text(1000).default(''),
}

/** Pages Customers and Customer. */
export const customers = masterApi({
  module: 'customers',
  entity: 'Customer',
  entities: 'Customers',
  path: '/customers',
  one: { en: 'a customer', it: 'un cliente' },
  many: { en: 'customers', it: 'i clienti' },
  key: 'customerNo',
  keyShape: customerNo,
  numbered: true,
  fields: {
    ...addressFields,
    name2: text().default(''),
    mobilePhone: text(40).default(''),
    vatNo: text(20).default(''),
    language: language.default('it'),
    blocked: z.enum(['no', 'ship', 'invoice', 'all']).default('no'),
    receivingHours: receivingHours.default([]),
    /** Technicians who are never sent to this customer. */
    excludedResourceNos: z.array(code()).max(50).default([]),
  },
})

const shipToFields = {
  ...addressFields,
  contactName: text().default(''),
  receivingHours: receivingHours.default([]),
}
const shipTo = z.object({ customerNo, shipToCode, ...shipToFields })

/** Customer page, part Ship-to addresses. */
export const listShipToAddresses = query({
  name: 'customers.listShipToAddresses',
  path: '/customers/card/:customerNo/ship-to',
  title: { en: 'List ship-to addresses', it: 'Elencare gli indirizzi di spedizione' },
  may: everyRole,
  input: z.object({ customerNo }),
  output: z.object({ rows: z.array(shipTo.extend({ version })) }),
})

/** Adds an address (no version) or changes it (the version seen). */
export const saveShipToAddress = command({
  name: 'customers.saveShipToAddress',
  path: '/customers/card/:customerNo/ship-to/save',
  title: { en: 'Save a ship-to address', it: 'Salvare un indirizzo di spedizione' },
  may: office,
  input: shipTo.extend({ version: version.optional() }),
  output: z.object({ customerNo, shipToCode, version }),
})

export const deleteShipToAddress = command({
  name: 'customers.deleteShipToAddress',
  path: '/customers/card/:customerNo/ship-to/:shipToCode/delete',
  title: { en: 'Delete a ship-to address', it: 'Eliminare un indirizzo di spedizione' },
  may: office,
  input: z.object({ customerNo, shipToCode, version }),
  output: z.object({ customerNo, shipToCode }),
})

/** Where a town is, for addresses whose position nobody has entered yet. */
export const suggestPosition = query({
  name: 'customers.suggestPosition',
  path: '/customers/suggest-position',
  title: { en: 'Suggest a position', it: 'Suggerire una posizione' },
  may: office,
  input: z.object({
    city: z.string().max(60),
    county: z.string().max(30).default(''),
    countryCode: z.string().max(2).default('IT'),
  }),
  output: z.object({
    rows: z.array(z.object({ name: z.string(), county: z.string(), latitude, longitude })),
  }),
})

/** Addresses that cannot be planned because nobody knows where they are. */
export const listPlacesWithoutPosition = query({
  name: 'customers.listPlacesWithoutPosition',
  path: '/customers/without-position',
  title: { en: 'List places without position', it: 'Elencare i luoghi senza posizione' },
  may: office,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        customerNo,
        shipToCode: z.string(),
        name: z.string(),
        address: z.string(),
        postCode: z.string(),
        city: z.string(),
      }),
    ),
  }),
})
