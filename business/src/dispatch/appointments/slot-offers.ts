import { evaluateMove, type Insertion, insertions, type Offer, offers, type Route } from '@giro/optimiser'
import { addSeconds, type Day, epochSeconds, fromEpochSeconds, type Instant } from '../../foundation/day.ts'
import type { Placement, PlanDays, Visit, Window } from '../day.ts'
import { type Matrix, ofShift, type Places, shiftId } from '../planning/routing-problem.ts'
import type { PlanningWeights } from '../weights.ts'
import { type StandingDays, standingDays } from './routes-as-they-stand.ts'

/** A visit already planned that would start later. */
export interface ShiftedVisit {
  readonly visitNo: string
  readonly from: Instant
  readonly to: Instant
}

/** Where a visit can be put, and what that does. */
export interface Slot {
  readonly resourceNo: string
  readonly day: Day
  readonly arrival: Instant
  readonly start: Instant
  readonly end: Instant
  /** In the company's currency, by the planner's weights. */
  readonly addedCost: number
  readonly addedTravelSeconds: number
  readonly addedTravelMetres: number
  readonly overtimeSeconds: number
  /** After the due moment. */
  readonly lateSeconds: number
  /** By how much the start may still slip without breaking a rule: how certain the slot is. */
  readonly slackSeconds: number
  readonly shifted: readonly ShiftedVisit[]
  /** The visit before and the visit behind; null at the ends of the day. */
  readonly after: string | null
  readonly before: string | null
}

/** A slot inside a window that can be promised. */
export interface SlotOffer extends Slot {
  /** End excluded. */
  readonly window: Window
  readonly quality: Offer['quality']
}

/** A slot with the places that it gives to the visits of its day. */
export interface SlotPlaced extends Slot {
  /** The visit itself and those that it pushes. */
  readonly placements: ReadonlyMap<string, Placement>
  /** Visits behind it, in their order. */
  readonly behind: readonly string[]
}

/** What is needed to look for slots. */
export interface SlotFacts {
  readonly days: PlanDays
  readonly places: Places
  readonly matrix: Matrix
  readonly weights: PlanningWeights
}

/** A place on the plan is given up first; what has been promised does not bind a new appointment. */
export function asked(days: PlanDays, visitNo: string, promised: 'kept' | 'given-up'): PlanDays {
  const free = (visit: Visit): Visit => {
    const { held: _, ...rest } = visit
    return { ...rest, promised: promised === 'kept' ? visit.promised : null, placement: null, pin: 'none' }
  }
  return { ...days, visits: days.visits.map((visit) => (visit.visitNo === visitNo ? free(visit) : visit)) }
}

function standing(
  { days, places, matrix, weights }: SlotFacts,
  visitNo: string,
  promised: 'kept' | 'given-up' = 'given-up',
): StandingDays | null {
  const made = standingDays(asked(days, visitNo, promised), places, matrix, { weights, mode: 'plan' })
  return made.problem.visits.some((visit) => visit.id === visitNo) ? made : null
}

/**
 * Appointments to offer: for each window and technician the cheapest place in the route as it stands that breaks no
 * rule, the order kept and promises untouched; cheapest first, ties earlier first.
 * Source: specification orders §11.7.
 *
 * `perTechnicianDay` bounds the offers of one technician on one day. Empty where nothing fits.
 */
export function slotOffers(
  facts: SlotFacts,
  visitNo: string,
  windows: readonly Window[],
  limits: { readonly limit: number; readonly perTechnicianDay: number },
): SlotOffer[] {
  const days = standing(facts, visitNo)
  if (!days || windows.length === 0) return []
  const found = offers(days.problem, { routes: days.routes }, visitNo, {
    windows: windows.map(({ from, to }) => [
      epochSeconds(from) - days.origin,
      epochSeconds(to) - days.origin,
    ]),
    limit: limits.limit,
    perShift: limits.perTechnicianDay,
  })
  return found.map((offer) => ({
    ...slotOf(days, visitNo, offer),
    quality: offer.quality,
    window: {
      from: addSeconds(fromEpochSeconds(days.origin), offer.window[0]),
      to: addSeconds(fromEpochSeconds(days.origin), offer.window[1]),
    },
  }))
}

/**
 * Where the visit could be put, best first: one place for each technician's day, inside what was promised. For
 * the dispatcher who wants to plan this one visit now.
 */
export function rankedSlots(facts: SlotFacts, visitNo: string, limit: number): Slot[] {
  const days = standing(facts, visitNo, 'kept')
  if (!days) return []
  const taken = new Set<string>()
  const best = insertions(days.problem, { routes: days.routes }, visitNo)
    .filter(({ shift }) => !taken.has(shift) && taken.add(shift))
    .slice(0, limit)
  return best.map((insertion) => slotOf(days, visitNo, insertion))
}

/** A slot that was offered, looked for again on the day as it is now; null: it is gone. */
export function slotAgain(
  facts: SlotFacts,
  visitNo: string,
  wanted: {
    readonly resourceNo: string
    readonly day: Day
    readonly window: Window
    readonly start: Instant
  },
  travelQuality: Placement['travelQuality'],
): SlotPlaced | null {
  const days = standing(facts, visitNo)
  if (!days) return null
  const second = (moment: Instant) => epochSeconds(moment) - days.origin
  const shifts = [shiftId(wanted.resourceNo, wanted.day)]
  const inside = (from: number, to: number) =>
    offers(days.problem, { routes: days.routes }, visitNo, { windows: [[from, to]], shifts, limit: 1 })[0]
  const start = second(wanted.start)
  // The start that was said if it is still free, else another one inside the window that was said.
  const best = inside(start, start + 1) ?? inside(second(wanted.window.from), second(wanted.window.to))
  if (!best) return null
  const route = routeWith(days, visitNo, best)
  const zero = fromEpochSeconds(days.origin)
  const at = route.stops.findIndex((stop) => stop.type === 'visit' && stop.id === visitNo)
  const placements = new Map(
    route.stops.flatMap((stop): [string, Placement][] => {
      const stands = facts.days.visits.find((visit) => visit.visitNo === stop.id)
      // Another slot that is kept has its time already, and is nobody's work yet.
      if (stop.type !== 'visit' || stop.frozen || (stands?.held && stop.id !== visitNo)) return []
      // Whoever leads a visit places it; helpers come along.
      if (stop.role === 'helper') return []
      const start = addSeconds(zero, stop.start)
      // Compared with where it really stands: another kept slot may have pushed it without moving it.
      if (stop.id !== visitNo && stands?.placement?.start === start) return []
      return [
        [
          stop.id,
          {
            resourceNo: wanted.resourceNo,
            day: wanted.day,
            arrival: addSeconds(zero, stop.arrival),
            start,
            end: addSeconds(zero, stop.end),
            travelSeconds: stop.travelSeconds,
            travelMetres: stop.travelMetres,
            travelQuality,
          },
        ],
      ]
    }),
  )
  return {
    ...slotOf(days, visitNo, best),
    shifted: facts.days.visits.flatMap(({ visitNo: id, placement }) => {
      const to = placements.get(id)?.start
      return id === visitNo || !placement || !to ? [] : [{ visitNo: id, from: placement.start, to }]
    }),
    placements,
    behind: route.stops.slice(at + 1).flatMap((stop) => (stop.type === 'visit' ? [stop.id] : [])),
  }
}

/** The route with the visit in it, timed; the visit starts when the insertion says. */
function routeWith(days: StandingDays, visitNo: string, insertion: Insertion): Route {
  const problem = {
    ...days.problem,
    visits: days.problem.visits.map((visit) =>
      visit.id === visitNo ? { ...visit, windows: [[insertion.start, insertion.start] as const] } : visit,
    ),
  }
  const { routes } = evaluateMove(
    problem,
    { routes: [...days.routes] },
    { routes: [{ shift: insertion.shift, stops: [...insertion.stops] }] },
  )
  return routes[0]!
}

function slotOf(days: StandingDays, visitNo: string, insertion: Insertion): Slot {
  const zero = fromEpochSeconds(days.origin)
  const visit = days.problem.visits.find((one) => one.id === visitNo)!
  const neighbours = insertion.stops.filter((stop) => stop.type === 'visit').map((stop) => stop.id)
  const at = neighbours.indexOf(visitNo)
  return {
    ...ofShift(insertion.shift),
    arrival: addSeconds(zero, insertion.arrival),
    start: addSeconds(zero, insertion.start),
    end: addSeconds(zero, insertion.start + (visit.durationByShift?.[insertion.shift] ?? visit.duration)),
    addedCost: Math.round(insertion.addedCost * 100) / 100,
    addedTravelSeconds: Math.round(insertion.addedTravelSeconds),
    addedTravelMetres: Math.round(insertion.addedTravelMetres),
    overtimeSeconds: Math.round(insertion.overtimeSeconds),
    lateSeconds: Math.round(insertion.lateSeconds),
    slackSeconds: Math.round(insertion.slackSeconds),
    shifted: insertion.shifted.map(({ id, from, to }) => ({
      visitNo: id,
      from: addSeconds(zero, from),
      to: addSeconds(zero, to),
    })),
    after: neighbours[at - 1] ?? null,
    before: neighbours[at + 1] ?? null,
  }
}
