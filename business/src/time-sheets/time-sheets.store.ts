import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { type Day, mondayOf } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import { worksInOffice } from '../foundation/roles.ts'
import { absent, changedMeanwhile, refuse } from '../foundation/verdict.ts'
import { daysOfWeek, type SheetLine, type TimeSheetStatus } from './time-sheet.ts'

export interface StoredLine extends SheetLine {
  readonly reason: string
  readonly decidedBy: string
  readonly posted: boolean
}

export interface Sheet {
  readonly resourceNo: string
  /** Its Monday. */
  readonly week: Day
  readonly version: number
}

/** Technicians are let to their own sheet only; the resource must be there and have sheets. */
export async function refuseOthers(reading: Reading, resourceNo: string): Promise<{ name: string }> {
  if (!worksInOffice(reading.user.roles) && reading.user.resourceNo !== resourceNo)
    refuse('time-sheets.not-yours')
  const resource = await reading.tx
    .selectFrom('resource')
    .select(['name', 'useTimeSheet'])
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  if (!resource) return absent('time-sheets.no-such-resource', { resourceNo })
  if (!resource.useTimeSheet) refuse('time-sheets.no-sheet', { name: resource.name })
  return resource
}

/** Whom the list is about: all who have sheets, or only the person who asks. */
export function sheetResources(reading: Reading) {
  const all = reading.tx
    .selectFrom('resource')
    .select(['resourceNo', 'name'])
    .where('useTimeSheet', '=', true)
    .where('type', '=', 'person')
    .where('blocked', '=', false)
    .orderBy('name')
  return worksInOffice(reading.user.roles) ? all : all.where('resourceNo', '=', reading.user.resourceNo ?? '')
}

/** Lines of the sheets of a week, of one resource or of all, each with the hours of its seven days. */
export async function loadSheetLines(
  tx: Reading['tx'],
  week: Day,
  resourceNo?: string,
): Promise<(StoredLine & { readonly resourceNo: string })[]> {
  let lines = tx.selectFrom('timeSheetLine').selectAll().where('week', '=', week)
  let hours = tx.selectFrom('timeSheetHours').selectAll().where('week', '=', week)
  if (resourceNo !== undefined) {
    lines = lines.where('resourceNo', '=', resourceNo)
    hours = hours.where('resourceNo', '=', resourceNo)
  }
  const written = await hours.execute()
  return (await lines.orderBy('resourceNo').orderBy('lineNo').execute()).map((line) => {
    const own = written.filter((one) => one.resourceNo === line.resourceNo && one.lineNo === line.lineNo)
    return {
      ...line,
      hours: daysOfWeek(week).map((day) => own.find((one) => one.day === day)?.hours ?? '0'),
      posted: own.some((one) => one.posted),
    }
  })
}

/** Weeks in which lines of these resources wait for a decision, the oldest first. */
export async function loadWaitingWeeks(
  tx: Reading['tx'],
  resourceNos: readonly string[],
): Promise<{ week: Day; lines: number }[]> {
  const rows = await tx
    .selectFrom('timeSheetLine')
    .select((builder) => ['week', builder.fn.countAll<string>().as('lines')])
    .where('status', '=', 'submitted')
    .where(anyOf('resourceNo', resourceNos))
    .groupBy('week')
    .orderBy('week')
    .execute()
  return rows.map(({ week, lines }) => ({ week, lines: Number(lines) }))
}

export async function loadVersion(tx: Reading['tx'], resourceNo: string, week: Day): Promise<number> {
  const sheet = await tx
    .selectFrom('timeSheet')
    .select('version')
    .where('resourceNo', '=', resourceNo)
    .where('week', '=', week)
    .executeTakeFirst()
  return sheet?.version ?? 0
}

/** The sheet as the caller saw it, locked; begun where the week has none yet. */
export async function sheetAsSeen(
  act: Act,
  asked: { resourceNo: string; week: Day; version: number },
): Promise<Sheet & { name: string }> {
  const { resourceNo, version } = asked
  const { name } = await refuseOthers(act, resourceNo)
  const week = mondayOf(asked.week)
  const sheet = await act.tx
    .selectFrom('timeSheet')
    .select('version')
    .where('resourceNo', '=', resourceNo)
    .where('week', '=', week)
    .forUpdate()
    .executeTakeFirst()
  if ((sheet?.version ?? 0) !== version)
    changedMeanwhile('time-sheets.changed-meanwhile', { name, day: week })
  if (!sheet) await act.tx.insertInto('timeSheet').values({ resourceNo, week, version: 0 }).execute()
  return { resourceNo, week, version, name }
}

/** Counts the sheet's version up and tells open pages; gives the new version. */
export async function touchSheet(act: Act, { resourceNo, week, version }: Sheet): Promise<number> {
  const next = version + 1
  await act.tx
    .updateTable('timeSheet')
    .set({ version: next })
    .where('resourceNo', '=', resourceNo)
    .where('week', '=', week)
    .execute()
  await act.publish('time-sheets.changed', `${resourceNo} ${week}`, { resourceNo, week })
  return next
}

const subject = (sheet: Sheet, lineNo: number) => `${sheet.resourceNo} ${sheet.week} ${lineNo}`

/** Writes a line with its hours over what was there. */
export async function writeLine(
  act: Act,
  sheet: Sheet,
  before: SheetLine | null,
  { hours, ...after }: SheetLine,
): Promise<void> {
  const { resourceNo, week } = sheet
  const { lineNo, type, orderNo, itemLineNo, projectNo, phaseNo, description } = after
  const { workTypeCode, chargeable, status } = after
  const row = { type, orderNo, itemLineNo, projectNo, phaseNo, description, workTypeCode, chargeable, status }
  const { tx } = act
  if (before === null)
    await tx
      .insertInto('timeSheetLine')
      .values({ ...row, resourceNo, week, lineNo })
      .execute()
  else
    await tx
      .updateTable('timeSheetLine')
      .set(row)
      .where('resourceNo', '=', resourceNo)
      .where('week', '=', week)
      .where('lineNo', '=', lineNo)
      .execute()
  await tx
    .deleteFrom('timeSheetHours')
    .where('resourceNo', '=', resourceNo)
    .where('week', '=', week)
    .where('lineNo', '=', lineNo)
    .execute()
  const rows = daysOfWeek(week)
    .map((day, at) => ({ resourceNo, week, lineNo, day, hours: hours[at]! }))
    .filter((one) => decimal(one.hours).gt(0))
  if (rows.length > 0) await tx.insertInto('timeSheetHours').values(rows).execute()
  await act.remember('time-sheets.line', subject(sheet, lineNo), before, { ...row, hours })
}

export async function removeLine(act: Act, sheet: Sheet, line: SheetLine): Promise<void> {
  await act.tx
    .deleteFrom('timeSheetLine')
    .where('resourceNo', '=', sheet.resourceNo)
    .where('week', '=', sheet.week)
    .where('lineNo', '=', line.lineNo)
    .execute()
  await act.remember('time-sheets.line', subject(sheet, line.lineNo), line, null)
}

/** The line's new status, with who decided and why. */
export async function setLineStatus(
  act: Act,
  sheet: Sheet,
  line: SheetLine,
  status: TimeSheetStatus,
  reason = '',
): Promise<void> {
  const decided = status === 'approved' || status === 'rejected'
  await act.tx
    .updateTable('timeSheetLine')
    .set({
      status,
      reason,
      decidedBy: decided ? act.user.name : '',
      decidedAt: decided ? act.now : null,
    })
    .where('resourceNo', '=', sheet.resourceNo)
    .where('week', '=', sheet.week)
    .where('lineNo', '=', line.lineNo)
    .execute()
  await act.remember(
    'time-sheets.line',
    subject(sheet, line.lineNo),
    { status: line.status },
    { status, reason },
  )
}
