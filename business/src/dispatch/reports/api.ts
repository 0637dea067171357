import { z } from 'zod'
import { answer, linePoint } from '../../checklists/public.ts'
import { code, day, decimalText, instant, text } from '../../foundation/fields.ts'
import { command, query } from '../../foundation/operation.ts'
import { everyRole } from '../../foundation/roles.ts'
import { boardVisit } from '../api.ts'

/**
 * What technicians report of their visits, from a phone that may be without network: each report has its own identity
 * and the moment at which it happened, may come late, twice or out of order, and is never refused for what happened in
 * the office meanwhile: it is kept, and what could not be entered is told in words.
 * Source: specification orders §6.6, §10.6.
 */

const visitNo = z.string().min(1).max(30)
const lineNo = z.int().min(1).max(10_000_000)
const codeOrNull = code(10).nullable()
/** About six megabytes: phones send their photos reduced. */
const picture = z.string().max(8_000_000)

const faults = {
  faultAreaCode: codeOrNull.optional(),
  symptomCode: codeOrNull.optional(),
  faultCode: codeOrNull.optional(),
  resolutionCode: codeOrNull.optional(),
  faultReasonCode: codeOrNull.optional(),
}

/** How work on a line ended. `partly-serviced` and the spare part get another visit. */
export const lineResults = [
  'finished',
  'partly-serviced',
  'spare-part-ordered',
  'waiting-for-customer',
] as const

export const reportContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('en-route') }),
  z.object({ kind: z.literal('arrived') }),
  z.object({ kind: z.literal('paused'), reason: text(100).default('') }),
  z.object({ kind: z.literal('resumed') }),
  z.object({
    kind: z.literal('done'),
    lines: z.array(z.object({ lineNo, result: z.enum(lineResults) })).max(100),
    kilometres: decimalText(1).optional(),
  }),
  z.object({
    kind: z.literal('not-done'),
    reason: z.enum(['customer-absent', 'other']),
    remark: text(500).default(''),
  }),
  z.object({
    kind: z.literal('time'),
    lineNo,
    minutes: z.int().min(1).max(1440),
    workTypeCode: codeOrNull.default(null),
    remark: text(100).default(''),
  }),
  z.object({
    kind: z.literal('part'),
    lineNo,
    itemNo: code(),
    quantity: decimalText(5),
    serialNo: text(50).default(''),
  }),
  /** `seen`: what the phone showed when the technician changed it. */
  z.object({ kind: z.literal('faults'), lineNo, ...faults, seen: z.object(faults) }),
  z.object({
    kind: z.literal('note'),
    lineNo,
    about: z.enum(['fault', 'resolution', 'internal']),
    note: text(1000),
  }),
  z.object({
    kind: z.literal('photo'),
    lineNo: lineNo.nullable(),
    name: text(100),
    contentBase64: picture,
    /** The point of the line's checklist that it shows. */
    pointNo: z.int().min(1).optional(),
  }),
  /** A point of the line's checklist. `order`: a failed one becomes an order of its own. */
  z.object({ kind: z.literal('check'), lineNo, ...answer, order: z.boolean().default(false) }),
  z.object({
    kind: z.literal('signature'),
    /** Who signed. Empty with a reason why nobody did. */
    name: text(100).default(''),
    whyNot: text(200).default(''),
    /** What the customer writes beside it. */
    remark: text(200).optional(),
    /** Signed on the page behind a link, without anybody of ours. */
    byLink: z.boolean().optional(),
    contentBase64: picture.nullable().default(null),
  }),
])
export type ReportContent = z.output<typeof reportContent>

/** Technician's pages: one report. The same identity again gives the same answer and changes nothing. */
export const reportVisit = command({
  name: 'dispatch.reportVisit',
  path: '/dispatch/reports',
  title: { en: 'Report what happened at a visit', it: 'Segnalare che cosa è successo in una visita' },
  may: everyRole,
  largeInput: true,
  input: z.object({
    reportId: z.uuid(),
    visitNo,
    /** By the phone's clock; later than now counts as now. */
    at: instant,
    content: reportContent,
  }),
  output: z.object({
    /** `kept`: on record, but not entered as it stands; `words` say why. */
    outcome: z.enum(['applied', 'kept']),
    words: z.array(z.string()),
  }),
})

const moment = z.string().nullable()

const reported = z.object({
  reportId: z.string(),
  kind: z.string(),
  lineNo: z.int().nullable(),
  at: z.string(),
  byName: z.string(),
  outcome: z.enum(['applied', 'kept']),
  words: z.array(z.string()),
  /** In short: hours, part, note, who signed. */
  summary: z.string(),
})

/** Page My day: the visits of a day with all that is needed on site, also for use without network. */
export const readMyVisits = query({
  name: 'dispatch.readMyVisits',
  path: '/dispatch/my-visits',
  title: { en: 'Read my visits with all for the site', it: 'Leggere le mie visite con tutto per il posto' },
  may: everyRole,
  input: z.object({ day }),
  output: z.object({
    resourceNo: z.string().nullable(),
    /** Tiles of the map; without an address the shipped outlines are drawn. */
    map: z.object({ tileUrl: z.string(), attribution: z.string() }),
    visits: z.array(
      boardVisit.extend({
        enRouteAt: moment,
        arrivedAt: moment,
        endedAt: moment,
        pausedMinutes: z.int(),
        workDescription: z.string(),
        contactName: z.string(),
        email: z.string(),
        lines: z.array(
          z.object({
            lineNo: z.int(),
            description: z.string(),
            repairStatusCode: z.string(),
            repairStatus: z.string(),
            finished: z.boolean(),
            serviceItemNo: z.string().nullable(),
            itemNo: z.string().nullable(),
            groupCode: z.string().nullable(),
            serialNo: z.string(),
            warranty: z.boolean(),
            /** Building, floor, room of the machine. */
            location: z.string(),
            faultAreaCode: z.string().nullable(),
            symptomCode: z.string().nullable(),
            faultCode: z.string().nullable(),
            resolutionCode: z.string().nullable(),
            faultReasonCode: z.string().nullable(),
            /** Its checklist, with the answers so far. */
            points: z.array(linePoint),
            /** What was done on the machine last, the newest first. */
            history: z.array(z.object({ day: z.string(), description: z.string(), resolution: z.string() })),
          }),
        ),
        reports: z.array(reported),
      }),
    ),
  }),
})

/** Page Order and visit panel: what was reported of an order, newest first. */
export const listVisitReports = query({
  name: 'dispatch.listVisitReports',
  path: '/dispatch/reports/:orderNo',
  title: { en: 'List what was reported of an order', it: 'Elencare le segnalazioni di un ordine' },
  may: everyRole,
  input: z.object({ orderNo: z.string().min(1).max(30) }),
  output: z.object({ rows: z.array(reported.extend({ visitNo: z.string() })) }),
})
