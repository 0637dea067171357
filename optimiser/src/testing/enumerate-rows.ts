import { latestStart, type Pause, pausesOf } from '../constraints/breaks.ts'
import { headOf } from '../constraints/frozen-head.ts'
import { keptOut } from '../constraints/index.ts'
import { helperOf } from '../model/crew.ts'
import type { Period, PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import { timeRow } from '../schedule/time-plan.ts'
import { timeRoute, workOf } from '../schedule/time-route.ts'
import { pairTerms, startCost } from '../terms/index.ts'

/** A row of stops that a shift can do by itself. */
export interface EnumeratedRow {
  /** Bit i = visit i of the list. */
  readonly set: number
  readonly stops: readonly PlannedStop[]
  /** Cost by itself; of a row with visits that hang together with others: no more than it costs in any plan. */
  readonly cost: number
  /** Seconds of work and driving, and working seconds under limits over several shifts. */
  readonly load: number
  readonly work: number
}

interface Prefix {
  readonly set: number
  readonly taken: number
  readonly place: number | null
  readonly clock: number
  /** Idle seconds before pauses since the last place: driving on is possible in them. */
  readonly gaps: number
  readonly idle: number
  readonly travel: number
  readonly metres: number
  readonly service: number
  readonly soft: number
  readonly count: number
  readonly stops: readonly PlannedStop[]
}

/**
 * Every row of visits and pauses of a shift that keeps the rules by itself, walked stop by stop (nothing is shared with
 * the search). `linked`: rows will be timed together with others, so that starts can only become later; a visit with a
 * crew is then seen from the helper's side, which asks for less, and the longest duration is left to the check.
 */
export function* rowsOf(
  problem: Problem,
  shift: Shift,
  free: readonly Visit[],
  linked: boolean,
): Generator<EnumeratedRow> {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const head = headOf(problem, shift, visits)
  const pauses = pausesOf(shift, head.free, head.pauses)
  const sides = free.map((visit) => (visit.crew ? helperOf(visit) : visit))
  const prices = sides.map((visit) =>
    pairTerms.reduce((sum, term) => sum + term.cost(problem, shift, visit), 0),
  )
  const allowed = sides.map((visit) => keptOut(shift, visit) === null)
  const close = shift.window[1] + (shift.overtime ?? 0)
  const measured =
    (!linked && shift.maxDuration !== undefined) ||
    problem.workLimits?.some((limit) => limit.shifts.includes(shift.id))

  const empty = timeRow(problem, { shift, stops: [], pausesGiven: false }, shift, visits).route
  const { totals, cost } = empty
  yield {
    set: 0,
    stops: empty.stops.filter((stop) => !stop.frozen),
    cost: cost.total,
    load: totals.serviceSeconds + totals.travelSeconds,
    work: workOf(problem, shift, empty, visits),
  }
  const bare = timeRoute(problem, shift, [], visits).route
  const begun: Prefix = {
    set: 0,
    taken: 0,
    place: head.place,
    clock: head.free,
    gaps: 0,
    idle: bare.totals.waitingSeconds,
    travel: bare.totals.travelSeconds - bare.totals.homeSeconds,
    metres: bare.totals.travelMetres - bare.totals.homeMetres,
    service: bare.totals.serviceSeconds,
    soft:
      bare.cost.total -
      bare.cost.fixed -
      bare.cost.travelTime -
      bare.cost.travelDistance -
      bare.cost.overtime -
      bare.cost.waiting,
    count: head.loaded.length,
    stops: [],
  }
  yield* extend(begun)

  function* extend(prefix: Prefix): Generator<EnumeratedRow> {
    if (prefix.set !== 0) {
      const row = finished(prefix)
      if (row) yield row
    }
    for (let i = 0; i < sides.length; i++) {
      if (prefix.set & (1 << i) || !allowed[i]) continue
      const next = withVisit(prefix, i)
      if (next) yield* extend(next)
    }
    for (let b = 0; b < pauses.length; b++) {
      if (prefix.taken & (1 << b)) continue
      const next = withPause(prefix, b)
      if (next) yield* extend(next)
    }
  }

  function withVisit(prefix: Prefix, i: number): Prefix | null {
    if (prefix.count >= (shift.maxVisits ?? Number.POSITIVE_INFINITY)) return null
    const visit = sides[i]!
    const way = secondsBetween(problem, prefix.place, visit.place)
    if (way < 0) return null
    const driven = Math.min(way, prefix.gaps)
    const arrival = prefix.clock + way - driven
    const start = inside(startsOf(visit), arrival)
    if (start === null) return null
    const work = visit.durationByShift?.[shift.id] ?? visit.duration
    const service = visit.crew || prefix.place !== visit.place ? work + (visit.setup ?? 0) : work
    const travel = prefix.travel + way
    if (start + service > close || travel > (shift.maxTravel ?? Number.POSITIVE_INFINITY)) return null
    return {
      set: prefix.set | (1 << i),
      taken: prefix.taken,
      place: visit.place,
      clock: start + service,
      gaps: 0,
      idle: prefix.idle + prefix.gaps - driven + start - arrival,
      travel,
      metres: prefix.metres + metresBetween(problem, prefix.place, visit.place),
      service: prefix.service + service,
      soft: prefix.soft + prices[i]! + (linked ? leastStartCost(visit, start) : startCost(visit, start)),
      count: prefix.count + 1,
      stops: [...prefix.stops, { type: 'visit', id: visit.id }],
    }
  }

  function withPause(prefix: Prefix, b: number): Prefix | null {
    const pause = pauses[b]!
    const start = inside(pause.windows, prefix.clock)
    if (start === null) return null
    return {
      ...prefix,
      taken: prefix.taken | (1 << b),
      clock: start + pause.duration,
      gaps: prefix.gaps + start - prefix.clock,
      stops: [...prefix.stops, { type: 'break', id: pause.id }],
    }
  }

  function finished(prefix: Prefix): EnumeratedRow | null {
    const way = secondsBetween(problem, prefix.place, shift.end)
    if (way < 0) return null
    const driven = Math.min(way, prefix.gaps)
    const end = prefix.clock + way - driven
    const travel = prefix.travel + way
    const spared = (pause: Pause): boolean => pause.conditional && end <= latestStart(pause)
    if (end > close || travel > (shift.maxTravel ?? Number.POSITIVE_INFINITY)) return null
    if (!pauses.every((pause, b) => prefix.taken & (1 << b) || spared(pause))) return null
    if (!hasRoom(prefix.set)) return null
    let work = 0
    if (measured) {
      const { route, faults } = timeRoute(problem, shift, prefix.stops, visits)
      if (!linked && faults.some(({ code }) => code === 'max-duration')) return null
      work = workOf(problem, shift, route, visits)
    }
    const idle = prefix.idle + prefix.gaps - driven
    // Whoever may have to leave later for a rest before may wait less.
    const waits = linked && shift.restBefore ? 0 : idle
    const price =
      (shift.fixedCost ?? 0) +
      (shift.costPerTravelSecond ?? 1) * travel +
      (shift.costPerMetre ?? 0) * (prefix.metres + metresBetween(problem, prefix.place, shift.end)) +
      (shift.overtimeCostPerSecond ?? 0) * Math.max(0, end - shift.window[1]) +
      (shift.waitingCostPerSecond ?? 0) * waits +
      prefix.soft
    return { set: prefix.set, stops: prefix.stops, cost: price, load: prefix.service + travel, work }
  }

  function hasRoom(set: number): boolean {
    const aboard = [...head.loaded, ...sides.filter((_, i) => set & (1 << i))]
    const fits = (shift.capacity ?? []).every(
      (room, k) => aboard.reduce((sum, visit) => sum + (visit.demand?.[k] ?? 0), 0) <= room,
    )
    if (!fits || !shift.stock) return fits
    const items = new Set(aboard.flatMap((visit) => Object.keys(visit.parts ?? {})))
    return [...items].every(
      (item) =>
        aboard.reduce((sum, visit) => sum + (visit.parts?.[item] ?? 0), 0) <= (shift.stock![item] ?? 0),
    )
  }
}

/** Soft cost of the cheapest start from `start` on: being late can only become worse, a promise can still be met. */
function leastStartCost(visit: Visit, start: number): number {
  const late = startCost({ ...visit, promise: undefined } as Visit, start)
  if (!visit.promise || start <= visit.promise.to) return late
  return startCost(visit, start)
}

function inside(periods: readonly Period[] | undefined, time: number): number | null {
  if (!periods) return time
  const period = periods.find(([, close]) => time <= close)
  return period ? Math.max(time, period[0]) : null
}

/** −1: no way. */
function secondsBetween(problem: Problem, from: number | null, to: number | null): number {
  if (from === null || to === null) return 0
  const seconds = problem.durations[from * problem.placeCount + to]!
  return from === to ? Math.max(0, seconds) : seconds
}

function metresBetween(problem: Problem, from: number | null, to: number | null): number {
  if (from === null || to === null || !problem.distances) return 0
  return Math.max(0, problem.distances[from * problem.placeCount + to]!)
}

/** Windows or pinned start of the visit, from the moment its parts are there. */
function startsOf({ pin, windows, partsReadyAt }: Visit): readonly Period[] | undefined {
  const asked = pin?.start === undefined ? windows : [[pin.start, pin.start] as const]
  if (partsReadyAt === undefined) return asked
  const open = asked ?? [[partsReadyAt, Number.MAX_SAFE_INTEGER] as const]
  return open.flatMap(([from, to]) =>
    to < partsReadyAt ? [] : [[Math.max(from, partsReadyAt), to] as const],
  )
}
