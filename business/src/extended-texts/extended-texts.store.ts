import type { Reading } from '../engine/act.ts'
import type { ExtendedText } from './extended-text.ts'

/** What a line names. A service cost has the texts of the account that it is posted to. */
export interface Named {
  readonly type: '' | 'item' | 'resource' | 'cost' | 'gl-account'
  readonly no: string
}

const columns = { '': 'standardTextCode', item: 'itemNo', resource: 'resourceNo' } as const

/** All texts of what a line names, by code; `linesOf` tells which are written. */
export async function loadExtendedTexts(tx: Reading['tx'], { type, no }: Named): Promise<ExtendedText[]> {
  const account = type === 'cost' ? await accountOf(tx, no) : no
  if (account === '') return []
  const column = type === 'cost' || type === 'gl-account' ? 'accountNo' : columns[type]
  return tx
    .selectFrom('extendedText')
    .selectAll()
    .where(column, '=', account)
    .orderBy('extendedTextCode')
    .execute()
}

async function accountOf(tx: Reading['tx'], costCode: string): Promise<string> {
  const cost = await tx
    .selectFrom('serviceCost')
    .select('accountNo')
    .where('costCode', '=', costCode)
    .executeTakeFirst()
  return cost?.accountNo ?? ''
}

/** Words of a standard text; undefined where there is none of that code. */
export async function loadStandardText(
  tx: Reading['tx'],
  standardTextCode: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('standardText')
    .select('description')
    .where('standardTextCode', '=', standardTextCode)
    .executeTakeFirst()
  return row?.description
}
