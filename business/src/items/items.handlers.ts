import type { Act } from '../engine/act.ts'
import { handleMaster } from '../engine/masters.ts'
import type { MasterApi } from '../foundation/master.ts'
import { items, trackingCodes } from './api.ts'
import { type ItemToBe, reasonsNotToBe } from './item.ts'
import { loadParts, saveParts } from './items.store.ts'

type Row = Readonly<Record<string, unknown>>

export const trackingCodeHandlers = handleMaster(trackingCodes as unknown as MasterApi, {
  table: 'itemTrackingCode',
  listFields: {
    trackingCode: { column: 'itemTrackingCode.trackingCode', kind: 'text', searched: true },
    description: { column: 'itemTrackingCode.description', kind: 'text', searched: true },
    warrantyDateFormula: { column: 'itemTrackingCode.warrantyDateFormula', kind: 'text' },
  },
  finding: {
    columns: ['itemTrackingCode.trackingCode', 'itemTrackingCode.description'],
    label: (row) => String(row.description),
    hint: (row) => String(row.trackingCode),
  },
})

export const itemHandlers = handleMaster(items as unknown as MasterApi, {
  table: 'item',
  listFields: {
    itemNo: { column: 'item.itemNo', kind: 'text', searched: true },
    description: { column: 'item.description', kind: 'text', searched: true },
    description2: { column: 'item.description2', kind: 'text', searched: true },
    type: { column: 'item.type', kind: 'text' },
    baseUnitCode: { column: 'item.baseUnitCode', kind: 'text' },
    unitCost: { column: 'item.unitCost', kind: 'number' },
    unitPrice: { column: 'item.unitPrice', kind: 'number' },
    serviceItemGroupCode: { column: 'item.serviceItemGroupCode', kind: 'text' },
    trackingCode: { column: 'item.trackingCode', kind: 'text' },
    vendorNo: { column: 'item.vendorNo', kind: 'text' },
    vendorItemNo: { column: 'item.vendorItemNo', kind: 'text', searched: true },
    blocked: { column: 'item.blocked', kind: 'boolean' },
    serviceBlocked: { column: 'item.serviceBlocked', kind: 'boolean' },
  },
  finding: {
    columns: ['item.itemNo', 'item.description', 'item.description2', 'item.vendorItemNo'],
    label: (row) => String(row.description),
    hint: (row) => [row.itemNo, row.vendorItemNo].filter(Boolean).join(' · '),
  },
  children: {
    fields: ['variants', 'units', 'bomLines'],
    load: (reading, nos) => loadParts(reading.tx, nos),
    save: (act, no, parts) => saveParts(act, no, parts as Parameters<typeof saveParts>[2]),
  },
  reasonsNotTo: async (after, before, act) => [
    ...reasonsNotToBe(after as unknown as ItemToBe),
    ...(await unknownParts(after, act)),
    ...(before === null ? [] : await tellVariantsThatGo(after, before, act)),
  ],
  happened: (after, before) => ({
    before: { serviceItemGroupCode: before?.serviceItemGroupCode ?? null },
    after: { serviceItemGroupCode: after?.serviceItemGroupCode ?? null },
  }),
  deleting: async (before, act) => {
    await act.publish('items.item-going', String(before.itemNo))
  },
  renamed: async (from, to, act) => {
    await act.tx
      .updateTable('bomLine')
      .set({ no: to })
      .where('type', '=', 'item')
      .where('no', '=', from)
      .execute()
  },
})

/** Parts of a bill must exist. */
async function unknownParts(after: Row, act: Act) {
  const lines = (after.bomLines ?? []) as ItemToBe['bomLines']
  const unknown = async (type: 'item' | 'resource') => {
    const wanted = lines.filter((line) => line.type === type && line.no !== '')
    if (wanted.length === 0) return []
    const nos = wanted.map((line) => line.no)
    const there =
      type === 'item'
        ? (await act.tx.selectFrom('item').select('itemNo').where('itemNo', 'in', nos).execute()).map(
            (row) => row.itemNo,
          )
        : (
            await act.tx.selectFrom('resource').select('resourceNo').where('resourceNo', 'in', nos).execute()
          ).map((row) => row.resourceNo)
    return wanted
      .filter((line) => !there.includes(line.no) && line.no !== after.itemNo)
      .map((line) => ({ code: 'items.no-such-part', facts: { no: line.no }, at: 'bomLines' }))
  }
  return [...(await unknown('item')), ...(await unknown('resource'))]
}

/** The modules above may object to a variant's going, or forget it. */
async function tellVariantsThatGo(after: Row, before: Row, act: Act) {
  const codesOf = (row: Row) =>
    ((row.variants ?? []) as { variantCode: string }[]).map((one) => one.variantCode)
  const staying = codesOf(after)
  for (const variantCode of codesOf(before).filter((code) => !staying.includes(code)))
    await act.publish('items.variant-going', String(after.itemNo), { itemNo: after.itemNo, variantCode })
  return []
}
