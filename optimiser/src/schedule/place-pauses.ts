import { freeInOrder, latestStart, type Pause, pausesOf } from '../constraints/breaks.ts'
import { headOf, serviceSeconds } from '../constraints/frozen-head.ts'
import { earliestInside, startPeriods } from '../constraints/time-windows.ts'
import { isHelper } from '../model/crew.ts'
import type { PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import { startCost } from '../terms/index.ts'
import { promise } from '../terms/promise.ts'
import { timeRoute, workOf } from './time-route.ts'

/** A way to have come to a stop: which pauses are taken, when free, soft cost so far, and how it came about. */
interface Trail {
  /** Indexes of the pauses taken, as bits. */
  readonly taken: number
  readonly free: number
  readonly driven: number
  readonly cost: number
  /** Sum of the starts of the visits: of ways alike in all else the one that begins work sooner is taken. */
  readonly starts: number
  readonly stop: PlannedStop | null
  readonly before: Trail | null
}

/**
 * Puts the pauses of a shift among its visits (given in order) so that the rules are kept at the least cost that
 * depends on times. Ways that are neither earlier nor cheaper than another are dropped on the way. When no way
 * keeps the rules, the pauses go where they begin earliest, for timing to report what is broken. `sparing` asks for the
 * least working time instead (limits over several shifts that cannot be kept otherwise).
 */
export function placePauses(
  problem: Problem,
  shift: Shift,
  order: readonly Visit[],
  visits: ReadonlyMap<string, Visit>,
  sparing = false,
): PlannedStop[] {
  const head = headOf(problem, shift, visits)
  const plain = order.map(stopOf)
  const pauses = pausesOf(shift, head.free, head.pauses)
  if (pauses.length === 0 || (order.length === 0 && !head.used)) return plain
  const anyOrder = freeInOrder(pauses, head.free)
  const leg = (from: number | null, to: number | null): number => {
    if (from === null || to === null) return 0
    const seconds = problem.durations[from * problem.placeCount + to]
    return from === to ? Math.max(0, seconds) : seconds
  }

  let trails: Trail[] = [
    { taken: 0, free: head.free, driven: 0, cost: 0, starts: 0, stop: null, before: null },
  ]
  let place = head.place
  const early = order.some((visit) => promise.concerns(visit))
  for (const visit of order) {
    const way = leg(place, visit.place)
    if (way < 0) return inPlainOrder(order, pauses, plain)
    const next: Trail[] = []
    for (const trail of withPauses(trails, pauses, way, anyOrder)) {
      const arrival = trail.free + Math.max(0, way - trail.driven)
      const start = earliestInside(startPeriods(visit), arrival)
      if (start === null) continue
      next.push({
        taken: trail.taken,
        free: start + serviceSeconds(shift, visit, place),
        driven: 0,
        cost: trail.cost + startCost(visit, start),
        starts: trail.starts + start,
        stop: stopOf(visit),
        before: trail,
      })
    }
    trails = undominated(next, early)
    place = visit.place
  }
  const home = Math.max(0, leg(place, shift.end))
  const ends = withPauses(trails, pauses, home, anyOrder)
    .map((trail) => {
      const end = trail.free + Math.max(0, home - trail.driven)
      const spared = pauses.every(
        (pause, b) => trail.taken & (1 << b) || (pause.conditional && end <= latestStart(pause)),
      )
      const overtime = Math.max(0, end - shift.window[1]) * (shift.overtimeCostPerSecond ?? 0)
      const paused = pauses.reduce((sum, pause, b) => sum + (trail.taken & (1 << b) ? pause.duration : 0), 0)
      const idle = (end - paused) * (shift.waitingCostPerSecond ?? 0)
      return { trail, end, spared, cost: trail.cost + overtime + idle }
    })
    .filter((each) => each.spared && each.end <= shift.window[1] + (shift.overtime ?? 0))
    .sort(
      (a, b) =>
        a.cost - b.cost || a.end - b.end || a.trail.starts - b.trail.starts || a.trail.taken - b.trail.taken,
    )
  const stops = ends.map(({ trail }) => stopsOf(trail))
  if (order.length === 0) return stops[0] ?? plain
  if (sparing)
    return leastWork(problem, shift, plain, pauses, visits) ?? stops[0] ?? inPlainOrder(order, pauses, plain)
  if (shift.maxDuration === undefined) return stops[0] ?? inPlainOrder(order, pauses, plain)
  const kept = stops.find((each) => timeRoute(problem, shift, each, visits).faults.length === 0)
  return (
    kept ??
    firstWithoutFault(problem, shift, plain, pauses, visits) ??
    stops[0] ??
    inPlainOrder(order, pauses, plain)
  )
}

/** The stop of a visit, or of the helper's side of it. */
export function stopOf(visit: Visit): PlannedStop {
  return { type: 'visit', id: visit.id, ...(isHelper(visit) ? { role: 'helper' as const } : {}) }
}

/** Each trail as it is, and with one or more of its next pauses taken in this gap. */
function withPauses(
  trails: readonly Trail[],
  pauses: readonly Pause[],
  way: number,
  anyOrder: boolean,
): Trail[] {
  const all = [...trails]
  for (let i = 0; i < all.length; i++) {
    const trail = all[i]!
    for (let b = 0; b < pauses.length; b++) {
      if (trail.taken & (1 << b)) continue
      const pause = pauses[b]!
      const start = earliestInside(pause.windows, trail.free)
      if (start !== null) {
        const usable = Math.min(start - trail.free, Math.max(0, way - trail.driven))
        all.push({
          taken: trail.taken | (1 << b),
          free: start + pause.duration,
          driven: trail.driven + usable,
          cost: trail.cost,
          starts: trail.starts,
          stop: { type: 'break', id: pause.id },
          before: trail,
        })
      }
      // In a fixed order only the next one may follow.
      if (!anyOrder) break
    }
  }
  return all
}

/** `early`: coming earlier can cost more, so that only ways that come at the same moment are compared. */
function undominated(trails: readonly Trail[], early: boolean): Trail[] {
  const sorted = [...trails].sort((a, b) => a.free - b.free || a.cost - b.cost || a.starts - b.starts)
  const keptBy = (isWorse: (trail: Trail, known: Trail) => boolean): Trail[] => {
    const kept: Trail[] = []
    for (const trail of sorted)
      if (!kept.some((known) => known.taken === trail.taken && isWorse(trail, known))) kept.push(trail)
    return kept
  }
  if (early) {
    const distinct = keptBy((trail, known) => known.free === trail.free)
    if (distinct.length <= MOST_TRAILS) return distinct
  }
  return keptBy((trail, known) => known.cost <= trail.cost)
}

/** Ways to a stop that are followed side by side where coming earlier can cost more. */
const MOST_TRAILS = 200

function stopsOf(last: Trail): PlannedStop[] {
  const stops: PlannedStop[] = []
  for (let trail: Trail | null = last; trail; trail = trail.before) if (trail.stop) stops.push(trail.stop)
  return stops.reverse()
}

/** For shifts with a longest duration: the first arrangement without fault (the pruning above ignores that rule). */
function firstWithoutFault(
  problem: Problem,
  shift: Shift,
  plain: readonly PlannedStop[],
  pauses: readonly Pause[],
  visits: ReadonlyMap<string, Visit>,
): PlannedStop[] | null {
  for (const stops of arrangements(plain, pauses, freeInOrder(pauses, shift.window[0])))
    if (timeRoute(problem, shift, stops, visits).faults.length === 0) return stops
  return null
}

/** For shifts under a limit over several shifts: the arrangement without fault with the least working time. */
function leastWork(
  problem: Problem,
  shift: Shift,
  plain: readonly PlannedStop[],
  pauses: readonly Pause[],
  visits: ReadonlyMap<string, Visit>,
): PlannedStop[] | null {
  let best: PlannedStop[] | null = null
  let least = Number.POSITIVE_INFINITY
  for (const stops of arrangements(plain, pauses, freeInOrder(pauses, shift.window[0]))) {
    const { route, faults } = timeRoute(problem, shift, stops, visits)
    if (faults.length > 0) continue
    const work = workOf(problem, shift, route, visits)
    if (work >= least) continue
    least = work
    best = stops
  }
  return best
}

/** Every way to put the pauses among the stops; pauses that may be spared are also left away. */
function* arrangements(
  plain: readonly PlannedStop[],
  pauses: readonly Pause[],
  anyOrder: boolean,
  at = 0,
  made: readonly PlannedStop[] = [],
): Generator<PlannedStop[]> {
  if (pauses.every((pause) => pause.conditional)) yield [...made, ...plain.slice(at)]
  for (let k = at; k <= plain.length; k++)
    for (const next of anyOrder ? pauses : pauses.slice(0, 1)) {
      const pause: PlannedStop = { type: 'break', id: next.id }
      const others = pauses.filter((each) => each !== next)
      yield* arrangements(plain, others, anyOrder, k, [...made, ...plain.slice(at, k), pause])
    }
}

function inPlainOrder(
  order: readonly Visit[],
  pauses: readonly Pause[],
  plain: readonly PlannedStop[],
): PlannedStop[] {
  const stops: PlannedStop[] = [...plain]
  let at = 0
  let clock = 0
  for (const pause of pauses) {
    const close = latestStart(pause)
    while (
      at < order.length &&
      clock + order[at]!.duration <= close &&
      (order[at]!.windows?.[0]?.[0] ?? 0) < close
    ) {
      clock = Math.max(clock, order[at]!.windows?.[0]?.[0] ?? 0) + order[at]!.duration
      at++
    }
    const taken = stops.length - plain.length
    if (!pause.conditional || at < order.length) stops.splice(at + taken, 0, { type: 'break', id: pause.id })
  }
  return stops
}
