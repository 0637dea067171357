import { z } from 'zod'
import { code, instant } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'

/**
 * Busy times in from a calendar address: what a resource's own calendar (Google, Outlook, Nextcloud: an iCalendar
 * address) says is taken is time in which it is not there, for the board, the planner and the offers. Of an appointment
 * only its times are kept, never what it is about. The house looks every quarter of an hour. Technicians for themselves,
 * the office for everybody. Source: orders §8.11; RFC 5545.
 */

/** Days ahead for which busy times are taken over. */
export const busyDaysAhead = 90

const resourceNo = code()

/** An address of a calendar; `webcal:` is another word for `https:`. */
const address = z
  .string()
  .trim()
  .max(1000)
  .regex(/^(https?|webcal):\/\/[^\s/]+/i)

export const readBusyCalendar = query({
  name: 'resources.readBusyCalendar',
  path: '/resources/busy-calendars/:resourceNo',
  title: { en: 'Read whose calendar is looked at', it: 'Leggere quale calendario viene consultato' },
  may: everyRole,
  input: z.object({ resourceNo }),
  output: z.object({
    /** Where it is; the whole address is as good as a password and is not given out. */
    host: z.string().nullable(),
    checkedAt: instant.nullable(),
    failedAt: instant.nullable(),
    /** Why it could not be read, in the person's language. */
    failure: z.string(),
    /** Times taken over from now on. */
    busyTimes: z.int(),
  }),
})

/** Looks at it at once, in the background. */
export const setBusyCalendar = command({
  name: 'resources.setBusyCalendar',
  path: '/resources/busy-calendars/:resourceNo/set',
  title: { en: 'Set the calendar of a resource', it: 'Impostare il calendario di una risorsa' },
  may: everyRole,
  input: z.object({ resourceNo, address }),
  output: z.object({ host: z.string() }),
  unaudited: ['address'],
})

/** The busy times that came from it go with it. */
export const removeBusyCalendar = command({
  name: 'resources.removeBusyCalendar',
  path: '/resources/busy-calendars/:resourceNo/remove',
  title: { en: 'Look at the calendar no more', it: 'Non consultare più il calendario' },
  may: everyRole,
  input: z.object({ resourceNo }),
  output: z.object({ removed: z.boolean() }),
})

/** Why a calendar could not be read. */
export const calendarFailures = [
  'unreachable',
  'refused',
  'not-a-calendar',
  'too-large',
  'not-allowed',
] as const
export type CalendarFailure = (typeof calendarFailures)[number]

/** What the house found when it looked; for the house itself. */
export const takeBusyTimes = command({
  name: 'resources.takeBusyTimes',
  path: '/resources/busy-calendars/:resourceNo/take',
  title: { en: 'Take over the busy times of a calendar', it: 'Riprendere gli impegni di un calendario' },
  may: ['administrator'],
  input: z.object({
    resourceNo,
    /** The address that was read: what another one gave is not taken over. */
    address,
    /** `to` excluded; null: it could not be read. */
    busy: z
      .array(z.object({ from: instant, to: instant }))
      .max(5000)
      .nullable(),
    failure: z.enum(calendarFailures).nullable(),
  }),
  output: z.object({ changed: z.boolean() }),
  unaudited: ['address', 'busy'],
})
