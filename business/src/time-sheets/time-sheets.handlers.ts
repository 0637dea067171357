import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { mondayOf } from '../foundation/day.ts'
import { decimal, decimalText, sum } from '../foundation/decimal.ts'
import { worksInOffice } from '../foundation/roles.ts'
import { absent, Refused, refuse } from '../foundation/verdict.ts'
import { loadProject } from '../projects/public.store.ts'
import { reasonsAgainstOrder } from '../projects/public.ts'
import { loadLines, loadOrderAsSeen } from '../service-orders/public.store.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import {
  approveTimeSheet,
  createLinesFromTimeSheets,
  deleteTimeSheetLine,
  fillTimeSheet,
  listTimeSheets,
  readTimeSheet,
  rejectTimeSheet,
  reopenTimeSheet,
  saveTimeSheetLine,
  submitTimeSheet,
} from './api.ts'
import { loadCapacity, loadKnownHours, loadOrderNames } from './known-hours.store.ts'
import { bringToOrder, hasLinkedLines } from './lines-of-orders.store.ts'
import {
  daysOfWeek,
  isWritable,
  proposedLines,
  reasonsAgainstLine,
  reasonsAgainstSubmitting,
  type SheetLine,
  type Step,
  statusAfter,
} from './time-sheet.ts'
import {
  loadSheetLines,
  loadVersion,
  loadWaitingWeeks,
  refuseOthers,
  removeLine,
  type Sheet,
  type StoredLine,
  setLineStatus,
  sheetAsSeen,
  sheetResources,
  touchSheet,
  writeLine,
} from './time-sheets.store.ts'

const asHours = (minutes: readonly number[] | undefined) =>
  (minutes ?? Array(7).fill(0)).map((one) => decimalText(decimal(one).div(60).round(2)))

export const listTimeSheetsQuery = handle(listTimeSheets, async (input, reading) => {
  const week = mondayOf(input.week)
  const resources = await sheetResources(reading).execute()
  const lines = await loadSheetLines(reading.tx, week)
  const capacity = await loadCapacity(
    reading,
    resources.map((one) => one.resourceNo),
    week,
  )
  return {
    week,
    waiting: await loadWaitingWeeks(
      reading.tx,
      resources.map((one) => one.resourceNo),
    ),
    rows: resources.map(({ resourceNo, name }) => {
      const own = lines.filter((line) => line.resourceNo === resourceNo)
      const count = (status: SheetLine['status']) => own.filter((line) => line.status === status).length
      return {
        resourceNo,
        name,
        hours: daysOfWeek(week).map((_, at) => decimalText(sum(own.map((line) => decimal(line.hours[at]!))))),
        capacity: asHours(capacity.get(resourceNo)),
        open: count('open'),
        submitted: count('submitted'),
        rejected: count('rejected'),
        approved: count('approved'),
      }
    }),
  }
})

export const readTimeSheetQuery = handle(readTimeSheet, async ({ resourceNo, week: asked }, reading) => {
  const { name } = await refuseOthers(reading, resourceNo)
  const week = mondayOf(asked)
  const lines = await loadSheetLines(reading.tx, week, resourceNo)
  const { known, capacity } = await loadKnownHours(reading, resourceNo, week)
  return {
    resourceNo,
    name,
    week,
    version: await loadVersion(reading.tx, resourceNo, week),
    capacity: asHours(capacity),
    canFill: proposedLines(week, known, lines).length > 0,
    lines: lines.map(({ resourceNo: _, hours, ...line }) => ({ ...line, hours: [...hours] })),
  }
})

const nextLineNo = (lines: readonly SheetLine[]) => (lines.at(-1)?.lineNo ?? 0) + 10000

export const fillTimeSheetCommand = handle(fillTimeSheet, async (input, act) => {
  const sheet = await sheetAsSeen(act, input)
  const lines: SheetLine[] = await loadSheetLines(act.tx, sheet.week, sheet.resourceNo)
  const { known } = await loadKnownHours(act, sheet.resourceNo, sheet.week)
  const proposed = proposedLines(sheet.week, known, lines)
  for (const line of proposed) {
    const added: SheetLine = { ...line, lineNo: nextLineNo(lines), status: 'open' }
    const refusals = reasonsAgainstLine(added, lines, sheet.week)
    if (refusals.length > 0) throw new Refused(refusals)
    await writeLine(act, sheet, null, added)
    lines.push(added)
  }
  return { added: proposed.length, version: await touchSheet(act, sheet) }
})

export const saveTimeSheetLineCommand = handle(saveTimeSheetLine, async (input, act) => {
  const { resourceNo: _, week: __, version: ___, lineNo, ...given } = input
  const sheet = await sheetAsSeen(act, input)
  const lines = await loadSheetLines(act.tx, sheet.week, sheet.resourceNo)
  const before = lineNo === undefined ? null : lineOf(lines, lineNo)
  if (before && !isWritable(before.status)) refuse('time-sheets.not-writable', { status: before.status })
  const description = given.description || (await describedBy(act, given))
  const after: SheetLine = {
    ...given,
    ...ownFields(given),
    description,
    lineNo: lineNo ?? nextLineNo(lines),
    status: before?.status ?? 'open',
  }
  const refusals = [
    ...reasonsAgainstLine(
      after,
      lines.filter((line) => line !== before),
      sheet.week,
    ),
    ...(await reasonsAgainstDocument(act, after)),
  ]
  if (refusals.length > 0) throw new Refused(refusals)
  await writeLine(act, sheet, before, after)
  return { lineNo: after.lineNo, version: await touchSheet(act, sheet) }
})

/** A line names an order or a project only where its type has one. */
function ownFields({ type, orderNo, itemLineNo, projectNo, phaseNo }: Omit<SheetLine, 'lineNo' | 'status'>) {
  return {
    orderNo: type === 'service' ? orderNo : null,
    itemLineNo: type === 'service' ? itemLineNo : null,
    projectNo: type === 'project' ? projectNo : null,
    phaseNo: type === 'project' ? phaseNo : null,
  }
}

async function describedBy(
  act: Act,
  { type, orderNo, projectNo }: Pick<SheetLine, 'type' | 'orderNo' | 'projectNo'>,
): Promise<string> {
  if (type === 'service' && orderNo !== null)
    return (await loadOrderNames(act.tx, [orderNo])).get(orderNo) ?? ''
  if (type === 'project' && projectNo !== null)
    return (await loadProject(act.tx, projectNo))?.description ?? ''
  return ''
}

async function reasonsAgainstDocument(act: Act, line: SheetLine) {
  if (line.projectNo !== null) {
    const project = await loadProject(act.tx, line.projectNo)
    return reasonsAgainstOrder(project, project?.phases ?? [], line.phaseNo)
  }
  if (line.orderNo === null) return []
  const order = await act.tx
    .selectFrom('serviceOrder')
    .select('kind')
    .where('orderNo', '=', line.orderNo)
    .executeTakeFirst()
  if (order?.kind !== 'order')
    return [{ code: 'time-sheets.no-such-order', facts: { orderNo: line.orderNo }, at: 'orderNo' }]
  const { itemLineNo } = line
  const lines = itemLineNo === null ? [] : await loadLines(act.tx, line.orderNo)
  return itemLineNo === null || lines.some((one) => one.lineNo === itemLineNo)
    ? []
    : [{ code: 'time-sheets.no-such-line', facts: { orderNo: line.orderNo }, at: 'itemLineNo' }]
}

function lineOf(lines: readonly StoredLine[], lineNo: number): StoredLine {
  return lines.find((one) => one.lineNo === lineNo) ?? absent('time-sheets.line-absent')
}

export const deleteTimeSheetLineCommand = handle(deleteTimeSheetLine, async (input, act) => {
  const sheet = await sheetAsSeen(act, input)
  const line = lineOf(await loadSheetLines(act.tx, sheet.week, sheet.resourceNo), input.lineNo)
  if (!isWritable(line.status)) refuse('time-sheets.not-writable', { status: line.status })
  await removeLine(act, sheet, line)
  return { version: await touchSheet(act, sheet) }
})

type Asked = Parameters<typeof sheetAsSeen>[1] & { readonly lineNos?: number[] | undefined }

/** The chosen lines, each in a state for the step; without a choice all that are. */
async function chosenLines(act: Act, sheet: Sheet, step: Step, { lineNos }: Asked) {
  const lines = await loadSheetLines(act.tx, sheet.week, sheet.resourceNo)
  const chosen = lineNos
    ? lineNos.map((lineNo) => lineOf(lines, lineNo))
    : lines.filter((line) => statusAfter(line.status, step) !== null)
  if (chosen.length === 0) refuse(`time-sheets.nothing-to-${step}`)
  const wrong = chosen.find((line) => statusAfter(line.status, step) === null)
  if (wrong) refuse('time-sheets.not-in-state', { description: wrong.description })
  return chosen
}

export const submitTimeSheetCommand = handle(submitTimeSheet, async (input, act) => {
  const sheet = await sheetAsSeen(act, input)
  const lines = await chosenLines(act, sheet, 'submit', input)
  const refusals = lines.flatMap(reasonsAgainstSubmitting)
  if (refusals.length > 0) throw new Refused(refusals)
  for (const line of lines) await setLineStatus(act, sheet, line, 'submitted')
  return { version: await touchSheet(act, sheet) }
})

export const approveTimeSheetCommand = handle(approveTimeSheet, async (input, act) => {
  const sheet = await sheetAsSeen(act, input)
  const { copyTimeSheetToOrder } = await loadServiceSetup(act.tx)
  for (const line of await chosenLines(act, sheet, 'approve', input)) {
    await setLineStatus(act, sheet, line, 'approved')
    await bringToOrder(act, sheet, line, copyTimeSheetToOrder)
  }
  return { version: await touchSheet(act, sheet) }
})

export const rejectTimeSheetCommand = handle(rejectTimeSheet, async (input, act) => {
  const sheet = await sheetAsSeen(act, input)
  for (const line of await chosenLines(act, sheet, 'reject', input))
    await setLineStatus(act, sheet, line, 'rejected', input.reason)
  return { version: await touchSheet(act, sheet) }
})

export const reopenTimeSheetCommand = handle(reopenTimeSheet, async (input, act) => {
  const sheet = await sheetAsSeen(act, input)
  for (const line of await chosenLines(act, sheet, 'reopen', input)) {
    if (line.status === 'approved') {
      if (!worksInOffice(act.user.roles)) refuse('time-sheets.approved-by-office')
      if (await hasLinkedLines(act, sheet, line))
        refuse('time-sheets.linked-lines', { orderNo: line.orderNo })
    }
    await setLineStatus(act, sheet, line, statusAfter(line.status, 'reopen')!)
  }
  return { version: await touchSheet(act, sheet) }
})

export const createLinesFromTimeSheetsCommand = handle(
  createLinesFromTimeSheets,
  async ({ orderNo, version }, act) => {
    await loadOrderAsSeen(act.tx, orderNo, version)
    const weeks = await act.tx
      .selectFrom('timeSheetLine')
      .select(['resourceNo', 'week'])
      .distinct()
      .where('orderNo', '=', orderNo)
      .where('status', '=', 'approved')
      .orderBy('week')
      .orderBy('resourceNo')
      .execute()
    let created = 0
    for (const sheet of weeks)
      for (const line of await loadSheetLines(act.tx, sheet.week, sheet.resourceNo))
        if (line.orderNo === orderNo && line.status === 'approved' && !line.posted)
          created += await bringToOrder(act, sheet, line, true)
    if (created === 0) refuse('time-sheets.nothing-to-create', { orderNo })
    const after = await act.tx
      .selectFrom('serviceOrder')
      .select('version')
      .where('orderNo', '=', orderNo)
      .executeTakeFirstOrThrow()
    return { created, version: after.version }
  },
)
