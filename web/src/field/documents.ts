import { listAttachments, readAttachment } from '@giro/business/attachments/api.ts'
import { readDocuments } from '@giro/business/service-items/api.ts'
import { addressOf, call } from '../app/call.ts'
import type { MyVisit } from './my-visits.ts'
import { fileCache } from './offline.ts'

/** Larger files wait for the network: a day's documents must not fill the phone. */
const largestBytes = 5_000_000

/**
 * Fetches the documents of the visits, so that they open without network: those of the orders and of the machines with
 * what they inherit. What the phone has already is not fetched again; the service worker keeps what passes through it.
 */
export async function keepDocuments(visits: readonly MyVisit[]): Promise<void> {
  if (!('caches' in window) || !navigator.serviceWorker?.controller) return
  const kept = await caches.open(fileCache)
  const nos = new Set<number>()
  for (const { orderNo, lines } of visits) {
    const lists = [
      await call(listAttachments, { entity: 'service-orders.order', subject: orderNo }),
      ...(await Promise.all(
        lines.flatMap(({ serviceItemNo }) => (serviceItemNo ? [call(readDocuments, { serviceItemNo })] : [])),
      )),
    ]
    for (const { rows } of lists)
      for (const { attachmentNo, bytes } of rows) if (bytes <= largestBytes) nos.add(attachmentNo)
  }
  for (const attachmentNo of nos)
    if (!(await kept.match(addressOf(readAttachment, { attachmentNo }))))
      await call(readAttachment, { attachmentNo })
}
