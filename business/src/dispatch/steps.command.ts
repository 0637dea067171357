import type { Act } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { handle } from '../engine/module.ts'
import { refuse } from '../foundation/verdict.ts'
import { discardPlan, redoStep, undoStep } from './api.ts'
import { restorePromises } from './appointments/restore-promises.store.ts'
import { movableStates } from './day.ts'
import { loadStates, placeVisits, samePlace, samePublished, type VisitState } from './place-visits.store.ts'
import { factStands, type StepFact, turnFact } from './step-facts.store.ts'
import { lastStep, type StepLabel } from './steps.store.ts'
import { say } from './words.ts'

/**
 * Goes from one side of a step to the other. Visits that others have moved since stay where they are; when that is
 * all of them, the step is gone and told so. Of an event also what it was about is taken back; where somebody has changed
 * that since, nothing is.
 */
async function walk(act: Act, direction: 'undo' | 'redo') {
  const step = await lastStep(act, direction === 'undo' ? 'done' : 'undone')
  if (!step) return refuse(`dispatch.nothing-to-${direction}`)
  const expected = (direction === 'undo' ? step.redo : step.undo) as VisitState[]
  const wanted = new Map(
    ((direction === 'undo' ? step.undo : step.redo) as VisitState[]).map((state) => [state.visitNo, state]),
  )
  const fact = step.fact as StepFact | null
  const stands = fact === null || (await factStands(act, fact, direction))
  const there = await act.tx
    .selectFrom('visit')
    .select('visitNo')
    .where(anyOf('visitNo', stands ? expected.map((state) => state.visitNo) : []))
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
  const gone = fact === null ? changes.length === 0 : !stands
  const state = gone ? 'gone' : direction === 'undo' ? 'undone' : 'done'
  await act.tx.updateTable('boardStep').set({ state }).where('stepNo', '=', step.stepNo).execute()
  if (gone) await act.publish('dispatch.step-overtaken', act.user.userId)
  else {
    if (fact !== null) await turnFact(act, fact, direction)
    await discardAsked(act, step.planNo)
  }
  if (changes.length > 0) {
    await placeVisits(act, changes)
    await restorePromises(act, changes)
  }
  const label = step.label as StepLabel
  return { label: say(label.code, label.facts, act.user.language), placed: changes.length }
}

/** A proposal that was asked for because of something that is taken back answers no question any more. */
async function discardAsked(act: Act, planNo: string | null) {
  if (planNo === null) return
  const plan = await act.tx
    .selectFrom('plan')
    .select('state')
    .where('planNo', '=', planNo)
    .where('state', 'in', ['waiting', 'computing', 'proposed'])
    .executeTakeFirst()
  if (plan) await act.does(discardPlan, { planNo })
}

export const undoCommand = handle(undoStep, (_, act) => walk(act, 'undo'))
export const redoCommand = handle(redoStep, (_, act) => walk(act, 'redo'))
