import type { Selectable } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import type { Tx } from '../engine/database.ts'
import { dayOf, timeOf } from '../foundation/day.ts'
import { absent, changedMeanwhile } from '../foundation/verdict.ts'
import { logServiceItem } from '../service-items/public.store.ts'
import { serviceItemEvent } from '../service-items/public.ts'
import type { StatusRules } from './statuses.ts'
import type { ServiceOrderTables } from './tables.ts'

export type OrderRow = Selectable<ServiceOrderTables['serviceOrder']>
type Log = { orderNo: string; lineNo?: number | null; event: number; before?: string; after?: string }

/** Events of the document log (specification orders §4.6). */
export const logEvent = {
  created: 1,
  statusChanged: 2,
  customerChanged: 3,
  resourceAllocated: 4,
  allocationCanceled: 5,
  loanerLent: 7,
  loanerReceived: 8,
  deleted: 10,
  quoteAccepted: 12,
  quoteCreated: 13,
  repairStatusChanged: 14,
  shipToChanged: 15,
  reallocationNeeded: 17,
  responseDateChanged: 18,
  visitPublished: 101,
  visitMoved: 102,
  enRoute: 103,
  arrived: 104,
  visitDone: 105,
  visitNotDone: 106,
  promiseGiven: 107,
  warningSent: 108,
  restored: 110,
  released: 111,
  reopened: 112,
  archived: 113,
  quoteLost: 114,
  copiedFrom: 115,
  mailQueued: 116,
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

export type LineRow = Selectable<ServiceOrderTables['serviceItemLine']>

/** A line as it is written: its lists of skills are JSON. */
export const lineRow = (line: LineRow) => ({
  ...line,
  extraSkills: JSON.stringify(line.extraSkills),
  helperSkills: JSON.stringify(line.helperSkills),
})

/** The type of an order; undefined where it has none. */
export async function loadOrderType(tx: Reading['tx'], orderType: string | null) {
  if (orderType === null) return undefined
  return tx.selectFrom('serviceOrderType').selectAll().where('orderType', '=', orderType).executeTakeFirst()
}

/** Now as wall clock of the company. */
export function wallClock(reading: Pick<Reading, 'now' | 'timeZone'>) {
  return { day: dayOf(reading.now, reading.timeZone), time: timeOf(reading.now, reading.timeZone) as string }
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
export async function serviceItemsOf(tx: Reading['tx'], orderNo: string): Promise<string[]> {
  const lines = await loadLines(tx, orderNo)
  return [...new Set(lines.flatMap((line) => line.serviceItemNo ?? []))]
}

/** Tells the logs of service items that lines with them came to the document, or left it. */
export async function logLinesOf(
  act: Act,
  what: 'added' | 'removed',
  { orderNo, kind }: Pick<OrderRow, 'orderNo' | 'kind'>,
  serviceItemNos: readonly (string | null)[],
): Promise<void> {
  const { addedToOrder, addedToQuote, removedFromOrder, removedFromQuote } = serviceItemEvent
  const event =
    what === 'added'
      ? kind === 'order'
        ? addedToOrder
        : addedToQuote
      : kind === 'order'
        ? removedFromOrder
        : removedFromQuote
  for (const serviceItemNo of serviceItemNos)
    if (serviceItemNo !== null)
      await logServiceItem(act, serviceItemNo, [
        {
          event,
          documentType: kind,
          documentNo: orderNo,
          ...(what === 'added' ? { after: orderNo } : { before: orderNo }),
        },
      ])
}
