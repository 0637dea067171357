import { evaluateMove, type Route } from '@giro/optimiser'
import type { Reading } from '../engine/act.ts'
import { addSeconds, type Day, epochSeconds, fromEpochSeconds, type Instant } from '../foundation/day.ts'
import { refuse } from '../foundation/verdict.ts'
import { crewForMove } from './crew.ts'
import { loadDays, loadDispatchSetup, loadVisitsByNo } from './day.store.ts'
import {
  crewOf,
  type Helper,
  isMovableState,
  notPlannable,
  type Placement,
  type PlanDays,
  type Visit,
} from './day.ts'
import { type HandMade, type HandMove, workOut } from './hand-made.ts'
import { ofShift, placesOf, type RoutingProblem, routingProblem } from './planning/routing-problem.ts'
import { travelOfDays } from './travel-of-days.store.ts'
import { type PlanningWeights, planningWeights } from './weights.ts'

/** What the dispatcher asks for. */
export interface WantedMove {
  readonly visitNo: string
  readonly to: {
    readonly resourceNo: string
    readonly day: Day
    readonly start: Instant
    /** Who comes along; left out: who is planned now. */
    readonly helpers?: readonly string[] | undefined
  } | null
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
  const helpersOf = new Map(
    moves.flatMap(({ visitNo, to }) =>
      to ? [[visitNo, helpersFor(moved.find((one) => one.visitNo === visitNo)!, to)] as const] : [],
    ),
  )
  const wanted = moves.flatMap(({ visitNo, to }) =>
    to ? [to.resourceNo, ...helpersOf.get(visitNo)!].map((resourceNo) => ({ resourceNo, day: to.day })) : [],
  )
  const start = [
    ...wanted,
    ...moved.flatMap(({ placement }) =>
      placement ? crewOf(placement).map((resourceNo) => ({ resourceNo, day: placement.day })) : [],
    ),
  ]
  const allDays = start.map((one) => one.day).sort()
  const period = { fromDay: allDays[0] ?? reading.workDate, toDay: allDays.at(-1) ?? reading.workDate }
  const { loaded, touched } = await loadWithCrews(reading, period, start)
  const others = moved.filter((visit) => !loaded.visits.some((one) => one.visitNo === visit.visitNo))
  const days = onlyTouched({ ...loaded, visits: [...loaded.visits, ...others] }, touched)
  refuseDaysOff(days, wanted)
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
      to: to && { ...to, start: epochSeconds(to.start) - routing.origin, helpers: helpersOf.get(visitNo)! },
    }),
  )
  const made = workOut(routing.problem, present, handMoves, evaluateMove)
  const quality = matrix.quality.kind === 'routed' ? 'routed' : 'estimated'
  const placements = placementsOf(made.routes, routing.origin, quality)
  // A slot that is kept stands in the way, but it is not planned by moving something else.
  for (const visit of days.visits) if (visit.held) placements.delete(visit.visitNo)
  return { days, routing, made, placements }
}

function helpersFor(visit: Visit, to: NonNullable<WantedMove['to']>): readonly string[] {
  const crew = crewForMove(visit, to.resourceNo, to.helpers)
  if ('helpers' in crew) return crew.helpers
  const { code, facts, at } = crew.refusal
  return refuse(code, facts, at)
}

type TechnicianOnDay = { readonly resourceNo: string; readonly day: Day }

/**
 * The days that the moves touch, with the days of those who share a visit with them: when a crew starts later, all of
 * its members' visits behind it are pushed.
 */
async function loadWithCrews(
  reading: Reading,
  period: { fromDay: Day; toDay: Day },
  start: readonly TechnicianOnDay[],
): Promise<{ loaded: PlanDays; touched: TechnicianOnDay[] }> {
  const touched = new Map(start.map((one) => [`${one.resourceNo} ${one.day}`, one]))
  for (;;) {
    const resourceNos = [...new Set([...touched.values()].map((one) => one.resourceNo))]
    const loaded = await loadDays(reading, { ...period, resourceNos, unplanned: false })
    const before = touched.size
    for (const { placement } of loaded.visits) {
      if (!placement?.helpers?.length) continue
      const crew = crewOf(placement).map((resourceNo) => ({ resourceNo, day: placement.day }))
      if (!crew.some((one) => touched.has(`${one.resourceNo} ${one.day}`))) continue
      for (const one of crew) touched.set(`${one.resourceNo} ${one.day}`, one)
    }
    if (touched.size === before) return { loaded, touched: [...touched.values()] }
  }
}

/** Days that no move touches are left out: they cannot change. */
function onlyTouched(days: PlanDays, touched: readonly TechnicianOnDay[]): PlanDays {
  const keys = new Set(touched.map((one) => `${one.resourceNo} ${one.day}`))
  return {
    ...days,
    days: days.days.filter((one) => keys.has(`${one.resourceNo} ${one.day}`)),
    visits: days.visits.filter(
      ({ placement }) =>
        placement === null ||
        crewOf(placement).some((resourceNo) => keys.has(`${resourceNo} ${placement.day}`)),
    ),
  }
}

function refuseDaysOff(days: PlanDays, wanted: readonly TechnicianOnDay[]) {
  for (const to of wanted) {
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
  const helpers = new Map<string, Helper[]>()
  const zero = fromEpochSeconds(origin)
  for (const route of routes) {
    const { resourceNo, day } = ofShift(route.shift)
    for (const stop of route.stops) {
      if (stop.type !== 'visit') continue
      if (stop.role === 'helper') {
        const { travelSeconds, travelMetres } = stop
        const helper = { resourceNo, arrival: addSeconds(zero, stop.arrival), travelSeconds, travelMetres }
        helpers.set(stop.id, [...(helpers.get(stop.id) ?? []), helper])
        continue
      }
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
  for (const [visitNo, all] of helpers) {
    const placement = placements.get(visitNo)
    const byNo = all.sort((a, b) => (a.resourceNo < b.resourceNo ? -1 : 1))
    if (placement) placements.set(visitNo, { ...placement, helpers: byNo })
  }
  return placements
}
