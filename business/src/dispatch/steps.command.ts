import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { refuse } from '../foundation/verdict.ts'
import { redoStep, undoStep } from './api.ts'
import { restorePromises } from './appointments/restore-promises.store.ts'
import { movableStates } from './day.ts'
import { loadStates, placeVisits, samePlace, samePublished, type VisitState } from './place-visits.store.ts'
import { lastStep, type StepLabel } from './steps.store.ts'
import { say } from './words.ts'

/**
 * Goes from one side of a step to the other. Visits that others have moved since stay where they are; when that is
 * all of them, the step is gone and told so.
 */
async function walk(act: Act, direction: 'undo' | 'redo') {
  const step = await lastStep(act, direction === 'undo' ? 'done' : 'undone')
  if (!step) return refuse(`dispatch.nothing-to-${direction}`)
  const expected = (direction === 'undo' ? step.redo : step.undo) as VisitState[]
  const wanted = new Map(
    ((direction === 'undo' ? step.undo : step.redo) as VisitState[]).map((state) => [state.visitNo, state]),
  )
  const there = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where(
      'visitNo',
      'in',
      expected.map((state) => state.visitNo),
    )
    .where('state', 'in', [...movableStates])
    .execute()
  const present = await loadStates(
    act,
    there.map((row) => row.visitNo),
  )
  const untouched = present.filter((state) => {
    const left = expected.find((one) => one.visitNo === state.visitNo)
    return (
      left !== undefined &&
      samePlace(state, left) &&
      state.pin === left.pin &&
      samePublished(state.published, left.published)
    )
  })
  const changes = untouched.flatMap((state) => wanted.get(state.visitNo) ?? [])
  const state = changes.length === 0 ? 'gone' : direction === 'undo' ? 'undone' : 'done'
  await act.tx.updateTable('boardStep').set({ state }).where('stepNo', '=', step.stepNo).execute()
  if (changes.length > 0) {
    await placeVisits(act, changes)
    await restorePromises(act, changes)
  } else await act.publish('dispatch.step-overtaken', act.user.userId)
  const label = step.label as StepLabel
  return { label: say(label.code, label.facts, act.user.language), placed: changes.length }
}

export const undoCommand = handle(undoStep, (_, act) => walk(act, 'undo'))
export const redoCommand = handle(redoStep, (_, act) => walk(act, 'redo'))
