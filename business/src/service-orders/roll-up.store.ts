import type { Act, Reading } from '../engine/act.ts'
import { dayOf, timeOf } from '../foundation/day.ts'
import { Refused } from '../foundation/verdict.ts'
import { loadResponseFacts } from '../response-times/public.store.ts'
import { serviceHoursBetween, type WallClock } from '../response-times/public.ts'
import { logServiceItem } from '../service-items/public.store.ts'
import { serviceItemEvent } from '../service-items/public.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { endPause, resolutionDue } from './clocks.ts'
import { headerLacks } from './finishing.ts'
import {
  loadLines,
  loadOrderForUpdate,
  loadOrderType,
  loadStatusRules,
  logDocument,
  logEvent,
  type OrderRow,
  serviceItemsOf,
  wallClock,
} from './orders.store.ts'
import { deriveStatus, rollUp } from './statuses.ts'
import type { OrderStatus, ServiceOrderTables } from './tables.ts'
import { tellFinished } from './warnings/tell-finished.store.ts'

type Line = Awaited<ReturnType<typeof loadLines>>[number]
type LineMoments = Pick<
  ServiceOrderTables['serviceItemLine'],
  'startingDate' | 'startingTime' | 'finishingDate' | 'finishingTime'
>

/**
 * After a line was added, changed or deleted: due moment, priority and status of the header follow from the lines,
 * its version counts up, and the log and the modules above hear of a new status. `startGone`: a line lost its start,
 * so the header's own goes too. Source: specification orders §6.2, F-3.
 */
export async function rollUpOrder(
  act: Act,
  orderNo: string,
  changedLineNo: number | null,
  { startGone = false } = {},
): Promise<{ version: number; status: OrderStatus }> {
  const present = await loadOrderForUpdate(act.tx, orderNo)
  const order = startGone ? { ...present, startingDate: null, startingTime: null } : present
  const lines = await loadLines(act.tx, orderNo)
  const status = deriveStatus(order.status, lines, changedLineNo, await loadStatusRules(act.tx))
  return enterStatus(act, order, lines, status)
}

/**
 * Writes the header with a status, derived or set by hand, and all that follows from it: due moments, start and
 * finish, measured hours, clocks that stand or go on. Refuses a finished order that lacks what the set-up wants.
 * Source: specification orders §6.2, F-3 to F-5, R-40.
 */
export async function enterStatus(
  act: Act,
  order: OrderRow,
  lines: readonly Line[],
  status: OrderStatus,
  changes: Partial<Omit<OrderRow, 'dueAt'>> = {},
): Promise<{ version: number; status: OrderStatus }> {
  const { orderNo } = order
  const changed = { ...order, ...changes }
  const clocks = await moveClocks(act, changed, lines, status)
  const dates = statusDates(changed, clocks.lines, status, act)
  const rolled = rollUp(clocks.lines)
  if (status === 'finished' && order.status !== 'finished' && order.kind === 'order') {
    const lacks = headerLacks(await loadServiceSetup(act.tx), { ...changed, ...dates })
    if (lacks.length > 0) throw new Refused(lacks)
  }
  const version = order.version + 1
  await act.tx
    .updateTable('serviceOrder')
    .set({
      ...changes,
      ...rolled,
      ...dates,
      ...clocks.header,
      ...(await measured(act, { ...changed, ...dates }, clocks.lines, status)),
      ...(warnedNoMore(order, rolled, status) && { warningStatus: 0 }),
      status,
      version,
    })
    .where('orderNo', '=', orderNo)
    .execute()
  if (status !== order.status) {
    await tellStatus(act, order, order.status, status)
    if (status === 'finished') await tellFinished(act, changed)
  }
  return { version, status }
}

/** A due moment moved later, or work begun: warnings start anew (specification orders §6.5). */
function warnedNoMore(order: OrderRow, rolled: ReturnType<typeof rollUp>, status: OrderStatus): boolean {
  if (order.warningStatus === 0) return false
  if (status === 'in-process') return true
  const moment = (one: { responseDate: string | null; responseTime: string | null }) =>
    one.responseDate === null ? '9' : `${one.responseDate} ${one.responseTime}`
  return moment(rolled) > moment(order)
}

/** The clocks stand on hold where the order's type says so; when it ends, they go on by what was left. */
async function moveClocks(act: Act, order: OrderRow, lines: readonly Line[], status: OrderStatus) {
  const still = { lines, header: {} }
  if (status === order.status) return still
  if (status === 'on-hold') {
    const type = await loadOrderType(act.tx, order.orderType)
    return type?.pausesOnHold ? { lines, header: { pausedSince: act.now } } : still
  }
  if (order.pausedSince === null) return still
  const facts = await loadResponseFacts(act.tx)
  const since = {
    day: dayOf(order.pausedSince, act.timeZone),
    time: timeOf(order.pausedSince, act.timeZone) as string,
  }
  const pause = endPause(since, wallClock(act), lines, facts)
  for (const { lineNo, ...due } of pause.lines) {
    const before = lines.find((line) => line.lineNo === lineNo)!
    await act.tx
      .updateTable('serviceItemLine')
      .set(due)
      .where('orderNo', '=', order.orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
    await logDocument(act, [
      {
        orderNo: order.orderNo,
        lineNo,
        event: logEvent.responseDateChanged,
        before: `${before.responseDate} ${before.responseTime}`,
        after: `${due.responseDate} ${due.responseTime}`,
      },
    ])
  }
  const pausedHours = String(Number(order.pausedHours) + pause.hours)
  const due = resolutionDue(orderMoment(order), order.resolutionHours, pausedHours, facts)
  return {
    lines: lines.map((line) => ({ ...line, ...pause.lines.find((one) => one.lineNo === line.lineNo) })),
    header: {
      pausedSince: null,
      pausedHours,
      resolutionDate: due?.day ?? null,
      resolutionTime: due?.time ?? null,
    },
  }
}

const orderMoment = (order: Pick<OrderRow, 'orderDate' | 'orderTime'>): WallClock => ({
  day: order.orderDate,
  time: order.orderTime,
})
const clockOf = (day: WallClock['day'] | null, time: string | null): WallClock | null =>
  day === null ? null : { day, time: time ?? '00:00' }

/** Hours until somebody came, of header and lines, and hours worked (F-4, F-5). */
async function measured(act: Act, order: OrderRow, lines: readonly Line[], status: OrderStatus) {
  const started = order.startingDate !== null || lines.some((line) => line.startingDate !== null)
  if (!started && lines.every((line) => Number(line.actualResponseHours) === 0))
    return { actualResponseHours: '0', serviceTimeHours: '0' }
  const { serviceHours, calendar } = await loadResponseFacts(act.tx)
  const ordered = orderMoment(order)
  const hours = (from: WallClock | null, to: WallClock | null) =>
    String(serviceHoursBetween(from, to, serviceHours, calendar))
  for (const line of lines) {
    const actualResponseHours = hours(ordered, clockOf(line.startingDate, line.startingTime))
    if (Number(actualResponseHours) !== Number(line.actualResponseHours))
      await act.tx
        .updateTable('serviceItemLine')
        .set({ actualResponseHours })
        .where('orderNo', '=', order.orderNo)
        .where('lineNo', '=', line.lineNo)
        .execute()
  }
  const start = clockOf(order.startingDate, order.startingTime)
  const finish = clockOf(order.finishingDate, order.finishingTime)
  return {
    actualResponseHours: hours(ordered, start),
    serviceTimeHours: status === 'finished' ? hours(start, finish) : '0',
  }
}

/** Start and finish of the header that go with a status: earliest start, latest finish while finished. */
export function statusDates(
  order: LineMoments,
  lines: readonly LineMoments[],
  status: OrderStatus,
  reading: Pick<Reading, 'now' | 'timeZone'>,
) {
  const now = wallClock(reading)
  const starts = lines
    .flatMap((line) => (line.startingDate ? [`${line.startingDate} ${line.startingTime}`] : []))
    .sort()
  const finishes = lines
    .flatMap((line) => (line.finishingDate ? [`${line.finishingDate} ${line.finishingTime}`] : []))
    .sort()
  const own = order.startingDate ? `${order.startingDate} ${order.startingTime}` : undefined
  const start = starts[0] ?? own ?? (status === 'in-process' ? `${now.day} ${now.time}` : undefined)
  const finish =
    status === 'finished'
      ? (finishes.at(-1) ??
        (order.finishingDate ? `${order.finishingDate} ${order.finishingTime}` : `${now.day} ${now.time}`))
      : undefined
  const split = (moment: string | undefined) =>
    [moment?.slice(0, 10) ?? null, moment?.slice(11) ?? null] as const
  const [startingDate, startingTime] = split(start)
  const [finishingDate, finishingTime] = split(finish)
  return { startingDate, startingTime, finishingDate, finishingTime } as Pick<OrderRow, keyof LineMoments>
}

/** Log entry and event of a new status. */
async function tellStatus(
  act: Act,
  { orderNo, kind }: Pick<OrderRow, 'orderNo' | 'kind'>,
  from: OrderStatus,
  to: OrderStatus,
): Promise<void> {
  await logDocument(act, [{ orderNo, event: logEvent.statusChanged, before: from, after: to }])
  for (const serviceItemNo of await serviceItemsOf(act.tx, orderNo))
    await logServiceItem(act, serviceItemNo, [
      {
        event: serviceItemEvent.orderStatusChanged,
        documentType: kind,
        documentNo: orderNo,
        before: from,
        after: to,
      },
    ])
  await act.publish('service-orders.status-changed', orderNo, { orderNo, from, to })
}
