import type { z } from 'zod'
import { dropNotes } from '../attachments/public.store.ts'
import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import type { Day } from '../foundation/day.ts'
import { givenOf } from '../foundation/given.ts'
import { absent, orRefuse, Refused, refuse } from '../foundation/verdict.ts'
import { loadResponseFacts } from '../response-times/public.store.ts'
import { loadServiceSetup, nextNoOf } from '../service-setup/public.store.ts'
import { changeOrder, createOrder, createQuote, deleteOrder, setStatus } from './api.ts'
import { archiveDocument, documentEntity } from './documents/archive.store.ts'
import { addressOf, refuseBlockedCustomer, resolutionOf } from './documents/documents.store.ts'
import { nobody, reasonsAgainstProspect } from './documents/prospect.ts'
import { dueOfLine } from './due-of-line.ts'
import { checkFinishing } from './finishing.store.ts'
import { insertLines, loadLineItems } from './insert-lines.store.ts'
import { warrantyOnDay } from './line-warranty.ts'
import { reasonsAgainstHeader, typedMoments } from './order-moments.ts'
import {
  loadLines,
  loadOrderAsSeen,
  loadStatusRules,
  logDocument,
  logEvent,
  logLinesOf,
  type OrderRow,
  wallClock,
} from './orders.store.ts'
import { phaseOfOrder } from './project-orders.store.ts'
import { enterStatus } from './roll-up.store.ts'
import { refreshWarranty } from './service-lines.store.ts'
import { linesAgainst, rollUp } from './statuses.ts'
import type { DocumentKind } from './tables.ts'

/** Where the order goes: the customer must be there and not blocked, the address theirs. */
async function placeOfOrder(act: Act, customerNo: string, shipToCode: string) {
  const customer = await act.tx
    .selectFrom('customer')
    .select(['customerNo', 'blocked', 'zoneCode', 'phone', 'email'])
    .where('customerNo', '=', customerNo)
    .executeTakeFirst()
  if (!customer) return absent('service-orders.no-such-customer', { customerNo })
  if (customer.blocked === 'all') refuse('service-orders.customer-blocked', { customerNo }, 'customerNo')
  return addressOf(act, customer, shipToCode)
}

type NewDocument = z.output<typeof createOrder.input> & Partial<z.output<typeof createQuote.input>>

const nowhere = { phone: '', email: '', zoneCode: null }

/** Writes header and lines of a new document. Returns its number. */
async function createDocument(act: Act, kind: DocumentKind, input: NewDocument): Promise<string> {
  const { lines, customerNo: typed, seriesCode, ...header } = input
  const items = await loadLineItems(
    act,
    lines.map((line) => line.serviceItemNo),
  )
  const ofItem = [...items.values()].find((item) => item.customerNo !== null)
  const customerNo = typed ?? ofItem?.customerNo ?? null
  const shipToCode = header.shipToCode || (typed === undefined ? (ofItem?.shipToCode ?? '') : '')
  const refusals = reasonsAgainstProspect(kind, customerNo, { ...nobody, ...header })
  if (refusals.length > 0) throw new Refused(refusals)
  const place = customerNo === null ? nowhere : await placeOfOrder(act, customerNo, shipToCode)
  if (header.billToCustomerNo !== null)
    await refuseBlockedCustomer(act, header.billToCustomerNo, 'billToCustomerNo')
  await phaseOfOrder(act, header)
  const now = wallClock(act)
  const moment = { orderDate: header.orderDate ?? now.day, orderTime: header.orderTime ?? now.time }
  const orderNo = await nextNoOf(act.tx, kind === 'order' ? 'orderSeries' : 'quoteSeries', seriesCode)

  const order = { ...header, ...moment, orderNo, customerNo, shipToCode, kind }
  await act.tx
    .insertInto('serviceOrder')
    .values({
      ...order,
      ...(await resolutionOf(act, { ...order, pausedHours: '0' })),
      phone: header.phone || place.phone,
      email: header.email || place.email,
      status: 'pending',
      linkServiceToServiceItem: (await loadServiceSetup(act.tx)).linkServiceToServiceItem,
      priority: 'low',
      zoneCode: place.zoneCode,
      responseDate: null,
      responseTime: null,
      startingDate: null,
      startingTime: null,
      finishingDate: null,
      finishingTime: null,
    })
    .execute()
  const numbers = await insertLines(
    act,
    order,
    lines,
    0,
    lines.map((_, at) => `lines.${at}`),
  )
  if (numbers.length > 0) {
    await act.tx
      .updateTable('serviceOrder')
      .set(rollUp(await loadLines(act.tx, orderNo)))
      .where('orderNo', '=', orderNo)
      .execute()
  }
  const event = kind === 'order' ? logEvent.created : logEvent.quoteCreated
  await logDocument(act, [{ orderNo, event }])
  await act.publish(`service-orders.${kind === 'order' ? 'created' : 'quote-created'}`, orderNo, {
    lineNos: numbers,
  })
  return orderNo
}

/** A new order, in the caller's transaction; input as of `service-orders.createOrder`. Returns its number. */
export const openOrder = (act: Act, input: z.input<typeof createOrder.input>): Promise<string> =>
  createDocument(act, 'order', createOrder.input.parse(input))

export const createOrderCommand = handle(createOrder, async (input, act) => ({
  orderNo: await openOrder(act, input),
}))

export const createQuoteCommand = handle(createQuote, async (input, act) => {
  if (input.validUntil !== null && input.validUntil < act.workDate)
    refuse('service-orders.valid-until-past', {}, 'validUntil')
  return { orderNo: await createDocument(act, 'quote', input) }
})

export const changeOrderCommand = handle(changeOrder, async ({ orderNo, version, ...changes }, act) => {
  const before = await loadOrderAsSeen(act.tx, orderNo, version)
  const given = givenOf(changes) as Partial<Omit<OrderRow, 'dueAt'>>
  const lines = await loadLines(act.tx, orderNo)
  const after = { ...before, ...given, ...typedMoments(before, changes) }
  if (after.expectedFinishingDate === null) after.expectedFinishingTime = null
  else after.expectedFinishingTime ??= '00:00'
  if (after.billToCustomerNo !== before.billToCustomerNo && after.billToCustomerNo !== null)
    await refuseBlockedCustomer(act, after.billToCustomerNo, 'billToCustomerNo')
  if (after.projectNo === null) after.phaseNo = null
  if (after.projectNo !== before.projectNo || after.phaseNo !== before.phaseNo) await phaseOfOrder(act, after)
  const momentsGiven = (
    ['orderDate', 'orderTime', 'startingDate', 'startingTime', 'finishingDate', 'finishingTime'] as const
  ).some((field) => after[field] !== before[field])
  const refusals = [
    ...(momentsGiven ? reasonsAgainstHeader(after, lines) : []),
    ...reasonsAgainstProspect(after.kind, after.customerNo, after),
  ]
  if (refusals.length > 0) throw new Refused(refusals)

  const otherMoment = after.orderDate !== before.orderDate || after.orderTime !== before.orderTime
  const resolution = otherMoment || after.orderType !== before.orderType ? await resolutionOf(act, after) : {}
  if (otherMoment) await countDueMomentsAnew(act, after, lines)
  if (after.orderDate !== before.orderDate) await warrantiesOnDay(act, orderNo, after.orderDate)
  const { version: next } = await enterStatus(act, before, await loadLines(act.tx, orderNo), before.status, {
    ...given,
    ...typedMoments(before, changes),
    expectedFinishingDate: after.expectedFinishingDate,
    expectedFinishingTime: after.expectedFinishingTime,
    ...resolution,
    ...(before.quoteOutcome === 'expired' &&
      (after.validUntil === null || after.validUntil >= wallClock(act).day) && { quoteOutcome: 'open' }),
  })
  await act.remember('service-orders.order', orderNo, before, { ...before, ...given })
  await act.publish('service-orders.changed', orderNo)
  return { orderNo, version: next }
})

/** Due moments that were counted follow the order's moment; typed ones stay, but not before it (R-12, F-2). */
async function countDueMomentsAnew(act: Act, order: OrderRow, lines: Awaited<ReturnType<typeof loadLines>>) {
  const facts = await loadResponseFacts(act.tx)
  const ordered = { day: order.orderDate, time: order.orderTime }
  for (const line of lines) {
    const before = `${line.responseDate} ${line.responseTime}`
    if (line.dueTyped) {
      if (before < `${ordered.day} ${ordered.time}`)
        refuse('service-orders.response-before-order', { line: line.lineNo }, 'orderDate')
      continue
    }
    const { responseHours, responseDate, responseTime } = orRefuse(
      dueOfLine(ordered, line.responseHours, {}, facts, wallClock(act)),
    )
    await act.tx
      .updateTable('serviceItemLine')
      .set({ responseHours, responseDate, responseTime })
      .where('orderNo', '=', order.orderNo)
      .where('lineNo', '=', line.lineNo)
      .execute()
    const after = `${responseDate} ${responseTime}`
    if (after !== before)
      await logDocument(act, [
        { orderNo: order.orderNo, lineNo: line.lineNo, event: logEvent.responseDateChanged, before, after },
      ])
  }
}

/** The lines' warranties on the order's new day, their dates kept (specification items §10.2). */
async function warrantiesOnDay(act: Act, orderNo: string, orderDate: Day): Promise<void> {
  for (const line of await loadLines(act.tx, orderNo)) {
    const { warranty } = warrantyOnDay(line, orderDate)
    await act.tx
      .updateTable('serviceItemLine')
      .set({ warranty })
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', line.lineNo)
      .execute()
    await refreshWarranty(act, { orderNo, orderDate }, line.lineNo)
  }
}

export const setStatusCommand = handle(setStatus, async ({ orderNo, status, version }, act) => {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const lines = await loadLines(act.tx, orderNo)
  const rules = await loadStatusRules(act.tx)

  const against = linesAgainst(status, lines, rules)[0]
  if (against)
    refuse(
      'service-orders.status-not-permitted',
      { line: against.lineNo, repairStatus: against.repairStatusCode },
      'status',
    )

  if (status === 'finished' && order.status !== 'finished' && order.kind === 'order')
    await checkFinishing(act, order, lines, 'whole order')
  const entered = await enterStatus(act, order, lines, status)
  await act.remember('service-orders.order', orderNo, { status: order.status }, { status })
  return { orderNo, version: entered.version }
})

export const deleteOrderCommand = handle(deleteOrder, async ({ orderNo, version }, act) => {
  const before = await loadOrderAsSeen(act.tx, orderNo, version)
  await archiveDocument(act, before, 'deleted')
  await act.publish('service-orders.deleting', orderNo, { orderNo })
  const lines = await loadLines(act.tx, orderNo)
  await logLinesOf(
    act,
    'removed',
    before,
    lines.map((line) => line.serviceItemNo),
  )
  await act.tx.deleteFrom('serviceOrder').where('orderNo', '=', orderNo).execute()
  await dropNotes(act, documentEntity, orderNo)
  await logDocument(act, [{ orderNo, event: logEvent.deleted }])
  await act.remember('service-orders.order', orderNo, before, null)
  await act.publish('service-orders.deleted', orderNo)
  return { orderNo }
})
