import type { Selectable } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import type { Tx } from '../engine/database.ts'
import { dayOf, timeOf } from '../foundation/day.ts'
import { absent, changedMeanwhile } from '../foundation/verdict.ts'
import { logServiceItem } from '../service-items/public.store.ts'
import { serviceItemEvent } from '../service-items/public.ts'
import { deriveStatus, rollUp, type StatusRules } from './statuses.ts'
import type { OrderStatus, ServiceOrderTables } from './tables.ts'

export type OrderRow = Selectable<ServiceOrderTables['serviceOrder']>
type Log = { orderNo: string; lineNo?: number | null; event: number; before?: string; after?: string }

/** Events of the document log (specification orders §4.6). */
export const logEvent = {
  created: 1,
  statusChanged: 2,
  resourceAllocated: 4,
  allocationCanceled: 5,
  loanerLent: 7,
  loanerReceived: 8,
  deleted: 10,
  repairStatusChanged: 14,
  reallocationNeeded: 17,
  responseDateChanged: 18,
  visitPublished: 101,
  visitMoved: 102,
  promiseGiven: 107,
} as const

/** Writes entries of the document log; it only grows. */
export async function logDocument(act: Act, entries: readonly Log[]): Promise<void> {
  if (entries.length === 0) return
  await act.tx
    .insertInto('documentLog')
    .values(
      entries.map(({ orderNo, lineNo = null, event, before = '', after = '' }) => ({
        orderNo,
        lineNo,
        event,
        before: before.slice(0, 50),
        after: after.slice(0, 50),
        at: act.now,
        byUser: act.user.name,
      })),
    )
    .execute()
}

/** The code tables that decide on statuses. */
export async function loadStatusRules(tx: Reading['tx']): Promise<StatusRules> {
  const statuses = await tx.selectFrom('repairStatus').selectAll().execute()
  const priorities = await tx.selectFrom('orderStatusPriority').selectAll().execute()
  return {
    repairStatuses: new Map(statuses.map((status) => [status.repairStatusCode, status])),
    priorities: new Map(priorities.map(({ status, priority }) => [status, priority])),
  }
}

/** The order, locked for the transaction. Absent `service-orders.order-absent`. */
export async function loadOrderForUpdate(tx: Tx, orderNo: string) {
  const order = await tx
    .selectFrom('serviceOrder')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .forUpdate()
    .executeTakeFirst()
  return order ?? absent('service-orders.order-absent', { orderNo })
}

/** The order, locked, as the caller saw it. */
export async function loadOrderAsSeen(tx: Tx, orderNo: string, version: number) {
  const order = await loadOrderForUpdate(tx, orderNo)
  if (order.version !== version) changedMeanwhile('service-orders.order-changed-meanwhile', { orderNo })
  return order
}

/** The lines of an order, by number. */
export function loadLines(tx: Reading['tx'], orderNo: string) {
  return tx
    .selectFrom('serviceItemLine')
    .selectAll()
    .where('orderNo', '=', orderNo)
    .orderBy('lineNo')
    .execute()
}

/** Now as wall clock of the company. */
export function wallClock(reading: Pick<Reading, 'now' | 'timeZone'>) {
  return { day: dayOf(reading.now, reading.timeZone), time: timeOf(reading.now, reading.timeZone) as string }
}

/**
 * After a line was added, changed or deleted: due moment, priority and status of the header follow from the lines,
 * its version counts up, and the log and the modules above hear of a new status. Source: specification orders §6.2, F-3.
 */
export async function rollUpOrder(
  act: Act,
  orderNo: string,
  changedLineNo: number | null,
): Promise<{ version: number; status: OrderStatus }> {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  const lines = await loadLines(act.tx, orderNo)
  const status = deriveStatus(order.status, lines, changedLineNo, await loadStatusRules(act.tx))
  const version = order.version + 1
  await act.tx
    .updateTable('serviceOrder')
    .set({ ...rollUp(lines), ...statusDates(order, lines, status, act), status, version })
    .where('orderNo', '=', orderNo)
    .execute()
  if (status !== order.status) await tellStatus(act, orderNo, order.status, status)
  return { version, status }
}

/** Start and finish of the header that go with a status: earliest start, latest finish while finished. */
export function statusDates(
  order: Pick<OrderRow, 'startingDate' | 'startingTime' | 'finishingDate' | 'finishingTime'>,
  lines: readonly Pick<
    ServiceOrderTables['serviceItemLine'],
    'startingDate' | 'startingTime' | 'finishingDate' | 'finishingTime'
  >[],
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
  const start =
    starts[0] ??
    (status === 'in-process' ? (own ?? `${now.day} ${now.time}`) : lines.length === 0 ? own : undefined)
  const finish =
    status === 'finished'
      ? (finishes.at(-1) ??
        (order.finishingDate ? `${order.finishingDate} ${order.finishingTime}` : `${now.day} ${now.time}`))
      : undefined
  const split = (moment: string | undefined) =>
    [moment?.slice(0, 10) ?? null, moment?.slice(11) ?? null] as const
  const [startingDate, startingTime] = split(start)
  const [finishingDate, finishingTime] = split(finish)
  return { startingDate, startingTime, finishingDate, finishingTime } as Pick<
    OrderRow,
    'startingDate' | 'startingTime' | 'finishingDate' | 'finishingTime'
  >
}

/** Log entry and event of a new status. */
export async function tellStatus(
  act: Act,
  orderNo: string,
  from: OrderStatus,
  to: OrderStatus,
): Promise<void> {
  await logDocument(act, [{ orderNo, event: logEvent.statusChanged, before: from, after: to }])
  for (const serviceItemNo of await serviceItemsOf(act.tx, orderNo))
    await logServiceItem(act, serviceItemNo, [
      {
        event: serviceItemEvent.orderStatusChanged,
        documentType: 'order',
        documentNo: orderNo,
        before: from,
        after: to,
      },
    ])
  await act.publish('service-orders.status-changed', orderNo, { orderNo, from, to })
}

/** Line windows of one order, or of many. */
export function loadWindows(tx: Reading['tx'], orderNos: readonly string[]) {
  if (orderNos.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('lineWindow')
    .selectAll()
    .where('orderNo', 'in', [...orderNos])
    .orderBy('fromAt')
    .execute()
}

/** The service items that the order's lines have, each once. */
async function serviceItemsOf(tx: Reading['tx'], orderNo: string): Promise<string[]> {
  const lines = await loadLines(tx, orderNo)
  return [...new Set(lines.flatMap((line) => line.serviceItemNo ?? []))]
}

/** Tells the logs of service items that lines with them came to the order, or left it. */
export async function logLinesOf(
  act: Act,
  event: typeof serviceItemEvent.addedToOrder | typeof serviceItemEvent.removedFromOrder,
  orderNo: string,
  serviceItemNos: readonly (string | null)[],
): Promise<void> {
  for (const serviceItemNo of serviceItemNos)
    if (serviceItemNo !== null)
      await logServiceItem(act, serviceItemNo, [
        {
          event,
          documentType: 'order',
          documentNo: orderNo,
          ...(event === serviceItemEvent.addedToOrder ? { after: orderNo } : { before: orderNo }),
        },
      ])
}
