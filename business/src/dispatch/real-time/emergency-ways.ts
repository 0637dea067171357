import { evaluateMove, type Insertion, insertions, type Problem, type Route } from '@giro/optimiser'
import { addSeconds, type Day, fromEpochSeconds, type Instant } from '../../foundation/day.ts'
import { dropOf } from '../appointments/ranked-words.ts'
import { type StandingDays, standingDays } from '../appointments/routes-as-they-stand.ts'
import { asked, type SlotFacts } from '../appointments/slot-offers.ts'
import { isMovableState, type PlanDays, type Visit } from '../day.ts'
import { ofShift, shiftId } from '../planning/routing-problem.ts'

/** How an emergency is fitted in: nobody's promise touched, as soon as possible, in the place of another visit, or by somebody else. */
export type WayKind = 'promises-kept' | 'soonest' | 'make-room' | 'somebody-else'

/** One way to fit an emergency in; the moves are what `dispatch.moveVisits` takes. */
export interface Way {
  readonly kind: WayKind
  readonly resourceNo: string
  readonly day: Day
  readonly start: Instant
  readonly moves: readonly {
    readonly visitNo: string
    readonly to: { readonly resourceNo: string; readonly day: Day; readonly start: Instant } | null
  }[]
}

/** Way before it has a name: what it costs decides among those of its kind. */
interface Candidate extends Omit<Way, 'kind'> {
  /** Seconds of the problem. */
  readonly at: number
  readonly cost: number
}

const atMost = 3
/** Technicians whose visits are tried one by one to make room. */
const triedForRoom = 8
/** Less than this is no gain worth a broken promise or somebody else's visit. */
const worthSeconds = 5 * 60
/** For the other visit a place outside its promise costs more than any inside, and none at all more than that. */
const promiseGivenUp = 1e6
const leftOut = 1e9

/**
 * Up to three ways to fit an unplanned visit into the days, told apart by whom they touch, in this order: the cheapest
 * that keeps every promise; the soonest, promises of others given up; the one that moves another, less urgent visit to
 * the technician where it costs least. A way that gains nothing over the first is replaced by the best place with
 * somebody else. Empty: nobody can do it on these days. Source: specification orders §10.6 (10:20), §11.8.
 */
export function emergencyWays(facts: SlotFacts, visitNo: string): Way[] {
  const days = asked(facts.days, visitNo, 'kept')
  const stand = standingDays(days, facts.places, facts.matrix, { weights: facts.weights, mode: 'plan' })
  if (!stand.problem.visits.some((visit) => visit.id === visitNo)) return []
  const kept = insertions(stand.problem, stand, visitNo).map((one) => candidate(one, visitNo, stand, days))
  const first = kept[0]
  const sooner = (one: Candidate) => first === undefined || one.at <= first.at - worthSeconds
  const soonest = withPromisesOpen(facts, days, visitNo)
    .filter(sooner)
    .sort((a, b) => a.at - b.at || a.cost - b.cost)[0]
  const room = inPlaceOfAnother(facts, days, stand, visitNo)
    .filter(sooner)
    .sort((a, b) => a.cost - b.cost || a.at - b.at)[0]
  const ways: Way[] = [
    ...(first ? [named('promises-kept', first)] : []),
    ...(soonest ? [named('soonest', soonest)] : []),
    ...(room ? [named('make-room', room)] : []),
  ]
  for (const other of kept) {
    if (ways.length >= atMost) break
    if (ways.some((way) => way.resourceNo === other.resourceNo && way.day === other.day)) continue
    ways.push(named('somebody-else', other))
  }
  return ways
}

const named = (kind: WayKind, { resourceNo, day, start, moves }: Candidate): Way => ({
  kind,
  resourceNo,
  day,
  start,
  moves,
})

function candidate(
  insertion: Insertion,
  visitNo: string,
  { origin }: Pick<StandingDays, 'origin'>,
  days: PlanDays,
): Candidate {
  const start = addSeconds(fromEpochSeconds(origin), insertion.start)
  const neighbours = insertion.stops.filter((stop) => stop.type === 'visit').map((stop) => stop.id)
  const before = neighbours[neighbours.indexOf(visitNo) + 1] ?? null
  const place = { ...ofShift(insertion.shift), start }
  return {
    ...place,
    at: insertion.start,
    cost: insertion.addedCost,
    moves: [{ visitNo, to: dropOf({ ...place, before }, days) }],
  }
}

/** Places that may push others out of what they were promised. Hours in which a customer receives still hold. */
function withPromisesOpen(facts: SlotFacts, days: PlanDays, visitNo: string): Candidate[] {
  const open = withoutPromises(days, visitNo)
  const stand = standingDays(open, facts.places, facts.matrix, { weights: facts.weights, mode: 'plan' })
  return insertions(stand.problem, stand, visitNo).map((one) => candidate(one, visitNo, stand, days))
}

/** Places in the day of a technician who gives one visit away, each with the cheapest place for that visit. */
function inPlaceOfAnother(
  facts: SlotFacts,
  days: PlanDays,
  stand: StandingDays,
  visitNo: string,
): Candidate[] {
  // The visit that is given away may start at any time of its own again, if need be outside its promise.
  const loose = looseVisits(facts, days)
  const looser = looseVisits(facts, withoutPromises(days, visitNo))
  const found: Candidate[] = []
  for (const shift of soonestShifts(stand, visitNo)) {
    const route = stand.routes.find((one) => one.shift === shift)
    const others = stand.problem.shifts.flatMap(({ id }) => (id === shift ? [] : [id]))
    const givable = days.visits.filter(
      (visit) =>
        visit.placement &&
        shiftId(visit.placement.resourceNo, visit.placement.day) === shift &&
        mayBeGivenAway(visit) &&
        route?.stops.some((stop) => stop.id === visit.visitNo && !stop.frozen),
    )
    for (const given of givable) {
      const problem = withVisit(stand.problem, loose.get(given.visitNo)!)
      const without = taken(problem, stand.routes, shift, given.visitNo)
      const [place] = insertions(problem, { routes: without }, visitNo, { shifts: [shift], limit: 1 })
      if (!place) continue
      const saved = (route?.cost.total ?? 0) - costOf(without, shift)
      const fitted = replaced(problem, without, shift, place.stops)
      // Somebody else's: in the same day it is no way of its own, the first two ways have looked there.
      const where = { shifts: others, limit: 1 }
      const [inside] = insertions(problem, { routes: fitted }, given.visitNo, where)
      const [outside] =
        inside || !given.promised
          ? []
          : insertions(
              withVisit(problem, looser.get(given.visitNo)!),
              { routes: fitted },
              given.visitNo,
              where,
            )
      const next = inside ?? outside
      const cost = inside ? inside.addedCost : outside ? outside.addedCost + promiseGivenUp : leftOut
      const ours = candidate(place, visitNo, stand, days)
      const theirs = next && candidate(next, given.visitNo, stand, days)
      found.push({
        ...ours,
        cost: place.addedCost - saved + cost,
        moves: [...(theirs ? theirs.moves : [{ visitNo: given.visitNo, to: null }]), ...ours.moves],
      })
    }
  }
  return found
}

/** The days with the promises of all others given up. */
const withoutPromises = (days: PlanDays, visitNo: string): PlanDays => ({
  ...days,
  visits: days.visits.map((visit) =>
    visit.visitNo === visitNo || visit.held ? visit : { ...visit, promised: null },
  ),
})

/** Visits of the days, not held to where they stand. */
function looseVisits(facts: SlotFacts, days: PlanDays): Map<string, Problem['visits'][number]> {
  const placed = days.visits.flatMap((visit) => (visit.placement ? [visit.visitNo] : []))
  const options = { weights: facts.weights, mode: 'plan' } as const
  const { problem } = standingDays(days, facts.places, facts.matrix, options, placed)
  return new Map(problem.visits.map((visit) => [visit.id, visit]))
}

const withVisit = (problem: Problem, other: Problem['visits'][number]): Problem => ({
  ...problem,
  visits: problem.visits.map((visit) => (visit.id === other.id ? other : visit)),
})

/** Whom an emergency may push aside: free to move, alone, and not urgent itself. */
const mayBeGivenAway = (visit: Visit) =>
  isMovableState(visit.state) &&
  (visit.pin === 'none' || visit.pin === 'day') &&
  visit.priority !== 'high' &&
  visit.crewSize === 1 &&
  visit.parts === 1 &&
  visit.after.length === 0 &&
  !visit.held

/** Shifts of those who could do it, by how soon they could if they had nothing else that can be moved. */
function soonestShifts({ problem, routes }: StandingDays, visitNo: string): string[] {
  const emptied = routes.map((route) => {
    const stops = route.stops.filter((stop) => stop.frozen || stop.role !== undefined)
    return stops.length === route.stops.length ? route : replaced(problem, [route], route.shift, stops)[0]!
  })
  const soonest = new Map<string, number>()
  for (const { shift, start } of insertions(problem, { routes: emptied }, visitNo))
    soonest.set(shift, Math.min(start, soonest.get(shift) ?? Infinity))
  return [...soonest]
    .sort(([, a], [, b]) => a - b)
    .slice(0, triedForRoom)
    .map(([shift]) => shift)
}

const taken = (problem: Problem, routes: readonly Route[], shift: string, visitNo: string) =>
  replaced(
    problem,
    routes,
    shift,
    (routes.find((route) => route.shift === shift)?.stops ?? []).filter((stop) => stop.id !== visitNo),
  )

/** The routes with another order in one of them, timed. */
function replaced(
  problem: Problem,
  routes: readonly Route[],
  shift: string,
  stops: Parameters<typeof evaluateMove>[2]['routes'][number]['stops'],
): Route[] {
  const { routes: timed } = evaluateMove(problem, { routes: [...routes] }, { routes: [{ shift, stops }] })
  return [...routes.filter((route) => route.shift !== shift), ...timed]
}

const costOf = (routes: readonly Route[], shift: string) =>
  routes.find((route) => route.shift === shift)?.cost.total ?? 0
