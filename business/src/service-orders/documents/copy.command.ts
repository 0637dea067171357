import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { confirmation, orRefuse, refuse, verdict } from '../../foundation/verdict.ts'
import { createOrder, createQuote } from '../api.ts'
import { loadLines, loadOrderAsSeen, logDocument, logEvent, logLinesOf } from '../orders.store.ts'
import { rollUpOrder } from '../roll-up.store.ts'
import { deleteServiceLinesOf, loadServiceLines } from '../service-lines.store.ts'
import { changeOrderCustomer, copyOrder } from './api.ts'
import { addressOf, customerOf, refuseBlockedCustomer } from './documents.store.ts'
import { nameCustomer } from './prospect.store.ts'
import { prospectOf } from './prospect.ts'

export const copyOrderCommand = handle(copyOrder, async ({ orderNo: fromNo, kind }, act) => {
  const from = await act.tx
    .selectFrom('serviceOrder')
    .selectAll()
    .where('orderNo', '=', fromNo)
    .executeTakeFirst()
  if (!from) return refuse('service-orders.order-absent', { orderNo: fromNo })
  const lines = await loadLines(act.tx, fromNo)
  const { customerNo, shipToCode, description, workDescription, contactName, phone, email } = from
  if (kind === 'order') customerOf(from)
  const { orderType, yourReference, salespersonCode, billToCustomerNo, notifyCustomer } = from
  const { projectNo, phaseNo } = from
  const input = {
    ...(customerNo === null ? prospectOf(from) : { customerNo }),
    shipToCode,
    description,
    workDescription,
    contactName,
    phone,
    email,
    orderType,
    yourReference,
    salespersonCode,
    billToCustomerNo,
    notifyCustomer,
    projectNo,
    phaseNo,
    // Promises, windows, parts and links belong to the other document's days.
    lines: lines.map((line) => ({
      serviceItemNo: line.serviceItemNo,
      description: line.description,
      serialNo: line.serialNo,
      groupCode: line.groupCode,
      itemNo: line.itemNo,
      priority: line.priority,
      estimatedMinutes: line.estimatedMinutes,
      ...(line.dueTyped ? {} : { responseHours: line.responseHours }),
      extraSkills: line.extraSkills,
      preferredResourceNo: line.preferredResourceNo,
      requiredResourceNo: line.requiredResourceNo,
      excludedResourceNos: line.excludedResourceNos,
      stage: line.stage,
      crewSize: line.crewSize,
      helperSkills: line.helperSkills,
      optional: line.optional,
    })),
  }
  const { orderNo } = await act.does(kind === 'order' ? createOrder : createQuote, input)
  await copyServiceLines(act, fromNo, orderNo, lines)
  await logDocument(act, [{ orderNo, event: logEvent.copiedFrom, after: fromNo }])
  return { orderNo }
})

/** Service lines under their new item lines, nothing of them shipped. */
async function copyServiceLines(
  act: Act,
  from: string,
  to: string,
  lines: Awaited<ReturnType<typeof loadLines>>,
): Promise<void> {
  const copies = await loadLines(act.tx, to)
  const newNo = new Map(lines.map((line, at) => [line.lineNo, copies[at]!.lineNo]))
  const rows = (await loadServiceLines(act.tx, from)).map((line) => ({
    ...line,
    orderNo: to,
    itemLineNo: line.itemLineNo === null ? null : (newNo.get(line.itemLineNo) ?? null),
    quantityShipped: '0',
    plannedDeliveryDate: null,
    timeSheetWeek: null,
    timeSheetLineNo: null,
  }))
  if (rows.length > 0) await act.tx.insertInto('serviceLine').values(rows).execute()
}

export const changeOrderCustomerCommand = handle(changeOrderCustomer, async (input, act) => {
  const { orderNo, customerNo, shipToCode, version } = input
  const before = await loadOrderAsSeen(act.tx, orderNo, version)
  if (before.customerNo === customerNo && before.shipToCode === shipToCode) return { orderNo, version }
  const serviceLines = await loadServiceLines(act.tx, orderNo)
  if (serviceLines.some((line) => Number(line.quantityShipped) > 0))
    refuse('service-orders.already-shipped', { orderNo })
  await refuseBlockedCustomer(act, customerNo, 'customerNo')
  // The lines of a quote without a customer are nobody's: they stay, the customer is only named now.
  if (before.customerNo === null)
    return { orderNo, version: await nameCustomer(act, before, customerNo, shipToCode) }
  const lines = await loadLines(act.tx, orderNo)
  const questions = lines.length > 0 ? [confirmation('service-orders.lines-will-be-deleted')] : []
  orRefuse(verdict([], () => null, questions, act.answers))

  for (const { lineNo } of lines) {
    await act.publish('service-orders.line-deleting', orderNo, { orderNo, lineNo })
    await deleteServiceLinesOf(act, orderNo, lineNo)
  }
  await logLinesOf(
    act,
    'removed',
    before,
    lines.map((line) => line.serviceItemNo),
  )
  for (const table of ['serviceLine', 'serviceItemLine'] as const)
    await act.tx.deleteFrom(table).where('orderNo', '=', orderNo).execute()
  const customer = await act.tx
    .selectFrom('customer')
    .select(['customerNo', 'phone', 'email', 'zoneCode'])
    .where('customerNo', '=', customerNo)
    .executeTakeFirstOrThrow()
  const address = await addressOf(act, customer, shipToCode)
  await act.tx
    .updateTable('serviceOrder')
    .set({ customerNo, shipToCode, ...address, contactName: '', billToCustomerNo: null })
    .where('orderNo', '=', orderNo)
    .execute()
  const other = before.customerNo !== customerNo
  await logDocument(act, [
    {
      orderNo,
      event: other ? logEvent.customerChanged : logEvent.shipToChanged,
      before: other ? before.customerNo : before.shipToCode,
      after: other ? customerNo : shipToCode,
    },
  ])
  await act.remember('service-orders.order', orderNo, before, { ...before, customerNo, shipToCode })
  await act.publish('service-orders.changed', orderNo)
  const { version: next } = await rollUpOrder(act, orderNo, null, { startGone: true })
  return { orderNo, version: next }
})
