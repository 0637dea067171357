import { passNotes } from '../../attachments/public.store.ts'
import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import {
  absent,
  changedMeanwhile,
  confirmation,
  orRefuse,
  refuse,
  verdict,
} from '../../foundation/verdict.ts'
import { passHistory } from '../../service-ledger/public.store.ts'
import { lastLineNo } from '../components/component.ts'
import { loadComponents } from '../components/components.store.ts'
import {
  loadServiceItem,
  relationsOf,
  type ServiceItemRow,
  updateServiceItem,
} from '../service-items.store.ts'
import { forgetSkillsOf, loadHeldSkills } from '../skills.store.ts'
import { mergeServiceItems } from './api.ts'
import { mergedCard } from './merge.ts'

const entity = 'service-items.service-item'

async function locked(act: Act, serviceItemNo: string): Promise<ServiceItemRow> {
  await act.tx
    .selectFrom('serviceItem')
    .select('version')
    .where('serviceItemNo', '=', serviceItemNo)
    .forUpdate()
    .execute()
  return (
    (await loadServiceItem(act.tx, serviceItemNo)) ??
    absent('service-items.service-item-absent', { serviceItemNo })
  )
}

/**
 * Orders, components, log, skills, ledger, notes and files of the duplicate become those of the one that stays; empty
 * fields are filled; the duplicate goes. Asked first, since it cannot be undone.
 */
export const mergeServiceItemsCommand = handle(
  mergeServiceItems,
  async ({ serviceItemNo, version, duplicateNo }, act) => {
    if (serviceItemNo === duplicateNo) refuse('service-items.merge-itself', {}, 'duplicateNo')
    const stays = await locked(act, serviceItemNo)
    const goes = await locked(act, duplicateNo)
    if (stays.version !== version)
      changedMeanwhile('service-items.service-item-changed-meanwhile', { serviceItemNo })
    if (goes.customerNo !== null && goes.customerNo !== stays.customerNo)
      refuse('service-items.merge-other-customer', { duplicateNo }, 'duplicateNo')
    orRefuse(
      verdict(
        [],
        () => null,
        [confirmation('service-items.merge-for-good', { duplicateNo, serviceItemNo })],
        act.answers,
      ),
    )
    await act.publish('service-items.service-item-merged', duplicateNo, { to: serviceItemNo })
    await passComponents(act, duplicateNo, serviceItemNo)
    await passLog(act, duplicateNo, serviceItemNo)
    await passSkills(act, duplicateNo, serviceItemNo)
    await passMeters(act, duplicateNo, serviceItemNo)
    await passHistory(act, duplicateNo, serviceItemNo)
    await passNotes(act, entity, duplicateNo, serviceItemNo)
    await act.tx.deleteFrom('serviceItem').where('serviceItemNo', '=', duplicateNo).execute()
    await act.remember(entity, duplicateNo, goes, null)
    await act.publish('service-items.service-item-deleted', duplicateNo, relationsOf(null, goes))
    await updateServiceItem(act, serviceItemNo, stays, mergedCard(stays, goes), [])
    return { serviceItemNo, version: version + 1 }
  },
)

/** Parts go to the end of the other's list; where it is a part itself, the other takes its place. */
async function passComponents(act: Act, from: string, to: string): Promise<void> {
  await act.tx
    .updateTable('serviceItemComponent')
    .set({ no: to })
    .where('type', '=', 'service-item')
    .where('no', '=', from)
    .where('parentServiceItemNo', '<>', to)
    .execute()
  const moving = await loadComponents(act.tx, from)
  const first = lastLineNo(await loadComponents(act.tx, to))
  const moved = new Map(moving.map((row, at) => [row.lineNo, first + at * 10000]))
  for (const [at, row] of moving.entries())
    await act.tx
      .updateTable('serviceItemComponent')
      .set({
        parentServiceItemNo: to,
        lineNo: first + at * 10000,
        fromLineNo: moved.get(row.fromLineNo) ?? row.fromLineNo,
      })
      .where('parentServiceItemNo', '=', from)
      .where('active', '=', row.active)
      .where('lineNo', '=', row.lineNo)
      .execute()
  // What was fitted in the one that stays was this one: a machine is no part of itself.
  await act.tx
    .deleteFrom('serviceItemComponent')
    .where('type', '=', 'service-item')
    .where('parentServiceItemNo', '=', to)
    .where('no', 'in', [from, to])
    .execute()
}

async function passLog(act: Act, from: string, to: string): Promise<void> {
  const { last } = await act.tx
    .selectFrom('serviceItemLog')
    .select((builder) => builder.fn.max('entryNo').as('last'))
    .where('serviceItemNo', '=', to)
    .executeTakeFirstOrThrow()
  await act.tx
    .updateTable('serviceItemLog')
    .set((builder) => ({ serviceItemNo: to, entryNo: builder('entryNo', '+', Number(last ?? 0)) }))
    .where('serviceItemNo', '=', from)
    .execute()
}

async function passSkills(act: Act, from: string, to: string): Promise<void> {
  const own = (await loadHeldSkills(act.tx, 'service-item', [to])).get(to) ?? []
  const others = (await loadHeldSkills(act.tx, 'service-item', [from])).get(from) ?? []
  const missing = others.filter((one) => !own.some((skill) => skill.skillCode === one.skillCode))
  await forgetSkillsOf(act, { type: 'service-item', no: from })
  if (missing.length === 0) return
  const marks = { assignedFrom: null, sourceType: null, sourceCode: null }
  await act.tx
    .insertInto('serviceItemSkill')
    .values(
      missing.map(({ skillCode, level }) => ({
        skillCode,
        level,
        ...marks,
        ownerType: 'service-item' as const,
        ownerNo: to,
      })),
    )
    .execute()
}

/** Meters keep their readings, and get numbers after those of the one that stays. */
async function passMeters(act: Act, from: string, to: string): Promise<void> {
  const { last } = await act.tx
    .selectFrom('meter')
    .select((builder) => builder.fn.max('meterNo').as('last'))
    .where('serviceItemNo', '=', to)
    .executeTakeFirstOrThrow()
  await act.tx
    .updateTable('meter')
    .set((builder) => ({ serviceItemNo: to, meterNo: builder('meterNo', '+', Number(last ?? 0)) }))
    .where('serviceItemNo', '=', from)
    .execute()
}
