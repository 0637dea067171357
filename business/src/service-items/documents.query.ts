import { loadAttachments } from '../attachments/public.store.ts'
import { handle } from '../engine/module.ts'
import { absent } from '../foundation/verdict.ts'
import { readDocuments } from './api.ts'
import { loadServiceItem } from './service-items.store.ts'

/** Manuals of a group or an item hold for all service items of them. */
export const readDocumentsQuery = handle(readDocuments, async ({ serviceItemNo }, reading) => {
  const row = await loadServiceItem(reading.tx, serviceItemNo)
  if (!row) return absent('service-items.service-item-absent', { serviceItemNo })
  return {
    rows: await loadAttachments(reading.tx, [
      { entity: 'service-items.service-item', subject: serviceItemNo },
      ...(row.itemNo ? [{ entity: 'items.item', subject: row.itemNo }] : []),
      ...(row.groupCode ? [{ entity: 'service-items.service-item-group', subject: row.groupCode }] : []),
    ]),
  }
})
