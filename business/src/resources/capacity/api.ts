import { z } from 'zod'
import { code, day, decimalText } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, office } from '../../foundation/roles.ts'

const resourceNo = code()

const changed = z.object({
  /** Days whose hours are others now, of all resources together. */
  changedDays: z.int(),
  warnings: z.array(z.enum(['nothing-changed'])),
})

/**
 * Page Capacity, "Set from a template": each day of the period gets the template's hours of its weekday, nonworking
 * days of the calendar none. Both days included, at most 400. Source: specification orders §3 (setCapacity).
 */
export const setCapacity = command({
  name: 'resources.setCapacity',
  path: '/resources/capacity/set',
  title: { en: 'Set the capacity from a template', it: 'Impostare la capacità da un modello' },
  may: office,
  input: z.object({
    resourceNos: z.array(resourceNo).min(1).max(500),
    fromDay: day.nullable().default(null),
    toDay: day.nullable().default(null),
    templateCode: code(10),
  }),
  output: changed,
})

/** Page Capacity, a figure: hours of a day, or of a period, shared among its days as they are. Both days included. */
export const setCapacityHours = command({
  name: 'resources.setCapacityHours',
  path: '/resources/capacity/set-hours',
  title: { en: 'Set the hours of a period', it: 'Impostare le ore di un periodo' },
  may: office,
  input: z.object({ resourceNo, fromDay: day, toDay: day, hours: decimalText(2) }),
  output: changed,
})

/** Page Capacity, "Changes": who changed the hours of which day, the latest first. Both days included. */
export const listCapacityEntries = query({
  name: 'resources.listCapacityEntries',
  path: '/resources/capacity/entries',
  title: { en: 'List changes of capacity', it: 'Elencare le modifiche della capacità' },
  may: everyRole,
  input: z.object({ resourceNo, fromDay: day, toDay: day }),
  output: z.object({
    rows: z.array(
      z.object({
        entryNo: z.int(),
        day: z.string(),
        /** Signed, decimal text. */
        hours: z.string(),
        source: z.enum(['template', 'hours', 'day']),
        templateCode: z.string().nullable(),
        at: z.string(),
        byName: z.string(),
      }),
    ),
  }),
})
