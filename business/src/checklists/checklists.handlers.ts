import { codeTable } from '../engine/code-table.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent } from '../foundation/verdict.ts'
import { loadLines } from '../service-orders/public.store.ts'
import { addToLine, answerPoint, checklists, followUp, readLinePoints } from './api.ts'
import { type Point, reasonsAgainstPoints } from './checklist.ts'
import {
  copyToLine,
  loadLinePoints,
  loadParts,
  openFollowUp,
  saveParts,
  writeAnswer,
} from './checklists.store.ts'

export const checklistHandlers = handleMaster(checklists as unknown as MasterApi, {
  ...codeTable('checklist', 'checklistCode'),
  children: {
    fields: ['points', 'uses'],
    load: (reading, codes) => loadParts(reading.tx, codes),
    save: (act, code, parts) => saveParts(act, code, parts as Parameters<typeof saveParts>[2]),
  },
  reasonsNotTo: (after) => reasonsAgainstPoints((after.points ?? []) as Point[]),
})

export const readLinePointsQuery = handle(readLinePoints, async ({ orderNo, lineNo }, reading) => ({
  points: (await loadLinePoints(reading.tx, [orderNo]))
    .filter((point) => point.lineNo === lineNo)
    .map(({ orderNo: _, lineNo: __, ...point }) => point),
}))

export const answerPointCommand = handle(answerPoint, async (input, act) => {
  const { verdict } = await writeAnswer(act, { ...input, at: act.now })
  return { verdict }
})

export const addToLineCommand = handle(addToLine, async ({ orderNo, lineNo, checklistCode }, act) => {
  if (!(await loadLines(act.tx, orderNo)).some((line) => line.lineNo === lineNo))
    absent('service-orders.line-absent', { orderNo, line: lineNo })
  const template = await act.tx
    .selectFrom('checklist')
    .select('checklistCode')
    .where('checklistCode', '=', checklistCode)
    .executeTakeFirst()
  if (!template) absent('checklists.checklist-absent', { checklistCode })
  const added = await copyToLine(act, { orderNo, lineNo }, [checklistCode])
  await act.publish('checklists.answered', orderNo, { orderNo, lineNo })
  return { added }
})

export const followUpCommand = handle(followUp, async (input, act) => ({
  orderNo: await openFollowUp(act, input),
}))
