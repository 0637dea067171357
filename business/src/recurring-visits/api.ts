import { z } from 'zod'
import { code, day, requiredText, text, version } from '../foundation/fields.ts'
import { masterApi } from '../foundation/master.ts'
import { command, query } from '../foundation/operation.ts'
import { everyRole, office } from '../foundation/roles.ts'
import { recurrenceUnits, recurringStates } from './recurrence.ts'

const recurringNo = code()
const state = z.enum(recurringStates)
const buffer = z.int().min(0).max(60)

/**
 * Pages Recurring visits and Recurring visit: work that comes back without a contract. While running, an order is opened
 * for each due day so many days ahead; it may be done within the days before and after.
 * Source: specification orders §8.4.
 */
export const recurringVisits = masterApi({
  module: 'recurring-visits',
  entity: 'RecurringVisit',
  entities: 'RecurringVisits',
  path: '/recurring-visits',
  one: { en: 'a recurring visit', it: 'una visita ricorrente' },
  many: { en: 'recurring visits', it: 'le visite ricorrenti' },
  key: 'recurringNo',
  keyShape: recurringNo,
  numbered: true,
  fields: {
    description: requiredText(),
    customerNo: code(),
    shipToCode: text(10).default(''),
    serviceItemNo: code().nullable().default(null),
    orderType: code(12).nullable().default(null),
    workDescription: text(10_000).default(''),
    estimatedMinutes: z.int().min(1).max(1440).default(60),
    priority: z.enum(['low', 'medium', 'high']).default('low'),
    preferredResourceNo: code().nullable().default(null),
    /** The first due day. */
    startingDate: day,
    /** The last day on which it can be due; null: no end. */
    endingDate: day.nullable().default(null),
    every: z.int().min(1).max(99).default(1),
    unit: z.enum(recurrenceUnits).default('month'),
    /** Monday 1 to Sunday 7; see `recurrence.ts`. */
    weekdays: z.array(z.int().min(1).max(7)).max(7).default([]),
    /** Of a month: the first to fourth, or (-1) the last such weekday; null: the day of the month of the first day. */
    position: z
      .union([z.literal(-1), z.int().min(1).max(4)])
      .nullable()
      .default(null),
    excludedMonths: z.array(z.int().min(1).max(12)).max(12).default([]),
    excluded: z
      .array(z.object({ from: day, to: day }))
      .max(20)
      .default([]),
    /** Days before the due day on which its order is opened. */
    daysAhead: z.int().min(0).max(365).default(30),
    /** Days by which the visit may be earlier or later than due. */
    earlyDays: buffer.default(5),
    lateDays: buffer.default(5),
    /** At most so many orders; null: no limit. */
    maxOrders: z.int().min(1).max(1000).nullable().default(null),
  },
  extra: { status: state, customerName: z.string(), nextDay: z.string().nullable() },
  mayChange: office,
})

/**
 * Recurring visit page: start, suspend or close it. Suspending and closing delete its open orders that nobody has begun,
 * after a question.
 */
export const setRecurringState = command({
  name: 'recurring-visits.setState',
  path: '/recurring-visits/card/:recurringNo/state',
  title: {
    en: 'Start, suspend or close a recurring visit',
    it: 'Avviare, sospendere o chiudere una ricorrenza',
  },
  may: office,
  input: z.object({ recurringNo, status: z.enum(['running', 'suspended', 'closed']), version }),
  output: z.object({ recurringNo, status: state, deletedOrders: z.int(), version }),
})

/** Opens the orders of running recurring visits whose day is near enough; by itself every hour. Once each. */
export const createRecurringOrders = command({
  name: 'recurring-visits.createOrders',
  path: '/recurring-visits/create-orders',
  title: { en: 'Open the orders of recurring visits', it: 'Aprire gli ordini delle visite ricorrenti' },
  may: office,
  input: z.object({ recurringNo: recurringNo.optional() }),
  output: z.object({ created: z.int() }),
})

/** Recurring visit page: its orders and coming due days, at most twenty. */
export const readOccurrences = query({
  name: 'recurring-visits.readOccurrences',
  path: '/recurring-visits/card/:recurringNo/occurrences',
  title: { en: 'Read the due days of a recurring visit', it: 'Leggere le scadenze di una visita ricorrente' },
  may: everyRole,
  input: z.object({ recurringNo }),
  output: z.object({
    rows: z.array(
      z.object({
        dueDay: z.string(),
        /** Where it stands now: levelled, or the due day. */
        plannedDay: z.string(),
        orderNo: z.string().nullable(),
      }),
    ),
  }),
})

const item = z.object({
  /** `recurring NO DAY` or `order NO LINE`. */
  key: z.string(),
  no: z.string(),
  description: z.string(),
  customerName: z.string(),
  hours: z.number(),
  due: z.string(),
  day: z.string(),
  from: z.string(),
  to: z.string(),
  /** The day that levelling proposes; the same where it stays. */
  proposed: z.string(),
})

/**
 * Page Flow: hours of work against hours of people, by day: settled visits, and work with a day that may still move,
 * with what levelling proposes. `fromDay` and `toDay` are included; at most 92 days.
 */
export const readFlow = query({
  name: 'recurring-visits.readFlow',
  path: '/recurring-visits/flow',
  title: { en: 'Read the flow of planned work', it: 'Leggere il flusso dei lavori pianificati' },
  may: everyRole,
  input: z.object({ fromDay: day, toDay: day }),
  output: z.object({
    days: z.array(
      z.object({
        day: z.string(),
        capacity: z.number(),
        settled: z.number(),
        movable: z.number(),
        /** Hours of movable work once levelled. */
        levelled: z.number(),
      }),
    ),
    items: z.array(item),
    /** Hours of orders that are not planned and have no day. */
    withoutDay: z.number(),
  }),
})

/** Page Flow, Level: work moves to the days that were proposed. What has changed since is refused. */
export const levelFlow = command({
  name: 'recurring-visits.levelFlow',
  path: '/recurring-visits/flow/level',
  title: { en: 'Level the flow of planned work', it: 'Livellare il flusso dei lavori pianificati' },
  may: office,
  input: z.object({
    moves: z
      .array(z.object({ key: z.string().max(80), from: day, to: day }))
      .min(1)
      .max(1000),
  }),
  output: z.object({ moved: z.int() }),
})
