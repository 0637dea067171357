import type { Act, Reading } from '../engine/act.ts'
import type { Facts } from '../foundation/verdict.ts'
import { placeVisits, type VisitChange, type VisitState } from './place-visits.store.ts'
import type { StepFact } from './step-facts.store.ts'
import { say } from './words.ts'

/** What a step is called: a code of this module with its blanks. */
export interface StepLabel {
  readonly code: string
  readonly facts: Facts
}

const kept = 100

/** The person's next step back and next step forward, in words; null: none. */
export async function openSteps(reading: Reading): Promise<{ undo: string | null; redo: string | null }> {
  const words = (label: unknown) => {
    const { code, facts } = label as StepLabel
    return say(code, facts, reading.user.language)
  }
  const last = await lastStep(reading, 'done')
  const next = await lastStep(reading, 'undone')
  return { undo: last ? words(last.label) : null, redo: next ? words(next.label) : null }
}

/** The newest done step, or the oldest of those undone after it. */
export function lastStep(reading: Reading, state: 'done' | 'undone') {
  return reading.tx
    .selectFrom('boardStep')
    .selectAll()
    .where('userId', '=', reading.user.userId)
    .where('state', '=', state)
    .orderBy('stepNo', state === 'done' ? 'desc' : 'asc')
    .limit(1)
    .executeTakeFirst()
}

/** Places as they were and are, gathered while something is done. */
export interface Trail {
  readonly before: VisitState[]
  readonly after: VisitChange[]
}

/** Places visits, and gathers the way back where a step is to be written. */
export async function placeOnTrail(
  act: Act,
  changes: readonly VisitChange[],
  reasonCode: string,
  trail?: Trail,
): Promise<void> {
  const before = await placeVisits(act, changes, reasonCode)
  trail?.before.push(...before)
  trail?.after.push(...changes)
}

/** Writes a step with the way back; what was undone before cannot be redone any more. The oldest beyond 100 go. */
export async function recordStep(
  act: Act,
  label: StepLabel,
  before: readonly VisitState[],
  after: readonly VisitChange[],
  more: { readonly fact?: StepFact; readonly planNo?: string | null } = {},
): Promise<void> {
  const { userId } = act.user
  await act.tx.deleteFrom('boardStep').where('userId', '=', userId).where('state', '=', 'undone').execute()
  const states = new Map(before.map((state) => [state.visitNo, state]))
  const redo = after.map((change) => ({
    ...change,
    pin: change.pin ?? (change.placement === null ? 'none' : states.get(change.visitNo)?.pin),
    published:
      change.published === undefined ? (states.get(change.visitNo)?.published ?? null) : change.published,
  }))
  await act.tx
    .insertInto('boardStep')
    .values({
      userId,
      at: act.now,
      label: JSON.stringify(label),
      undo: JSON.stringify(before),
      redo: JSON.stringify(redo),
      fact: more.fact ? JSON.stringify(more.fact) : null,
      planNo: more.planNo ?? null,
    })
    .execute()
  const old = await act.tx
    .selectFrom('boardStep')
    .select('stepNo')
    .where('userId', '=', userId)
    .orderBy('stepNo', 'desc')
    .offset(kept)
    .limit(1)
    .executeTakeFirst()
  if (old)
    await act.tx
      .deleteFrom('boardStep')
      .where('userId', '=', userId)
      .where('stepNo', '<=', old.stepNo)
      .execute()
}
