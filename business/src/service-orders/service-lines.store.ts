import type { Selectable } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import { asAmount, decimal, decimalText } from '../foundation/decimal.ts'
import { absent, refuse } from '../foundation/verdict.ts'
import { warrantyOf } from './line-warranty.ts'
import type { OrderRow } from './orders.store.ts'
import { loadLines } from './orders.store.ts'
import { type ItemLineWarranty, withWarrantyAnew } from './service-line.ts'
import type { ServiceOrderTables } from './tables.ts'

export type ServiceLineRow = Selectable<ServiceOrderTables['serviceLine']>

/** A text line without words. */
export const emptyServiceLine = (orderNo: string, lineNo: number): ServiceLineRow => ({
  orderNo,
  lineNo,
  itemLineNo: null,
  attachedToLineNo: null,
  type: '',
  no: '',
  variantCode: '',
  description: '',
  quantity: '0',
  unitCode: null,
  workTypeCode: null,
  unitCost: '0',
  unitPrice: '0',
  contractDiscountPct: '0',
  priceDiscountPct: '0',
  lineDiscountPct: '0',
  lineDiscountType: '',
  warranty: false,
  excludeWarranty: false,
  excludeContractDiscount: false,
  faultAreaCode: null,
  symptomCode: null,
  faultCode: null,
  resolutionCode: null,
  faultReasonCode: null,
  serialNo: '',
  sparePartAction: '',
  replacedComponentLineNo: null,
  copyComponentsFrom: 'none',
  quantityShipped: '0',
  plannedDeliveryDate: null,
  timeSheetWeek: null,
  timeSheetLineNo: null,
})

/** The service lines of an order, by number. */
export function loadServiceLines(tx: Reading['tx'], orderNo: string): Promise<ServiceLineRow[]> {
  return tx.selectFrom('serviceLine').selectAll().where('orderNo', '=', orderNo).orderBy('lineNo').execute()
}

export async function loadServiceLine(
  tx: Reading['tx'],
  orderNo: string,
  lineNo: number,
): Promise<ServiceLineRow> {
  const line = (await loadServiceLines(tx, orderNo)).find((one) => one.lineNo === lineNo)
  return line ?? absent('service-orders.service-line-absent', { orderNo, line: lineNo })
}

/** What the customer pays for the line, rounded to the currency: quantity × price − discount. */
export function lineAmount(line: Pick<ServiceLineRow, 'quantity' | 'unitPrice' | 'lineDiscountPct'>): string {
  const gross = decimal(line.quantity).times(line.unitPrice)
  const discount = asAmount(gross.times(line.lineDiscountPct).div(100))
  return decimalText(asAmount(gross).minus(discount))
}

/** The warranty of the item line above; null for a line of the whole order. */
export async function itemLineWarranty(
  tx: Reading['tx'],
  orderNo: string,
  itemLineNo: number | null,
): Promise<ItemLineWarranty> {
  if (itemLineNo === null) return null
  const line = (await loadLines(tx, orderNo)).find((one) => one.lineNo === itemLineNo)
  return line ? warrantyOf(line) : absent('service-orders.line-absent', { orderNo, line: itemLineNo })
}

/** Writes a service line over what was there, and remembers both. */
export async function saveServiceLine(
  act: Act,
  before: ServiceLineRow | null,
  after: ServiceLineRow,
): Promise<void> {
  if (before === null) await act.tx.insertInto('serviceLine').values(after).execute()
  else
    await act.tx
      .updateTable('serviceLine')
      .set(after)
      .where('orderNo', '=', after.orderNo)
      .where('lineNo', '=', after.lineNo)
      .execute()
  await act.remember('service-orders.service-line', `${after.orderNo} ${after.lineNo}`, before, after)
}

/** Counts the order's version up and tells open pages; gives the new version. */
export async function touchOrder(act: Act, order: Pick<OrderRow, 'orderNo' | 'version'>): Promise<number> {
  const version = order.version + 1
  await act.tx.updateTable('serviceOrder').set({ version }).where('orderNo', '=', order.orderNo).execute()
  await act.publish('service-orders.service-lines-changed', order.orderNo, { orderNo: order.orderNo })
  return version
}

/** The service lines of an item line follow its warranty, or that of the order's new day. */
export async function refreshWarranty(
  act: Act,
  order: Pick<OrderRow, 'orderNo' | 'orderDate'>,
  itemLineNo: number,
): Promise<void> {
  const warranty = await itemLineWarranty(act.tx, order.orderNo, itemLineNo)
  for (const line of await loadServiceLines(act.tx, order.orderNo)) {
    if (line.itemLineNo !== itemLineNo) continue
    const after = withWarrantyAnew(line, warranty, order.orderDate)
    if (after !== line) await saveServiceLine(act, line, after)
  }
}

/** The lines of an item line that goes, go with it; not where some of them were delivered. */
export async function deleteServiceLinesOf(act: Act, orderNo: string, itemLineNo: number): Promise<void> {
  const lines = (await loadServiceLines(act.tx, orderNo)).filter((one) => one.itemLineNo === itemLineNo)
  const delivered = lines.find((one) => decimal(one.quantityShipped).gt(0))
  if (delivered) refuse('service-orders.line-shipped', { line: delivered.lineNo })
  for (const line of lines) await removeServiceLine(act, line)
}

/** Takes one line away and remembers it. */
export async function removeServiceLine(act: Act, line: ServiceLineRow): Promise<void> {
  const { orderNo, lineNo } = line
  await act.tx.deleteFrom('serviceLine').where('orderNo', '=', orderNo).where('lineNo', '=', lineNo).execute()
  await act.remember('service-orders.service-line', `${orderNo} ${lineNo}`, line, null)
}
