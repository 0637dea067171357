import { houseActor } from '../companies.ts'
import { applyPlan, planDays, readPlan } from '../dispatch/api.ts'
import type { Engine } from '../engine/engine.ts'
import { type Call, performTyped } from '../engine/perform.ts'
import type { Day } from '../foundation/day.ts'

/** Plans a day of the demo and accepts the proposal, as a dispatcher would. The queue must be at work. */
export async function planFirstDay(engine: Engine, company: string, day: Day, seconds = 4): Promise<void> {
  const call: Omit<Call, 'operation' | 'input'> = { actor: houseActor(company, 'it'), via: 'demo' }
  const { planNo } = await performTyped(engine, planDays, { fromDay: day, toDay: day, seconds }, call)
  for (;;) {
    const plan = await performTyped(engine, readPlan, { planNo }, call)
    if (plan.state === 'proposed') {
      await performTyped(engine, applyPlan, { planNo, version: plan.version }, call)
      return
    }
    if (plan.state !== 'waiting' && plan.state !== 'computing')
      throw new Error(`planning the demo day ended ${plan.state}: ${plan.failure}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
