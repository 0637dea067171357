import { nextNo } from '../company/public.store.ts'
import type { Act } from '../engine/act.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import {
  loadLines,
  loadOrderForUpdate,
  loadStatusRules,
  logDocument,
  logEvent,
  type OrderRow,
  rollUpOrder,
} from './orders.store.ts'

/**
 * Moves some lines of an order to a new one with the same header, in the caller's transaction, so that the two can be
 * done by different people or on different days. At least one line stays. Work that has begun or is done does not move.
 * Returns the new order's number. Source: specification orders §11.8 (order split).
 */
export async function splitOrder(act: Act, orderNo: string, lineNos: readonly number[]): Promise<string> {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  const lines = await loadLines(act.tx, orderNo)
  const moved = lineNos.map(
    (lineNo) =>
      lines.find((one) => one.lineNo === lineNo) ??
      absent('service-orders.line-absent', { orderNo, line: lineNo }),
  )
  if (moved.length >= lines.length) refuse('service-orders.split-all', { orderNo }, 'lineNos')
  const { repairStatuses } = await loadStatusRules(act.tx)
  const begun = moved.find((line) =>
    ['in-process', 'finished'].includes(repairStatuses.get(line.repairStatusCode)?.role ?? ''),
  )
  if (begun) refuse('service-orders.split-begun', { orderNo, line: begun.lineNo }, 'lineNos')

  const newNo = await nextNo(act.tx, 'SERVORDER')
  await act.tx
    .insertInto('serviceOrder')
    .values({ ...order, orderNo: newNo, version: 1, status: 'pending' })
    .execute()
  await moveLines(act, order, lineNos, newNo, 0)
  await logDocument(act, [{ orderNo: newNo, event: logEvent.created, before: orderNo, after: newNo }])
  await rollUpOrder(act, newNo, null)
  await rollUpOrder(act, orderNo, null)
  await act.publish('service-orders.created', newNo, { lineNos })
  await act.publish('service-orders.line-changed', orderNo, { orderNo })
  return newNo
}

/**
 * Moves all lines of one order into another of the same customer and address, and deletes the emptied one; its log
 * stays. Both must be Pending. Source: specification orders §8.13 (`mergeOrders`).
 */
export async function mergeOrders(act: Act, intoNo: string, fromNo: string): Promise<void> {
  if (intoNo === fromNo) refuse('service-orders.merge-itself', { orderNo: intoNo })
  // Locked in one order for everybody.
  const [first, second] = [intoNo, fromNo].sort()
  const rows = [await loadOrderForUpdate(act.tx, first!), await loadOrderForUpdate(act.tx, second!)]
  const into = rows.find((row) => row.orderNo === intoNo)!
  const from = rows.find((row) => row.orderNo === fromNo)!
  if (into.customerNo !== from.customerNo || into.shipToCode !== from.shipToCode)
    refuse('service-orders.merge-differs', { orderNo: intoNo, other: fromNo })
  const started = rows.find((row) => row.status !== 'pending')
  if (started) refuse('service-orders.merge-not-pending', { orderNo: started.orderNo })
  const last = (await loadLines(act.tx, intoNo)).at(-1)?.lineNo ?? 0
  const lineNos = (await loadLines(act.tx, fromNo)).map((line) => line.lineNo)
  await act.publish('service-orders.deleting', fromNo, { orderNo: fromNo })
  await moveLines(act, from, lineNos, intoNo, last)
  await act.tx.deleteFrom('serviceOrder').where('orderNo', '=', fromNo).execute()
  await logDocument(act, [{ orderNo: fromNo, event: logEvent.deleted, before: fromNo, after: intoNo }])
  await act.remember('service-orders.order', fromNo, from, null)
  await rollUpOrder(act, intoNo, null)
  await act.publish('service-orders.line-added', intoNo, { orderNo: intoNo })
}

/** Lines with their windows under another order's number, numbered on after `afterLineNo`. */
async function moveLines(
  act: Act,
  from: Pick<OrderRow, 'orderNo'>,
  lineNos: readonly number[],
  toNo: string,
  afterLineNo: number,
) {
  const lines = (await loadLines(act.tx, from.orderNo)).filter((line) => lineNos.includes(line.lineNo))
  const newNo = new Map(lines.map((line, at) => [line.lineNo, afterLineNo + (at + 1) * 10000]))
  const windows = await act.tx
    .selectFrom('lineWindow')
    .selectAll()
    .where('orderNo', '=', from.orderNo)
    .where('lineNo', 'in', [...lineNos])
    .execute()
  await act.tx
    .insertInto('serviceItemLine')
    .values(
      lines.map((line) => ({
        ...line,
        orderNo: toNo,
        lineNo: newNo.get(line.lineNo)!,
        extraSkills: JSON.stringify(line.extraSkills),
      })),
    )
    .execute()
  if (windows.length > 0)
    await act.tx
      .insertInto('lineWindow')
      .values(windows.map((one) => ({ ...one, orderNo: toNo, lineNo: newNo.get(one.lineNo)! })))
      .execute()
  await act.tx
    .deleteFrom('serviceItemLine')
    .where('orderNo', '=', from.orderNo)
    .where('lineNo', 'in', [...lineNos])
    .execute()
}
