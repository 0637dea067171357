import type { Selectable } from 'kysely'
import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { BomLine } from './item.ts'
import type { ItemTables } from './tables.ts'

export type ItemRow = Selectable<ItemTables['item']>
type Variant = Omit<ItemTables['itemVariant'], 'itemNo'>
type Unit = Omit<ItemTables['itemUnit'], 'itemNo'>

/** The item; undefined where there is none, or none was asked for. */
export async function loadItem(tx: Reading['tx'], itemNo: string | null): Promise<ItemRow | undefined> {
  if (itemNo === null) return undefined
  return tx.selectFrom('item').selectAll().where('itemNo', '=', itemNo).executeTakeFirst()
}

/** The variant; undefined where the item has none of this code. */
export function loadVariant(tx: Reading['tx'], itemNo: string, variantCode: string) {
  return tx
    .selectFrom('itemVariant')
    .selectAll()
    .where('itemNo', '=', itemNo)
    .where('variantCode', '=', variantCode)
    .executeTakeFirst()
}

/** How serial numbers of the item are tracked; undefined where they are not. */
export function loadTracking(tx: Reading['tx'], itemNo: string) {
  return tx
    .selectFrom('itemTrackingCode')
    .innerJoin('item', 'item.trackingCode', 'itemTrackingCode.trackingCode')
    .select(['itemTrackingCode.serialTracked', 'itemTrackingCode.warrantyDateFormula'])
    .where('item.itemNo', '=', itemNo)
    .executeTakeFirst()
}

/** The direct lines of the item's bill of material, by number. */
export function loadBomLines(tx: Reading['tx'], itemNo: string): Promise<BomLine[]> {
  return tx
    .selectFrom('bomLine')
    .select(['lineNo', 'type', 'no', 'variantCode', 'description', 'quantityPer', 'installedInLineNo'])
    .where('itemNo', '=', itemNo)
    .orderBy('lineNo')
    .execute()
}

/** Variants, units and bill lines of the items, by item. */
export async function loadParts(tx: Reading['tx'], itemNos: readonly string[]) {
  const of = <Row extends { itemNo: string }>(rows: readonly Row[]) => Map.groupBy(rows, (row) => row.itemNo)
  const variants = of(
    await tx
      .selectFrom('itemVariant')
      .selectAll()
      .where(anyOf('itemNo', itemNos))
      .orderBy('variantCode')
      .execute(),
  )
  const units = of(
    await tx.selectFrom('itemUnit').selectAll().where(anyOf('itemNo', itemNos)).orderBy('unitCode').execute(),
  )
  const bomLines = of(
    await tx.selectFrom('bomLine').selectAll().where(anyOf('itemNo', itemNos)).orderBy('lineNo').execute(),
  )
  return new Map(
    itemNos.map((no) => [
      no,
      { variants: variants.get(no) ?? [], units: units.get(no) ?? [], bomLines: bomLines.get(no) ?? [] },
    ]),
  )
}

/** Writes the parts that are named over those that were there. */
export async function saveParts(
  act: Act,
  itemNo: string,
  parts: { variants?: Variant[]; units?: Unit[]; bomLines?: BomLine[] },
): Promise<void> {
  const write = async (
    table: 'itemVariant' | 'itemUnit' | 'bomLine',
    rows: readonly object[] | undefined,
  ) => {
    if (!rows) return
    await act.tx.deleteFrom(table).where('itemNo', '=', itemNo).execute()
    if (rows.length > 0)
      await act.tx
        .insertInto(table)
        .values(rows.map((row) => ({ ...row, itemNo })) as never)
        .execute()
  }
  await write('itemVariant', parts.variants)
  await write('itemUnit', parts.units)
  await write('bomLine', parts.bomLines)
}

/** Items of a service item group that goes belong to none. */
export async function clearServiceItemGroup(act: Act, groupCode: string): Promise<void> {
  await act.tx
    .updateTable('item')
    .set({ serviceItemGroupCode: null })
    .where('serviceItemGroupCode', '=', groupCode)
    .execute()
}
