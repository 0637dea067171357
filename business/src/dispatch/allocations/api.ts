import { z } from 'zod'
import { code, day, decimalText, text, timeOfDay } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole, office } from '../../foundation/roles.ts'

/**
 * Entries that say who does a line of an order or quote on which day, with or without a time, made by hand beside the
 * board. Source: specification orders §4.5, §6.4, §9, §10.5.
 */

const entryNo = z.int().min(1)
const orderNo = z.string().min(1).max(30)
const lineNo = z.int().min(1).max(10_000_000)
const priority = z.enum(['low', 'medium', 'high'])
const hours = decimalText(5)
const status = z.enum(['nonactive', 'active', 'finished', 'canceled', 'reallocation-needed'])

/** One of the two: the resource sets its group, a group alone leaves open who of it goes. */
const doer = { resourceNo: code().optional(), groupNo: code(10).optional() }
const times = {
  /** Of the day in the company's zone; both or none. */
  startTime: timeOfDay.nullable().default(null),
  endTime: timeOfDay.nullable().default(null),
}
const written = z.object({
  entryNo: z.int(),
  /** What the dispatcher should know, in their language: the day is over. */
  warnings: z.array(z.string()),
})

/** Page Order, part Allocations. Finished and canceled entries are told apart by their status. */
export const readAllocations = query({
  name: 'dispatch.readAllocations',
  path: '/dispatch/allocations/:orderNo',
  title: { en: "Read an order's allocations", it: 'Leggere le assegnazioni di un ordine' },
  may: everyRole,
  input: z.object({ orderNo }),
  output: z.object({
    /** Of active and finished entries, decimal text. */
    allocatedHours: z.string(),
    noOfAllocations: z.int(),
    /** Lines that have neither. */
    noOfUnallocatedItems: z.int(),
    reallocationNeeded: z.boolean(),
    entries: z.array(
      z.object({
        entryNo: z.int(),
        lineNo: z.int(),
        lineDescription: z.string(),
        serviceItemNo: z.string().nullable(),
        status,
        role: z.enum(['lead', 'helper']),
        resourceNo: z.string().nullable(),
        resourceName: z.string().nullable(),
        groupNo: z.string().nullable(),
        groupName: z.string().nullable(),
        day: z.string().nullable(),
        hours: z.string(),
        startTime: z.string().nullable(),
        endTime: z.string().nullable(),
        description: z.string(),
        reasonCode: z.string().nullable(),
        serviceStarted: z.boolean(),
        /** Its place on the board; null: it has no time yet. */
        visitNo: z.string().nullable(),
        onBoard: z.boolean(),
      }),
    ),
  }),
})

/** Page Order, "Allocate": somebody, or a group, does a line on a day. A further day is another entry. */
export const allocate = command({
  name: 'dispatch.allocate',
  path: '/dispatch/allocations/allocate',
  title: { en: 'Allocate a resource', it: 'Assegnare una risorsa' },
  may: office,
  input: z.object({
    orderNo,
    lineNo,
    ...doer,
    day,
    /** Left out: the line's estimate. */
    hours: hours.optional(),
    ...times,
    description: text(100).default(''),
  }),
  output: written,
})

/** The same for an entry: gives it its day and resource, changes hours and times, or takes its day away. */
export const changeAllocation = command({
  name: 'dispatch.changeAllocation',
  path: '/dispatch/allocations/entry/:entryNo/change',
  title: { en: 'Change an allocation', it: "Modificare un'assegnazione" },
  may: office,
  input: z.object({
    entryNo,
    ...doer,
    /** Null: nobody is planned for a day any more. */
    day: day.nullable(),
    hours: hours.optional(),
    ...times,
    description: text(100).default(''),
  }),
  output: written,
})

/** "Allocate to all service items": the entry's hours are shared by all lines that wait. Asks first. */
export const allocateToAll = command({
  name: 'dispatch.allocateToAll',
  path: '/dispatch/allocations/entry/:entryNo/to-all',
  title: { en: 'Allocate to all service items', it: 'Assegnare a tutti gli articoli in assistenza' },
  may: office,
  input: z.object({ entryNo }),
  output: z.object({
    /** Entries that have the hours now, the given one included. */
    entryNos: z.array(z.int()),
    hoursOfEach: z.string(),
  }),
})

/** "Reallocate": somebody else does it; the reason stays with the entry that is closed. */
export const reallocate = command({
  name: 'dispatch.reallocate',
  path: '/dispatch/allocations/entry/:entryNo/reallocate',
  title: { en: 'Reallocate', it: 'Riassegnare' },
  may: office,
  input: z.object({ entryNo, ...doer, reasonCode: code(10), priority: priority.optional() }),
  output: z.object({
    /** The new entry. */
    entryNo: z.int(),
    /** It was on the board and stands at the same time on the other technician's day. */
    placed: z.boolean(),
  }),
})

/** "Cancel allocation": nobody does it for now; the entry waits for somebody else. */
export const cancelAllocation = command({
  name: 'dispatch.cancelAllocation',
  path: '/dispatch/allocations/entry/:entryNo/cancel',
  title: { en: 'Cancel an allocation', it: "Annullare un'assegnazione" },
  may: office,
  input: z.object({ entryNo, reasonCode: code(10), priority }),
  output: z.object({ entryNo: z.int() }),
})

/** "Add helper": somebody comes along to a line that needs several technicians. */
export const addHelper = command({
  name: 'dispatch.addHelper',
  path: '/dispatch/allocations/add-helper',
  title: { en: 'Add a helper', it: 'Aggiungere un aiutante' },
  may: office,
  input: z.object({ orderNo, lineNo, resourceNo: code(), day, hours: hours.optional() }),
  output: written,
})

const marks = {
  /** Has all skills that the line, or every line of the order, asks for. */
  qualified: z.boolean(),
  missingSkills: z.array(z.string()),
  /** The service item's own technician. */
  preferred: z.boolean(),
  inZone: z.boolean(),
}

/**
 * Page Availability: hours left in each period, of resources or of groups. With an order it also tells who is right for
 * it, and puts those first. Source: specification orders F-8, §8.6, §10.5.
 */
export const readAvailability = query({
  name: 'dispatch.readAvailability',
  path: '/dispatch/availability',
  title: { en: 'Read the availability', it: 'Leggere la disponibilità' },
  may: everyRole,
  input: z.object({
    /** The first period is the one that holds it. */
    fromDay: day,
    period: z.enum(['day', 'week', 'month', 'quarter', 'year']).default('day'),
    count: z.int().min(1).max(31).default(7),
    by: z.enum(['resource', 'group']).default('resource'),
    /** Only resources of this group. */
    groupNo: code(10).optional(),
    orderNo: orderNo.optional(),
    /** Left out: the whole order. */
    lineNo: lineNo.optional(),
  }),
  output: z.object({
    /** Both days included. */
    columns: z.array(z.object({ from: z.string(), to: z.string() })),
    /** Marks are left out of the page where the set-up does not use them. */
    skillsShown: z.boolean(),
    zonesShown: z.boolean(),
    rows: z.array(
      z.object({
        no: z.string(),
        name: z.string(),
        groupNo: z.string().nullable(),
        ...marks,
        cells: z.array(
          z.object({
            /** Hours, decimal text; what is left may be below zero. */
            capacity: z.string(),
            allocated: z.string(),
            available: z.string(),
          }),
        ),
      }),
    ),
  }),
})

/** Page Availability, a figure: what it is made of. Both days included. */
export const readAllocated = query({
  name: 'dispatch.readAllocated',
  path: '/dispatch/availability/allocated',
  title: { en: 'Read what somebody is allocated to', it: 'Leggere a che cosa qualcuno è assegnato' },
  may: everyRole,
  input: z.object({ ...doer, fromDay: day, toDay: day }),
  output: z.object({
    rows: z.array(
      z.object({
        entryNo: z.int(),
        orderNo: z.string(),
        isQuote: z.boolean(),
        lineNo: z.int(),
        lineDescription: z.string(),
        customerName: z.string(),
        resourceName: z.string().nullable(),
        day: z.string(),
        hours: z.string(),
        startTime: z.string().nullable(),
        endTime: z.string().nullable(),
      }),
    ),
  }),
})
