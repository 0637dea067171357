import type { Act } from '../engine/act.ts'
import type { Instant } from '../foundation/day.ts'
import { loadLines, logDocument, logEvent, rollUpOrder } from './orders.store.ts'

/** An appointment given to the customer; the end is excluded. */
export interface Promised {
  readonly from: Instant
  readonly to: Instant
}

/**
 * Writes the appointment given for some lines of an order, or takes it back (`null`), with log and event. `words` name
 * the appointment in the document log. Source: specification orders §9 `promise`, log event 107.
 */
export async function promiseLines(
  act: Act,
  orderNo: string,
  lineNos: readonly number[],
  promised: Promised | null,
  words: string,
): Promise<void> {
  const before = (await loadLines(act.tx, orderNo)).filter((line) => lineNos.includes(line.lineNo))
  for (const line of before) {
    const changes = { promisedFrom: promised?.from ?? null, promisedTo: promised?.to ?? null }
    await act.tx
      .updateTable('serviceItemLine')
      .set(changes)
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', line.lineNo)
      .execute()
    await logDocument(act, [{ orderNo, lineNo: line.lineNo, event: logEvent.promiseGiven, after: words }])
    await act.remember(
      'service-orders.line',
      `${orderNo} ${line.lineNo}`,
      { promisedFrom: line.promisedFrom, promisedTo: line.promisedTo },
      changes,
    )
    await rollUpOrder(act, orderNo, null)
    await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo: line.lineNo })
  }
}
