import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { loadFaultReason } from '../faults/public.store.ts'
import { givenOf } from '../foundation/given.ts'
import { confirmation, orRefuse, Refused, refuse, verdict } from '../foundation/verdict.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { reasonsWhileReleased } from './documents/release.ts'
import {
  deleteAttachedLines,
  nextLineNo,
  replaceExtendedLines,
  writeExtendedLines,
} from './extended-lines.store.ts'
import { loadLines, loadOrderAsSeen, type OrderRow } from './orders.store.ts'
import { reasonsNotToSplit, splitQuantity } from './resource-split.ts'
import { takesReason } from './service-line.ts'
import { enterServiceLine, type GivenFields } from './service-line-fields.store.ts'
import {
  emptyServiceLine,
  lineAmount,
  loadServiceLine,
  loadServiceLines,
  removeServiceLine,
  type ServiceLineRow,
  saveServiceLine,
  touchOrder,
} from './service-lines.store.ts'
import {
  addServiceLine,
  changeServiceLine,
  deleteServiceLine,
  insertExtendedText,
  insertFee,
  readServiceLines,
  splitResourceLine,
} from './service-lines-api.ts'

export const readServiceLinesQuery = handle(readServiceLines, async ({ orderNo }, reading) => ({
  rows: (await loadServiceLines(reading.tx, orderNo)).map((line) => ({
    ...line,
    lineAmount: lineAmount(line),
  })),
}))

/** Adds a line at the end of the order, and its extended texts below it; it copies faults and reason of its item line (§10.4, §13). */
export async function appendServiceLine(
  act: Act,
  order: Pick<OrderRow, 'orderNo' | 'orderDate' | 'releaseStatus'>,
  given: GivenFields,
): Promise<ServiceLineRow> {
  const empty = emptyServiceLine(order.orderNo, nextLineNo(await loadServiceLines(act.tx, order.orderNo)))
  const inherited = await inheritedCodes(act, order.orderNo, given)
  const line = await enterServiceLine(act, order, empty, { ...inherited, ...given })
  refuseReleased(order, null, line)
  await saveServiceLine(act, null, line)
  await writeExtendedLines(act, line, { byItself: true })
  return line
}

/** Parts of a released document stay as they are. */
function refuseReleased(
  order: Pick<OrderRow, 'orderNo' | 'releaseStatus'>,
  before: ServiceLineRow | null,
  after: ServiceLineRow | null,
): void {
  if (order.releaseStatus === 'open') return
  const { orderNo } = order
  const refusals = reasonsWhileReleased(before, after).map((one) => ({ ...one, facts: { orderNo } }))
  if (refusals.length > 0) throw new Refused(refusals)
}

async function inheritedCodes(act: Act, orderNo: string, given: GivenFields): Promise<GivenFields> {
  const above = (await loadLines(act.tx, orderNo)).find((one) => one.lineNo === given.itemLineNo)
  if (!above) return {}
  const reason = await loadFaultReason(act.tx, above.faultReasonCode)
  const { faultAreaCode, symptomCode, faultCode, resolutionCode } = above
  const codes = { faultAreaCode, symptomCode, faultCode, resolutionCode }
  const filled = Object.fromEntries(Object.entries(codes).filter(([, code]) => code !== null))
  return reason && takesReason(given.type ?? '', reason)
    ? { ...filled, faultReasonCode: reason.faultReasonCode }
    : filled
}

export const addServiceLineCommand = handle(addServiceLine, async ({ orderNo, version, ...given }, act) => {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const line = await appendServiceLine(act, order, givenOf(given))
  return { orderNo, lineNo: line.lineNo, version: await touchOrder(act, order) }
})

export const changeServiceLineCommand = handle(
  changeServiceLine,
  async ({ orderNo, lineNo, version, ...given }, act) => {
    const order = await loadOrderAsSeen(act.tx, orderNo, version)
    const before = await loadServiceLine(act.tx, orderNo, lineNo)
    const after = await enterServiceLine(act, order, before, givenOf(given))
    refuseReleased(order, before, after)
    await saveServiceLine(act, before, after)
    if (after.type !== before.type || after.no !== before.no)
      await replaceExtendedLines(act, after, { byItself: true })
    return { orderNo, version: await touchOrder(act, order) }
  },
)

export const splitResourceLineCommand = handle(
  splitResourceLine,
  async ({ orderNo, lineNo, version }, act) => {
    const order = await loadOrderAsSeen(act.tx, orderNo, version)
    const line = await loadServiceLine(act.tx, orderNo, lineNo)
    const itemLines = await loadLines(act.tx, orderNo)
    const question = confirmation('service-orders.split-for-all', { count: itemLines.length })
    orRefuse(verdict(reasonsNotToSplit(line, itemLines.length), () => null, [question], act.answers))

    const { others, keeps } = splitQuantity(line.quantity, itemLines.length)
    await saveServiceLine(act, line, await enterServiceLine(act, order, line, { quantity: keeps }))
    for (const itemLine of itemLines.filter((one) => one.lineNo !== line.itemLineNo)) {
      const { type, no, description, workTypeCode, unitCode, unitPrice } = line
      await appendServiceLine(act, order, {
        ...{ type, no, description, workTypeCode, unitCode, unitPrice, itemLineNo: itemLine.lineNo },
        ...(line.lineDiscountType === 'manual' && { lineDiscountPct: line.lineDiscountPct }),
        quantity: others,
      })
    }
    return { orderNo, version: await touchOrder(act, order) }
  },
)

export const deleteServiceLineCommand = handle(
  deleteServiceLine,
  async ({ orderNo, lineNo, version }, act) => {
    const order = await loadOrderAsSeen(act.tx, orderNo, version)
    const before = await loadServiceLine(act.tx, orderNo, lineNo)
    if (Number(before.quantityShipped) > 0) refuse('service-orders.line-shipped', { line: lineNo })
    refuseReleased(order, before, null)
    await deleteAttachedLines(act, orderNo, lineNo)
    await removeServiceLine(act, before)
    return { orderNo, version: await touchOrder(act, order) }
  },
)

export const insertExtendedTextCommand = handle(
  insertExtendedText,
  async ({ orderNo, lineNo, version }, act) => {
    const order = await loadOrderAsSeen(act.tx, orderNo, version)
    const line = await loadServiceLine(act.tx, orderNo, lineNo)
    const inserted = await replaceExtendedLines(act, line, { byItself: false })
    if (inserted === 0) refuse('service-orders.no-extended-text', { no: line.no || line.description })
    return { orderNo, inserted, version: await touchOrder(act, order) }
  },
)

export const insertFeeCommand = handle(insertFee, async ({ orderNo, version, fee }, act) => {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const no = fee === 'starting' ? await startingFee(act) : await travelFee(act, order)
  const line = await appendServiceLine(act, order, { type: 'cost', no })
  return { orderNo, lineNo: line.lineNo, version: await touchOrder(act, order) }
})

async function startingFee(act: Act): Promise<string> {
  const { startingFeeCode } = await loadServiceSetup(act.tx)
  return startingFeeCode ?? refuse('service-orders.starting-fee-missing', {}, 'fee')
}

async function travelFee(act: Act, { zoneCode }: OrderRow): Promise<string> {
  if (zoneCode === null) return refuse('service-orders.zone-missing', {}, 'fee')
  const cost = await act.tx
    .selectFrom('serviceCost')
    .select('costCode')
    .where('costType', '=', 'travel')
    .where('zoneCode', '=', zoneCode)
    .orderBy('costCode')
    .executeTakeFirst()
  return cost?.costCode ?? refuse('service-orders.no-travel-fee', { zoneCode }, 'fee')
}

/**
 * A fault reason entered on the item line goes to its service lines. One that excludes warranty goes, after a
 * question, only to parts and hours. Source: specification items §10.4.
 */
export async function passFaultReason(
  act: Act,
  order: OrderRow,
  itemLineNo: number,
  faultReasonCode: string | null,
): Promise<void> {
  const lines = (await loadServiceLines(act.tx, order.orderNo)).filter((one) => one.itemLineNo === itemLineNo)
  const reason = await loadFaultReason(act.tx, faultReasonCode)
  const takes = lines.filter((line) => !reason || takesReason(line.type, reason))
  if (takes.length < lines.length)
    orRefuse(
      verdict([], () => null, [confirmation('service-orders.reason-for-parts-and-hours')], act.answers),
    )
  for (const line of takes)
    await saveServiceLine(act, line, await enterServiceLine(act, order, line, { faultReasonCode }))
}
