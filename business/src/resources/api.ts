import { z } from 'zod'
import {
  code,
  colour,
  day,
  decimalText,
  emailOrEmpty,
  instant,
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

export const resourceNo = code()
export const skillCode = code(10)
export const zoneCode = code(10)
const description = requiredText()

const breakFields = {
  breakMinutes: z.int().min(0).max(240).default(0),
  breakEarliest: timeOfDay.nullable().default(null),
  breakLatest: timeOfDay.nullable().default(null),
}

/** Page Skills. */
export const skills = masterApi({
  module: 'resources',
  entity: 'Skill',
  entities: 'Skills',
  path: '/resources/skills',
  one: { en: 'a skill', it: 'una competenza' },
  many: { en: 'skills', it: 'le competenze' },
  key: 'skillCode',
  keyShape: skillCode,
  fields: { description, certificateNeeded: z.boolean().default(false) },
})

/** Page Service zones. */
export const zones = masterApi({
  module: 'resources',
  entity: 'Zone',
  entities: 'Zones',
  path: '/resources/zones',
  one: { en: 'a service zone', it: 'una zona di assistenza' },
  many: { en: 'service zones', it: 'le zone di assistenza' },
  key: 'zoneCode',
  keyShape: zoneCode,
  fields: { description, postCodes: z.array(text(20)).max(2000).default([]) },
})

/** Page Depots: places other than home where a day may start. */
export const depots = masterApi({
  module: 'resources',
  entity: 'Depot',
  entities: 'Depots',
  path: '/resources/depots',
  one: { en: 'a depot', it: 'un deposito' },
  many: { en: 'depots', it: 'i depositi' },
  key: 'depotCode',
  keyShape: code(10),
  fields: {
    name: requiredText(),
    address: text().default(''),
    city: text(60).default(''),
    latitude,
    longitude,
  },
})

/** Page Resource groups. */
export const groups = masterApi({
  module: 'resources',
  entity: 'Group',
  entities: 'Groups',
  path: '/resources/groups',
  one: { en: 'a resource group', it: 'un gruppo risorse' },
  many: { en: 'resource groups', it: 'i gruppi risorse' },
  key: 'groupNo',
  keyShape: code(10),
  fields: {
    name: requiredText(),
    colour: colour.default('#4c6ef5'),
    teamLeaderNo: resourceNo.nullable().default(null),
  },
})

/** Page Work-hour templates. */
export const templates = masterApi({
  module: 'resources',
  entity: 'WorkHourTemplate',
  entities: 'WorkHourTemplates',
  path: '/resources/work-hour-templates',
  one: { en: 'a work-hour template', it: 'un modello ore di lavoro' },
  many: { en: 'work-hour templates', it: 'i modelli ore di lavoro' },
  key: 'templateCode',
  keyShape: code(10),
  fields: {
    description,
    days: z
      .array(
        z.object({
          weekday: z.int().min(1).max(7),
          startTime: timeOfDay,
          endTime: timeOfDay,
          ...breakFields,
        }),
      )
      .max(7)
      .default([]),
  },
  extra: {
    /** Hours of work in a week, breaks taken off, two decimals. */
    totalPerWeek: z.number(),
  },
})

/** Pages Resources and Resource. */
export const resources = masterApi({
  module: 'resources',
  entity: 'Resource',
  entities: 'Resources',
  path: '/resources/resources',
  one: { en: 'a resource', it: 'una risorsa' },
  many: { en: 'resources', it: 'le risorse' },
  key: 'resourceNo',
  keyShape: resourceNo,
  fields: {
    name: requiredText(),
    type: z.enum(['person', 'machine']).default('person'),
    groupNo: code(10).nullable().default(null),
    phone: text(40).default(''),
    email: emailOrEmpty.default(''),
    address: text().default(''),
    postCode: text(20).default(''),
    city: text(60).default(''),
    homeLatitude: latitude.nullable().default(null),
    homeLongitude: longitude.nullable().default(null),
    startFrom: z.enum(['home', 'depot']).default('home'),
    depotCode: code(10).nullable().default(null),
    templateCode: code(10).nullable().default(null),
    maxOvertimeMinutes: z.int().min(0).max(480).default(60),
    maxVisitsPerDay: z.int().min(1).max(100).nullable().default(null),
    /** Most working hours of a week, overtime included; null: no limit is kept. */
    /** Whether they have a sheet of their hours for each week. */
    useTimeSheet: z.boolean().default(true),
    maxWeeklyHours: z.int().min(1).max(100).nullable().default(48),
    /** Paid by the day: using them costs extra. */
    subcontractor: z.boolean().default(false),
    costPerHour: decimalText(5).default('36'),
    vehicle: text(50).default(''),
    blocked: z.boolean().default(false),
    skills: z
      .array(z.object({ skillCode, level: z.int().min(1).max(5), validUntil: day.nullable().default(null) }))
      .max(100)
      .default([]),
    zones: z
      .array(
        z.object({ zoneCode, startingDate: day.nullable().default(null), description: text().default('') }),
      )
      .max(100)
      .default([]),
  },
  extra: { groupName: z.string().nullable() },
})

/** Resource page and capacity page: one day that differs; both times null: off. */
export const setShiftException = command({
  name: 'resources.setShiftException',
  path: '/resources/resources/card/:resourceNo/shift-exception',
  title: { en: 'Set the hours of one day', it: "Impostare l'orario di un giorno" },
  may: office,
  input: z.object({
    resourceNo,
    day,
    startTime: timeOfDay.nullable(),
    endTime: timeOfDay.nullable(),
    ...breakFields,
    /** Works only when called: a day that is used costs extra. */
    onCall: z.boolean().default(false),
    note: text(200).default(''),
  }),
  output: z.object({ resourceNo }),
})

export const clearShiftException = command({
  name: 'resources.clearShiftException',
  path: '/resources/resources/card/:resourceNo/shift-exception/clear',
  title: { en: 'Go back to the template on a day', it: 'Tornare al modello per un giorno' },
  may: office,
  input: z.object({ resourceNo, day }),
  output: z.object({ resourceNo }),
})

const absenceKind = z.enum(['sick', 'leave', 'training', 'other'])

/** Resource page, part Absences; board, row menu "Unavailable". */
export const addAbsence = command({
  name: 'resources.addAbsence',
  path: '/resources/resources/card/:resourceNo/absences/add',
  title: { en: 'Add an absence', it: "Aggiungere un'assenza" },
  may: office,
  input: z.object({ resourceNo, from: instant, to: instant, kind: absenceKind, note: text(200).default('') }),
  output: z.object({ absenceNo: z.int() }),
})

export const deleteAbsence = command({
  name: 'resources.deleteAbsence',
  path: '/resources/absences/:absenceNo/delete',
  title: { en: 'Delete an absence', it: "Eliminare un'assenza" },
  may: office,
  input: z.object({ absenceNo: z.int().min(1), version }),
  output: z.object({ absenceNo: z.int() }),
})

export const listAbsences = query({
  name: 'resources.listAbsences',
  path: '/resources/absences',
  title: { en: 'List absences', it: 'Elencare le assenze' },
  may: everyRole,
  input: z.object({ resourceNo: resourceNo.optional(), fromDay: day, toDay: day }),
  output: z.object({
    rows: z.array(
      z.object({
        absenceNo: z.int(),
        resourceNo: z.string(),
        from: z.string(),
        to: z.string(),
        kind: absenceKind,
        note: z.string(),
        version,
      }),
    ),
  }),
})

/** Page Capacity: minutes that can be planned, resource by day; both ends included. */
export const readCapacity = query({
  name: 'resources.readCapacity',
  path: '/resources/capacity',
  title: { en: 'Read the capacity', it: 'Leggere la capacità' },
  may: everyRole,
  input: z.object({ fromDay: day, toDay: day, groupNo: z.string().optional() }),
  output: z.object({
    days: z.array(z.string()),
    rows: z.array(
      z.object({
        resourceNo: z.string(),
        name: z.string(),
        groupNo: z.string().nullable(),
        days: z.array(
          z.object({
            minutes: z.int(),
            open: z.string().nullable(),
            close: z.string().nullable(),
            why: z.string().nullable(),
            exception: z.boolean(),
            onCall: z.boolean(),
          }),
        ),
      }),
    ),
  }),
})
