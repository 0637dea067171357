import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { Happened } from '../engine/module.ts'
import type { TroubleshootingLevel, WorkedOn } from './lookup.ts'

/** The steps of guidelines, by number. */
export async function loadSteps(tx: Reading['tx'], nos: readonly string[]): Promise<Map<string, string[]>> {
  if (nos.length === 0) return new Map()
  const rows = await tx
    .selectFrom('troubleshootingLine')
    .selectAll()
    .where(anyOf('troubleshootingNo', nos))
    .orderBy('lineNo')
    .execute()
  const byNo = Map.groupBy(rows, (row) => row.troubleshootingNo)
  return new Map(nos.map((no) => [no, (byNo.get(no) ?? []).map((row) => row.comment)]))
}

/** Writes the steps over those that were there. */
export async function saveSteps(
  act: Act,
  troubleshootingNo: string,
  steps: readonly string[],
): Promise<void> {
  await act.tx.deleteFrom('troubleshootingLine').where('troubleshootingNo', '=', troubleshootingNo).execute()
  if (steps.length === 0) return
  await act.tx
    .insertInto('troubleshootingLine')
    .values(steps.map((comment, at) => ({ troubleshootingNo, lineNo: (at + 1) * 10000, comment })))
    .execute()
}

/** What a service item's card says of its item and group, where the caller did not. */
export async function completed(tx: Reading['tx'], on: WorkedOn): Promise<WorkedOn> {
  const card =
    on.serviceItemNo === null
      ? undefined
      : await tx
          .selectFrom('serviceItem')
          .select(['itemNo', 'groupCode'])
          .where('serviceItemNo', '=', on.serviceItemNo)
          .executeTakeFirst()
  const itemNo = on.itemNo ?? card?.itemNo ?? null
  const item =
    itemNo === null
      ? undefined
      : await tx
          .selectFrom('item')
          .select('serviceItemGroupCode')
          .where('itemNo', '=', itemNo)
          .executeTakeFirst()
  return {
    serviceItemNo: on.serviceItemNo,
    itemNo,
    groupCode: on.groupCode ?? card?.groupCode ?? item?.serviceItemGroupCode ?? null,
  }
}

/** What is deleted loses its links (D-2). */
const forget = (type: TroubleshootingLevel) => async (happened: Happened, act: Act) => {
  await act.tx
    .deleteFrom('troubleshootingSetup')
    .where('type', '=', type)
    .where('no', '=', happened.subject)
    .execute()
}

/** Links follow the new number of what they are for. */
const renumber = (type: TroubleshootingLevel) => async (happened: Happened, act: Act) => {
  await act.tx
    .updateTable('troubleshootingSetup')
    .set({ no: happened.subject })
    .where('type', '=', type)
    .where('no', '=', String(happened.data.from))
    .execute()
}

/** Links of a service item that was merged into another become that one's, where it has not got them. */
async function merged({ subject: from, data }: Happened, act: Act) {
  const links = (no: string) =>
    act.tx
      .selectFrom('troubleshootingSetup')
      .select('troubleshootingNo')
      .where('type', '=', 'service-item')
      .where('no', '=', no)
      .execute()
  const to = String(data.to)
  const own = (await links(to)).map((row) => row.troubleshootingNo)
  const missing = (await links(from)).filter((row) => !own.includes(row.troubleshootingNo))
  if (missing.length > 0)
    await act.tx
      .insertInto('troubleshootingSetup')
      .values(missing.map((row) => ({ ...row, type: 'service-item' as const, no: to })))
      .execute()
}

export const reactions = {
  'service-items.service-item-merged': merged,
  'service-items.service-item-renamed': renumber('service-item'),
  'service-items.service-item-group-renamed': renumber('service-item-group'),
  'items.item-renamed': renumber('item'),
  'service-items.service-item-deleted': forget('service-item'),
  'service-items.service-item-group-going': forget('service-item-group'),
  'items.item-deleted': forget('item'),
} as const
