import type { Insertable } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { Day } from '../foundation/day.ts'
import type { ServiceLedgerTables } from './tables.ts'

type Recorded = 'enteredAt' | 'userName'
export type NewServiceEntry = Omit<Insertable<ServiceLedgerTables['serviceLedgerEntry']>, Recorded>
export type NewWarrantyEntry = Omit<Insertable<ServiceLedgerTables['warrantyLedgerEntry']>, Recorded>
export interface NewShipment {
  readonly header: Insertable<ServiceLedgerTables['serviceShipment']>
  readonly itemLines: readonly Insertable<ServiceLedgerTables['serviceShipmentItemLine']>[]
  readonly lines: readonly Insertable<ServiceLedgerTables['serviceShipmentLine']>[]
}

const mark = (act: Act) => ({ enteredAt: act.now, userName: act.user.name })

/** Adds entries to the service ledger. Sale and consume entries carry negative quantities and amounts. */
export async function recordServiceEntries(act: Act, entries: readonly NewServiceEntry[]): Promise<void> {
  if (entries.length === 0) return
  await act.tx
    .insertInto('serviceLedgerEntry')
    .values(entries.map((entry) => ({ ...entry, ...mark(act) })))
    .execute()
}

/** Adds entries to the warranty ledger, open until their quantity is invoiced or consumed. */
export async function recordWarrantyEntries(act: Act, entries: readonly NewWarrantyEntry[]): Promise<void> {
  if (entries.length === 0) return
  await act.tx
    .insertInto('warrantyLedgerEntry')
    .values(entries.map((entry) => ({ ...entry, ...mark(act) })))
    .execute()
}

/** Keeps what was delivered; the lines name their item lines by number. */
export async function recordShipment(act: Act, { header, itemLines, lines }: NewShipment): Promise<void> {
  await act.tx.insertInto('serviceShipment').values(header).execute()
  if (itemLines.length > 0)
    await act.tx
      .insertInto('serviceShipmentItemLine')
      .values([...itemLines])
      .execute()
  if (lines.length > 0)
    await act.tx
      .insertInto('serviceShipmentLine')
      .values([...lines])
      .execute()
}

/** How many entries the ledger has of a service item, or of all that are the item, and how many are still open. */
export async function historyOf(
  tx: Reading['tx'],
  column: 'serviceItemNo' | 'itemNo',
  no: string,
): Promise<{ entries: number; open: number }> {
  const row = await tx
    .selectFrom('serviceLedgerEntry')
    .select((builder) => [
      builder.fn.countAll<number>().as('entries'),
      builder.fn.countAll<number>().filterWhere('open', '=', true).as('open'),
    ])
    .where(column, '=', no)
    .executeTakeFirstOrThrow()
  return { entries: Number(row.entries), open: Number(row.open) }
}

/** The history of one service item becomes another's (numbers change, duplicates are merged); null blanks it. */
export async function passHistory(act: Act, serviceItemNo: string, to: string | null): Promise<void> {
  for (const table of ['serviceLedgerEntry', 'warrantyLedgerEntry', 'serviceShipmentItemLine'] as const)
    await act.tx
      .updateTable(table)
      .set({ serviceItemNo: to })
      .where('serviceItemNo', '=', serviceItemNo)
      .execute()
}

/** Entries about service items between two days, both included. */
export function loadEntries(
  tx: Reading['tx'],
  of: {
    readonly serviceItemNos?: readonly string[]
    readonly from?: string
    readonly to?: string
    readonly contractNo?: string
    readonly orderNo?: string
    readonly customerNo?: string
    readonly type?: ServiceLedgerTables['serviceLedgerEntry']['type']
  },
) {
  let query = tx.selectFrom('serviceLedgerEntry').selectAll()
  if (of.serviceItemNos) query = query.where(anyOf('serviceItemNo', of.serviceItemNos))
  if (of.from) query = query.where('postingDate', '>=', of.from as never)
  if (of.to) query = query.where('postingDate', '<=', of.to as never)
  if (of.contractNo) query = query.where('contractNo', '=', of.contractNo)
  if (of.orderNo) query = query.where('serviceOrderNo', '=', of.orderNo)
  if (of.customerNo) query = query.where('customerNo', '=', of.customerNo)
  if (of.type) query = query.where('type', '=', of.type)
  return query.orderBy('entryNo').execute()
}

/** Delivered lines with a resolution code between two posting dates, both included, with their item line's group. */
export function loadResolvedLines(tx: Reading['tx'], from: Day, to: Day) {
  return tx
    .selectFrom('serviceShipmentLine')
    .innerJoin('serviceShipment', 'serviceShipment.shipmentNo', 'serviceShipmentLine.shipmentNo')
    .leftJoin('serviceShipmentItemLine', (join) =>
      join
        .onRef('serviceShipmentItemLine.shipmentNo', '=', 'serviceShipmentLine.shipmentNo')
        .onRef('serviceShipmentItemLine.lineNo', '=', 'serviceShipmentLine.itemLineNo'),
    )
    .select((builder) => [
      'serviceShipmentLine.faultCode',
      'serviceShipmentLine.faultAreaCode',
      'serviceShipmentLine.symptomCode',
      'serviceShipmentLine.resolutionCode',
      builder.fn.coalesce('serviceShipmentItemLine.groupCode', builder.val('')).as('groupCode'),
    ])
    .where('serviceShipmentLine.resolutionCode', '<>', '')
    .where('serviceShipment.postingDate', '>=', from)
    .where('serviceShipment.postingDate', '<=', to)
    .execute()
}

/** Whether a posted shipment of the order has the loaner on a line. */
export async function hasShippedLoaner(
  tx: Reading['tx'],
  orderNo: string,
  loanerNo: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('serviceShipmentItemLine')
    .innerJoin('serviceShipment', 'serviceShipment.shipmentNo', 'serviceShipmentItemLine.shipmentNo')
    .select('serviceShipmentItemLine.lineNo')
    .where('orderNo', '=', orderNo)
    .where('loanerNo', '=', loanerNo)
    .executeTakeFirst()
  return row !== undefined
}

/** The loaner is back: no posted shipment of the order shows it any more. */
export async function clearShippedLoaner(act: Act, orderNo: string, loanerNo: string): Promise<void> {
  const shipments = await act.tx
    .selectFrom('serviceShipment')
    .select('shipmentNo')
    .where('orderNo', '=', orderNo)
    .execute()
  if (shipments.length === 0) return
  await act.tx
    .updateTable('serviceShipmentItemLine')
    .set({ loanerNo: '' })
    .where(
      anyOf(
        'shipmentNo',
        shipments.map((one) => one.shipmentNo),
      ),
    )
    .where('loanerNo', '=', loanerNo)
    .execute()
}

/** Shows a lent loaner on the posted copy of its line. */
export async function showLoanerOnShipment(
  act: Act,
  shipmentNo: string,
  lineNo: number,
  loanerNo: string,
): Promise<void> {
  await act.tx
    .updateTable('serviceShipmentItemLine')
    .set({ loanerNo })
    .where('shipmentNo', '=', shipmentNo)
    .where('lineNo', '=', lineNo)
    .execute()
}
