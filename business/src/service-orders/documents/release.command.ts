import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { type Refusal, Refused } from '../../foundation/verdict.ts'
import { loadLines, loadOrderAsSeen, logDocument, logEvent, type OrderRow } from '../orders.store.ts'
import { loadServiceLines } from '../service-lines.store.ts'
import { releaseOrder, reopenOrder } from './api.ts'
import { blockedServiceItems } from './documents.store.ts'
import { reasonsNotToRelease } from './release.ts'

/** Service items and items of the document that are blocked. */
async function blockedOf(act: Act, orderNo: string, itemNos: readonly string[]): Promise<Refusal[]> {
  const items = itemNos.length
    ? await act.tx
        .selectFrom('item')
        .select('itemNo')
        .where('itemNo', 'in', [...itemNos])
        .where((builder) => builder.or([builder('blocked', '=', true), builder('serviceBlocked', '=', true)]))
        .execute()
    : []
  return [
    ...(await blockedServiceItems(act, await loadLines(act.tx, orderNo))),
    ...items.map(({ itemNo }) => ({ code: 'service-orders.item-not-to-choose', facts: { no: itemNo } })),
  ]
}

async function setRelease(act: Act, order: OrderRow, releaseStatus: 'open' | 'released') {
  const { orderNo, version } = order
  if (order.releaseStatus === releaseStatus) return { orderNo, version }
  await act.tx
    .updateTable('serviceOrder')
    .set({ releaseStatus, version: version + 1 })
    .where('orderNo', '=', orderNo)
    .execute()
  const event = releaseStatus === 'released' ? logEvent.released : logEvent.reopened
  await logDocument(act, [{ orderNo, event }])
  await act.remember(
    'service-orders.order',
    orderNo,
    { releaseStatus: order.releaseStatus },
    { releaseStatus },
  )
  await act.publish(`service-orders.${releaseStatus === 'released' ? 'released' : 'reopened'}`, orderNo)
  return { orderNo, version: version + 1 }
}

export const releaseOrderCommand = handle(releaseOrder, async ({ orderNo, version }, act) => {
  const order = await loadOrderAsSeen(act.tx, orderNo, version)
  if (order.releaseStatus === 'released') return { orderNo, version }
  const lines = await loadServiceLines(act.tx, orderNo)
  const itemNos = lines.filter((line) => line.type === 'item').map((line) => line.no)
  const refusals = reasonsNotToRelease(lines, await blockedOf(act, orderNo, itemNos))
  if (refusals.length > 0) throw new Refused(refusals)
  return setRelease(act, order, 'released')
})

export const reopenOrderCommand = handle(reopenOrder, async ({ orderNo, version }, act) =>
  setRelease(act, await loadOrderAsSeen(act.tx, orderNo, version), 'open'),
)
