import { check } from '../check.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import type { SolveOptions } from '../options.ts'
import type { Period, Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { type PlanChange, planChanges } from './changes.ts'
import { limited, runHere, runInWorker, type Searches, shareOf } from './drive.ts'
import { type PlanFigures, planFigures } from './figures.ts'
import { repair } from './repair.ts'

export interface NightBuildOptions extends SolveOptions {
  /** Run time in minutes, when neither `timeMs` nor `iterations` is given. > 0, default 5. */
  readonly minutes?: number
  /**
   * Only shifts that begin inside it are planned (`from` included, `to` not); the routes of other shifts stay as they
   * are in `initial`. Visits that cannot start before its end are left for later. Default: everything.
   */
  readonly horizon?: Period
}

export interface NightBuild {
  /** Never dearer than the present plan, where that keeps the rules. */
  readonly solution: Solution
  /** Visits that can only start after the horizon; they are not part of the plan and cost nothing. */
  readonly later: readonly string[]
  readonly changes: readonly PlanChange[]
  readonly before: PlanFigures
  readonly after: PlanFigures
}

const MINUTES = 5
/** Share of the run in which a new plan is built; in the rest the better one of it and the present plan is improved. */
const ANEW = 0.8

/**
 * Builds the plan of the coming days anew, without regard to the order of the present one, and keeps the present one
 * (`problem.initial`) where nothing better is found.
 *
 * Throws `ProblemError` when the problem is malformed. Source: specification, orders and dispatch §11.6.
 */
export function nightBuild(problem: Problem, options: NightBuildOptions = {}): NightBuild {
  return runHere(searchesOf(problem, options))
}

/** As `nightBuild`, in a worker thread. */
export function nightBuildInWorker(problem: Problem, options: NightBuildOptions = {}): Promise<NightBuild> {
  return runInWorker(searchesOf(problem, options))
}

function* searchesOf(problem: Problem, options: NightBuildOptions): Searches<NightBuild> {
  const { minutes = MINUTES, horizon, ...rest } = options
  const limits = limited(rest, minutes * 60_000)
  const { inside, later } = horizon ? within(problem, horizon) : { inside: problem, later: [] }
  const present = repair(inside, inside.initial ?? [])
  const { initial: _initial, ...anew } = inside
  let solution = yield { problem: anew, options: shareOf(limits, ANEW) }
  const keeps = check(inside, present.solution).length === 0
  const start = keeps && isCheaper(present.solution, solution) ? present.solution : solution
  solution = yield {
    problem: { ...inside, initial: start.routes },
    options: shareOf(limits, 1 - ANEW),
  }
  const before = present.solution
  return {
    solution,
    later,
    changes: planChanges(inside, before, solution),
    before: planFigures(before),
    after: planFigures(solution),
  }

  function isCheaper(a: Solution, b: Solution): boolean {
    if (problem.objective === 'penalty') return a.cost.total < b.cost.total
    if (a.cost.lostPriority !== b.cost.lostPriority) return a.cost.lostPriority < b.cost.lostPriority
    if (a.unassigned.length !== b.unassigned.length) return a.unassigned.length < b.unassigned.length
    return a.cost.total < b.cost.total
  }
}

/** The problem of the horizon: other shifts keep their routes as frozen rows, visits of later days are put aside. */
function within(problem: Problem, [from, to]: Period): { inside: Problem; later: string[] } {
  const present = repair(problem, problem.initial ?? []).solution
  const routes = new Map(present.routes.map((route) => [route.shift, route]))
  const planned = new Set(
    present.routes.flatMap(({ stops }) => stops.map((stop) => (stop.type === 'visit' ? stop.id : ''))),
  )
  const isOpen = (shift: Shift): boolean => shift.window[0] >= from && shift.window[0] < to
  const shifts = problem.shifts.map((shift): Shift => {
    if (isOpen(shift)) return shift
    const frozen = (routes.get(shift.id)?.stops ?? []).map(({ type, id, start, end, role }) => ({
      type,
      id,
      start,
      end,
      ...(role ? { role } : {}),
    }))
    // Nothing new goes into a day outside the horizon.
    return { ...shift, frozen, maxVisits: frozen.filter((stop) => stop.type === 'visit').length }
  })
  const isLater = (visit: Visit): boolean => {
    const opens = startPeriods(visit)?.[0]?.[0]
    return !planned.has(visit.id) && opens !== undefined && opens >= to
  }
  const later = problem.visits.filter(isLater).map(({ id }) => id)
  const kept = (id: string): boolean => !later.includes(id)
  return {
    inside: {
      ...problem,
      shifts,
      visits: problem.visits
        .filter(({ id }) => kept(id))
        .map((visit) =>
          visit.after ? { ...visit, after: visit.after.filter((rule) => kept(rule.visit)) } : visit,
        ),
      ...(problem.initial ? { initial: problem.initial } : {}),
    },
    later,
  }
}
