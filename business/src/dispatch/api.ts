import { z } from 'zod'
import { code, day, instant, timeOfDay, version } from '../foundation/fields.ts'
import { command, query } from '../foundation/operation.ts'
import { keepers, office } from '../foundation/roles.ts'
import { planningWeights, weightChanges } from './weights.ts'

const visitNo = z.string().min(1).max(30)
const planNo = z.string().min(1).max(40)
const pin = z.enum(['none', 'resource', 'day', 'time', 'locked'])
const moment = z.string()
const window = z.object({ from: moment, to: moment })
const position = z.object({ latitude: z.number(), longitude: z.number() })

const placement = z.object({
  resourceNo: z.string(),
  day: z.string(),
  arrival: moment,
  start: moment,
  end: moment,
  travelSeconds: z.int(),
  travelMetres: z.int(),
  travelQuality: z.enum(['estimated', 'routed']),
  /** Who comes along; day, start and end are the visit's. */
  helpers: z
    .array(
      z.object({
        resourceNo: z.string(),
        arrival: moment,
        travelSeconds: z.int(),
        travelMetres: z.int(),
      }),
    )
    .optional(),
})

/** A visit as the board shows it. */
export const boardVisit = z.object({
  visitNo: z.string(),
  orderNo: z.string(),
  version: z.int(),
  state: z.string(),
  pin,
  description: z.string(),
  customerNo: z.string(),
  customerName: z.string(),
  address: z.string(),
  city: z.string(),
  phone: z.string(),
  zoneCode: z.string().nullable(),
  position: position.nullable(),
  orderStatus: z.string(),
  /** Level of the response warning of its order, 0 to 3. */
  warning: z.int(),
  priority: z.enum(['low', 'medium', 'high']),
  minutes: z.int(),
  lineNos: z.array(z.int()),
  due: moment.nullable(),
  promised: window.nullable(),
  windows: z.array(window),
  skills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  preferredResourceNo: z.string().nullable(),
  requiredResourceNo: z.string().nullable(),
  placement: placement.nullable(),
  /** What technician and customer have been told; null: nothing yet. */
  published: z.object({ resourceNo: z.string(), day: z.string(), start: moment }).nullable(),
  /** Why the planner leaves it out from the start; null: it can be planned. */
  notPlannable: z.enum(['NO_POSITION', 'ON_HOLD', 'BLOCKED_ITEM']).nullable(),
  /** A slot is kept for it while the customer is asked: `placement` and `promised` are then the slot's. */
  held: z.object({ holdNo: z.string(), by: z.string(), until: moment }).nullable(),
  /** Given by hand to somebody, or to a group, for a day, and not on the board yet. */
  allocated: z
    .object({ resourceNo: z.string().nullable(), groupNo: z.string().nullable(), day: z.string() })
    .optional(),
  /** Technicians needed at once, the lead included. */
  crewSize: z.int(),
  stage: z.int(),
  /** Of work longer than a shift: which part of how many. */
  part: z.int(),
  parts: z.int(),
  partsReadyAt: moment.nullable(),
  /** Visits that must be done before. */
  after: z.array(z.string()),
})
export type BoardVisit = z.output<typeof boardVisit>

const technician = z.object({
  resourceNo: z.string(),
  name: z.string(),
  groupNo: z.string().nullable(),
  skills: z.array(z.object({ skillCode: z.string(), level: z.int() })),
  start: position.nullable(),
  days: z.array(
    z.object({
      day: z.string(),
      open: moment.nullable(),
      close: moment.nullable(),
      why: z.string().nullable(),
      capacityMinutes: z.int(),
      breaks: z.array(z.object({ earliest: moment, latest: moment, minutes: z.int() })),
      absences: z.array(z.object({ from: moment, to: moment, kind: z.string() })),
      maxOvertimeMinutes: z.int(),
    }),
  ),
})

/** The board: some days of all technicians, with what is not planned yet. Both days included. */
export const readBoard = query({
  name: 'dispatch.readBoard',
  path: '/dispatch/board',
  title: { en: 'Read the dispatch board', it: 'Leggere il quadro attività' },
  may: office,
  input: z.object({ fromDay: day, toDay: day, unplanned: z.boolean().default(true) }),
  output: z.object({
    fromDay: z.string(),
    toDay: z.string(),
    timeZone: z.string(),
    now: moment,
    /** The first day from today on that has planned visits; null: none. */
    nextPlannedDay: z.string().nullable(),
    groups: z.array(z.object({ groupNo: z.string(), name: z.string(), colour: z.string() })),
    technicians: z.array(technician),
    visits: z.array(boardVisit),
    travel: z.object({ provider: z.string() }),
    /** Days on which driving takes longer, with the factor. */
    traffic: z.array(z.object({ day: z.string(), factor: z.number() })),
    map: z.object({ tileUrl: z.string(), attribution: z.string() }),
    steps: z.object({ undo: z.string().nullable(), redo: z.string().nullable() }),
  }),
})
export type Board = z.output<typeof readBoard.output>

/**
 * The board after a move: the visits that were moved, as they are now. A page that shows the board keeps the rest as it
 * is, so that one drop does not make every open board be read anew. Those that are gone are left out.
 */
export const readBoardVisits = query({
  name: 'dispatch.readBoardVisits',
  path: '/dispatch/board/visits',
  title: { en: 'Read some visits of the board', it: 'Leggere alcune visite del quadro' },
  may: office,
  input: z.object({ visitNos: z.array(visitNo).min(1).max(200) }),
  output: z.object({ visits: z.array(boardVisit), now: moment }),
})

const target = z.object({
  resourceNo: code(),
  day,
  /** Work starts then, or later where what is before pushes it. */
  start: instant,
  /** Who comes along; left out: who is planned now. */
  helpers: z.array(code()).max(9).optional(),
})

const moveInput = {
  moves: z
    .array(z.object({ visitNo, to: target.nullable() }))
    .min(1)
    .max(500),
}

const fault = z.object({
  code: z.string(),
  visitNo: z.string().nullable(),
  resourceNo: z.string(),
  text: z.string(),
})

/** While dragging: what the drop would cost and break; nothing is written. */
export const previewMove = query({
  name: 'dispatch.previewMove',
  path: '/dispatch/preview-move',
  title: { en: 'Try a move', it: 'Provare uno spostamento' },
  may: office,
  input: z.object(moveInput),
  output: z.object({
    cost: z.number(),
    travelSeconds: z.int(),
    faults: z.array(fault),
    placements: z.array(z.object({ visitNo: z.string(), placement })),
  }),
})

/** Drop: puts visits on technicians' days, or off the plan; what stands behind is pushed. */
export const moveVisits = command({
  name: 'dispatch.moveVisits',
  path: '/dispatch/move-visits',
  title: { en: 'Move visits', it: 'Spostare visite' },
  may: office,
  input: z.object({
    ...moveInput,
    /** The versions that the dispatcher saw. */
    seen: z.record(z.string(), version),
  }),
  output: z.object({ faults: z.array(fault), moved: z.int() }),
})

export const pinVisits = command({
  name: 'dispatch.pinVisits',
  path: '/dispatch/pin-visits',
  title: { en: 'Pin visits', it: 'Bloccare visite' },
  may: office,
  input: z.object({ visitNos: z.array(visitNo).min(1).max(500), pin }),
  output: z.object({ pinned: z.int() }),
})

const stepOutput = z.object({ label: z.string(), placed: z.int() })

/** Takes the person's last step back; what others changed since stays as it is. */
export const undoStep = command({
  name: 'dispatch.undo',
  path: '/dispatch/undo',
  title: { en: 'Undo', it: 'Annullare' },
  may: office,
  input: z.object({}),
  output: stepOutput,
})

export const redoStep = command({
  name: 'dispatch.redo',
  path: '/dispatch/redo',
  title: { en: 'Redo', it: 'Ripetere' },
  may: office,
  input: z.object({}),
  output: stepOutput,
})

const reason = z.object({ code: z.string(), text: z.string() })

/** What `dispatch.moveVisits` takes; null takes a visit off the plan. */
const helpfulMove = z.object({
  visitNo: z.string(),
  to: z.object({ resourceNo: z.string(), day: z.string(), start: moment }).nullable(),
})

/** Panel "Why here?" and "Why not planned?". */
export const explainVisit = query({
  name: 'dispatch.explainVisit',
  path: '/dispatch/explain-visit',
  title: { en: 'Explain a visit', it: 'Spiegare una visita' },
  may: office,
  input: z.object({ visitNo, fromDay: day, toDay: day }),
  output: z.object({
    visitNo: z.string(),
    verdict: z.string(),
    sentence: z.string(),
    /** Technician-days, nearest miss first. */
    candidates: z.array(
      z.object({
        resourceNo: z.string(),
        name: z.string(),
        day: z.string(),
        reasons: z.array(reason),
        added: z.number().nullable(),
        /** Of a planned visit: `added` by cost term. */
        terms: z.record(z.string(), z.number()).nullable(),
        start: moment.nullable(),
      }),
    ),
    relaxations: z.array(
      z.object({
        ...reason.shape,
        /** What the board can do about it, and what its button says; null: others have to act first. */
        moves: z.array(helpfulMove).nullable(),
        button: z.string().nullable(),
      }),
    ),
    /** Of a visit left out: where it can start soonest, on later days too; null: nowhere within two weeks. */
    nextPossible: z
      .object({
        resourceNo: z.string(),
        name: z.string(),
        day: z.string(),
        start: moment,
        /** Service minutes between the due moment and the start; 0: in time. */
        lateServiceMinutes: z.int(),
      })
      .nullable(),
  }),
})

/** Button "Plan": the days, all technicians or some, all open visits or the selected ones. */
export const planDays = command({
  name: 'dispatch.planDay',
  path: '/dispatch/plans/start',
  title: { en: 'Plan the days', it: 'Pianificare le giornate' },
  may: office,
  input: z.object({
    fromDay: day,
    toDay: day,
    resourceNos: z.array(code()).max(1000).optional(),
    /** Only these are planned or moved; the others stay where they are. */
    visitNos: z.array(visitNo).max(20_000).optional(),
    /** Visits that are planned already may be moved too. */
    moveOthers: z.boolean().default(true),
    seconds: z.int().min(1).max(600).optional(),
    seed: z.int().min(0).max(2_000_000_000).default(1),
    /** Improvement steps; with these the answer is the same on every machine. */
    iterations: z.int().min(1).max(100_000_000).optional(),
  }),
  output: z.object({ planNo }),
})

const planChange = z.object({
  visitNo: z.string(),
  kind: z.enum(['added', 'moved', 'retimed', 'removed']),
  from: placement.nullable(),
  to: placement.nullable(),
  /** One sentence in the reader's language. */
  why: z.string(),
})
export type PlanChange = z.output<typeof planChange>

const figures = z.object({
  planned: z.int(),
  unassigned: z.int(),
  travelSeconds: z.int(),
  travelMetres: z.int(),
  overtimeSeconds: z.int(),
  lateVisits: z.int(),
  lateSeconds: z.int().default(0),
  waitingSeconds: z.int(),
  cost: z.number(),
  terms: z.record(z.string(), z.number()),
})

/** Progress and proposal of a plan. */
export const readPlan = query({
  name: 'dispatch.readPlan',
  path: '/dispatch/plans/plan/:planNo',
  title: { en: 'Read a plan', it: 'Leggere un piano' },
  may: office,
  input: z.object({ planNo }),
  output: z.object({
    planNo: z.string(),
    state: z.string(),
    fromDay: z.string(),
    toDay: z.string(),
    askedBy: z.string(),
    seconds: z.number(),
    limitSeconds: z.number(),
    failure: z.string().nullable(),
    version,
    mode: z.enum(['build', 'replan', 'what-if']),
    name: z.string(),
    /** What happened, in the reader's language; null: somebody asked for a plan. */
    event: z.string().nullable(),
    /** Promised visits that would leave their window: who has to be asked. */
    needsConsent: z.array(
      z.object({
        visitNo: z.string(),
        customerName: z.string(),
        phone: z.string(),
        promised: window.nullable(),
        start: moment,
        agreed: z.boolean(),
      }),
    ),
    /** The plan beside which this one stands, and those that stand beside it. */
    alternativeOf: z.string().nullable(),
    alternatives: z.array(z.object({ planNo: z.string(), state: z.string() })),
    travel: z.object({ kind: z.string(), estimatedPairs: z.int(), reason: z.string().nullable() }).nullable(),
    before: figures.nullable(),
    after: figures.nullable(),
    changes: z.array(planChange),
    unassigned: z.array(
      z.object({ visitNo: z.string(), customerName: z.string(), reasons: z.array(reason) }),
    ),
    byTechnician: z.array(
      z.object({
        resourceNo: z.string(),
        day: z.string(),
        visits: z.int(),
        travelSeconds: z.int(),
        travelMetres: z.int(),
        workSeconds: z.int(),
        overtimeSeconds: z.int(),
        cost: z.number(),
      }),
    ),
  }),
})
export type PlanView = z.output<typeof readPlan.output>

/** The plan that waits for an answer, if any. */
export const openPlan = query({
  name: 'dispatch.openPlan',
  path: '/dispatch/plans/open',
  title: { en: 'Read which plan is open', it: 'Leggere quale piano è aperto' },
  may: office,
  input: z.object({}),
  output: z.object({ planNo: z.string().nullable() }),
})

/** Accepts all changes, or the named visits'. What changed meanwhile is left out and told. */
export const applyPlan = command({
  name: 'dispatch.applyProposal',
  path: '/dispatch/plans/plan/:planNo/apply',
  title: { en: 'Accept a proposal', it: 'Accettare una proposta' },
  may: office,
  input: z.object({ planNo, visitNos: z.array(visitNo).max(20_000).optional(), version }),
  output: z.object({
    applied: z.int(),
    leftOut: z.array(z.object({ visitNo: z.string(), text: z.string() })),
  }),
})

export const discardPlan = command({
  name: 'dispatch.discardProposal',
  path: '/dispatch/plans/plan/:planNo/discard',
  title: { en: 'Discard a proposal', it: 'Scartare una proposta' },
  may: office,
  input: z.object({ planNo }),
  output: z.object({ planNo }),
})

/** Ends the search now; the best plan so far becomes the proposal. */
export const stopPlan = command({
  name: 'dispatch.stopPlan',
  path: '/dispatch/plans/plan/:planNo/stop',
  title: { en: 'Stop planning', it: 'Fermare la pianificazione' },
  may: office,
  input: z.object({ planNo }),
  output: z.object({ planNo }),
})

const offerWindow = z
  .object({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from < to, 'time-order')

const setupFields = {
  planHorizonDays: z.int().min(1).max(31),
  freezeMinutes: z.int().min(0).max(1440),
  planningSeconds: z.int().min(1).max(600),
  replanSeconds: z.int().min(1).max(10),
  threads: z.int().min(1).max(64),
  /** Longest work without a break between: longer work is divided into parts. */
  longestVisitMinutes: z.int().min(30).max(1440),
  /** Most work of one piece on one day; the rest follows on the next working days. */
  longestDayMinutes: z.int().min(30).max(1440),
  /** Least rest between two shifts of a technician. */
  minimumRestMinutes: z.int().min(0).max(1440),
  /** By how much a published start without a promise may move at no cost. */
  promiseToleranceMinutes: z.int().min(0).max(480),
  weights: planningWeights,
  /** Windows of the day that are offered; the end is excluded. */
  offerWindows: z.array(offerWindow).min(1).max(12),
  /** Working days over which appointments are offered. */
  offerDays: z.int().min(1).max(15),
  /** Minutes for which a slot is kept while the customer is asked. */
  holdMinutes: z.int().min(1).max(120),
  /** Whether technicians may share where they are while they drive to a visit. */
  positionSharing: z.boolean(),
  /** Minutes after which a shared place is forgotten. */
  positionRetentionMinutes: z.int().min(5).max(240),
  mapTileUrl: z.union([
    z.literal(''),
    z.string().regex(/^https?:\/\/.*\{z\}.*\{x\}.*\{y\}.*|^https?:\/\/.*\{z\}.*\{y\}.*\{x\}.*/),
  ]),
  mapAttribution: z.string().max(200),
}

/** Page Dispatch set-up. */
export const readDispatchSetup = query({
  name: 'dispatch.readSetup',
  path: '/dispatch/setup',
  title: { en: 'Read the dispatch set-up', it: "Leggere l'impostazione del quadro" },
  may: office,
  input: z.object({}),
  output: z.object({ ...setupFields, version }),
})

export const updateDispatchSetup = command({
  name: 'dispatch.updateSetup',
  path: '/dispatch/setup/update',
  title: { en: 'Change the dispatch set-up', it: "Modificare l'impostazione del quadro" },
  may: keepers,
  input: z.object({ ...z.object(setupFields).partial().shape, weights: weightChanges.optional(), version }),
  output: z.object({ version }),
})
