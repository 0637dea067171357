import { z } from 'zod'
import { query } from '../foundation/operation.ts'
import { office } from '../foundation/roles.ts'

export const tiles = [
  'requests',
  'unplanned',
  'due-today',
  'late',
  'at-risk',
  'in-process',
  'reallocation',
  'on-hold',
  'finished',
  'quotes',
  'loaners',
  'time-sheets',
  'mail-errors',
] as const

/** Page Home: what waits, what is urgent, and how the coming days look. */
export const readHome = query({
  name: 'home.readHome',
  path: '/home',
  title: { en: 'Read the home page', it: 'Leggere la pagina iniziale' },
  may: office,
  input: z.object({}),
  output: z.object({
    /** Now as wall clock of the company, `YYYY-MM-DD HH:MM`; the lists behind the tiles filter by it. */
    now: z.string(),
    counts: z.record(z.enum(tiles), z.int()),
    /** The orders that are due first among those nobody has begun. */
    urgent: z.array(
      z.object({
        orderNo: z.string(),
        description: z.string(),
        customerName: z.string(),
        dueAt: z.string(),
        isPlanned: z.boolean(),
      }),
    ),
    /** Orders that nobody has begun, by the day they are due: what is overdue first, then today and the six days after. */
    days: z.array(z.object({ day: z.string().nullable(), planned: z.int(), unplanned: z.int() })),
    /** Technicians who are absent today. */
    out: z.array(z.object({ resourceNo: z.string(), name: z.string(), kind: z.string() })),
  }),
})
