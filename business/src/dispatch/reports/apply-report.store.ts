import { addComment, attachFile } from '../../attachments/public.ts'
import { countPhoto, openFollowUp, writeAnswer } from '../../checklists/public.store.ts'
import type { Act } from '../../engine/act.ts'
import { attempt } from '../../engine/attempt.ts'
import { dayOf, type Instant } from '../../foundation/day.ts'
import { decimal, decimalText } from '../../foundation/decimal.ts'
import { worksInOffice } from '../../foundation/roles.ts'
import type { Facts } from '../../foundation/verdict.ts'
import {
  appendServiceLine,
  changeDetails,
  loadLines,
  loadOrderForUpdate,
  logDocument,
  logEvent,
  setLineRepairStatus,
} from '../../service-orders/public.store.ts'
import { loadVisitsByNo } from '../day.store.ts'
import { crewOf, isMovableState, type Visit } from '../day.ts'
import { setLines, statusOfRole } from '../real-time/take-off.store.ts'
import { closeNotDone, leaveVisit } from '../visit-lifecycle.store.ts'
import type { ReportContent } from './api.ts'
import { mergeFields } from './times.ts'

/** A sentence: a code with its blanks. */
export interface Said {
  readonly code: string
  readonly facts: Facts
}

export interface Outcome {
  readonly outcome: 'applied' | 'kept'
  readonly said: readonly Said[]
}

/** A report as it is entered: the visit may be gone, the order may be. */
export interface Reported {
  readonly visitNo: string
  readonly orderNo: string
  readonly at: Instant
  readonly resourceNo: string | null
  readonly content: ReportContent
}

const entity = 'service-orders.order'
const applied: Outcome = { outcome: 'applied', said: [] }
const kept = (code: string, facts: Facts = {}): Outcome => ({ outcome: 'kept', said: [{ code, facts }] })

/** Whoever worked on site has seen what is open; the office sees it on the order. */
const seenOnSite = {
  'service-orders.finish-no-labour': 'yes',
  'service-orders.finish-late-response': 'yes',
  'service-orders.finish-loaner-out': 'yes',
  'service-orders.finish-future-visits': 'yes',
  'service-orders.finish-checklist-open': 'yes',
  'service-orders.finish-no-signature': 'yes',
  'service-orders.finish-other-lines-open': 'yes',
}

/**
 * Enters a report as far as the present allows. Nothing of it is lost where it cannot be entered: it stays on record,
 * and the outcome says in words what the office must look at.
 */
export async function applyReport(act: Act, report: Reported): Promise<Outcome> {
  const [visit] = await loadVisitsByNo(act, [report.visitNo])
  const lines = await loadLines(act.tx, report.orderNo)
  if (lines.length === 0) return kept('dispatch.report.order-gone', { orderNo: report.orderNo })
  const { content } = report
  const lineNo = 'lineNo' in content ? content.lineNo : null
  if (lineNo !== null && !lines.some((line) => line.lineNo === lineNo))
    return kept('dispatch.report.line-gone', { line: lineNo })
  const tried = await attempt(act, () => enter({ ...act, answers: seenOnSite }, report, visit ?? null))
  if ('done' in tried) return tried.done
  return {
    outcome: 'kept',
    said: tried.refusals.map(({ code, facts }) => ({ code, facts: facts ?? {} })),
  }
}

async function enter(act: Act, report: Reported, visit: Visit | null): Promise<Outcome> {
  const { content } = report
  switch (content.kind) {
    case 'time':
    case 'part':
      return enterServiceLine(act, report, content)
    case 'faults':
      return enterFaults(act, report, content)
    case 'note':
      await act.does(addComment, {
        entity,
        subject: report.orderNo,
        comment: content.note,
        commentType: content.about,
        lineNo: content.lineNo,
      })
      return applied
    case 'photo':
      await attach(act, report.orderNo, content.name || 'foto.jpg', content.contentBase64)
      if (content.lineNo !== null && content.pointNo !== undefined)
        await countPhoto(act, { orderNo: report.orderNo, lineNo: content.lineNo, pointNo: content.pointNo })
      return applied
    case 'check':
      return enterCheck(act, report, content)
    case 'signature':
      if (content.contentBase64 !== null)
        await attach(act, report.orderNo, `firma ${content.name}.png`, content.contentBase64)
      return applied
    default:
      return enterState(act, report, content, visit)
  }
}

async function attach(act: Act, orderNo: string, name: string, contentBase64: string) {
  await act.does(attachFile, { entity, subject: orderNo, name, contentBase64 })
}

async function enterServiceLine(
  act: Act,
  { orderNo, resourceNo, at }: Reported,
  content: Extract<ReportContent, { kind: 'time' | 'part' }>,
): Promise<Outcome> {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  if (content.kind === 'part') {
    const { itemNo, quantity, serialNo, lineNo } = content
    await appendServiceLine(act, order, {
      type: 'item',
      no: itemNo,
      quantity,
      itemLineNo: lineNo,
      ...(serialNo && { serialNo }),
    })
    return applied
  }
  if (resourceNo === null) return kept('dispatch.report.nobody')
  const { lineNo, minutes, workTypeCode, remark } = content
  await appendServiceLine(act, order, {
    type: 'resource',
    no: resourceNo,
    quantity: decimalText(decimal(minutes).div(60).round(2)),
    itemLineNo: lineNo,
    plannedDeliveryDate: dayOf(at, act.timeZone),
    ...(workTypeCode && { workTypeCode }),
    ...(remark && { description: remark }),
  })
  return applied
}

/** Found at its moment: what somebody has found later stays. */
async function enterCheck(
  act: Act,
  { orderNo, at }: Reported,
  { kind: _, order, ...found }: Extract<ReportContent, { kind: 'check' }>,
): Promise<Outcome> {
  const { verdict, later } = await writeAnswer(act, { ...found, orderNo, at })
  if (later)
    return kept('dispatch.report.check-later', {
      point: found.pointNo,
      name: later.byName,
      value: later.value || '–',
    })
  if (order && verdict === 'failed') {
    const followUpNo = await openFollowUp(act, { orderNo, ...found })
    return {
      outcome: 'applied',
      said: [{ code: 'dispatch.report.check-order', facts: { orderNo: followUpNo } }],
    }
  }
  return applied
}

const faultFields = [
  'faultAreaCode',
  'symptomCode',
  'faultCode',
  'resolutionCode',
  'faultReasonCode',
] as const

async function enterFaults(
  act: Act,
  { orderNo }: Reported,
  { lineNo, seen, ...content }: Extract<ReportContent, { kind: 'faults' }>,
): Promise<Outcome> {
  const { version } = await loadOrderForUpdate(act.tx, orderNo)
  const line = (await loadLines(act.tx, orderNo)).find((one) => one.lineNo === lineNo)!
  const pick = (of: object) =>
    Object.fromEntries(
      faultFields.flatMap((field) => {
        const value = (of as Record<string, string | null | undefined>)[field]
        return value === undefined ? [] : [[field, value] as const]
      }),
    )
  const merged = mergeFields(pick(line), pick(seen), pick(content))
  if (Object.keys(merged.changes).length > 0)
    await changeDetails(act, { orderNo, lineNo, version, ...merged.changes } as never)
  if (merged.kept.length === 0) return applied
  return {
    outcome: 'kept',
    said: merged.kept.map((field) => ({
      code: 'dispatch.report.field-kept',
      facts: {
        line: lineNo,
        present: line[field as (typeof faultFields)[number]] ?? '–',
        reported: (content as Record<string, string | null | undefined>)[field] ?? '–',
      },
    })),
  }
}

type StateContent = Extract<
  ReportContent,
  { kind: 'en-route' | 'arrived' | 'paused' | 'resumed' | 'done' | 'not-done' }
>

/** Whether the visit is still this person's; who is in the office may report for anybody. */
function isTheirs(act: Act, { resourceNo }: Reported, visit: Visit): boolean {
  if (worksInOffice(act.user.roles)) return true
  return visit.placement !== null && crewOf(visit.placement).includes(resourceNo ?? '')
}

async function enterState(
  act: Act,
  report: Reported,
  content: StateContent,
  visit: Visit | null,
): Promise<Outcome> {
  if (!visit) return kept('dispatch.report.visit-gone', { visitNo: report.visitNo })
  if (!isTheirs(act, report, visit))
    return kept('dispatch.report.visit-of-another', { customer: visit.customerName })
  const over = ['done', 'not-done', 'canceled'].includes(visit.state)
  switch (content.kind) {
    case 'en-route':
      // Late news of a visit that goes on: its time is on record.
      if (!isMovableState(visit.state) || visit.placement === null) return applied
      await setState(act, visit, 'en-route')
      await logDocument(act, [{ orderNo: visit.orderNo, event: logEvent.enRoute, after: visit.visitNo }])
      await act.publish('dispatch.visit-set-out', visit.visitNo, { orderNo: visit.orderNo })
      return applied
    case 'arrived':
      return over ? applied : begin(act, visit)
    case 'paused':
      if (visit.state === 'on-site') await setState(act, visit, 'paused')
      return applied
    case 'resumed':
      if (visit.state === 'paused') await setState(act, visit, 'on-site')
      return applied
    case 'not-done':
      if (over) return kept('dispatch.report.visit-over', { customer: visit.customerName })
      // Whoever reports it was there: the visit has taken place, also where nobody tapped before.
      if (visit.placement !== null) await closeNotDone(act, visit.visitNo, 'CUSTOMER')
      await setLines(act, visit, content.reason === 'customer-absent' ? 'waiting-for-customer' : 'referred')
      return applied
    case 'done':
      return over && visit.state !== 'done'
        ? kept('dispatch.report.visit-over', { customer: visit.customerName })
        : finish(act, visit, content)
  }
}

async function setState(act: Act, visit: Visit, state: 'en-route' | 'on-site' | 'paused') {
  await act.tx
    .updateTable('visit')
    .set((builder) => ({ state, version: builder('version', '+', 1) }))
    .where('visitNo', '=', visit.visitNo)
    .execute()
  await act.remember('dispatch.visit', visit.visitNo, { state: visit.state }, { state })
}

/** The open lines are in process from now on; the visit follows. */
async function begin(act: Act, visit: Visit): Promise<Outcome> {
  const inProcess = await statusOfRole(act, 'in-process')
  const lines = await loadLines(act.tx, visit.orderNo)
  for (const lineNo of visit.lineNos)
    if (lines.find((line) => line.lineNo === lineNo)?.repairStatusCode !== inProcess)
      await setLineRepairStatus(act, visit.orderNo, lineNo, inProcess)
  if (visit.placement !== null && visit.state !== 'on-site') await setState(act, visit, 'on-site')
  return applied
}

/** Each line as it was left; what lacks something that the set-up wants stays open, and it is said. */
async function finish(
  act: Act,
  visit: Visit,
  content: Extract<ReportContent, { kind: 'done' }>,
): Promise<Outcome> {
  const lines = await loadLines(act.tx, visit.orderNo)
  const said: Said[] = []
  for (const { lineNo, result } of content.lines) {
    const line = lines.find((one) => one.lineNo === lineNo)
    if (!line) {
      said.push({ code: 'dispatch.report.line-gone', facts: { line: lineNo } })
      continue
    }
    const status = await statusOfRole(act, result)
    if (line.repairStatusCode === status) continue
    const tried = await attempt(act, () => setLineRepairStatus(act, visit.orderNo, lineNo, status))
    if ('refusals' in tried)
      said.push(...tried.refusals.map(({ code, facts }) => ({ code, facts: facts ?? {} })))
  }
  if (content.kilometres !== undefined)
    await act.tx
      .updateTable('visit')
      .set({ drivenKm: content.kilometres })
      .where('visitNo', '=', visit.visitNo)
      .execute()
  // Where something is still missing the visit stays open until the office has looked at it.
  if (said.length > 0) return { outcome: 'kept', said }
  await leaveVisit(act, visit.visitNo)
  return applied
}
