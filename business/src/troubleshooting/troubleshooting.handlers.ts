import type { Act } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { refuse } from '../foundation/verdict.ts'
import { checkTypedNo, nextNoOf } from '../service-setup/public.store.ts'
import { assign, guidelines, readAssigned, show } from './api.ts'
import { guidelinesFor, type TroubleshootingLevel } from './lookup.ts'
import { completed, loadSteps, saveSteps } from './troubleshooting.store.ts'

export const guidelineHandlers = handleMaster(guidelines as unknown as MasterApi, {
  ...codeTable('troubleshootingHeader', 'troubleshootingNo'),
  children: {
    fields: ['lines'],
    load: async (reading, nos) => {
      const steps = await loadSteps(reading.tx, nos)
      return new Map(nos.map((no) => [no, { lines: steps.get(no) ?? [] }]))
    },
    save: (act, no, { lines }) => saveSteps(act, no, lines as string[]),
  },
  nextNo: (act, chosen) => nextNoOf(act.tx, 'troubleshootingSeries', chosen),
  prepare: async (after, before, act, given) => {
    if (before === null)
      await checkTypedNo(act.tx, 'troubleshootingSeries', given.troubleshootingNo, 'troubleshootingNo')
    return after
  },
})

function assignedTo(tx: Act['tx'], type: TroubleshootingLevel, no: string) {
  return tx
    .selectFrom('troubleshootingSetup')
    .innerJoin(
      'troubleshootingHeader',
      'troubleshootingHeader.troubleshootingNo',
      'troubleshootingSetup.troubleshootingNo',
    )
    .select(['troubleshootingSetup.troubleshootingNo', 'troubleshootingHeader.description'])
    .where('type', '=', type)
    .where('no', '=', no)
    .orderBy('troubleshootingSetup.troubleshootingNo')
    .execute()
}

export const readAssignedQuery = handle(readAssigned, async ({ type, no }, reading) => ({
  rows: await assignedTo(reading.tx as Act['tx'], type, no),
}))

export const assignCommand = handle(assign, async ({ type, no, troubleshootingNos }, act) => {
  const wanted = [...new Set(troubleshootingNos)].sort()
  const there = wanted.length
    ? await act.tx
        .selectFrom('troubleshootingHeader')
        .select('troubleshootingNo')
        .where(anyOf('troubleshootingNo', wanted))
        .execute()
    : []
  const unknown = wanted.find((one) => !there.some((row) => row.troubleshootingNo === one))
  if (unknown)
    refuse('troubleshooting.guideline-absent', { troubleshootingNo: unknown }, 'troubleshootingNos')
  const before = (await assignedTo(act.tx, type, no)).map((row) => row.troubleshootingNo)
  await act.tx.deleteFrom('troubleshootingSetup').where('type', '=', type).where('no', '=', no).execute()
  if (wanted.length > 0)
    await act.tx
      .insertInto('troubleshootingSetup')
      .values(wanted.map((troubleshootingNo) => ({ type, no, troubleshootingNo })))
      .execute()
  await act.remember('troubleshooting.assigned', `${type} ${no}`, { before }, { before: wanted })
  await act.publish('troubleshooting.assigned', no, { type })
  return {}
})

export const showQuery = handle(show, async (input, reading) => {
  const on = await completed(reading.tx, input)
  const nos = [on.serviceItemNo, on.itemNo, on.groupCode].flatMap((no) => no ?? [])
  const assigned = nos.length
    ? await reading.tx.selectFrom('troubleshootingSetup').selectAll().where(anyOf('no', nos)).execute()
    : []
  const found = guidelinesFor(on, assigned)
  if (!found) return { level: null, no: '', guidelines: [] }
  const headers = await reading.tx
    .selectFrom('troubleshootingHeader')
    .select(['troubleshootingNo', 'description'])
    .where(anyOf('troubleshootingNo', found.troubleshootingNos))
    .orderBy('troubleshootingNo')
    .execute()
  const steps = await loadSteps(reading.tx, found.troubleshootingNos)
  return {
    level: found.level,
    no: found.no,
    guidelines: headers.map((header) => ({ ...header, lines: steps.get(header.troubleshootingNo) ?? [] })),
  }
})
