import { type Done, dependencyFaults } from '../constraints/dependencies.ts'
import { restedFrom } from '../constraints/rest.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import { workLimitFaults } from '../constraints/work-limit.ts'
import { crewFaults, isLinked, sideOf } from '../model/crew.ts'
import { shiftsById } from '../model/technicians.ts'
import type { Period, PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import type { Fault, Route } from '../solution.ts'
import { placePauses } from './place-pauses.ts'
import { type TimedRoute, timeRoute, workOf } from './time-route.ts'

/** A route to be timed: its stops after the frozen head. */
export interface Row {
  readonly shift: Shift
  readonly stops: readonly PlannedStop[]
  /** True: pauses stand where they are wanted. False: only visits are listed, pauses go where they fit best. */
  readonly pausesGiven: boolean
}

export interface TimedPlan {
  /** In the order of the rows. */
  readonly routes: readonly TimedRoute[]
  /** Rules broken between routes: crews, dependencies, limits over several shifts. */
  readonly faults: readonly Fault[]
}

type Timing = (row: Row, shift: Shift, visits: ReadonlyMap<string, Visit>, sparing: boolean) => TimedRoute

/**
 * Times the routes of a plan together. Every stop happens as early as it can; where visits depend on each other, a
 * crew starts when its last member is there, and whoever comes later waits: starts are raised until nothing changes
 * (the least solution of a monotone system, so that nothing is later than it must be).
 */
export function timePlan(
  problem: Problem,
  rows: readonly Row[],
  visits: ReadonlyMap<string, Visit>,
  timing: Timing = (row, shift, known, sparing) => timeRow(problem, row, shift, known, sparing),
): TimedPlan {
  const sparing = new Set<Row>()
  for (;;) {
    const plan = timeTogether(problem, rows, visits, (row, shift, known) =>
      timing(row, shift, known, sparing.has(row)),
    )
    // Where a limit over several shifts is missed, routes give up what costs least for what takes least time.
    const missed = new Set(plan.faults.flatMap(({ code, id }) => (code === 'work-limit' ? [id] : [])))
    const next = rows.find(
      (row) =>
        !row.pausesGiven &&
        !sparing.has(row) &&
        problem.workLimits?.some((limit) => missed.has(limit.id) && limit.shifts.includes(row.shift.id)),
    )
    if (!next) return plan
    sparing.add(next)
  }
}

function timeTogether(
  problem: Problem,
  rows: readonly Row[],
  visits: ReadonlyMap<string, Visit>,
  timing: (row: Row, shift: Shift, visits: ReadonlyMap<string, Visit>) => TimedRoute,
): TimedPlan {
  const linked = isLinked(problem)
  let routes = rows.map((row) => timing(row, row.shift, visits))
  let narrowed = new Map(visits)
  if (!linked) return { routes, faults: limitFaults(problem, rows, routes, visits) }
  const floor = new Map<string, number>()
  const leave = new Map<string, number>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!raise(problem, rows, routes, floor, leave)) break
    narrowed = new Map(visits)
    for (const [id, from] of floor) {
      const visit = visits.get(id)
      if (visit) narrowed.set(id, within(visit, [from, Number.MAX_SAFE_INTEGER]))
    }
    routes = rows.map((row) => {
      const from = leave.get(row.shift.id)
      const { window } = row.shift
      const shift: Shift =
        from === undefined || from <= window[0]
          ? row.shift
          : { ...row.shift, window: [from, Math.max(from, window[1])] }
      return timing(row, shift, narrowed)
    })
  }
  return {
    routes,
    faults: [...linkFaults(problem, rows, routes), ...limitFaults(problem, rows, routes, narrowed)],
  }
}

const MOST_ROUNDS = 200

/** Times a row by itself. */
export function timeRow(
  problem: Problem,
  row: Row,
  shift: Shift,
  visits: ReadonlyMap<string, Visit>,
  sparing = false,
): TimedRoute {
  if (row.pausesGiven) return timeRoute(problem, shift, row.stops, visits)
  const order = row.stops.map((stop) => sideOf(stop, visits)!)
  return timeRoute(problem, shift, placePauses(problem, shift, order, visits, sparing), visits)
}

/** Raises the earliest starts that links demand; false when nothing changes any more. */
function raise(
  problem: Problem,
  rows: readonly Row[],
  routes: readonly TimedRoute[],
  floor: Map<string, number>,
  leave: Map<string, number>,
): boolean {
  let raised = false
  const lift = (map: Map<string, number>, key: string, to: number, present: number): void => {
    if (to <= present || to <= (map.get(key) ?? Number.NEGATIVE_INFINITY)) return
    map.set(key, to)
    raised = true
  }
  const done = placesOf(rows, routes)
  const firstStart = (id: string): number =>
    Math.min(...(done.get(id) ?? []).map(({ start }) => start), Number.POSITIVE_INFINITY)
  for (const visit of problem.visits) {
    const own = done.get(visit.id)
    // What is under way has its time, whatever it should have waited for.
    if (!own || own.some(({ frozen }) => frozen)) continue
    const last = Math.max(...own.map(({ start }) => start))
    if (visit.crew) lift(floor, visit.id, last, firstStart(visit.id))
    for (const each of visit.after ?? []) {
      const before = done.get(each.visit)?.[0]
      // In one route the wrong way round no waiting helps.
      if (!before || (before.shift === own[0]!.shift && before.at > own[0]!.at)) continue
      lift(floor, visit.id, before.end + (each.gapMin ?? 0), firstStart(visit.id))
      if (each.gapMax !== undefined && !before.frozen)
        lift(floor, each.visit, own[0]!.start - each.gapMax - (before.end - before.start), before.start)
    }
  }
  const ends = new Map(routes.map(({ route }) => [route.shift, route]))
  for (const { shift, stops } of rows) {
    if (!shift.restBefore || stops.length === 0 || shift.frozen?.length) continue
    const before = restedFrom(problem, shift)
    const route = before && ends.get(before.id)
    if (!route || route.totals.visits === 0) continue
    lift(leave, shift.id, route.totals.end + shift.restBefore, shift.window[0])
  }
  return raised
}

interface Stood extends Done {
  readonly frozen: boolean
  /** Position in the route. */
  readonly at: number
}

/** Where each visit is done, the lead first. */
function placesOf(rows: readonly Row[], routes: readonly TimedRoute[]): Map<string, Stood[]> {
  const done = new Map<string, Stood[]>()
  routes.forEach(({ route }, i) => {
    for (const [at, stop] of route.stops.entries()) {
      if (stop.type !== 'visit') continue
      const own = {
        at,
        shift: rows[i]!.shift,
        start: stop.start,
        end: stop.end,
        frozen: stop.frozen ?? false,
      }
      const known = done.get(stop.id) ?? []
      done.set(stop.id, stop.role === 'helper' ? [...known, own] : [own, ...known])
    }
  })
  return done
}

/** Faults between routes; what is frozen on the later side is past mending. */
function linkFaults(problem: Problem, rows: readonly Row[], routes: readonly TimedRoute[]): Fault[] {
  const done = placesOf(rows, routes)
  return problem.visits.flatMap((visit) => {
    const own = done.get(visit.id)
    if (own?.some(({ frozen }) => frozen)) return []
    const crew = visit.crew && own ? crewFaults(visit, own) : []
    const order = (visit.after ?? []).flatMap((each) => {
      const before = done.get(each.visit)?.[0]
      // What is under way cannot wait for this one.
      if (before?.frozen && !own) return []
      return dependencyFaults(visit.id, each, before ?? null, own?.[0] ?? null)
    })
    return [...crew, ...order]
  })
}

function limitFaults(
  problem: Problem,
  rows: readonly Row[],
  routes: readonly TimedRoute[],
  visits: ReadonlyMap<string, Visit>,
): Fault[] {
  if (!problem.workLimits?.length) return []
  const limited = new Set(problem.workLimits.flatMap((limit) => limit.shifts))
  const added = new Set(
    rows.filter(({ stops }) => stops.some(({ type }) => type === 'visit')).map(({ shift }) => shift.id),
  )
  const work = new Map<string, number>()
  routes.forEach(({ route }, i) => {
    const { shift } = rows[i]!
    if (limited.has(shift.id)) work.set(shift.id, workOf(problem, shift, route, visits))
  })
  // What is under way breaks a limit by itself at times; it counts once something is added.
  return workLimitFaults(problem, work).filter(({ id }) =>
    problem.workLimits!.find((limit) => limit.id === id)!.shifts.some((shift) => added.has(shift)),
  )
}

/** The visit with its start confined to the period (both ends included). */
export function within(visit: Visit, [from, to]: Period): Visit {
  const periods = startPeriods(visit) ?? [[Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const]
  const windows = periods
    .map(([open, close]) => [Math.max(open, from), Math.min(close, to)] as const)
    .filter(([open, close]) => open <= close)
  const { pin, ...rest } = visit
  return { ...rest, windows, ...(pin?.shift === undefined ? {} : { pin: { shift: pin.shift } }) }
}

/** Routes by the ids of their shifts, for callers that time only some of them. */
export function rowsOf(
  problem: Problem,
  routes: readonly Route[],
  visits: ReadonlyMap<string, Visit>,
): Row[] {
  const shifts = shiftsById(problem)
  return routes.flatMap((route) => {
    const shift = shifts.get(route.shift)
    if (!shift) return []
    const stops = route.stops.filter((stop) => !stop.frozen && (stop.type === 'break' || visits.has(stop.id)))
    return [{ shift, stops, pausesGiven: true }]
  })
}
