import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import type { Day } from '../foundation/day.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import { serviceItemEvent } from '../service-items/public.ts'
import { loadServiceSetup, nextNoOf } from '../service-setup/public.store.ts'
import { changeOrder, createOrder, deleteOrder, setStatus } from './api.ts'
import { insertLines, loadLineItems } from './insert-lines.store.ts'
import { warrantyOnDay } from './line-warranty.ts'
import {
  loadLines,
  loadOrderAsSeen,
  loadStatusRules,
  logDocument,
  logEvent,
  logLinesOf,
  statusDates,
  tellStatus,
  wallClock,
} from './orders.store.ts'
import { refreshWarranty } from './service-lines.store.ts'
import { linesAgainst, rollUp } from './statuses.ts'

/** Where the order goes: the customer must be there and not blocked, the address theirs. */
async function placeOfOrder(act: Act, customerNo: string, shipToCode: string) {
  const customer = await act.tx
    .selectFrom('customer')
    .select(['blocked', 'zoneCode', 'phone'])
    .where('customerNo', '=', customerNo)
    .executeTakeFirst()
  if (!customer) return absent('service-orders.no-such-customer', { customerNo })
  if (customer.blocked === 'all') refuse('service-orders.customer-blocked', { customerNo }, 'customerNo')
  if (shipToCode === '') return customer
  const shipTo = await act.tx
    .selectFrom('shipToAddress')
    .select(['zoneCode', 'phone'])
    .where('customerNo', '=', customerNo)
    .where('shipToCode', '=', shipToCode)
    .executeTakeFirst()
  return shipTo ?? refuse('service-orders.no-such-ship-to', { customerNo, shipToCode }, 'shipToCode')
}

export const createOrderCommand = handle(createOrder, async (input, act) => {
  const { lines, customerNo: typed, seriesCode, ...header } = input
  const items = await loadLineItems(
    act,
    lines.map((line) => line.serviceItemNo),
  )
  const ofItem = [...items.values()].find((item) => item.customerNo !== null)
  const customerNo =
    typed ?? ofItem?.customerNo ?? refuse('service-orders.customer-missing', {}, 'customerNo')
  const shipToCode = header.shipToCode || (typed === undefined ? (ofItem?.shipToCode ?? '') : '')
  const place = await placeOfOrder(act, customerNo, shipToCode)
  const now = wallClock(act)
  const moment = { orderDate: header.orderDate ?? now.day, orderTime: header.orderTime ?? now.time }
  const orderNo = await nextNoOf(act.tx, 'orderSeries', seriesCode)

  const order = { ...header, ...moment, orderNo, customerNo, shipToCode }
  await act.tx
    .insertInto('serviceOrder')
    .values({
      ...order,
      phone: header.phone || place.phone,
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
  await logDocument(act, [{ orderNo, event: logEvent.created }])
  await act.publish('service-orders.created', orderNo, { lineNos: numbers })
  return { orderNo }
})

export const changeOrderCommand = handle(changeOrder, async ({ orderNo, version, ...changes }, act) => {
  const before = await loadOrderAsSeen(act.tx, orderNo, version)
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  await act.tx
    .updateTable('serviceOrder')
    .set({ ...given, version: version + 1 })
    .where('orderNo', '=', orderNo)
    .execute()
  if (changes.orderDate !== undefined && changes.orderDate !== before.orderDate)
    await warrantiesOnDay(act, orderNo, changes.orderDate)
  await act.remember('service-orders.order', orderNo, before, { ...before, ...given })
  await act.publish('service-orders.changed', orderNo)
  return { orderNo, version: version + 1 }
})

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

  await act.tx
    .updateTable('serviceOrder')
    .set({ ...statusDates(order, lines, status, act), status, version: version + 1 })
    .where('orderNo', '=', orderNo)
    .execute()
  await act.remember('service-orders.order', orderNo, { status: order.status }, { status })
  if (status !== order.status) await tellStatus(act, orderNo, order.status, status)
  return { orderNo, version: version + 1 }
})

export const deleteOrderCommand = handle(deleteOrder, async ({ orderNo, version }, act) => {
  const before = await loadOrderAsSeen(act.tx, orderNo, version)
  await act.publish('service-orders.deleting', orderNo, { orderNo })
  const lines = await loadLines(act.tx, orderNo)
  await logLinesOf(
    act,
    serviceItemEvent.removedFromOrder,
    orderNo,
    lines.map((line) => line.serviceItemNo),
  )
  await act.tx.deleteFrom('serviceOrder').where('orderNo', '=', orderNo).execute()
  await logDocument(act, [{ orderNo, event: logEvent.deleted }])
  await act.remember('service-orders.order', orderNo, before, null)
  await act.publish('service-orders.deleted', orderNo)
  return { orderNo }
})
