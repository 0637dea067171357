import { z } from 'zod'
import { code, day, instant } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

const visitNo = z.string().min(1).max(30)
const holdNo = z.string().min(1).max(40)
const moment = z.string()

const hold = z.object({
  holdNo: z.string(),
  resourceNo: z.string(),
  name: z.string(),
  day: z.string(),
  from: moment,
  to: moment,
  start: moment,
  by: z.string(),
  /** Kept by the person who asks. */
  mine: z.boolean(),
  until: moment,
})

/** Order page: the open visits of an order with what was promised, planned or is being kept. */
export const readAppointments = query({
  name: 'dispatch.readAppointments',
  path: '/dispatch/appointments/order/:orderNo',
  title: { en: 'Read the appointments of an order', it: 'Leggere gli appuntamenti di un ordine' },
  may: office,
  input: z.object({ orderNo: code() }),
  output: z.object({
    /** For countdowns: the clocks of browsers differ. */
    now: moment,
    holdMinutes: z.int(),
    visits: z.array(
      z.object({
        visitNo: z.string(),
        version: z.int(),
        state: z.string(),
        description: z.string(),
        address: z.string(),
        city: z.string(),
        phone: z.string(),
        minutes: z.int(),
        /** Why no appointment can be offered; null: it can. */
        notPlannable: z.enum(['NO_POSITION', 'ON_HOLD']).nullable(),
        promised: z.object({ from: moment, to: moment }).nullable(),
        placement: z
          .object({ resourceNo: z.string(), name: z.string(), day: z.string(), start: moment, end: moment })
          .nullable(),
        hold: hold.nullable(),
      }),
    ),
  }),
})
export type Appointments = z.output<typeof readAppointments.output>

const shifted = z.object({ visitNo: z.string(), customerName: z.string(), from: moment, to: moment })

const slot = {
  resourceNo: z.string(),
  name: z.string(),
  day: z.string(),
  arrival: moment,
  start: moment,
  end: moment,
  addedCost: z.number(),
  addedTravelSeconds: z.int(),
  addedTravelMetres: z.int(),
  overtimeSeconds: z.int(),
  lateSeconds: z.int(),
  /** By how much the start may still slip without breaking a rule. */
  slackSeconds: z.int(),
  shifted: z.array(shifted),
  /** Customers before and behind on that day; null at its ends. */
  after: z.string().nullable(),
  before: z.string().nullable(),
}

const slotOffer = z.object({
  ...slot,
  /** End excluded. */
  window: z.object({ from: moment, to: moment }),
  quality: z.enum(['best', 'good', 'poor']),
})
export type OfferedSlot = z.output<typeof slotOffer>

/** Order page and board: times that can be offered to the customer now. Source: specification orders §11.7. */
export const recommendSlots = query({
  name: 'dispatch.recommendSlots',
  path: '/dispatch/appointments/offers',
  title: { en: 'Propose an appointment', it: 'Proporre un appuntamento' },
  may: office,
  input: z.object({
    visitNo,
    /** First day; today where left out. */
    fromDay: day.optional(),
    /** Working days; as the set-up says where left out. */
    days: z.int().min(1).max(15).optional(),
    /** Other windows than those of the set-up, end excluded. */
    windows: z
      .array(z.object({ from: instant, to: instant }))
      .min(1)
      .max(100)
      .optional(),
    limit: z.int().min(1).max(50).default(5),
    perTechnicianDay: z.int().min(1).max(12).default(2),
  }),
  output: z.object({
    visitNo: z.string(),
    customerName: z.string(),
    phone: z.string(),
    minutes: z.int(),
    due: moment.nullable(),
    /** The working days looked at, in order. */
    days: z.array(z.string()),
    travel: z.string(),
    offers: z.array(slotOffer),
    holdMinutes: z.int(),
  }),
})
export type RecommendedSlots = z.output<typeof recommendSlots.output>

/** Keeps a slot for some minutes while the customer is asked: nobody else is offered it. */
export const holdSlot = command({
  name: 'dispatch.holdSlot',
  path: '/dispatch/appointments/hold',
  title: { en: 'Keep a slot', it: 'Riservare una fascia' },
  may: office,
  input: z.object({
    visitNo,
    slot: z.object({ resourceNo: code(), day, from: instant, to: instant, start: instant }),
    /** As the set-up says where left out. */
    minutes: z.int().min(1).max(120).optional(),
  }),
  output: z.object({ hold }),
})

export const releaseSlot = command({
  name: 'dispatch.releaseSlot',
  path: '/dispatch/appointments/hold/:holdNo/release',
  title: { en: 'Give a slot back', it: 'Liberare una fascia riservata' },
  may: office,
  input: z.object({ holdNo }),
  output: z.object({ holdNo: z.string() }),
})

/** The customer agrees: the window becomes the promise of the lines, and the visit is planned. */
export const confirmSlot = command({
  name: 'dispatch.confirmSlot',
  path: '/dispatch/appointments/hold/:holdNo/confirm',
  title: { en: 'Confirm an appointment', it: 'Confermare un appuntamento' },
  may: office,
  input: z.object({ holdNo }),
  output: z.object({
    visitNo: z.string(),
    resourceNo: z.string(),
    name: z.string(),
    day: z.string(),
    from: moment,
    to: moment,
    start: moment,
    /** Other visits that start later now. */
    shifted: z.array(shifted),
  }),
})

/** Board: the best places for one visit that is not planned, one for each technician's day, cheapest first. */
export const rankSlots = query({
  name: 'dispatch.rankSlots',
  path: '/dispatch/appointments/ranked',
  title: { en: 'Find the best place for a visit', it: 'Trovare il posto migliore per una visita' },
  may: office,
  input: z.object({ visitNo, fromDay: day, toDay: day, limit: z.int().min(1).max(50).default(6) }),
  output: z.object({
    visitNo: z.string(),
    slots: z.array(
      z.object({
        ...slot,
        /** What `dispatch.moveVisits` takes to put the visit exactly there. */
        drop: z.object({ resourceNo: z.string(), day: z.string(), start: moment }),
        /** Why it is a good or a poor place, and which rules are kept: sentences in the reader's language. */
        reasons: z.array(z.string()),
      }),
    ),
  }),
})
export type RankedSlots = z.output<typeof rankSlots.output>
