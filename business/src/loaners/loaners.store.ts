import type { Act, Reading } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import { timeOf } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { clearShippedLoaner, hasShippedLoaner, showLoanerOnShipment } from '../service-ledger/public.store.ts'
import { logDocument, logEvent } from '../service-orders/public.store.ts'
import type { LoanerToLend } from './lending.ts'

/** The loaner with where it is lent; undefined where there is none. */
export async function loadLoaner(tx: Reading['tx'], loanerNo: string): Promise<LoanerToLend | undefined> {
  const row = await tx
    .selectFrom('loaner')
    .leftJoin('loanerEntry', (join) =>
      join.onRef('loanerEntry.loanerNo', '=', 'loaner.loanerNo').on('loanerEntry.lent', '=', true),
    )
    .select(['loaner.loanerNo', 'blocked', 'documentNo', 'lineNo'])
    .where('loaner.loanerNo', '=', loanerNo)
    .executeTakeFirst()
  if (!row) return undefined
  const { documentNo, lineNo, blocked } = row
  return { loanerNo, blocked, lent: documentNo !== null && lineNo !== null ? { documentNo, lineNo } : null }
}

/** The open entry of a line, or of a loaner. */
export function loadOpenEntry(
  tx: Reading['tx'],
  of: { readonly loanerNo: string } | { readonly orderNo: string; readonly lineNo: number },
) {
  const query = tx.selectFrom('loanerEntry').selectAll().where('lent', '=', true)
  return 'loanerNo' in of
    ? query.where('loanerNo', '=', of.loanerNo).executeTakeFirst()
    : query.where('documentNo', '=', of.orderNo).where('lineNo', '=', of.lineNo).executeTakeFirst()
}

type Entry = NonNullable<Awaited<ReturnType<typeof loadOpenEntry>>>

/**
 * Closes the entry on the work day, clears the loaner on the posted copies of the order, and tells the order's log;
 * not the log where the order and its shipments are gone. Source: specification items §17.2.
 */
export async function closeEntry(act: Act, entry: Entry, withLog: boolean): Promise<void> {
  const received = {
    dateReceived: act.workDate,
    timeReceived: timeOf(act.now, act.timeZone) as string,
    lent: false,
  }
  await act.tx.updateTable('loanerEntry').set(received).where('entryNo', '=', entry.entryNo).execute()
  await clearShippedLoaner(act, entry.documentNo, entry.loanerNo)
  if (withLog)
    await logDocument(act, [
      {
        orderNo: entry.documentNo,
        lineNo: entry.lineNo,
        event: logEvent.loanerReceived,
        before: entry.loanerNo,
      },
    ])
  await act.remember('loaners.entry', String(entry.entryNo), entry, { ...entry, ...received })
  await act.publish('loaners.received', entry.loanerNo, { orderNo: entry.documentNo, lineNo: entry.lineNo })
}

/** Whether the order has the line still, or was delivered. */
export async function documentOf(act: Act, entry: Entry): Promise<'line' | 'shipment' | 'none'> {
  const line = await act.tx
    .selectFrom('serviceItemLine')
    .select('lineNo')
    .where('orderNo', '=', entry.documentNo)
    .where('lineNo', '=', entry.lineNo)
    .executeTakeFirst()
  if (line) return 'line'
  return (await hasShippedLoaner(act.tx, entry.documentNo, entry.loanerNo)) ? 'shipment' : 'none'
}

/** A line or an order with a lent loaner stays until it is received. */
async function lineGoes({ data }: Happened, act: Act) {
  const { orderNo, lineNo } = data as { orderNo: string; lineNo?: number }
  let query = act.tx
    .selectFrom('loanerEntry')
    .select('loanerNo')
    .where('lent', '=', true)
    .where('documentNo', '=', orderNo)
  if (lineNo !== undefined) query = query.where('lineNo', '=', lineNo)
  const entry = await query.executeTakeFirst()
  if (entry) refuse('loaners.delete-line', { loanerNo: entry.loanerNo })
}

/** Posted copies of lines show the loaner that is lent on them (§17.2). */
async function shipped({ subject: orderNo, data }: Happened, act: Act) {
  const open = await act.tx
    .selectFrom('loanerEntry')
    .select(['loanerNo', 'lineNo'])
    .where('lent', '=', true)
    .where('documentNo', '=', orderNo)
    .execute()
  for (const { loanerNo, lineNo } of open)
    await showLoanerOnShipment(act, String(data.shipmentNo), lineNo, loanerNo)
}

/** Entries follow the new number of their service item. */
async function serviceItemRenamed({ subject, data }: Happened, act: Act) {
  await act.tx
    .updateTable('loanerEntry')
    .set({ serviceItemNo: subject })
    .where('serviceItemNo', '=', String(data.from))
    .execute()
}

async function serviceItemMerged({ subject, data }: Happened, act: Act) {
  await serviceItemRenamed({ name: '', subject: String(data.to), data: { from: subject } }, act)
}

/** Entries of a customer who was merged into another become that one's. */
async function customerMerged({ subject: from, data }: Happened, act: Act) {
  await act.tx
    .updateTable('loanerEntry')
    .set({ customerNo: String(data.to) })
    .where('customerNo', '=', from)
    .execute()
}

/** What was lent on a quote is lent on the order it became. */
async function quoteAccepted({ data }: Happened, act: Act) {
  await act.tx
    .updateTable('loanerEntry')
    .set({ documentType: 'order', documentNo: String(data.orderNo) })
    .where('documentNo', '=', String(data.quoteNo))
    .execute()
}

export const reactions = {
  'service-orders.quote-accepted': quoteAccepted,
  'service-items.service-item-merged': serviceItemMerged,
  'customers.customer-merged': customerMerged,
  'service-items.service-item-renamed': serviceItemRenamed,
  'service-orders.shipped': shipped,
  'service-orders.line-deleting': lineGoes,
  'service-orders.deleting': lineGoes,
} as const
