import { evaluateMove, type Route } from '@giro/optimiser'
import type { Reading } from '../engine/act.ts'
import { addSeconds, type Day, epochSeconds, fromEpochSeconds, type Instant } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { loadDays, loadDispatchSetup, loadVisitsByNo } from './day.store.ts'
import { isMovableState, notPlannable, type Placement, type PlanDays } from './day.ts'
import { type HandMade, type HandMove, workOut } from './hand-made.ts'
import { ofShift, placesOf, type RoutingProblem, routingProblem } from './planning/routing-problem.ts'
import { travelOfDays } from './travel-of-days.store.ts'
import { type PlanningWeights, planningWeights } from './weights.ts'

/** What the dispatcher asks for. */
export interface WantedMove {
  readonly visitNo: string
  readonly to: { readonly resourceNo: string; readonly day: Day; readonly start: Instant } | null
}

/** The changed days worked out, with the placements that would be written. */
export interface WorkedOut {
  readonly days: PlanDays
  readonly routing: RoutingProblem
  readonly made: HandMade
  readonly placements: ReadonlyMap<string, Placement>
}

/** The company's weights: what is not set is as usual. */
export async function loadWeights(tx: Reading['tx']): Promise<PlanningWeights> {
  return planningWeights.parse((await loadDispatchSetup(tx)).weights)
}

/**
 * Works out moves on the days that they touch, and only on those, so that it answers while a visit is dragged.
 * Travel comes from the cache or the estimate; nobody is asked over the network.
 */
export async function workOutMoves(reading: Reading, moves: readonly WantedMove[]): Promise<WorkedOut> {
  const moved = await loadVisitsByNo(
    reading,
    moves.map((move) => move.visitNo),
  )
  for (const move of moves) {
    const visit =
      moved.find((one) => one.visitNo === move.visitNo) ??
      refuse('dispatch.visit-absent', { visitNo: move.visitNo })
    if (!isMovableState(visit.state)) refuse('dispatch.visit-under-way', { visitNo: visit.visitNo })
    if (visit.held) refuse('dispatch.visit-held', { customerName: visit.customerName, name: visit.held.by })
    if (move.to !== null && notPlannable(visit) === 'NO_POSITION')
      refuse('dispatch.not-plannable-position', { customerName: visit.customerName })
  }
  const touched = [
    ...moves.flatMap((move) => (move.to ? [move.to] : [])),
    ...moved.flatMap((visit) => (visit.placement ? [visit.placement] : [])),
  ]
  const allDays = touched.map((one) => one.day).sort()
  const resourceNos = [...new Set(touched.map((one) => one.resourceNo))]
  const period = { fromDay: allDays[0] ?? reading.workDate, toDay: allDays.at(-1) ?? reading.workDate }
  const loaded = await loadDays(reading, { ...period, resourceNos, unplanned: false })
  const others = moved.filter((visit) => !loaded.visits.some((one) => one.visitNo === visit.visitNo))
  const days = onlyTouched({ ...loaded, visits: [...loaded.visits, ...others] }, touched)
  refuseDaysOff(days, moves)
  const places = placesOf(days)
  const matrix = await travelOfDays(reading, days, places, { fetch: false })
  const routing = routingProblem(days, places, matrix, {
    weights: await loadWeights(reading.tx),
    mode: 'by-hand',
  })
  const present = new Map(
    days.visits.flatMap((visit) =>
      visit.placement ? [[visit.visitNo, epochSeconds(visit.placement.start) - routing.origin] as const] : [],
    ),
  )
  const handMoves = moves.map(
    ({ visitNo, to }): HandMove => ({
      visitNo,
      to: to && { ...to, start: epochSeconds(to.start) - routing.origin },
    }),
  )
  const made = workOut(routing.problem, present, handMoves, evaluateMove)
  const quality = matrix.quality.kind === 'routed' ? 'routed' : 'estimated'
  const placements = placementsOf(made.routes, routing.origin, quality)
  // A slot that is kept stands in the way, but it is not planned by moving something else.
  for (const visit of days.visits) if (visit.held) placements.delete(visit.visitNo)
  return { days, routing, made, placements }
}

/** Days that no move touches are left out: they cannot change. */
function onlyTouched(days: PlanDays, touched: readonly { resourceNo: string; day: Day }[]): PlanDays {
  const keys = new Set(touched.map((one) => `${one.resourceNo} ${one.day}`))
  return {
    ...days,
    days: days.days.filter((one) => keys.has(`${one.resourceNo} ${one.day}`)),
    visits: days.visits.filter(
      (visit) => visit.placement === null || keys.has(`${visit.placement.resourceNo} ${visit.placement.day}`),
    ),
  }
}

function refuseDaysOff(days: PlanDays, moves: readonly WantedMove[]) {
  for (const { to } of moves) {
    if (to === null) continue
    const technician = days.technicians.find((one) => one.resourceNo === to.resourceNo)
    if (!technician) refuse('dispatch.no-such-resource', { resourceNo: to.resourceNo }, 'moves')
    const found = days.days.find((one) => one.resourceNo === to.resourceNo && one.day === to.day)
    if (!found || typeof found.shift === 'string')
      refuse('dispatch.not-working', { name: technician.name, day: to.day }, 'to.day')
  }
}

/** Times of routes as placements, by visit. */
export function placementsOf(
  routes: readonly Route[],
  origin: number,
  travelQuality: 'estimated' | 'routed',
): Map<string, Placement> {
  const placements = new Map<string, Placement>()
  const zero = fromEpochSeconds(origin)
  for (const route of routes) {
    const { resourceNo, day } = ofShift(route.shift)
    for (const stop of route.stops) {
      if (stop.type !== 'visit') continue
      placements.set(stop.id, {
        resourceNo,
        day,
        arrival: addSeconds(zero, stop.arrival),
        start: addSeconds(zero, stop.start),
        end: addSeconds(zero, stop.end),
        travelSeconds: stop.travelSeconds,
        travelMetres: stop.travelMetres,
        travelQuality,
      })
    }
  }
  return placements
}
