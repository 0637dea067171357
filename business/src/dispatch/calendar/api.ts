import { z } from 'zod'
import { code } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'

/**
 * A technician's published visits as a calendar that a phone subscribes to. The address is secret, shown once, and can
 * be taken back; technicians for themselves, the office for everybody. Source: specification orders §8.11.
 */

const whose = z.object({ resourceNo: code() })

export const readCalendarFeed = query({
  name: 'dispatch.readCalendarFeed',
  path: '/dispatch/calendar/:resourceNo',
  title: { en: 'Read whether a calendar is open', it: 'Leggere se un calendario è aperto' },
  may: everyRole,
  input: whose,
  output: z.object({ openedAt: z.string().nullable() }),
})

/** A new address; the one before does not work any more. */
export const openCalendarFeed = command({
  name: 'dispatch.openCalendarFeed',
  path: '/dispatch/calendar/:resourceNo/open',
  title: { en: 'Open a calendar', it: 'Aprire un calendario' },
  may: everyRole,
  input: whose,
  output: z.object({
    /** Behind the address of this installation. */
    path: z.string(),
  }),
})

export const closeCalendarFeed = command({
  name: 'dispatch.closeCalendarFeed',
  path: '/dispatch/calendar/:resourceNo/close',
  title: { en: 'Take a calendar back', it: 'Ritirare un calendario' },
  may: everyRole,
  input: whose,
  output: z.object({ closed: z.boolean() }),
})
