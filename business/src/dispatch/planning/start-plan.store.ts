import { v7 as uuid } from 'uuid'
import type { Act } from '../../engine/act.ts'
import type { Day } from '../../foundation/day.ts'
import { loadDispatchSetup } from '../day.store.ts'
import type { StepLabel } from '../steps.store.ts'
import type { PlanMode } from '../tables.ts'
import type { Variation } from './variation.ts'

/** How a plan is searched for and what it may touch; kept with the plan. */
export interface PlanOptions {
  /** Only the named visits are planned or moved. */
  readonly selection: boolean
  readonly moveOthers: boolean
  readonly seconds: number
  readonly seed: number
  readonly threads: number
  readonly iterations?: number
  readonly stop?: boolean
  readonly variation?: Variation
}

/** What is asked for. */
export interface AskedPlan {
  readonly fromDay: Day
  readonly toDay: Day
  readonly mode: PlanMode
  readonly name?: string
  readonly event?: StepLabel
  readonly resourceNos: readonly string[]
  /** Only these are planned or moved; absent: all. */
  readonly visitNos?: readonly string[]
  readonly moveOthers?: boolean
  readonly seconds?: number
  readonly seed?: number
  readonly iterations?: number
  readonly variation?: Variation
  readonly alternativeOf?: string
}

/** Plans that somebody may still accept. */
export const openPlanStates = ['waiting', 'computing', 'proposed'] as const

/** Writes the plan and puts its job into the queue with the transaction. Returns its number. */
export async function startPlan(act: Act, asked: AskedPlan): Promise<string> {
  const setup = await loadDispatchSetup(act.tx)
  const { fromDay, toDay, mode } = asked
  const planNo = uuid().slice(-12)
  const options: PlanOptions = {
    selection: asked.visitNos !== undefined,
    moveOthers: asked.moveOthers ?? true,
    seconds: asked.seconds ?? (mode === 'replan' ? setup.replanSeconds : setup.planningSeconds),
    seed: asked.seed ?? 1,
    threads: setup.threads,
    ...(asked.iterations !== undefined && { iterations: asked.iterations }),
    ...(asked.variation && { variation: asked.variation }),
  }
  await act.tx
    .insertInto('plan')
    .values({
      planNo,
      state: 'waiting',
      fromDay,
      toDay,
      resourceNos: [...asked.resourceNos],
      visitNos: [...(asked.visitNos ?? [])],
      options: JSON.stringify(options),
      askedAt: act.now,
      askedBy: act.user.name,
      startedAt: null,
      endedAt: null,
      progress: JSON.stringify({}),
      proposal: null,
      failure: null,
      mode,
      name: asked.name ?? '',
      event: asked.event ? JSON.stringify(asked.event) : null,
      alternativeOf: asked.alternativeOf ?? null,
    })
    .execute()
  await act.startJob('dispatch.planDay', { planNo, language: act.user.language })
  await act.publish('dispatch.plan-asked', planNo, { fromDay, toDay, mode })
  return planNo
}

/**
 * Plans that something has overtaken: an event changed the days, or another plan was accepted. What-if plans outlive
 * an event, because they are there to be compared, but not an acceptance.
 */
export async function outdatePlans(
  act: Act,
  which: { readonly whatIf: boolean; readonly but?: string },
): Promise<void> {
  let query = act.tx
    .updateTable('plan')
    .set({ state: 'outdated', endedAt: act.now })
    .where('state', 'in', [...openPlanStates])
  if (!which.whatIf) query = query.where('mode', '<>', 'what-if')
  if (which.but) query = query.where('planNo', '<>', which.but)
  const gone = await query.returning('planNo').execute()
  for (const { planNo } of gone) await act.publish('dispatch.plan-outdated', planNo)
}
