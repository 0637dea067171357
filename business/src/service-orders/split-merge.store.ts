import type { Act } from '../engine/act.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import { refuseCircles } from './dependencies.store.ts'
import {
  lineRow,
  loadLines,
  loadOrderForUpdate,
  loadStatusRules,
  logDocument,
  logEvent,
  type OrderRow,
} from './orders.store.ts'
import { rollUpOrder } from './roll-up.store.ts'

const lastStage = 9

/** Lines of one address that are done on one visit. */
export interface Stage {
  readonly shipToCode: string
  readonly stage: number
}

type Line = Awaited<ReturnType<typeof loadLines>>[number]

const sameStage = (one: Stage, other: Stage) =>
  one.shipToCode === other.shipToCode && one.stage === other.stage

/** The first stage that no line of the order has; every one of them is taken: refused. */
function freeStage(orderNo: string, taken: readonly number[]): number {
  for (let stage = 1; stage <= lastStage; stage++) if (!taken.includes(stage)) return stage
  return refuse('service-orders.stages-used', { orderNo, stages: lastStage })
}

async function refuseBegun(act: Act, orderNo: string, lines: readonly Line[]) {
  const { repairStatuses } = await loadStatusRules(act.tx)
  const begun = lines.find((line) =>
    ['in-process', 'finished'].includes(repairStatuses.get(line.repairStatusCode)?.role ?? ''),
  )
  if (begun) refuse('service-orders.split-begun', { orderNo, line: begun.lineNo }, 'lineNos')
}

/**
 * Gives some lines of a stage another stage, in the caller's transaction, so that they are a visit of their own: done
 * by other people or on another day. At least one line of the stage stays. Work that has begun or is done stays.
 * Returns the new stage. Source: specification orders §11.8 (order split).
 */
export async function splitStage(
  act: Act,
  orderNo: string,
  from: Stage,
  lineNos: readonly number[],
): Promise<number> {
  await loadOrderForUpdate(act.tx, orderNo)
  const all = await loadLines(act.tx, orderNo)
  const lines = all.filter((line) => sameStage(line, from))
  const moved = lineNos.map(
    (lineNo) =>
      lines.find((one) => one.lineNo === lineNo) ??
      absent('service-orders.line-absent', { orderNo, line: lineNo }),
  )
  if (new Set(lineNos).size >= lines.length) refuse('service-orders.split-all', { orderNo }, 'lineNos')
  await refuseBegun(act, orderNo, moved)
  const stage = freeStage(
    orderNo,
    all.map((line) => line.stage),
  )
  await setStage(act, orderNo, moved, stage)
  return stage
}

/**
 * Gives all lines of one stage of an order the stage of another at the same address, in the caller's transaction: both
 * are one visit from then on. Source: specification orders §11.8 (order merge).
 */
export async function joinStages(act: Act, orderNo: string, into: Stage, from: Stage): Promise<void> {
  await loadOrderForUpdate(act.tx, orderNo)
  if (into.shipToCode !== from.shipToCode) refuse('service-orders.merge-differs', { orderNo, other: orderNo })
  const lines = (await loadLines(act.tx, orderNo)).filter((line) => sameStage(line, from))
  await refuseBegun(act, orderNo, lines)
  await setStage(act, orderNo, lines, into.stage)
}

async function setStage(act: Act, orderNo: string, lines: readonly Line[], stage: number) {
  const lineNos = lines.map((line) => line.lineNo)
  await act.tx
    .updateTable('serviceItemLine')
    .set({ stage })
    .where('orderNo', '=', orderNo)
    .where('lineNo', 'in', lineNos)
    .execute()
  await refuseCircles(act, orderNo, 'lineNos')
  for (const line of lines) {
    await act.remember('service-orders.line', `${orderNo} ${line.lineNo}`, line, { ...line, stage })
    await rollUpOrder(act, orderNo, line.lineNo)
    await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo: line.lineNo })
  }
}

/**
 * Moves all lines of one order into another of the same customer and address, and deletes the emptied one; its log
 * stays. Lines of the stage `from` join the stage `into`, those of other stages become further stages. What waited for
 * a line of the emptied order waits for it where it is now. Both must be Pending.
 * Source: specification orders §8.13 (`mergeOrders`).
 */
export async function mergeOrders(
  act: Act,
  into: Stage & { readonly orderNo: string },
  from: Stage & { readonly orderNo: string },
): Promise<void> {
  const [intoNo, fromNo] = [into.orderNo, from.orderNo]
  if (intoNo === fromNo) refuse('service-orders.merge-itself', { orderNo: intoNo })
  // Locked in one order for everybody.
  const [first, second] = [intoNo, fromNo].sort()
  const rows = [await loadOrderForUpdate(act.tx, first!), await loadOrderForUpdate(act.tx, second!)]
  const intoOrder = rows.find((row) => row.orderNo === intoNo)!
  const fromOrder = rows.find((row) => row.orderNo === fromNo)!
  if (
    intoOrder.customerNo !== fromOrder.customerNo ||
    intoOrder.shipToCode !== fromOrder.shipToCode ||
    into.shipToCode !== from.shipToCode
  )
    refuse('service-orders.merge-differs', { orderNo: intoNo, other: fromNo })
  const started = rows.find((row) => row.status !== 'pending')
  if (started) refuse('service-orders.merge-not-pending', { orderNo: started.orderNo })
  const present = await loadLines(act.tx, intoNo)
  const lines = await loadLines(act.tx, fromNo)
  const taken = present.map((line) => line.stage)
  const stages = new Map([[`${from.shipToCode} ${from.stage}`, into.stage]])
  for (const line of lines) {
    const group = `${line.shipToCode} ${line.stage}`
    if (stages.has(group)) continue
    const stage = freeStage(intoNo, taken)
    taken.push(stage)
    stages.set(group, stage)
  }
  await act.publish('service-orders.deleting', fromNo, { orderNo: fromNo })
  await moveLines(
    act,
    fromOrder,
    intoNo,
    lines.map((line) => ({ ...line, stage: stages.get(`${line.shipToCode} ${line.stage}`)! })),
    present.at(-1)?.lineNo ?? 0,
  )
  await act.tx.deleteFrom('serviceOrder').where('orderNo', '=', fromNo).execute()
  await refuseCircles(act, intoNo, 'otherVisitNo')
  await logDocument(act, [{ orderNo: fromNo, event: logEvent.deleted, before: fromNo, after: intoNo }])
  await act.remember('service-orders.order', fromNo, fromOrder, null)
  await rollUpOrder(act, intoNo, null)
  await act.publish('service-orders.line-added', intoNo, { orderNo: intoNo })
}

/** Lines with their windows and links under another order's number, numbered on after `afterLineNo`. */
async function moveLines(
  act: Act,
  from: Pick<OrderRow, 'orderNo'>,
  toNo: string,
  lines: readonly Line[],
  afterLineNo: number,
) {
  const newNo = new Map(lines.map((line, at) => [line.lineNo, afterLineNo + (at + 1) * 10000]))
  const windows = await act.tx
    .selectFrom('lineWindow')
    .selectAll()
    .where('orderNo', '=', from.orderNo)
    .execute()
  if (lines.length > 0)
    await act.tx
      .insertInto('serviceItemLine')
      .values(
        lines.map((line) => ({
          ...lineRow(line),
          orderNo: toNo,
          lineNo: newNo.get(line.lineNo)!,
        })),
      )
      .execute()
  if (windows.length > 0)
    await act.tx
      .insertInto('lineWindow')
      .values(windows.map((one) => ({ ...one, orderNo: toNo, lineNo: newNo.get(one.lineNo)! })))
      .execute()
  for (const [lineNo, moved] of newNo) {
    await act.tx
      .updateTable('lineDependency')
      .set({ orderNo: toNo, lineNo: moved })
      .where('orderNo', '=', from.orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
    await act.tx
      .updateTable('lineDependency')
      .set({ afterOrderNo: toNo, afterLineNo: moved })
      .where('afterOrderNo', '=', from.orderNo)
      .where('afterLineNo', '=', lineNo)
      .execute()
  }
  await act.tx
    .updateTable('lineDependency')
    .set({ afterOrderNo: toNo })
    .where('afterOrderNo', '=', from.orderNo)
    .where('afterLineNo', 'is', null)
    .execute()
  await act.tx.deleteFrom('serviceItemLine').where('orderNo', '=', from.orderNo).execute()
}
