import { z } from 'zod'
import { code, day, instant, text } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'

/**
 * What happens during the day, as the office hears it. Every operation records the fact at once, and asks for a plan
 * that starts from the present one and moves only what pays; nothing else moves until that proposal is accepted.
 * Source: specification orders §11.8, §10.6.
 */

const visitNo = z.string().min(1).max(30)
const moment = z.string()

/** How long is searched; left out as the set-up says. With `iterations` the answer is the same on every machine. */
const search = {
  seconds: z.int().min(1).max(10).optional(),
  seed: z.int().min(0).max(2_000_000_000).optional(),
  iterations: z.int().min(1).max(100_000_000).optional(),
}

/** The plan that was asked for; null where there is nothing to plan. */
const planNo = z.string().nullable()

/** Visits that the fact itself pushes later, before anything is planned anew. */
const pushed = z.array(
  z.object({
    visitNo: z.string(),
    customerName: z.string(),
    resourceNo: z.string(),
    from: moment,
    to: moment,
    /** Minutes after the due moment; 0: in time. */
    lateMinutes: z.int(),
    /** It would start outside the promised window. */
    promiseBroken: z.boolean(),
  }),
)
export type Pushed = z.output<typeof pushed>[number]

/** Row of the technician, "Unavailable": ill, on leave, called away. Their visits go back to be planned. */
export const technicianUnavailable = command({
  name: 'dispatch.technicianUnavailable',
  path: '/dispatch/real-time/technician-unavailable',
  title: { en: 'Report a technician unavailable', it: 'Segnalare un tecnico non disponibile' },
  may: office,
  input: z.object({
    resourceNo: code(),
    /** Absent: from now. */
    from: instant.optional(),
    /** Excluded; absent: until the day of `from` ends. */
    to: instant.optional(),
    kind: z.enum(['sick', 'leave', 'training', 'other']).default('sick'),
    note: text(200).default(''),
    ...search,
  }),
  output: z.object({ planNo, visitNos: z.array(z.string()) }),
})

/** Row of the technician, "Late": begins or goes on at `until`; what they have is pushed. */
export const technicianLate = command({
  name: 'dispatch.technicianLate',
  path: '/dispatch/real-time/technician-late',
  title: { en: 'Report a technician late', it: 'Segnalare un tecnico in ritardo' },
  may: office,
  input: z.object({ resourceNo: code(), until: instant, ...search }),
  output: z.object({ planNo, pushed }),
})

/** Row of the technician, "Back": the absence ends, and the free time is offered to what is to be planned. */
export const technicianBack = command({
  name: 'dispatch.technicianBack',
  path: '/dispatch/real-time/technician-back',
  title: { en: 'Report a technician back', it: 'Segnalare il rientro di un tecnico' },
  may: office,
  input: z.object({ resourceNo: code(), at: instant.optional(), ...search }),
  output: z.object({ planNo }),
})

/** Board, "Traffic": driving takes longer on a day. Factor 1 takes the report back. */
export const reportTraffic = command({
  name: 'dispatch.reportTraffic',
  path: '/dispatch/real-time/traffic',
  title: { en: 'Report traffic', it: 'Segnalare il traffico' },
  may: office,
  input: z.object({ day, factor: z.number().min(0.5).max(5), ...search }),
  output: z.object({ planNo, pushed }),
})

/** Visit panel: how long the work is now expected to take in all. */
export const changeDuration = command({
  name: 'dispatch.changeDuration',
  path: '/dispatch/real-time/duration',
  title: { en: 'Change how long a visit takes', it: 'Modificare la durata di una visita' },
  may: office,
  input: z.object({ visitNo, minutes: z.int().min(1).max(1440), ...search }),
  output: z.object({ planNo, pushed }),
})

/**
 * Visit panel, "Emergency": finds the visit a place today. Promises are kept; where breaking one would cost less,
 * that plan stands beside it and names the customers who have to agree first.
 */
export const planEmergency = command({
  name: 'dispatch.planEmergency',
  path: '/dispatch/real-time/emergency',
  title: { en: 'Plan an emergency', it: "Pianificare un'urgenza" },
  may: office,
  input: z.object({
    visitNo,
    /** What starts within the freeze time may move too. */
    intoFreeze: z.boolean().default(false),
    ...search,
  }),
  output: z.object({ planNo, alternativeNo: planNo }),
})

/**
 * Visit panel, "Emergency": up to three ways to fit an unplanned visit in today, or on the next working day where nobody
 * can today; each with who is moved, whose promise suffers and what it costs. Nothing is written: `dispatch.moveVisits`
 * takes the `moves` of a way with its `seen`, as one step that can be undone.
 * Source: specification orders §10.6 (10:20), §11.8.
 */
export const emergencyWays = query({
  name: 'dispatch.emergencyWays',
  path: '/dispatch/real-time/emergency-ways',
  title: { en: 'Find ways for an emergency', it: "Trovare il modo di inserire un'urgenza" },
  may: office,
  input: z.object({
    visitNo,
    /** What starts within the freeze time may move too. */
    intoFreeze: z.boolean().default(false),
  }),
  output: z.object({
    visitNo: z.string(),
    now: moment,
    due: moment.nullable(),
    day: z.string(),
    ways: z.array(
      z.object({
        kind: z.enum(['promises-kept', 'soonest', 'make-room', 'somebody-else']),
        resourceNo: z.string(),
        name: z.string(),
        start: moment,
        end: moment,
        /** Minutes after the due moment; 0: in time. */
        lateMinutes: z.int(),
        /** In the company's currency, by the planner's weights. */
        cost: z.number(),
        travelSeconds: z.int(),
        /** Other visits that get another time or technician, by their new start; those taken off the plan at the end. */
        moved: z.array(
          z.object({
            visitNo: z.string(),
            customerName: z.string(),
            phone: z.string(),
            from: z.object({ name: z.string(), start: moment }),
            to: z.object({ name: z.string(), day: z.string(), start: moment }).nullable(),
            promised: z.object({ from: moment, to: moment }).nullable(),
            promiseBroken: z.boolean(),
            /** Technician and customer have been told its present time. */
            published: z.boolean(),
          }),
        ),
        /** Rules that it breaks, as sentences. */
        faults: z.array(z.string()),
        moves: z.array(
          z.object({
            visitNo: z.string(),
            to: z.object({ resourceNo: z.string(), day: z.string(), start: moment }).nullable(),
          }),
        ),
        seen: z.record(z.string(), z.int()),
      }),
    ),
  }),
})
export type EmergencyWays = z.output<typeof emergencyWays.output>

/** Visit panel, "Nobody there": the visit was not done; the order waits for the customer, the technician is free. */
export const customerAbsent = command({
  name: 'dispatch.customerAbsent',
  path: '/dispatch/real-time/customer-absent',
  title: { en: 'Report a customer not there', it: 'Segnalare un cliente assente' },
  may: office,
  input: z.object({ visitNo, ...search }),
  output: z.object({ planNo }),
})

/** Visit panel, "Customer cancels": off the plan; the order waits for the customer. */
export const customerCancels = command({
  name: 'dispatch.customerCancels',
  path: '/dispatch/real-time/customer-cancels',
  title: { en: 'Report that a customer cancels', it: 'Segnalare la disdetta di un cliente' },
  may: office,
  input: z.object({ visitNo, ...search }),
  output: z.object({ planNo }),
})

/** Visit panel, "Customer moves": another promised window; `to` is excluded. */
export const customerMoves = command({
  name: 'dispatch.customerMoves',
  path: '/dispatch/real-time/customer-moves',
  title: { en: 'Report that a customer moves the visit', it: 'Segnalare lo spostamento chiesto dal cliente' },
  may: office,
  input: z.object({ visitNo, promised: z.object({ from: instant, to: instant }), ...search }),
  output: z.object({ planNo }),
})

/** Visit panel, "Part is here": lines that waited for a spare part go on, and the visit is planned. */
export const partArrived = command({
  name: 'dispatch.partArrived',
  path: '/dispatch/real-time/part-arrived',
  title: { en: 'Report a spare part received', it: "Segnalare l'arrivo di un ricambio" },
  may: office,
  input: z.object({ visitNo, ...search }),
  output: z.object({ planNo }),
})

/** Selection, "Hand over": proposes the visits for another technician. Nothing is written before it is accepted. */
export const handOver = command({
  name: 'dispatch.handOver',
  path: '/dispatch/real-time/hand-over',
  title: { en: 'Hand visits over', it: 'Passare visite a un altro tecnico' },
  may: office,
  input: z.object({ visitNos: z.array(visitNo).min(1).max(100), resourceNo: code(), ...search }),
  output: z.object({ planNo }),
})

/** Visit panel, "Split": some lines become a stage of their own, whose visit is proposed beside the other. */
export const splitVisit = command({
  name: 'dispatch.splitVisit',
  path: '/dispatch/real-time/split',
  title: { en: 'Split a visit', it: 'Dividere una visita' },
  may: office,
  input: z.object({ visitNo, lineNos: z.array(z.int().min(1)).min(1).max(50), ...search }),
  output: z.object({ planNo, visitNos: z.array(z.string()) }),
})

/** Visit panel, "Merge": another stage, or another order of the same customer and address, is done on this visit. */
export const mergeVisits = command({
  name: 'dispatch.mergeVisits',
  path: '/dispatch/real-time/merge',
  title: { en: 'Merge visits', it: 'Unire visite' },
  may: office,
  input: z.object({ visitNo, otherVisitNo: visitNo, ...search }),
  output: z.object({ planNo, pushed }),
})
