import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import { type Day, mondayOf } from '../foundation/day.ts'
import { decimal, decimalText, sum } from '../foundation/decimal.ts'
import { refuse } from '../foundation/verdict.ts'
import {
  appendServiceLine,
  loadLines,
  loadOrderForUpdate,
  loadServiceLines,
  saveServiceLine,
  touchOrder,
} from '../service-orders/public.store.ts'
import { loadOrderNames } from './known-hours.store.ts'
import type { SheetLine } from './time-sheet.ts'
import { daysOfWeek } from './time-sheet.ts'
import { loadSheetLines, type Sheet, touchSheet } from './time-sheets.store.ts'

type ServiceLine = Awaited<ReturnType<typeof loadServiceLines>>[number]

const isLinked = (line: ServiceLine, sheet: Pick<Sheet, 'resourceNo' | 'week'>, lineNo: number) =>
  line.no === sheet.resourceNo && line.timeSheetWeek === sheet.week && line.timeSheetLineNo === lineNo

/** Whether lines of the order came from, or were approved with, this line of the sheet. */
export async function hasLinkedLines(act: Act, sheet: Sheet, line: SheetLine): Promise<boolean> {
  if (line.orderNo === null) return false
  return (await loadServiceLines(act.tx, line.orderNo)).some((one) => isLinked(one, sheet, line.lineNo))
}

/**
 * The approved hours on their order. What the technician had entered there takes the approved hours and belongs to
 * the sheet from now on; a day without such a line gets one where `create`. Lines that were deleted are made again.
 * Returns how many were made. Source: specification orders §8.10.
 */
export async function bringToOrder(
  act: Act,
  sheet: Pick<Sheet, 'resourceNo' | 'week'>,
  line: SheetLine,
  create: boolean,
): Promise<number> {
  const { orderNo } = line
  if (line.type !== 'service' || orderNo === null) return 0
  const order = await loadOrderForUpdate(act.tx, orderNo)
  const { resourceNo, week } = sheet
  const link = { timeSheetWeek: week, timeSheetLineNo: line.lineNo }
  const ofResource = (await loadServiceLines(act.tx, orderNo)).filter(
    (one) => one.type === 'resource' && one.no === resourceNo,
  )
  let [made, touched] = [0, false]
  for (const [at, day] of daysOfWeek(week).entries()) {
    const hours = line.hours[at]!
    if (decimal(hours).eq(0)) continue
    const own = ofResource.filter((one) => one.plannedDeliveryDate === day)
    if (own.some((one) => isLinked(one, sheet, line.lineNo))) continue
    const entered = own.filter(
      (one) =>
        one.timeSheetWeek === null &&
        (line.itemLineNo === null || one.itemLineNo === line.itemLineNo) &&
        one.workTypeCode === line.workTypeCode,
    )
    if (entered.length > 0) await takeHours(act, entered, hours, link)
    else if (create) {
      const itemLineNo = line.itemLineNo ?? (await loadLines(act.tx, orderNo))[0]?.lineNo ?? null
      const added = await appendServiceLine(act, order, {
        type: 'resource',
        no: resourceNo,
        quantity: hours,
        itemLineNo,
        plannedDeliveryDate: day,
        ...(line.workTypeCode !== null && { workTypeCode: line.workTypeCode }),
        ...(!line.chargeable && { lineDiscountPct: '100' }),
      })
      await saveServiceLine(act, added, { ...added, ...link })
      made++
    } else continue
    touched = true
  }
  if (touched) await touchOrder(act, order)
  return made
}

/** Lines that were entered get the approved hours together: the last ones give or take the difference. */
async function takeHours(
  act: Act,
  entered: readonly ServiceLine[],
  hours: string,
  link: { timeSheetWeek: Day; timeSheetLineNo: number },
): Promise<void> {
  let left = decimal(hours).minus(sum(entered.map((one) => decimal(one.quantity))))
  for (const one of entered.toReversed()) {
    const shipped = decimal(one.quantityShipped)
    const wanted = decimal(one.quantity).plus(left)
    const quantity = wanted.lt(shipped) ? shipped : wanted
    left = left.minus(quantity.minus(one.quantity))
    await saveServiceLine(act, one, { ...one, ...link, quantity: decimalText(quantity) })
  }
}

/** Hours on an order are never more than were approved for them (`TIME_SHEET_EXCEEDED`). */
async function serviceLinesChanged({ subject: orderNo }: Happened, act: Act) {
  const linked = (await loadServiceLines(act.tx, orderNo)).filter((one) => one.timeSheetWeek !== null)
  const byDay = Map.groupBy(linked, (one) =>
    [one.no, one.timeSheetWeek, one.timeSheetLineNo, one.plannedDeliveryDate].join(' '),
  )
  for (const [first, ...more] of byDay.values()) {
    const { no, timeSheetWeek, timeSheetLineNo, plannedDeliveryDate } = first!
    const approved = await act.tx
      .selectFrom('timeSheetHours')
      .select('hours')
      .where('resourceNo', '=', no)
      .where('week', '=', timeSheetWeek!)
      .where('lineNo', '=', timeSheetLineNo!)
      .where('day', '=', plannedDeliveryDate!)
      .executeTakeFirst()
    const onOrder = sum([first!, ...more].map((one) => decimal(one.quantity)))
    if (onOrder.gt(approved?.hours ?? '0'))
      refuse(
        'time-sheets.exceeded',
        { day: plannedDeliveryDate!, hours: decimalText(decimal(approved?.hours ?? '0')) },
        'quantity',
      )
  }
}

/**
 * Hours that were shipped are posted on the sheet; those of somebody with time sheets that stood on none get an approved
 * line there. Source: specification orders §8.10.
 */
async function shipped({ subject: orderNo }: Happened, act: Act) {
  const lines = (await loadServiceLines(act.tx, orderNo)).filter(
    (one) => one.type === 'resource' && decimal(one.quantityShipped).gt(0),
  )
  for (const line of lines) {
    if (line.timeSheetWeek === null) await postOnSheet(act, line)
    else if (decimal(line.quantityShipped).gte(line.quantity))
      await act.tx
        .updateTable('timeSheetHours')
        .set({ posted: true })
        .where('resourceNo', '=', line.no)
        .where('week', '=', line.timeSheetWeek)
        .where('lineNo', '=', line.timeSheetLineNo!)
        .where('day', '=', line.plannedDeliveryDate!)
        .execute()
  }
}

async function postOnSheet(act: Act, line: ServiceLine): Promise<void> {
  const resource = await act.tx
    .selectFrom('resource')
    .select('useTimeSheet')
    .where('resourceNo', '=', line.no)
    .where('type', '=', 'person')
    .executeTakeFirst()
  if (!resource?.useTimeSheet) return
  const resourceNo = line.no
  const day = line.plannedDeliveryDate ?? act.workDate
  const week = mondayOf(day)
  await act.tx
    .insertInto('timeSheet')
    .values({ resourceNo, week })
    .onConflict((conflict) => conflict.columns(['resourceNo', 'week']).doNothing())
    .execute()
  const sheet = await act.tx
    .selectFrom('timeSheet')
    .selectAll()
    .where('resourceNo', '=', resourceNo)
    .where('week', '=', week)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const lineNo = ((await loadSheetLines(act.tx, week, resourceNo)).at(-1)?.lineNo ?? 0) + 10000
  const key = { resourceNo, week, lineNo }
  const names = await loadOrderNames(act.tx, [line.orderNo])
  const row = {
    ...key,
    type: 'service' as const,
    orderNo: line.orderNo,
    itemLineNo: line.itemLineNo,
    projectNo: null,
    phaseNo: null,
    description: names.get(line.orderNo) ?? line.orderNo,
    workTypeCode: line.workTypeCode,
    chargeable: true,
    status: 'approved' as const,
    decidedBy: act.user.name,
    decidedAt: act.now,
  }
  await act.tx.insertInto('timeSheetLine').values(row).execute()
  await act.tx
    .insertInto('timeSheetHours')
    .values({ ...key, day, hours: decimalText(decimal(line.quantityShipped).round(2)), posted: true })
    .execute()
  await act.remember('time-sheets.line', `${resourceNo} ${week} ${lineNo}`, null, row)
  await saveServiceLine(act, line, {
    ...line,
    plannedDeliveryDate: day,
    timeSheetWeek: week,
    timeSheetLineNo: lineNo,
  })
  await touchSheet(act, sheet)
}

export const reactions = {
  'service-orders.service-lines-changed': serviceLinesChanged,
  'service-orders.shipped': shipped,
} as const
