import { z } from 'zod'
import { code, day, emailOrEmpty, language, requiredText, text, version } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers } from '../foundation/roles.ts'

const setupFields = {
  name: requiredText(),
  address: text(),
  postCode: text(20),
  city: text(),
  phone: text(40),
  email: emailOrEmpty,
  vatNo: text(20),
  countryCode: z.string().regex(/^[A-Z]{2}$/),
  timeZone: requiredText(60),
  currencyCode: z.string().regex(/^[A-Z]{3}$/),
  language,
  baseCalendarCode: z.string().nullable(),
}

/** Page Company, and whoever needs the zone or currency. */
export const readSetup = query({
  name: 'company.readSetup',
  path: '/company/setup',
  title: { en: 'Read the company set-up', it: "Leggere l'impostazione della società" },
  may: everyRole,
  input: z.object({}),
  output: z.object({ ...setupFields, version }),
})

/** Page Company, button Save. */
export const updateSetup = command({
  name: 'company.updateSetup',
  path: '/company/setup/update',
  title: { en: 'Change the company set-up', it: "Modificare l'impostazione della società" },
  may: keepers,
  input: z.object({ ...z.object(setupFields).partial().shape, version }),
  output: z.object({ version }),
})

/** Page Reason codes. */
export const reasonCodes = masterApi({
  module: 'company',
  entity: 'ReasonCode',
  entities: 'ReasonCodes',
  path: '/company/reason-codes',
  one: { en: 'a reason code', it: 'una causale' },
  many: { en: 'reason codes', it: 'le causali' },
  key: 'code',
  keyShape: code(10),
  fields: { description: requiredText() },
  mayChange: keepers,
})

/** Page Number series: how records and documents are numbered. */
export const numberSeries = masterApi({
  module: 'company',
  entity: 'NumberSeries',
  entities: 'NumberSeriesList',
  path: '/company/number-series',
  one: { en: 'a number series', it: 'una serie di numerazione' },
  many: { en: 'number series', it: 'le serie di numerazione' },
  key: 'code',
  keyShape: code(20),
  fields: {
    description: requiredText(),
    prefix: text(10).default(''),
    digits: z.int().min(1).max(12).default(5),
    /** The number given last; the next is one more. */
    lastNumber: z.int().min(0).max(2_000_000_000).default(0),
    /** Whether numbers may be typed in. */
    manualNumbers: z.boolean().default(true),
    /** Series that may stand in for this one. */
    relatedCodes: z.array(code(20)).max(20).default([]),
  },
  mayChange: keepers,
})

const calendarChanges = z
  .array(
    z.object({
      recurring: z.enum(['once', 'weekly', 'yearly']),
      day: day.nullable(),
      weekday: z.int().min(1).max(7).nullable(),
      nonworking: z.boolean(),
      description: text(50).default(''),
    }),
  )
  .max(500)

/** Page Base calendars. */
export const baseCalendars = masterApi({
  module: 'company',
  entity: 'BaseCalendar',
  entities: 'BaseCalendars',
  path: '/company/base-calendars',
  one: { en: 'a base calendar', it: 'un calendario di base' },
  many: { en: 'base calendars', it: 'i calendari di base' },
  key: 'code',
  keyShape: code(10),
  fields: {
    description: requiredText(),
    changes: calendarChanges.default([]),
  },
  mayChange: keepers,
})

const calendarUser = {
  sourceType: z.enum(['company', 'customer', 'vendor', 'location', 'shipping-agent', 'service']),
  /** Empty for the company and the service. */
  sourceNo: text(20).default(''),
  calendarCode: code(10),
}

/** Page Customized calendar: a user's own changes of a base calendar, and which days of a year nobody works. */
export const readCustomizedCalendar = query({
  name: 'company.readCustomizedCalendar',
  path: '/company/customized-calendars/:sourceType/:calendarCode',
  title: { en: 'Read a customized calendar', it: 'Leggere un calendario personalizzato' },
  may: everyRole,
  input: z.object({ ...calendarUser, year: z.coerce.number().int().min(1900).max(2200).optional() }),
  output: z.object({
    changes: calendarChanges,
    /** Of the year asked for, by day. */
    nonworkingDays: z.array(day),
  }),
})

/** Page Customized calendar, button Save. */
export const saveCustomizedCalendar = command({
  name: 'company.saveCustomizedCalendar',
  path: '/company/customized-calendars/:sourceType/:calendarCode/save',
  title: { en: 'Save a customized calendar', it: 'Salvare un calendario personalizzato' },
  may: keepers,
  input: z.object({ ...calendarUser, changes: calendarChanges }),
  output: z.object({}),
})

/** Page Customized calendar, a day of the grid: a single change, or none where the base calendar says the same. */
export const setCalendarDay = command({
  name: 'company.setCalendarDay',
  path: '/company/customized-calendars/:sourceType/:calendarCode/set-day',
  title: {
    en: 'Set a day of a customized calendar',
    it: 'Impostare un giorno di un calendario personalizzato',
  },
  may: keepers,
  input: z.object({ ...calendarUser, day, nonworking: z.boolean(), description: text(50).default('') }),
  output: z.object({}),
})

/** Any card, part History: who changed what, newest first. */
export const readHistory = query({
  name: 'company.readHistory',
  path: '/company/history',
  title: { en: 'Read the history of a record', it: 'Leggere la cronologia di un elemento' },
  may: ['dispatcher', 'manager', 'administrator'],
  input: z.object({ entity: z.string().max(60), subject: z.string().max(100) }),
  output: z.object({
    rows: z.array(
      z.object({
        at: z.string(),
        byUser: z.string(),
        operation: z.string(),
        changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
  }),
})

/** Page Activity: who did what, newest first. */
export const listActivity = query({
  name: 'company.listActivity',
  path: '/company/activity',
  title: { en: 'List what was done', it: 'Elencare le attività svolte' },
  may: keepers,
  input: z.object({ before: z.int().optional(), limit: z.int().min(1).max(200).default(100) }),
  output: z.object({
    rows: z.array(
      z.object({
        activityNo: z.int(),
        at: z.string(),
        userName: z.string(),
        operation: z.string(),
        via: z.string(),
        input: z.unknown(),
      }),
    ),
  }),
})

const list = z.string().min(1).max(60)

/** Any list: the person's named views. */
export const readSavedViews = query({
  name: 'company.readSavedViews',
  path: '/company/saved-views/:list',
  title: { en: 'Read my views of a list', it: 'Leggere le mie viste di un elenco' },
  may: everyRole,
  input: z.object({ list }),
  output: z.object({ rows: z.array(z.object({ name: z.string(), view: z.unknown() })) }),
})

/** Any list, button Save view; `view` null deletes it. */
export const saveView = command({
  name: 'company.saveView',
  path: '/company/saved-views/:list/save',
  title: { en: 'Save a view of a list', it: 'Salvare una vista di un elenco' },
  may: everyRole,
  input: z.object({ list, name: requiredText(60), view: z.record(z.string(), z.unknown()).nullable() }),
  output: z.object({}),
})
