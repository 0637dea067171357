import { keptOut } from '../constraints/index.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import { Planner } from '../explain/insertions.ts'
import type { Insertion, Offer, OfferOptions } from '../options.ts'
import type { Period, Problem, Shift, Visit } from '../problem.ts'
import { earliestIn } from '../schedule/route-room.ts'
import { within } from '../schedule/time-plan.ts'
import type { Solution } from '../solution.ts'
import { LeastCost } from './least-cost.ts'
import { keepingPromises } from './promises.ts'
import { withQuality } from './quality.ts'

/**
 * Appointments that can be offered for a visit: for each window and each shift the cheapest position in the plan as it
 * is, cheapest first, equal costs earlier first, at most `limit` and at most `perShift` of one shift.
 *
 * The order of the visits already planned is kept, and every promise: a planned visit with a `promise` may move only
 * inside it (one that stands outside already may not move further away). The start lies in a window, whose end does not
 * belong to it. A visit given by its id that is in the plan is thought to be taken out first.
 *
 * One pass over all positions says for all windows at once what fits and what it costs at least; only positions that can
 * still be among the answers are timed. Throws `RangeError` for an unknown id.
 *
 * Source: specification, orders and dispatch §11.7; route optimiser §10.
 */
export function offers(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visit: Visit | string,
  options: OfferOptions,
): Offer[] {
  const { limit = MOST, perShift = MOST_PER_SHIFT } = options
  const planner = new Planner(keepingPromises(problem, solution), solution, visit)
  const shifts = options.shifts
    ? planner.problem.shifts.filter((shift) => options.shifts!.includes(shift.id))
    : planner.problem.shifts
  const windows = options.windows
    .filter(([from, to]) => from < to)
    .map((window) => ({ window, visit: within(planner.visit, [window[0], window[1] - 1]) }))
  if (limit < 1 || perShift < 1) return []
  const best = new Best(limit, perShift)
  if (planner.visit.crew) timeAll(planner, shifts, windows, best)
  else timeCheapest(planner, shifts, windows, best)
  const chosen = best.chosen.map((each) => ({
    ...planner.withSlack(each, each.window[1] - 1),
    window: each.window,
  }))
  return withQuality(planner, chosen)
}

const MOST = 5
const MOST_PER_SHIFT = 2

interface Wanted {
  readonly window: Period
  /** The visit confined to the window. */
  readonly visit: Visit
}

type Found = Insertion & { readonly window: Period }

/** A visit with a crew: helpers cost as well, so every position is worked out. */
function timeAll(planner: Planner, shifts: readonly Shift[], windows: readonly Wanted[], best: Best): void {
  for (const shift of shifts)
    for (const { window } of windows) {
      const [cheapest] = planner.placesIn(shift, [window[0], window[1] - 1]).sort(cheaper)
      if (cheapest) best.take({ ...cheapest, window })
    }
}

/** Positions in the order of their least cost, until none can be among the answers any more. */
function timeCheapest(
  planner: Planner,
  shifts: readonly Shift[],
  windows: readonly Wanted[],
  best: Best,
): void {
  const { held, visit } = planner
  if (held.missing !== null) return
  const places: { shift: Shift; k: number; wanted: Wanted; least: number }[] = []
  const leastCost = new LeastCost(planner)
  for (const shift of shifts) {
    if (keptOut(shift, visit) || !held.goesWith(shift) || isFull(planner, shift)) continue
    const close = shift.window[1] + (shift.overtime ?? 0)
    const near = windows.filter(({ window: [from, to] }) => from <= close && to > shift.window[0])
    if (near.length === 0) continue
    const room = planner.roomIn(shift)
    for (let k = 0; k <= room.order.length; k++) {
      const there = room.at(k, visit)
      if (!there) continue
      let least: number | null = null
      for (const wanted of near) {
        if (earliestIn(startPeriods(wanted.visit), there) === null) continue
        least ??= leastCost.of(shift, room, k, there)
        places.push({ shift, k, wanted, least })
      }
    }
  }
  places.sort((a, b) => a.least - b.least)
  for (const { shift, k, wanted, least } of places) {
    if (least > best.highest) break
    if (least > best.costOf(shift, wanted.window)) continue
    const others = planner.orderOf(shift)
    const row = [...others.slice(0, k), wanted.visit, ...others.slice(k)]
    const timed = planner.tried(shift, row, wanted.visit)
    if (timed.faults.length > 0) continue
    best.take({ ...planner.insertionOf(planner.without(shift), timed.route), window: wanted.window })
  }
}

function isFull(planner: Planner, shift: Shift): boolean {
  const frozen = shift.frozen?.filter((stop) => stop.type === 'visit').length ?? 0
  return shift.maxVisits !== undefined && planner.orderOf(shift).length + frozen >= shift.maxVisits
}

/** The cheapest position by shift and window, and which of them are the answer so far. */
class Best {
  chosen: readonly Found[] = []
  /** Cost above which nothing new can be among the answers; costs differ when they do so by a millionth. */
  highest = Number.POSITIVE_INFINITY
  readonly #limit: number
  readonly #perShift: number
  readonly #byShift = new Map<string, Map<Period, Found>>()

  constructor(limit: number, perShift: number) {
    this.#limit = limit
    this.#perShift = perShift
  }

  costOf(shift: Shift, window: Period): number {
    const cost = this.#byShift.get(shift.id)?.get(window)?.addedCost
    return cost === undefined ? Number.POSITIVE_INFINITY : cost + EQUAL
  }

  take(found: Found): void {
    const own = this.#byShift.get(found.shift) ?? new Map<Period, Found>()
    this.#byShift.set(found.shift, own)
    const before = own.get(found.window)
    if (before && cheaper(before, found) <= 0) return
    own.set(found.window, found)
    const fromEach = [...this.#byShift.values()].flatMap((each) =>
      [...each.values()].sort(cheaper).slice(0, this.#perShift),
    )
    this.chosen = fromEach.sort(cheaper).slice(0, this.#limit)
    if (this.chosen.length === this.#limit) this.highest = this.chosen.at(-1)!.addedCost + EQUAL
  }
}

const EQUAL = 1e-6

/** Cheapest first; equal costs earlier first. */
function cheaper(a: Found | Insertion, b: Found | Insertion): number {
  return Math.round((a.addedCost - b.addedCost) / EQUAL) || a.start - b.start
}
