import type { Act } from '../engine/act.ts'
import { inParts } from '../engine/in-parts.ts'

type Values = Readonly<Record<string, string | null>>

/** Items of a file; without a unit they have the first of the list. */
export async function insertImportedItems(act: Act, rows: readonly Values[]): Promise<void> {
  if (rows.length === 0) return
  const { unitCode } = await act.tx
    .selectFrom('unitOfMeasure')
    .select('unitCode')
    .orderBy('unitCode', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const items = rows.map((values) => ({
    itemNo: values.itemNo!,
    description: values.description ?? '',
    description2: values.description2 ?? '',
    baseUnitCode: values.baseUnitCode ?? unitCode,
    unitCost: values.unitCost ?? '0',
    unitPrice: values.unitPrice ?? '0',
    serviceItemGroupCode: values.serviceItemGroupCode ?? null,
    vendorNo: values.vendorNo ?? '',
    vendorItemNo: values.vendorItemNo ?? '',
    trackingCode: null,
    type: 'inventory' as const,
    replenishment: 'purchase' as const,
    vendorItemName: '',
    blocked: false,
    serviceBlocked: false,
    note: '',
  }))
  await inParts(items, (part) => act.tx.insertInto('item').values(part).execute())
  await act.rememberAll(
    'items.item',
    items.map((item) => ({ subject: item.itemNo, before: null, after: item })),
  )
  for (const { itemNo, serviceItemGroupCode } of items)
    if (serviceItemGroupCode !== null)
      await act.publish('items.item-created', itemNo, {
        before: { serviceItemGroupCode: null },
        after: { serviceItemGroupCode },
      })
}

/** Fields of an item that a file changes, or that are put back. */
export async function updateImportedItem(act: Act, itemNo: string, given: Values): Promise<void> {
  const before = await act.tx
    .selectFrom('item')
    .selectAll()
    .where('itemNo', '=', itemNo)
    .executeTakeFirstOrThrow()
  await act.tx
    .updateTable('item')
    .set((builder) => ({ ...(given as object), version: builder('version', '+', 1) }))
    .where('itemNo', '=', itemNo)
    .execute()
  await act.remember('items.item', itemNo, before, { ...before, ...given })
  await act.publish('items.item-changed', itemNo, {
    before: { serviceItemGroupCode: before.serviceItemGroupCode },
    after: { serviceItemGroupCode: given.serviceItemGroupCode ?? before.serviceItemGroupCode },
  })
}

/** Deletes items that an import made; the modules above may object. */
export async function deleteImportedItems(act: Act, itemNos: readonly string[]): Promise<void> {
  for (const itemNo of itemNos) {
    await act.publish('items.item-going', itemNo)
    await act.tx.deleteFrom('item').where('itemNo', '=', itemNo).execute()
    await act.remember('items.item', itemNo, { itemNo }, null)
    await act.publish('engine.record-deleted', itemNo, { entity: 'items.item' })
    await act.publish('items.item-deleted', itemNo, {
      before: { serviceItemGroupCode: null },
      after: { serviceItemGroupCode: null },
    })
  }
}
