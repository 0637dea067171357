import { evaluateMove } from '@giro/optimiser'
import type { Act } from '../../engine/act.ts'
import { type Day, epochSeconds } from '../../foundation/day.ts'
import { loadWeights, placementsOf } from '../by-hand.store.ts'
import { loadDays } from '../day.store.ts'
import { crewOf, type PlanDays } from '../day.ts'
import { placesOf, routingProblem } from '../planning/routing-problem.ts'
import { placeOnTrail, type Trail } from '../steps.store.ts'
import { travelOfDays } from '../travel-of-days.store.ts'
import type { Pushed } from './api.ts'
import { pushedRoutes, pushedVisits, pushedWords } from './knock-on.ts'

/** Pushes what stands behind on the technicians' day (null: on everybody's) and tells what was pushed. */
export async function pushFollowers(
  act: Act,
  day: Day,
  resourceNos: readonly string[] | null,
  trail?: Trail,
): Promise<Pushed[]> {
  const days = await loadWithCrews(act, day, resourceNos)
  const places = placesOf(days)
  const matrix = await travelOfDays(act, days, places, { fetch: false })
  const { problem, origin } = routingProblem(days, places, matrix, {
    weights: await loadWeights(act.tx),
    mode: 'by-hand',
  })
  const present = new Map(
    days.visits.flatMap((visit) =>
      visit.placement ? [[visit.visitNo, epochSeconds(visit.placement.start) - origin] as const] : [],
    ),
  )
  const routes = pushedRoutes(problem, present, evaluateMove)
  const quality = matrix.quality.kind === 'routed' ? 'routed' : 'estimated'
  const moved = pushedVisits(days, placementsOf(routes, origin, quality))
  if (moved.length > 0) {
    const changes = moved.map(({ visit, placement }) => ({ visitNo: visit.visitNo, placement }))
    await placeOnTrail(act, changes, 'DELAY', trail)
  }
  return moved.map(pushedWords).filter((one) => one.from !== one.to)
}

/** The technicians' day with everybody who shares a visit with them: when one is late, the whole crew starts later. */
async function loadWithCrews(act: Act, day: Day, resourceNos: readonly string[] | null): Promise<PlanDays> {
  let wanted = resourceNos
  for (;;) {
    const days = await loadDays(act, {
      fromDay: day,
      toDay: day,
      unplanned: false,
      ...(wanted && { resourceNos: wanted }),
    })
    if (wanted === null) return days
    const crews = days.visits.flatMap((visit) => (visit.placement ? crewOf(visit.placement) : []))
    const all = [...new Set([...wanted, ...crews])]
    if (all.length === new Set(wanted).size) return days
    wanted = all
  }
}
