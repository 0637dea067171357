import type { Planner } from '../explain/insertions.ts'
import type { Insertion, Offer } from '../options.ts'
import type { Period, Shift, Visit } from '../problem.ts'
import { RouteRoom } from '../schedule/route-room.ts'
import { within } from '../schedule/time-plan.ts'

/** What a second of slack lost by a planned visit weighs against a second of driving. */
const FLEXIBILITY = 0.1
/** Share of a journey of its own by which an offer may be dearer than the best one and still be `best`. */
const BEST = 0.25

/**
 * Adds lost flexibility, the nearest neighbour and the quality class.
 *
 * The burden of an offer is its added cost and the slack it takes from the visits around it, a second of it (mean of
 * the route's visits) at a tenth of a driving second. Against the offer with the least burden: `best` within a quarter
 * of what a journey of its own from the nearest shift would cost, `good` within that whole journey, else `poor`.
 */
export function withQuality(planner: Planner, found: readonly (Insertion & { window: Period })[]): Offer[] {
  const shifts = new Map(planner.problem.shifts.map((shift) => [shift.id, shift]))
  const weighed = found.map((each) => {
    const shift = shifts.get(each.shift)!
    const lostFlexibilitySeconds = lostSlack(planner, shift, each)
    const nearest = nearestSeconds(planner, shift)
    return {
      offer: { ...each, lostFlexibilitySeconds, ...(nearest === null ? {} : { nearestSeconds: nearest }) },
      burden: each.addedCost + FLEXIBILITY * (shift.costPerTravelSecond ?? 1) * lostFlexibilitySeconds,
      journey: ownJourney(planner, shift),
    }
  })
  const least = Math.min(...weighed.map(({ burden }) => burden))
  const journey = Math.min(...weighed.map((each) => each.journey))
  return weighed.map(({ offer, burden }) => ({
    ...offer,
    quality: burden <= least + BEST * journey ? 'best' : burden <= least + journey ? 'good' : 'poor',
  }))
}

/** Mean seconds of slack that the planned visits of the shift lose. */
function lostSlack(planner: Planner, shift: Shift, offer: Insertion & { window: Period }): number {
  const before = planner.roomIn(shift)
  const others = before.order
  if (others.length === 0 || offer.helpers) return 0
  const k = planner.placeOf(offer)
  // Promised, the visit starts in its window.
  const row = [
    ...others.slice(0, k),
    within(planner.visit, [offer.window[0], offer.window[1] - 1]),
    ...others.slice(k),
  ]
  const after = new RouteRoom(planner.problem, before.shift, row, planner.visits).slack().toSpliced(k, 1)
  const lost = before.slack().reduce((sum, slack, i) => sum + Math.max(0, slack - after[i]!), 0)
  return Math.round(lost / others.length)
}

/** Driving seconds between the visit and the nearest other one of the shift; null when it has none. */
function nearestSeconds(planner: Planner, shift: Shift): number | null {
  let least: number | null = null
  for (const other of planner.orderOf(shift)) {
    const way = drive(planner, planner.visit, other)
    if (way >= 0 && (least === null || way < least)) least = way
  }
  return least
}

function drive(planner: Planner, from: Visit, to: Visit): number {
  const { problem } = planner
  return from.place === to.place ? 0 : problem.durations[from.place * problem.placeCount + to.place]!
}

/** Cost of driving to the visit and back for it alone. */
function ownJourney(planner: Planner, shift: Shift): number {
  const { problem, visit } = planner
  const way = (from: number | null, to: number | null, table: Int32Array | undefined): number =>
    from === null || to === null || !table ? 0 : Math.max(0, table[from * problem.placeCount + to]!)
  const both = (table: Int32Array | undefined): number =>
    way(shift.start, visit.place, table) + way(visit.place, shift.end, table)
  return (
    (shift.costPerTravelSecond ?? 1) * both(problem.durations) +
    (shift.costPerMetre ?? 0) * both(problem.distances)
  )
}
