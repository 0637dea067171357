import type {
  Fault,
  MoveEvaluation,
  Period,
  PlannedRoute,
  PlannedStop,
  Problem,
  Visit as ProblemVisit,
  Route,
} from '@giro/optimiser'
import type { Day } from '../foundation/day.ts'
import { shiftId } from './planning/routing-problem.ts'

/** A change by hand: a visit goes to a technician's day at a time, or off the plan. */
export interface HandMove {
  readonly visitNo: string
  /** Seconds of the problem; the visit starts then or, pushed by what is before it, later. Null: off the plan. */
  readonly to: {
    readonly resourceNo: string
    readonly day: Day
    readonly start: number
    readonly helpers?: readonly string[]
  } | null
}

/** The optimiser's examination of routes made by hand; it puts the breaks where they fit best. */
export type Evaluate = (
  problem: Problem,
  plan: { routes: Route[] },
  move: { routes: PlannedRoute[] },
) => MoveEvaluation

/** A hand-made change worked out: the changed routes with their times, what it costs and which rules it breaks. */
export interface HandMade {
  readonly routes: readonly Route[]
  readonly faults: readonly Fault[]
  /** Cost of the changed routes after minus before; what leaving a visit out would cost is not part of it. */
  readonly cost: number
  readonly travelSeconds: number
}

/** The days as they are, timed by the same rules. */
export function presentRoutes(problem: Problem, evaluate: Evaluate): Route[] {
  return [...evaluate(problem, { routes: [] }, { routes: [...(problem.initial ?? [])] }).routes]
}

/**
 * Works out changes by hand. Visits keep their present start unless something before them pushes them later; the
 * moved ones start at the wished time or later. Rules that break are told, not refused: the dispatcher decides.
 *
 * `present` holds the start of every planned visit in seconds of the problem.
 */
export function workOut(
  problem: Problem,
  present: ReadonlyMap<string, number>,
  moves: readonly HandMove[],
  evaluate: Evaluate,
): HandMade {
  const wished = new Map(present)
  const routes = new Map(
    (problem.initial ?? []).map((route) => [route.shift, [...route.stops] as readonly PlannedStop[]]),
  )
  const touched = new Set<string>()
  for (const { visitNo, to } of moves) {
    for (const [shift, visits] of routes) {
      if (!visits.some((stop) => stop.id === visitNo)) continue
      routes.set(
        shift,
        visits.filter((stop) => stop.id !== visitNo),
      )
      touched.add(shift)
    }
    if (to === null) continue
    const helpers = to.helpers ?? []
    for (const [at, resourceNo] of [to.resourceNo, ...helpers].entries()) {
      const shift = shiftId(resourceNo, to.day)
      const visits = routes.get(shift) ?? []
      const frozen = problem.shifts.find((one) => one.id === shift)?.frozen?.length ?? 0
      const behind = visits.findIndex(
        (one, index) => index >= frozen && (wished.get(one.id) ?? 0) >= to.start,
      )
      const role = at === 0 ? ('lead' as const) : ('helper' as const)
      const stop: PlannedStop = { type: 'visit', id: visitNo, ...(helpers.length > 0 && { role }) }
      routes.set(shift, behind < 0 ? [...visits, stop] : visits.toSpliced(behind, 0, stop))
      touched.add(shift)
    }
    wished.set(visitNo, to.start)
  }
  addCrews(touched, routes)
  const bound = withWishedStarts(problem, wished)
  const before = presentRoutes(bound, evaluate)
  const after = [...touched].map(
    (shift): PlannedRoute => ({
      shift,
      stops: routes.get(shift) ?? [],
    }),
  )
  const evaluated = evaluate(bound, { routes: before }, { routes: after })
  const sums = (all: readonly Route[]) => ({
    cost: all.reduce((sum, route) => sum + route.cost.total, 0),
    travel: all.reduce((sum, route) => sum + route.totals.travelSeconds, 0),
  })
  const was = sums(before.filter((route) => touched.has(route.shift)))
  const is = sums(evaluated.routes)
  return {
    routes: evaluated.routes,
    // What the dispatcher takes off the plan is left out on purpose.
    faults: [
      ...evaluated.faults.filter((fault) => fault.code !== 'mandatory' && fault.code !== 'window'),
      ...missedWindows(problem, evaluated.routes),
    ],
    cost: is.cost - was.cost,
    travelSeconds: is.travel - was.travel,
  }
}

/** Whoever shares a visit with a touched route is touched too: a crew that starts later pushes all its members. */
function addCrews(touched: Set<string>, routes: ReadonlyMap<string, readonly PlannedStop[]>) {
  for (let before = -1; before !== touched.size; ) {
    before = touched.size
    const crews = new Set(
      [...touched].flatMap((shift) =>
        (routes.get(shift) ?? []).filter((stop) => stop.role !== undefined).map((stop) => stop.id),
      ),
    )
    for (const [shift, stops] of routes) if (stops.some((stop) => crews.has(stop.id))) touched.add(shift)
  }
}

/** A visit does not wait longer than this for its hours: whoever puts it there wants it there. */
const longestWaitSeconds = 12 * 3600

/**
 * Windows that begin no earlier than the wish. A wish behind all windows, or long before them, is kept: `missedWindows`
 * tells the broken rule.
 */
export function withWishedStarts(problem: Problem, wished: ReadonlyMap<string, number>): Problem {
  const visits = problem.visits.map((visit): ProblemVisit => {
    const start = wished.get(visit.id)
    if (start === undefined || !visit.windows) return visit
    const later = visit.windows.flatMap(([from, to]) =>
      to < start ? [] : [[Math.max(from, start), to] as const],
    )
    const next = later[0]?.[0]
    const waits = next !== undefined && next - start <= longestWaitSeconds
    return { ...visit, windows: waits ? later : [[start, Number.MAX_SAFE_INTEGER]] }
  })
  return { ...problem, visits }
}

/**
 * Visits that start outside their hours because they were put there: the optimiser was told to keep that. `excess` is
 * seconds after the last window; negative before the next one, 0 where the day has none.
 */
function missedWindows(problem: Problem, routes: readonly Route[]): Fault[] {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  return routes.flatMap(({ shift, stops }) =>
    stops.flatMap((stop): Fault[] => {
      const visit = visits.get(stop.id)
      if (stop.type !== 'visit' || stop.frozen || !visit?.windows || visit.pin?.start !== undefined) return []
      const excess = outside(visit.windows, stop.start)
      return excess === null ? [] : [{ code: 'window', shift, id: stop.id, excess }]
    }),
  )
}

/** Null: inside one of them; else as `excess` of `missedWindows`. */
function outside(windows: readonly Period[], start: number): number | null {
  if (windows.some(([from, to]) => start >= from && start <= to)) return null
  const next = windows.find(([from]) => from > start)
  if (next) return start - next[0]
  const last = windows.at(-1)
  return last ? start - last[1] : 0
}
