import { z } from 'zod'
import { code, day } from '../../foundation/fields.ts'
import { query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

const share = z.number().nullable()

const figures = z.object({
  visitsDone: z.int(),
  visitsNotDone: z.int(),
  /** Shares are 0 to 1; null: nothing to share. */
  dueMet: share,
  lateMinutes: z.int(),
  promiseKept: share,
  fixedAtFirstVisit: share,
  serviceMinutes: z.int(),
  travelMinutes: z.int(),
  kilometres: z.number(),
  capacityMinutes: z.int(),
  utilisation: share,
})

/**
 * Page Figures: what was done in a period, by technician and by day, with what was promised and what was due.
 * Both days included, at most 92. Source: specification orders §13.
 */
export const readFigures = query({
  name: 'dispatch.readFigures',
  path: '/dispatch/figures',
  title: { en: 'Read the figures of a period', it: 'Leggere le cifre di un periodo' },
  may: office,
  input: z.object({ fromDay: day, toDay: day, groupNo: code(10).optional() }),
  output: z.object({
    all: figures,
    technicians: z.array(figures.extend({ resourceNo: z.string(), name: z.string() })),
    days: z.array(figures.extend({ day: z.string() })),
    /** Entries that were given back or moved, by reason, the most frequent first. */
    reallocations: z.array(z.object({ reasonCode: z.string(), description: z.string(), count: z.int() })),
  }),
})
