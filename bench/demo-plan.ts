import { houseActor, migrateShared } from '@giro/business/companies.ts'
import { foundDemo } from '@giro/business/demo/demo.ts'
import { planDays, readPlan } from '@giro/business/dispatch/api.ts'
import { openEmbedded } from '@giro/business/engine/database.ts'
import { startEngine } from '@giro/business/engine/engine.ts'
import { performTyped } from '@giro/business/engine/perform.ts'
import { modules } from '@giro/business/modules.ts'
import type { Figure } from './figure.ts'

/** The demo day: 12 technicians, about 60 visits. First proposal, a good one, and how busy the server is meanwhile. */
export async function demoPlan(folder: string): Promise<Figure[]> {
  const database = await openEmbedded({ folder: null })
  await migrateShared(database)
  const engine = await startEngine({ database, modules, dataFolder: folder })
  const day = await foundDemo(engine)
  await engine.jobs.work(engine)
  const call = { actor: houseActor('demo', 'it'), via: 'test' as const }
  const started = performance.now()
  const { planNo } = await performTyped(engine, planDays, { fromDay: day, toDay: day, seconds: 10 }, call)
  let first = Number.NaN
  let firstCost = Number.NaN
  const waits: number[] = []
  for (;;) {
    const asked = performance.now()
    const plan = await performTyped(engine, readPlan, { planNo }, call)
    waits.push(performance.now() - asked)
    if (plan.after && Number.isNaN(first)) {
      first = performance.now() - started
      firstCost = plan.after.cost
    }
    if (plan.state === 'proposed') {
      const figures: Figure[] = [
        { name: 'demo day: first proposal', value: first, unit: 'ms', target: 2000 },
        { name: 'demo day: final proposal', value: performance.now() - started, unit: 'ms', target: 12_000 },
        { name: 'demo day: visits planned', value: plan.after!.planned, unit: 'visits' },
        { name: 'demo day: visits left out', value: plan.after!.unassigned, unit: 'visits' },
        { name: 'demo day: cost of first proposal', value: firstCost, unit: 'EUR' },
        { name: 'demo day: cost of final proposal', value: plan.after!.cost, unit: 'EUR' },
        {
          name: 'demo day: p95 of a read while planning',
          value: waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.95)]!,
          unit: 'ms',
        },
      ]
      await engine.close()
      return figures
    }
    if (plan.state === 'failed') throw new Error(plan.failure ?? 'planning failed')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
