import type { Selectable } from 'kysely'
import type { Reading } from '../engine/act.ts'
import type { ItemTables } from './tables.ts'

export type ItemRow = Selectable<ItemTables['item']>

/** The item; undefined where there is none, or none was asked for. */
export async function loadItem(tx: Reading['tx'], itemNo: string | null): Promise<ItemRow | undefined> {
  if (itemNo === null) return undefined
  return tx.selectFrom('item').selectAll().where('itemNo', '=', itemNo).executeTakeFirst()
}
