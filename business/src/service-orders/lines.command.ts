import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { givenOf } from '../foundation/given.ts'
import { absent, orRefuse, type Refusal, Refused, refuse } from '../foundation/verdict.ts'
import { loadResponseFacts } from '../response-times/public.store.ts'
import { addLine, changeLine, deleteLine, setRepairStatus } from './api.ts'
import { refuseCircles, saveDependencies } from './dependencies.store.ts'
import { dueOfLine } from './due-of-line.ts'
import { checkFinishing } from './finishing.store.ts'
import { insertLines } from './insert-lines.store.ts'
import { reasonsAgainstTimes } from './new-lines.ts'
import { finishOf, reasonsAgainstMoments, startOf, typedMoments } from './order-moments.ts'
import {
  loadLines,
  loadOrderAsSeen,
  loadOrderForUpdate,
  loadStatusRules,
  loadWindows,
  logDocument,
  logEvent,
  logLinesOf,
  wallClock,
} from './orders.store.ts'
import { enterRepairStatus } from './repair-status-change.ts'
import { rollUpOrder } from './roll-up.store.ts'
import { deleteServiceLinesOf } from './service-lines.store.ts'

export const addLineCommand = handle(addLine, async ({ orderNo, line, version }, act) => {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const last = (await loadLines(act.tx, orderNo)).at(-1)?.lineNo ?? 0

  const [lineNo] = await insertLines(act, order, [line], last, ['line'])

  const rolled = await rollUpOrder(act, orderNo, lineNo!)
  await act.remember('service-orders.line', `${orderNo} ${lineNo}`, null, line)
  await act.publish('service-orders.line-added', orderNo, { orderNo, lineNo })
  return { orderNo, lineNo: lineNo!, version: rolled.version }
})

async function lineOf(act: Act, orderNo: string, lineNo: number) {
  const line = (await loadLines(act.tx, orderNo)).find((one) => one.lineNo === lineNo)
  return line ?? absent('service-orders.line-absent', { orderNo, line: lineNo })
}

export const changeLineCommand = handle(changeLine, async (input, act) => {
  const {
    orderNo,
    lineNo,
    version,
    promised,
    windows,
    extraSkills,
    helperSkills,
    after: predecessors,
    responseHours,
    responseDate,
    responseTime,
    startingDate,
    startingTime,
    finishingDate,
    finishingTime,
    ...plain
  } = input
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const before = await lineOf(act, orderNo, lineNo)
  const presentWindows = (await loadWindows(act.tx, [orderNo])).filter((one) => one.lineNo === lineNo)

  const promise =
    before.promisedFrom && before.promisedTo ? { from: before.promisedFrom, to: before.promisedTo } : null
  const refusals: Refusal[] = reasonsAgainstTimes(
    {
      promised: promised === undefined ? promise : promised,
      windows: windows ?? presentWindows.map((one) => ({ from: one.fromAt, to: one.toAt })),
      requiredResourceNo:
        plain.requiredResourceNo === undefined ? before.requiredResourceNo : plain.requiredResourceNo,
      excludedResourceNos: plain.excludedResourceNos ?? before.excludedResourceNos,
      crewSize: plain.crewSize ?? before.crewSize,
      helperSkills: helperSkills ?? before.helperSkills,
    },
    '',
  ).map((refusal) => ({ ...refusal, at: refusal.at?.replace(/^\./, '') ?? '' }))
  const moments = typedMoments(before, { startingDate, startingTime, finishingDate, finishingTime })
  const momentsMoved = startOf(moments) !== startOf(before) || finishOf(moments) !== finishOf(before)
  if (momentsMoved) refusals.push(...reasonsAgainstMoments(order, moments))
  if (refusals.length > 0) throw new Refused(refusals)
  const typed = { responseHours, responseDate, responseTime }
  const due =
    responseHours === undefined && responseDate === undefined
      ? {}
      : orRefuse(
          dueOfLine(
            { day: order.orderDate, time: order.orderTime },
            before.responseHours,
            typed,
            await loadResponseFacts(act.tx),
            wallClock(act),
          ),
        )

  const changes = {
    ...givenOf(plain),
    ...due,
    ...(momentsMoved && moments),
    ...(promised !== undefined && { promisedFrom: promised?.from ?? null, promisedTo: promised?.to ?? null }),
    ...(extraSkills && { extraSkills: JSON.stringify(extraSkills) }),
    ...(helperSkills && { helperSkills: JSON.stringify(helperSkills) }),
  }
  if (Object.keys(changes).length > 0)
    await act.tx
      .updateTable('serviceItemLine')
      .set(changes)
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
  if (windows) {
    await act.tx
      .deleteFrom('lineWindow')
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
    if (windows.length > 0)
      await act.tx
        .insertInto('lineWindow')
        .values(windows.map(({ from, to }) => ({ orderNo, lineNo, fromAt: from, toAt: to })))
        .execute()
  }
  if (predecessors) await saveDependencies(act, orderNo, lineNo, predecessors, 'after')
  // Another stage joins or parts visits, which may close a circle too.
  else if (plain.stage !== undefined && plain.stage !== before.stage)
    await refuseCircles(act, orderNo, 'stage')
  const after = await lineOf(act, orderNo, lineNo)
  const moment = (line: typeof after) => `${line.responseDate ?? ''} ${line.responseTime ?? ''}`.trim()
  if (moment(before) !== moment(after))
    await logDocument(act, [
      { orderNo, lineNo, event: logEvent.responseDateChanged, before: moment(before), after: moment(after) },
    ])
  await act.remember('service-orders.line', `${orderNo} ${lineNo}`, before, after)
  const startGone = before.startingDate !== null && after.startingDate === null
  const rolled = await rollUpOrder(act, orderNo, lineNo, { startGone })
  await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo })
  return { orderNo, version: rolled.version }
})

export const deleteLineCommand = handle(deleteLine, async ({ orderNo, lineNo, version }, act) => {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const before = await lineOf(act, orderNo, lineNo)
  await act.publish('service-orders.line-deleting', orderNo, { orderNo, lineNo })
  await deleteServiceLinesOf(act, orderNo, lineNo)
  await act.tx
    .deleteFrom('serviceItemLine')
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .execute()
  await logLinesOf(act, 'removed', order, [before.serviceItemNo])
  await act.remember('service-orders.line', `${orderNo} ${lineNo}`, before, null)
  const rolled = await rollUpOrder(act, orderNo, null, { startGone: before.startingDate !== null })
  return { orderNo, version: rolled.version }
})

/** Gives a line another priority inside the caller's transaction; the header follows. */
export async function setLinePriority(
  act: Act,
  orderNo: string,
  lineNo: number,
  priority: 'low' | 'medium' | 'high',
): Promise<void> {
  const before = await lineOf(act, orderNo, lineNo)
  if (before.priority === priority) return
  await act.tx
    .updateTable('serviceItemLine')
    .set({ priority })
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .execute()
  await act.remember(
    'service-orders.line',
    `${orderNo} ${lineNo}`,
    { priority: before.priority },
    { priority },
  )
  await rollUpOrder(act, orderNo, lineNo)
}

/** Sets a line's repair status inside the caller's transaction: dates, header, log, events. */
export async function setLineRepairStatus(
  act: Act,
  orderNo: string,
  lineNo: number,
  repairStatusCode: string,
) {
  const order = await loadOrderForUpdate(act.tx, orderNo)
  const line = await lineOf(act, orderNo, lineNo)
  const rules = await loadStatusRules(act.tx)
  const to =
    rules.repairStatuses.get(repairStatusCode) ??
    absent('service-orders.repair-status-absent', { repairStatusCode })
  const from = rules.repairStatuses.get(line.repairStatusCode)
  const now = wallClock(act)

  if (order.kind === 'quote' && to.role === 'finished')
    refuse('service-orders.repair-status-order-only', {}, 'repairStatusCode')
  if (to.role === 'finished' && from?.role !== 'finished') await checkFinishing(act, order, [line], 'line')
  const clock = { orderDate: order.orderDate, orderTime: order.orderTime, today: now.day, time: now.time }
  const dates = orRefuse(enterRepairStatus(line, from, to, clock, order.kind))

  await act.tx
    .updateTable('serviceItemLine')
    .set({ ...dates, repairStatusCode })
    .where('orderNo', '=', orderNo)
    .where('lineNo', '=', lineNo)
    .execute()
  await logDocument(act, [
    {
      orderNo,
      lineNo,
      event: logEvent.repairStatusChanged,
      before: line.repairStatusCode,
      after: repairStatusCode,
    },
  ])
  await act.remember(
    'service-orders.line',
    `${orderNo} ${lineNo}`,
    { repairStatusCode: line.repairStatusCode },
    { repairStatusCode },
  )
  await act.publish('service-orders.repair-status-changed', orderNo, {
    orderNo,
    lineNo,
    fromRole: from?.role ?? null,
    toRole: to.role,
  })
  const startGone = line.startingDate !== null && dates.startingDate === null
  return rollUpOrder(act, orderNo, lineNo, { startGone })
}

export const setRepairStatusCommand = handle(
  setRepairStatus,
  async ({ orderNo, lineNo, repairStatusCode }, act) => {
    const { status, version } = await setLineRepairStatus(act, orderNo, lineNo, repairStatusCode)
    return { orderNo, status, version }
  },
)
