import type { Act } from '../engine/act.ts'
import type { Instant } from '../foundation/day.ts'
import { loadLines, logDocument, logEvent } from './orders.store.ts'
import { rollUpOrder } from './roll-up.store.ts'

/**
 * Gives the customer another appointment for lines, or takes it back (null), in the caller's transaction, with log,
 * history and event. `to` is excluded.
 */
export async function promiseLines(
  act: Act,
  orderNo: string,
  lineNos: readonly number[],
  promised: { readonly from: Instant; readonly to: Instant } | null,
): Promise<void> {
  const before = (await loadLines(act.tx, orderNo)).filter((line) => lineNos.includes(line.lineNo))
  for (const line of before) {
    const window = { promisedFrom: promised?.from ?? null, promisedTo: promised?.to ?? null }
    await act.tx
      .updateTable('serviceItemLine')
      .set(window)
      .where('orderNo', '=', orderNo)
      .where('lineNo', '=', line.lineNo)
      .execute()
    await logDocument(act, [
      {
        orderNo,
        lineNo: line.lineNo,
        event: logEvent.promiseGiven,
        before: line.promisedFrom ?? '',
        after: promised?.from ?? '',
      },
    ])
    await act.remember('service-orders.line', `${orderNo} ${line.lineNo}`, line, { ...line, ...window })
    await rollUpOrder(act, orderNo, line.lineNo)
    await act.publish('service-orders.line-changed', orderNo, { orderNo, lineNo: line.lineNo })
  }
}
