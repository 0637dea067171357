import { z } from 'zod'
import { instant, requiredText } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

/**
 * Handing the board over to the next shift: what has changed since, and notes. Source: specification orders §10.6 (07:15
 * "deltas since yesterday 18:00", 18:00 "note to next shift").
 */

const moment = z.string()
const spot = z.object({ resourceNo: z.string(), name: z.string(), start: moment })

const note = z.object({
  noteNo: z.int(),
  at: moment,
  byName: z.string(),
  text: z.string(),
  doneAt: moment.nullable(),
  doneByName: z.string().nullable(),
})

const work = { orderNo: z.string(), customerName: z.string(), description: z.string() }

/** Board, "Hand-over": what has changed since a moment, excluded, up to now. */
export const readHandOver = query({
  name: 'dispatch.readHandOver',
  path: '/dispatch/hand-over',
  title: { en: 'Read what has changed since', it: 'Leggere che cosa è cambiato' },
  may: office,
  input: z.object({
    /** At most 31 days ago; left out: six in the evening of the last day before today on which anybody works. */
    since: instant.optional(),
  }),
  output: z.object({
    since: moment,
    now: moment,
    /** Open ones, and those done since; the oldest first. */
    notes: z.array(note),
    /** Some list is longer than what is given of it. */
    more: z.boolean(),
    /** Visits that stand elsewhere than then, whatever went back and forth; by their present start. */
    moved: z.array(
      z.object({
        ...work,
        visitNo: z.string(),
        kind: z.enum(['planned', 'given', 'retimed', 'off']),
        from: spot.nullable(),
        to: spot.nullable(),
        byNames: z.array(z.string()),
      }),
    ),
    /** Orders entered since, with where their work stands; the most urgent first. */
    orders: z.array(
      z.object({
        ...work,
        priority: z.enum(['low', 'medium', 'high']),
        /** Calendar day and time in the company's zone; null: none. */
        dueAt: z.string().nullable(),
        /** Null: nothing to plan. */
        visitState: z.string().nullable(),
      }),
    ),
    /** Visits that ended since. */
    ended: z.array(
      z.object({
        ...work,
        visitNo: z.string(),
        name: z.string(),
        state: z.enum(['done', 'not-done']),
        endedAt: moment,
      }),
    ),
    /** Promises given to customers since. */
    promises: z.array(z.object({ ...work, at: moment, window: z.string() })),
    /** Who is away today or on the next days, up to a week. */
    absences: z.array(z.object({ name: z.string(), kind: z.string(), from: moment, to: moment })),
  }),
})
export type HandOver = z.output<typeof readHandOver.output>

/** Leaves a note to whoever looks at the board next. */
export const writeShiftNote = command({
  name: 'dispatch.writeShiftNote',
  path: '/dispatch/hand-over/notes',
  title: { en: 'Leave a note to the next shift', it: 'Lasciare una nota al turno successivo' },
  may: office,
  input: z.object({ text: requiredText(1000) }),
  output: z.object({ noteNo: z.int() }),
})

/** Done: the note is no longer open; or open again. */
export const tickShiftNote = command({
  name: 'dispatch.tickShiftNote',
  path: '/dispatch/hand-over/notes/:noteNo/tick',
  title: { en: 'Tick a note off', it: 'Spuntare una nota' },
  may: office,
  input: z.object({ noteNo: z.coerce.number().int().min(1), done: z.boolean() }),
  output: z.object({ noteNo: z.int() }),
})
