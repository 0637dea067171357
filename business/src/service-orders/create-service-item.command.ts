import { handle } from '../engine/module.ts'
import {
  absent,
  confirmation,
  orRefuse,
  type Question,
  type Refusal,
  verdict,
} from '../foundation/verdict.ts'
import { loadItem } from '../items/public.store.ts'
import { assignMissingSkillsOf, insertServiceItem, newServiceItem } from '../service-items/public.store.ts'
import { serviceItemEvent } from '../service-items/public.ts'
import { customerOf } from './documents/documents.store.ts'
import { warrantyOf } from './line-warranty.ts'
import { loadLines, loadOrderAsSeen, logLinesOf } from './orders.store.ts'
import { rollUpOrder } from './roll-up.store.ts'
import { createServiceItemFromLine } from './service-lines-api.ts'

/** A service item with what the line says; the line gets its number (specification items §8). */
export const createServiceItemFromLineCommand = handle(
  createServiceItemFromLine,
  async ({ orderNo, lineNo, version }, act) => {
    const order = await loadOrderAsSeen(act.tx, orderNo, version)
    const line =
      (await loadLines(act.tx, orderNo)).find((one) => one.lineNo === lineNo) ??
      absent('service-orders.line-absent', { orderNo, line: lineNo })
    const item = await loadItem(act.tx, line.itemNo)
    const refusals: Refusal[] = []
    if (line.serviceItemNo !== null)
      refusals.push({
        code: 'service-orders.line-has-service-item',
        facts: { serviceItemNo: line.serviceItemNo },
      })
    if (line.description === '') refusals.push({ code: 'service-orders.line-empty', at: 'description' })
    if (item?.replenishment === 'purchase' && line.warranty && line.vendorNo === '')
      refusals.push({ code: 'service-orders.vendor-missing', at: 'vendorNo' })
    const keepGroup = 'service-orders.keep-price-group'
    const questions: Question[] = [confirmation('service-orders.create-service-item')]
    if (line.servicePriceGroupCode !== null)
      questions.push({
        code: keepGroup,
        facts: { group: line.servicePriceGroupCode },
        answers: ['yes', 'no'],
      })
    orRefuse(verdict(refusals, () => null, questions, act.answers))

    const customerNo = customerOf(order)
    const { itemNo, variantCode, serialNo, groupCode, vendorNo, vendorItemNo } = line
    const card = {
      ...(await newServiceItem(act.tx)),
      ...warrantyOf(line),
      description: line.description,
      searchDescription: line.description.toUpperCase(),
      customerNo,
      shipToCode: line.shipToCode,
      status: 'installed' as const,
      itemNo,
      variantCode,
      serialNo,
      groupCode,
      vendorNo,
      vendorItemNo,
      responseTimeHours: line.responseHours,
      installationDate: act.workDate,
      servicePriceGroupCode: act.answers[keepGroup] === 'yes' ? line.servicePriceGroupCode : null,
    }
    const document = { documentType: 'order' as const, documentNo: orderNo }
    const serviceItemNo = await insertServiceItem(act, {
      card,
      log: [
        { event: serviceItemEvent.customerChanged, after: customerNo, ...document },
        ...(line.shipToCode
          ? [{ event: serviceItemEvent.shipToChanged, after: line.shipToCode, ...document }]
          : []),
        ...(itemNo ? [{ event: serviceItemEvent.itemChanged, after: itemNo, ...document }] : []),
        { event: serviceItemEvent.createdAutomatically, after: `order ${orderNo}`, ...document },
      ],
    })
    await assignMissingSkillsOf(act, serviceItemNo, card)
    const changes = { serviceItemNo, contractNo: '' }
    await act.tx
      .updateTable('serviceItemLine')
      .set(changes)
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
    await logLinesOf(act, 'added', order, [serviceItemNo])
    await act.remember('service-orders.line', `${orderNo} ${lineNo}`, line, { ...line, ...changes })
    const rolled = await rollUpOrder(act, orderNo, lineNo)
    await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo })
    return { orderNo, serviceItemNo, version: rolled.version }
  },
)
