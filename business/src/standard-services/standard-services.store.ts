import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { Happened } from '../engine/module.ts'
import type { StandardLine } from './standard-service.ts'

/** Lines and groups of codes, by code. */
export async function loadParts(tx: Reading['tx'], codes: readonly string[]) {
  const lines = await tx
    .selectFrom('standardServiceLine')
    .selectAll()
    .where(anyOf('standardServiceCode', codes))
    .orderBy('lineNo')
    .execute()
  const groups = await tx
    .selectFrom('standardServiceGroup')
    .selectAll()
    .where(anyOf('standardServiceCode', codes))
    .orderBy('groupCode')
    .execute()
  return new Map(
    codes.map((code) => [
      code,
      {
        lines: lines
          .filter((line) => line.standardServiceCode === code)
          .map(({ standardServiceCode: _, lineNo: __, ...line }): StandardLine => line),
        groups: groups.filter((one) => one.standardServiceCode === code).map((one) => one.groupCode),
      },
    ]),
  )
}

/** Writes what is named over what was there. */
export async function saveParts(
  act: Act,
  standardServiceCode: string,
  parts: { lines?: readonly StandardLine[]; groups?: readonly (string | null)[] },
): Promise<void> {
  const { tx } = act
  if (parts.lines) {
    await tx
      .deleteFrom('standardServiceLine')
      .where('standardServiceCode', '=', standardServiceCode)
      .execute()
    const rows = parts.lines.map((line, at) => ({ ...line, standardServiceCode, lineNo: (at + 1) * 10000 }))
    if (rows.length > 0) await tx.insertInto('standardServiceLine').values(rows).execute()
  }
  if (parts.groups) {
    await tx
      .deleteFrom('standardServiceGroup')
      .where('standardServiceCode', '=', standardServiceCode)
      .execute()
    const rows = [...new Set(parts.groups)].map((groupCode) => ({ standardServiceCode, groupCode }))
    if (rows.length > 0) await tx.insertInto('standardServiceGroup').values(rows).execute()
  }
}

/** Lines follow the new number of what they name. */
const renumber = (type: 'item' | 'cost') => async (happened: Happened, act: Act) => {
  await act.tx
    .updateTable('standardServiceLine')
    .set({ no: happened.subject })
    .where('type', '=', type)
    .where('no', '=', String(happened.data.from))
    .execute()
}

export const reactions = {
  'items.item-renamed': renumber('item'),
  'service-setup.service-cost-renamed': renumber('cost'),
} as const
