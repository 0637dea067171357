import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { checkFaultCodes, loadFaultReason } from '../faults/public.store.ts'
import { enterFaultCodes } from '../faults/public.ts'
import type { ParsedInputOf } from '../foundation/operation.ts'
import { absent, orRefuse, type Refusal, refuse, verdict } from '../foundation/verdict.ts'
import { loadItem, loadVariant } from '../items/public.store.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import { lineOfItem } from './line-item.ts'
import { enterLineWarranty, type LineWarranty } from './line-warranty.ts'
import { loadLines, loadOrderAsSeen } from './orders.store.ts'
import { rollUpOrder } from './roll-up.store.ts'
import { passFaultReason } from './service-lines.command.ts'
import { refreshWarranty } from './service-lines.store.ts'
import { changeLineDetails } from './service-lines-api.ts'

type Line = Awaited<ReturnType<typeof loadLines>>[number]

const warrantyFields = [
  'warranty',
  'warrantyStartParts',
  'warrantyEndParts',
  'warrantyPctParts',
  'warrantyStartLabor',
  'warrantyEndLabor',
  'warrantyPctLabor',
] as const
const faultFields = ['faultAreaCode', 'symptomCode', 'faultCode', 'resolutionCode'] as const
const filledFields = [
  'itemNo',
  'variantCode',
  'servicePriceGroupCode',
  'vendorNo',
  'vendorItemNo',
  'groupCode',
  'description',
] as const
const itemFields = ['itemNo', 'variantCode', 'serialNo', 'groupCode', 'servicePriceGroupCode'] as const

const only = <Row extends object, Field extends keyof Row>(row: Row, fields: readonly Field[]) =>
  Object.fromEntries(
    fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]),
  ) as Partial<Pick<Row, Field>>

export const changeLineDetailsCommand = handle(changeLineDetails, (input, act) => changeDetails(act, input))

/** The same inside another command's transaction, whose permission holds. */
export async function changeDetails(
  act: Act,
  { orderNo, lineNo, version, ...given }: ParsedInputOf<typeof changeLineDetails>,
) {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  const before =
    (await loadLines(act.tx, orderNo)).find((one) => one.lineNo === lineNo) ??
    absent('service-orders.line-absent', { orderNo, line: lineNo })

  const after = {
    ...(await itemOf(act, before, given, order.orderDate)),
    ...only(given, ['vendorNo', 'vendorItemNo', 'shelfNo']),
    ...(await faultsOf(act, before, given)),
  }
  const warranty = await warrantyOf(act, { ...before, ...after }, given, order.orderDate)
  const reason = given.faultReasonCode
  if (reason && !(await loadFaultReason(act.tx, reason)))
    refuse('service-orders.no-such-fault-reason', { code: reason }, 'faultReasonCode')
  const changes = { ...after, ...warranty, ...(reason !== undefined && { faultReasonCode: reason }) }
  if (Object.keys(changes).length > 0)
    await act.tx
      .updateTable('serviceItemLine')
      .set(changes)
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', lineNo)
      .execute()
  await refreshWarranty(act, order, lineNo)
  if (reason !== undefined && reason !== before.faultReasonCode)
    await passFaultReason(act, order, lineNo, reason)
  await act.remember('service-orders.line', `${orderNo} ${lineNo}`, before, { ...before, ...changes })
  const rolled = await rollUpOrder(act, orderNo, lineNo)
  await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo })
  return { orderNo, version: rolled.version }
}

type Given = Partial<Pick<Line, (typeof itemFields)[number] | (typeof faultFields)[number]>> &
  Partial<LineWarranty>

/** Item fields belong to a line without service item; another item brings words, group and vendor along. */
async function itemOf(act: Act, before: Line, given: object, orderDate: Line['responseDate'] & string) {
  const named = only(given as Given, itemFields)
  const changed = itemFields.filter((field) => field in named && named[field] !== before[field])
  if (changed.length === 0) return {}
  if (before.serviceItemNo !== null)
    return refuse('service-orders.from-service-item', { serviceItemNo: before.serviceItemNo }, changed[0])
  let filled: Partial<Pick<Line, (typeof filledFields)[number]>> = {}
  if (named.itemNo !== undefined && named.itemNo !== before.itemNo) {
    const item = await loadItem(act.tx, named.itemNo)
    if (named.itemNo !== null && (!item || item.blocked || item.serviceBlocked))
      refuse('service-orders.item-not-to-choose', { no: named.itemNo }, 'itemNo')
    const groupCode = item?.serviceItemGroupCode ?? null
    const ofItem = lineOfItem(null, item ?? null, await priceGroupOf(act, groupCode), orderDate)
    const { itemNo, variantCode, servicePriceGroupCode, vendorNo, vendorItemNo } = ofItem
    filled = { itemNo, variantCode, servicePriceGroupCode, vendorNo, vendorItemNo, groupCode }
    if (item) filled.description = item.description
  } else if (named.groupCode !== undefined && named.groupCode !== before.groupCode)
    filled = { servicePriceGroupCode: await priceGroupOf(act, named.groupCode) }
  const after = { ...filled, ...named }
  const itemNo = after.itemNo === undefined ? before.itemNo : after.itemNo
  if (after.variantCode) {
    const variant = itemNo === null ? undefined : await loadVariant(act.tx, itemNo, after.variantCode)
    if (!variant || variant.blocked || variant.serviceBlocked)
      refuse('service-orders.variant-not-to-choose', { variantCode: after.variantCode }, 'variantCode')
  }
  return after
}

async function priceGroupOf(act: Act, groupCode: string | null): Promise<string | null> {
  if (groupCode === null) return null
  const group = await act.tx
    .selectFrom('serviceItemGroup')
    .select('defaultServicePriceGroupCode')
    .where('groupCode', '=', groupCode)
    .executeTakeFirst()
  return group?.defaultServicePriceGroupCode ?? null
}

async function faultsOf(act: Act, before: Line, given: object) {
  const named = only(given as Given, faultFields)
  if (Object.keys(named).length === 0) return {}
  const { faultAreaCode, symptomCode, faultCode, resolutionCode } = before
  const codes = enterFaultCodes({ faultAreaCode, symptomCode, faultCode, resolutionCode }, named)
  const { faultReportingLevel } = await loadServiceSetup(act.tx)
  const refusals: Refusal[] = await checkFaultCodes(act.tx, codes, faultReportingLevel)
  return orRefuse(verdict(refusals, () => codes))
}

async function warrantyOf(act: Act, before: Line, given: object, orderDate: Line['responseDate'] & string) {
  const named = only(given as Given, warrantyFields)
  if (Object.keys(named).length === 0) return {}
  const present = only(before, warrantyFields) as LineWarranty
  const { line, refusals, questions } = enterLineWarranty(present, named as Partial<LineWarranty>, {
    hasServiceItem: before.serviceItemNo !== null,
    orderDate,
    terms: await loadServiceSetup(act.tx),
  })
  return orRefuse(verdict(refusals, () => line, questions, act.answers))
}
