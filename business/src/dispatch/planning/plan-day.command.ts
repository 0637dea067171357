import { handle } from '../../engine/module.ts'
import { daysBetween } from '../../foundation/day.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { discardPlan, openPlan, planDays, stopPlan } from '../api.ts'
import { loadDays } from '../day.store.ts'
import { openPlanStates, startPlan } from './start-plan.store.ts'

const longestPlan = 31

export const planDaysCommand = handle(planDays, async (input, act) => {
  const { fromDay, toDay } = input
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longestPlan)
    refuse('dispatch.period-too-long', { days: longestPlan }, 'toDay')
  if (toDay < act.workDate) refuse('dispatch.days-past', {}, 'fromDay')
  const running = await act.tx
    .selectFrom('plan')
    .select('planNo')
    .where('state', 'in', ['waiting', 'computing'])
    .where('mode', '<>', 'what-if')
    .executeTakeFirst()
  if (running) refuse('dispatch.plan-running', { planNo: running.planNo })
  const days = await loadDays(act, {
    fromDay,
    toDay,
    unplanned: true,
    ...(input.resourceNos && { resourceNos: input.resourceNos }),
  })
  if (!days.days.some((one) => typeof one.shift !== 'string')) refuse('dispatch.nobody-works', {}, 'fromDay')
  if (days.visits.length === 0) refuse('dispatch.nothing-to-plan', {}, 'fromDay')
  await act.tx
    .updateTable('plan')
    .set({ state: 'discarded' })
    .where('state', '=', 'proposed')
    .where('mode', '<>', 'what-if')
    .execute()
  const { visitNos, seconds, seed, iterations } = input
  const planNo = await startPlan(act, {
    fromDay,
    toDay,
    mode: 'build',
    resourceNos: days.technicians.map((one) => one.resourceNo),
    moveOthers: input.moveOthers,
    seed,
    ...(visitNos && { visitNos }),
    ...(seconds !== undefined && { seconds }),
    ...(iterations !== undefined && { iterations }),
  })
  return { planNo }
})

export const stopPlanCommand = handle(stopPlan, async ({ planNo }, act) => {
  const plan = await act.tx
    .selectFrom('plan')
    .select(['state', 'options'])
    .where('planNo', '=', planNo)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) return absent('dispatch.plan-absent', { planNo })
  if (plan.state !== 'waiting' && plan.state !== 'computing') refuse('dispatch.plan-not-open', { planNo })
  await act.tx
    .updateTable('plan')
    .set({ options: JSON.stringify({ ...plan.options, stop: true }) })
    .where('planNo', '=', planNo)
    .execute()
  return { planNo }
})

export const discardPlanCommand = handle(discardPlan, async ({ planNo }, act) => {
  const plan = await act.tx
    .selectFrom('plan')
    .select('state')
    .where('planNo', '=', planNo)
    .forUpdate()
    .executeTakeFirst()
  if (!plan) return absent('dispatch.plan-absent', { planNo })
  if (plan.state === 'accepted' || plan.state === 'discarded' || plan.state === 'outdated')
    refuse('dispatch.plan-not-open', { planNo })
  await act.tx
    .updateTable('plan')
    .set({ state: 'discarded', endedAt: act.now })
    .where('planNo', '=', planNo)
    .execute()
  await act.publish('dispatch.plan-discarded', planNo)
  return { planNo }
})

export const openPlanQuery = handle(openPlan, async (_, reading) => {
  const plan = await reading.tx
    .selectFrom('plan')
    .select('planNo')
    .where('state', 'in', [...openPlanStates])
    .where('mode', '<>', 'what-if')
    .where('alternativeOf', 'is', null)
    .orderBy('askedAt', 'desc')
    .executeTakeFirst()
  return { planNo: plan?.planNo ?? null }
})
