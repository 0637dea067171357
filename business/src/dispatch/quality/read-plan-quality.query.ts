import { handle } from '../../engine/module.ts'
import { daysBetween } from '../../foundation/day.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { standingDays } from '../appointments/routes-as-they-stand.ts'
import { loadWeights } from '../by-hand.store.ts'
import { loadDays } from '../day.store.ts'
import type { PlanDays } from '../day.ts'
import type { Proposal } from '../planning/proposal.ts'
import { placesOf } from '../planning/routing-problem.ts'
import { travelOfDays } from '../travel-of-days.store.ts'
import { readPlanQuality } from './api.ts'
import { planQuality, withChanges } from './quality.ts'

const longest = 31

export const readPlanQualityQuery = handle(readPlanQuality, async ({ fromDay, toDay, planNo }, reading) => {
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longest) refuse('dispatch.period-too-long', { days: longest }, 'toDay')
  const proposal = planNo === undefined ? null : await loadProposal(planNo)
  const loaded = await loadDays(reading, { fromDay, toDay, unplanned: true })
  // A slot that is only kept costs nothing yet.
  const days = {
    ...loaded,
    visits: loaded.visits.map((visit) => (visit.held ? { ...visit, placement: null } : visit)),
  }
  const places = placesOf(days)
  const matrix = await travelOfDays(reading, days, places, { fetch: false })
  const weights = await loadWeights(reading.tx)
  return {
    fromDay,
    toDay,
    travel: matrix.quality.kind === 'routed' ? ('routed' as const) : ('estimated' as const),
    now: qualityOf(days),
    proposed: proposal && qualityOf(withChanges(days, proposal.changes)),
  }

  async function loadProposal(no: string): Promise<Proposal> {
    const plan = await reading.tx
      .selectFrom('plan')
      .select('proposal')
      .where('planNo', '=', no)
      .executeTakeFirst()
    if (!plan) return absent('dispatch.plan-absent', { planNo: no })
    return (plan.proposal as Proposal | null) ?? refuse('dispatch.plan-not-open', { planNo: no })
  }

  function qualityOf(stand: PlanDays) {
    const { problem, routes } = standingDays(stand, places, matrix, { weights, mode: 'by-hand' })
    const planned = new Set(routes.flatMap((route) => route.stops.map((stop) => stop.id)))
    const left = problem.visits.filter((visit) => !planned.has(visit.id))
    const quality = planQuality(stand, routes, {
      count: left.length,
      cost: left.reduce((sum, visit) => sum + (visit.penalty ?? 0), 0),
    })
    return { ...quality, technicians: [...quality.technicians] }
  }
})
