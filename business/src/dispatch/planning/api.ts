import { z } from 'zod'
import { code, day, requiredText } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { office } from '../../foundation/roles.ts'
import { type PlanningWeights, planningWeights } from '../weights.ts'

const visitNo = z.string().min(1).max(30)
const planNo = z.string().min(1).max(40)
// Not `partial()` of the weights: what is left out must stay the company's, not become the usual.
const weightName = z.enum(
  Object.keys(planningWeights.shape) as [keyof PlanningWeights, ...(keyof PlanningWeights)[]],
)

/**
 * Button "What if …": a plan on a copy of the days, to be compared. Several stand side by side; nothing is written
 * until one is accepted. Source: specification orders §11.6 (what-if).
 */
export const startWhatIf = command({
  name: 'dispatch.startWhatIf',
  path: '/dispatch/what-if/start',
  title: { en: 'Try a plan', it: 'Provare un piano' },
  may: office,
  input: z.object({
    /** What it is called beside the others. */
    name: requiredText(60),
    fromDay: day,
    /** Included. */
    toDay: day,
    /** Only these technicians are planned; absent: all. */
    resourceNos: z.array(code()).max(1000).optional(),
    /** Only these visits are planned or moved; absent: all. */
    visitNos: z.array(visitNo).max(20_000).optional(),
    moveOthers: z.boolean().default(true),
    /** Weights other than the company's. */
    weights: z.partialRecord(weightName, z.number().min(0).max(1_000_000)).optional(),
    /** These technicians are away. */
    away: z.array(code()).max(100).default([]),
    /** One more technician like each of these: same hours, skills, zones and start. */
    extraLike: z.array(code()).max(10).default([]),
    seconds: z.int().min(1).max(600).optional(),
    seed: z.int().min(0).max(2_000_000_000).default(1),
    iterations: z.int().min(1).max(100_000_000).optional(),
  }),
  output: z.object({ planNo }),
})

const openPlan = z.object({
  planNo: z.string(),
  name: z.string(),
  state: z.string(),
  mode: z.enum(['build', 'replan', 'what-if']),
  fromDay: z.string(),
  toDay: z.string(),
  askedBy: z.string(),
  askedAt: z.string(),
  /** Seconds searched so far, and at most. */
  seconds: z.number(),
  limitSeconds: z.number(),
  changes: z.int(),
  cost: z.number().nullable(),
})

/** Plans that wait for an answer: what-if plans, and the proposal of the board, newest first. */
export const listOpenPlans = query({
  name: 'dispatch.listOpenPlans',
  path: '/dispatch/what-if/open',
  title: { en: 'List open plans', it: 'Elencare i piani aperti' },
  may: office,
  input: z.object({}),
  output: z.object({ plans: z.array(openPlan) }),
})

const measures = z.record(z.string(), z.number())

/** Plans side by side, against the days as they are and against each other. */
export const comparePlans = query({
  name: 'dispatch.comparePlans',
  path: '/dispatch/what-if/compare',
  title: { en: 'Compare plans', it: 'Confrontare piani' },
  may: office,
  input: z.object({ planNos: z.array(planNo).min(1).max(6) }),
  output: z.object({
    plans: z.array(
      z.object({
        planNo: z.string(),
        name: z.string(),
        state: z.string(),
        version: z.int(),
        needsConsent: z.int(),
        imagined: z.int(),
      }),
    ),
    /** Measures in the order in which people ask for them; the first value is "now", then one for each plan. */
    measures: z.array(
      z.object({
        measure: z.string(),
        unit: z.enum(['count', 'seconds', 'metres', 'money']),
        values: z.array(z.number()),
      }),
    ),
    /** Money by term, in the same order; terms that are nowhere are left out. */
    terms: z.array(z.object({ term: z.string(), values: z.array(z.number()) })),
    technicians: z.array(
      z.object({
        resourceNo: z.string(),
        name: z.string(),
        /** A technician who is only imagined. */
        imagined: z.boolean(),
        values: z.array(measures),
      }),
    ),
    /** Visits that do not stand alike in all plans; `places` as the values. */
    visits: z.array(
      z.object({
        visitNo: z.string(),
        customerName: z.string(),
        places: z.array(z.object({ resourceNo: z.string(), name: z.string(), start: z.string() }).nullable()),
      }),
    ),
    visitsLeftOut: z.int(),
  }),
})
export type ComparedPlans = z.output<typeof comparePlans.output>

/** The customer has agreed to another time than promised: the proposal that needs it may then be accepted. */
export const recordConsent = command({
  name: 'dispatch.recordConsent',
  path: '/dispatch/plans/plan/:planNo/consent',
  title: { en: "Record a customer's consent", it: 'Registrare il consenso di un cliente' },
  may: office,
  input: z.object({ planNo, visitNo, agreed: z.boolean().default(true) }),
  output: z.object({
    /** Visits whose customers have still to agree. */
    open: z.array(z.string()),
    /** It is the proposal now; the one beside it stands second. */
    becameProposal: z.boolean(),
  }),
})
