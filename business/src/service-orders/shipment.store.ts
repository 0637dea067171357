import type { Act } from '../engine/act.ts'
import type { Day } from '../foundation/day.ts'
import { asAmount, decimal, decimalText } from '../foundation/decimal.ts'
import { absent } from '../foundation/verdict.ts'
import {
  installComponents,
  replaceComponent,
  replaceServiceItem,
  servicedOn,
} from '../service-items/public.store.ts'
import {
  type NewServiceEntry,
  type NewWarrantyEntry,
  recordServiceEntries,
  recordShipment,
  recordWarrantyEntries,
} from '../service-ledger/public.store.ts'
import { customerOf } from './documents/documents.store.ts'
import { loadLines, loadOrderForUpdate, type OrderRow } from './orders.store.ts'
import { loadServiceLines, type ServiceLineRow, saveServiceLine } from './service-lines.store.ts'

export interface Shipment {
  readonly orderNo: string
  readonly shipmentNo: string
  readonly postingDate: Day
  /** What goes out now; serial numbers in the order of the units. */
  readonly lines: readonly {
    readonly lineNo: number
    readonly quantity: string
    readonly serialNos: readonly string[]
  }[]
}

type ItemLine = Awaited<ReturnType<typeof loadLines>>[number]
type Shipped = {
  line: ServiceLineRow
  itemLine: ItemLine | undefined
  quantity: string
  serialNos: readonly string[]
}

/**
 * What a posted shipment does to service items and to the service's ledgers: components and whole items replaced,
 * the day of last service, the posted copy of the lines, usage and warranty entries. Called by posting, in its
 * transaction. Source: specification items §5, §6, §10.5; posting §8.1.
 */
export async function applyShipment(act: Act, shipment: Shipment): Promise<void> {
  const order = await loadOrderForUpdate(act.tx, shipment.orderNo)
  const itemLines = await loadLines(act.tx, order.orderNo)
  const lines = await loadServiceLines(act.tx, order.orderNo)
  const shipped = shipment.lines.map(({ lineNo, quantity, serialNos }): Shipped => {
    const line =
      lines.find((one) => one.lineNo === lineNo) ??
      absent('service-orders.service-line-absent', { orderNo: order.orderNo, line: lineNo })
    return { line, itemLine: itemLines.find((one) => one.lineNo === line.itemLineNo), quantity, serialNos }
  })
  await recordShipment(act, postedCopy(order, shipment, itemLines, shipped))
  await recordServiceEntries(
    act,
    shipped.filter((one) => one.line.type !== '').map((one) => usageOf(order, shipment, one)),
  )
  await recordWarrantyEntries(
    act,
    shipped.filter((one) => one.line.warranty).map((one) => warrantyEntryOf(order, shipment, one)),
  )
  for (const one of shipped) {
    await fit(act, order, shipment, one)
    const quantityShipped = decimalText(decimal(one.line.quantityShipped).plus(one.quantity))
    await saveServiceLine(act, one.line, { ...one.line, quantityShipped })
  }
  const day = order.finishingDate ?? shipment.postingDate
  const served = new Set(shipped.flatMap((one) => one.itemLine?.serviceItemNo ?? []))
  for (const serviceItemNo of served) await servicedOn(act, serviceItemNo, day)
  await act.publish('service-orders.shipped', order.orderNo, { shipmentNo: shipment.shipmentNo })
}

async function fit(
  act: Act,
  order: OrderRow,
  shipment: Shipment,
  { line, itemLine, quantity, serialNos }: Shipped,
) {
  const serviceItemNo = itemLine?.serviceItemNo
  if (!serviceItemNo || line.sparePartAction === '') return
  const { orderNo } = order
  if (line.sparePartAction === 'temporary' || line.sparePartAction === 'permanent') {
    await replaceServiceItem(act, {
      serviceItemNo,
      quantity,
      serialNo: serialNos[0] ?? line.serialNo,
      variantCode: line.variantCode,
      copyComponentsFrom: line.copyComponentsFrom,
      replacement: line.sparePartAction,
      orderNo,
      shipmentNo: shipment.shipmentNo,
      shipmentLineNo: line.lineNo,
    })
    return
  }
  const units = Array.from({ length: Number(quantity) }, (_, at) => ({
    itemNo: line.no,
    variantCode: line.variantCode,
    description: line.description,
    serialNo: serialNos[at] ?? (at === 0 ? line.serialNo : ''),
  }))
  const fitted = { serviceItemNo, units, orderNo, postingDate: shipment.postingDate }
  if (line.sparePartAction === 'component-installed') await installComponents(act, fitted)
  else await replaceComponent(act, { ...fitted, lineNo: line.replacedComponentLineNo ?? 0 })
}

const codes = (
  line: Pick<
    ServiceLineRow,
    'faultAreaCode' | 'symptomCode' | 'faultCode' | 'resolutionCode' | 'faultReasonCode'
  >,
) => ({
  faultAreaCode: line.faultAreaCode ?? '',
  symptomCode: line.symptomCode ?? '',
  faultCode: line.faultCode ?? '',
  resolutionCode: line.resolutionCode ?? '',
  faultReasonCode: line.faultReasonCode ?? '',
})

/** The serviced item, as the ledgers keep it. */
const serviced = (itemLine: ItemLine | undefined) => ({
  serviceItemNo: itemLine?.serviceItemNo ?? null,
  itemNo: itemLine?.itemNo ?? '',
  variantCode: itemLine?.variantCode ?? '',
  serialNo: itemLine?.serialNo ?? '',
  groupCode: itemLine?.groupCode ?? '',
})

function postedCopy(
  order: OrderRow,
  shipment: Shipment,
  itemLines: readonly ItemLine[],
  shipped: readonly Shipped[],
) {
  const { orderNo, shipToCode, description } = order
  const customerNo = customerOf(order)
  const { shipmentNo, postingDate } = shipment
  return {
    header: { shipmentNo, orderNo, customerNo, shipToCode, postingDate, description },
    itemLines: itemLines.map((line) => ({
      shipmentNo,
      lineNo: line.lineNo,
      ...serviced(line),
      description: line.description,
      warranty: line.warranty,
      contractNo: line.contractNo,
      ...codes(line),
    })),
    lines: shipped.map(({ line, quantity, serialNos }) => ({
      shipmentNo,
      lineNo: line.lineNo,
      itemLineNo: line.itemLineNo,
      type: line.type,
      no: line.no,
      variantCode: line.variantCode,
      description: line.description,
      quantity,
      unitCode: line.unitCode ?? '',
      workTypeCode: line.workTypeCode ?? '',
      serialNo: serialNos[0] ?? line.serialNo,
      ...codes(line),
    })),
  }
}

/** Quantities, cost, and amounts without tax after the discount. */
function usageOf(
  order: OrderRow,
  shipment: Shipment,
  { line, itemLine, quantity }: Shipped,
): NewServiceEntry {
  const gross = decimal(quantity).times(line.unitPrice)
  const discount = asAmount(gross.times(line.lineDiscountPct).div(100))
  const types = {
    item: 'item',
    resource: 'resource',
    cost: 'service-cost',
    'gl-account': 'gl-account',
    '': 'item',
  } as const
  return {
    entryType: 'usage',
    documentType: 'shipment',
    documentNo: shipment.shipmentNo,
    documentLineNo: line.lineNo,
    postingDate: shipment.postingDate,
    customerNo: customerOf(order),
    shipToCode: order.shipToCode,
    serviceOrderNo: order.orderNo,
    contractNo: itemLine?.contractNo ?? '',
    ...serviced(itemLine),
    type: types[line.type],
    no: line.no,
    description: line.description,
    workTypeCode: line.workTypeCode ?? '',
    unitCode: line.unitCode ?? '',
    quantity,
    chargedQuantity: quantity,
    unitCost: line.unitCost,
    costAmount: decimalText(asAmount(decimal(quantity).times(line.unitCost))),
    unitPrice: line.unitPrice,
    amount: decimalText(asAmount(gross).minus(discount)),
    discountAmount: decimalText(discount),
    contractDiscountAmount: line.lineDiscountType === 'contract' ? decimalText(discount) : '0',
    faultReasonCode: line.faultReasonCode ?? '',
    open: true,
    appliesToEntryNo: null,
  }
}

/** One for each shipped part or hour under warranty; the amount only where the warranty gave the discount. */
function warrantyEntryOf(
  order: OrderRow,
  shipment: Shipment,
  { line, itemLine, quantity }: Shipped,
): NewWarrantyEntry {
  const discount = asAmount(decimal(quantity).times(line.unitPrice).times(line.lineDiscountPct).div(100))
  return {
    documentNo: shipment.shipmentNo,
    documentLineNo: line.lineNo,
    postingDate: shipment.postingDate,
    customerNo: customerOf(order),
    shipToCode: order.shipToCode,
    serviceOrderNo: order.orderNo,
    serviceOrderLineNo: line.lineNo,
    contractNo: itemLine?.contractNo ?? '',
    ...serviced(itemLine),
    ...codes(line),
    type: line.type === 'resource' ? 'resource' : 'item',
    no: line.no,
    description: line.description,
    workTypeCode: line.workTypeCode ?? '',
    unitCode: line.unitCode ?? '',
    vendorNo: itemLine?.vendorNo ?? '',
    vendorItemNo: itemLine?.vendorItemNo ?? '',
    quantity,
    amount: line.lineDiscountType === 'warranty' ? decimalText(discount) : '0',
    open: true,
  }
}
