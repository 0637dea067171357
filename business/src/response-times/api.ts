import { z } from 'zod'
import { day, timeOfDay } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, keepers } from '../foundation/roles.ts'

const hours = z.object({
  weekday: z.int().min(1).max(7),
  startingDate: day.nullable().default(null),
  startTime: timeOfDay,
  endTime: timeOfDay,
  validOnHolidays: z.boolean().default(false),
})

/** Page Service hours. */
export const readServiceHours = query({
  name: 'response-times.readServiceHours',
  path: '/response-times/service-hours',
  title: { en: 'Read the default service hours', it: 'Leggere le ore di assistenza di default' },
  may: everyRole,
  input: z.object({}),
  output: z.object({ rows: z.array(hours) }),
})

/** Page Service hours, button Save: the whole set. */
export const setServiceHours = command({
  name: 'response-times.setServiceHours',
  path: '/response-times/service-hours/set',
  title: { en: 'Set the default service hours', it: 'Impostare le ore di assistenza di default' },
  may: keepers,
  input: z.object({ rows: z.array(hours).max(100) }),
  output: z.object({}),
})
