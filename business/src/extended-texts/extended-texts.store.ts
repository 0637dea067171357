import type { Reading } from '../engine/act.ts'
import { linesOf, type Occasion } from './extended-text.ts'

/** What a line names. A service cost has the texts of the account that it is posted to. */
export interface Named {
  readonly type: '' | 'item' | 'resource' | 'cost' | 'gl-account'
  readonly no: string
}

const columns = { '': 'standardTextCode', item: 'itemNo', resource: 'resourceNo' } as const

/** The lines to write below a line that names this; none where nothing fits. */
export async function loadExtendedLines(
  tx: Reading['tx'],
  { type, no }: Named,
  occasion: Occasion,
): Promise<string[]> {
  const account = type === 'cost' ? await accountOf(tx, no) : no
  if (account === '') return []
  const column = type === 'cost' || type === 'gl-account' ? 'accountNo' : columns[type]
  const texts = await tx
    .selectFrom('extendedText')
    .selectAll()
    .where(column, '=', account)
    .orderBy('extendedTextCode')
    .execute()
  return linesOf(texts, occasion)
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
