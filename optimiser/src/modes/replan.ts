import { evaluateMove } from '../explain/evaluate-move.ts'
import type { Focus, SolveOptions } from '../options.ts'
import type { Period, Problem, Visit } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Solution } from '../solution.ts'
import { type PlanChange, planChanges } from './changes.ts'
import { limited, runHere, runInWorker, type Searches, shareOf } from './drive.ts'
import { type PlanFigures, planFigures } from './figures.ts'
import { keepingWhatPays } from './keep.ts'

export interface ReplanOptions extends SolveOptions {
  /**
   * What the event touched. Default: visits that are not in the present plan, and shifts whose routes break a rule in it.
   */
  readonly near?: Focus
  /** The plan that people know, for figures and changes. Default: the `initial` one, timed as the problem stands now. */
  readonly before?: Pick<Solution, 'routes' | 'unassigned' | 'cost'>
  /** A visit goes back to where it was unless moving it saves more than this. ≥ 0, default 0. */
  readonly leastGain?: number
  /** Visits whose customers could be asked to give up their windows. Default none. */
  readonly askable?: readonly Askable[]
}

/** A customer who could be asked to let us come at another time. */
export interface Askable {
  readonly visit: string
  /** The windows that hold with the customer's consent. Absent: any time. */
  readonly windows?: readonly Period[]
}

export interface Replan {
  /** Keeps every rule; never dearer than the present plan as far as that can be kept. */
  readonly solution: Solution
  readonly changes: readonly PlanChange[]
  readonly before: PlanFigures
  readonly after: PlanFigures
  /** A cheaper plan that some customers must agree to first. It never takes the place of `solution` by itself. */
  readonly withConsent?: ConsentPlan
}

export interface ConsentPlan {
  /** Visits that would start outside the windows they have now. */
  readonly needs: readonly string[]
  readonly solution: Solution
  /** Against the same plan as the changes of the proposal. */
  readonly changes: readonly PlanChange[]
  readonly after: PlanFigures
  /** Cost of the proposal less that of this plan; above 0. */
  readonly saves: number
}

/** Default time of an answer. */
const REPLAN_MS = 2000

/**
 * Plans again after an event: the present plan (`problem.initial`) is the start, the search begins at a tenth of the
 * temperature and near the event, and what does not pay is put back where it was. The event itself is in the problem
 * (an absence, another duration, a new visit, frozen heads up to now), stability in its costs (`published`, `promise`).
 *
 * Limits as for `solve`; without any 2 seconds. With `askable` half of them goes into the plan with consent. Throws
 * `ProblemError` when the problem is malformed. Source: specification, orders and dispatch §11.6; route optimiser §8.
 */
export function replan(problem: Problem, options: ReplanOptions = {}): Replan {
  return runHere(searchesOf(problem, options))
}

/** As `replan`, in a worker thread. */
export function replanInWorker(problem: Problem, options: ReplanOptions = {}): Promise<Replan> {
  return runInWorker(searchesOf(problem, options))
}

function* searchesOf(problem: Problem, options: ReplanOptions): Searches<Replan> {
  const { near, before: told, leastGain = 0, askable = [], ...rest } = options
  const present = presentPlan(problem)
  const before = told ?? present
  const focus = near ?? eventOf(problem, present)
  const limits: SolveOptions = { ...limited(rest, REPLAN_MS), focus }
  const first = yield { problem, options: askable.length ? shareOf(limits, 0.5) : limits }
  let proposal = keepingWhatPays(problem, present, first, leastGain)
  let withConsent: ConsentPlan | undefined
  if (askable.length) {
    const asked = relaxed(problem, askable)
    const initial = proposal.routes
    const second = yield { problem: { ...asked, initial }, options: shareOf(limits, 0.5) }
    const better = keepingWhatPays(asked, present, second, leastGain)
    const needs = outsideWindows(problem, askable, better)
    if (needs.length === 0 && better.cost.total < proposal.cost.total) proposal = better
    const saves = proposal.cost.total - better.cost.total
    if (needs.length > 0 && saves > leastGain + 1e-9)
      withConsent = {
        needs,
        solution: better,
        changes: planChanges(asked, before, better),
        after: planFigures(better),
        saves,
      }
  }
  return {
    solution: proposal,
    changes: planChanges(problem, before, proposal),
    before: planFigures(before),
    after: planFigures(proposal),
    ...(withConsent ? { withConsent } : {}),
  }
}

/** The present plan with the times that it has now. */
function presentPlan(problem: Problem): Solution {
  const shifts = new Set(problem.shifts.map((shift) => shift.id))
  const known = (problem.initial ?? []).filter((route) => shifts.has(route.shift))
  const named = new Set(known.map((route) => route.shift))
  const begun = problem.shifts.filter((shift) => shift.frozen?.length && !named.has(shift.id))
  const routes = [...known, ...begun.map((shift) => ({ shift: shift.id, stops: [] }))]
  // Where no pauses are named they go where they fit best.
  return evaluatePlan(problem, evaluateMove(problem, { routes: [] }, { routes }).routes)
}

/** What has changed: visits without a place, and shifts in which the present plan breaks a rule. */
function eventOf(problem: Problem, present: Solution): Focus {
  const { faults } = evaluateMove(problem, { routes: [] }, { routes: present.routes })
  return {
    visits: present.unassigned.map(({ id }) => id),
    shifts: [...new Set(faults.flatMap(({ shift }) => shift ?? []))],
  }
}

function relaxed(problem: Problem, askable: readonly Askable[]): Problem {
  const asked = new Map(askable.map((each) => [each.visit, each]))
  const visits = problem.visits.map((visit): Visit => {
    const own = asked.get(visit.id)
    if (!own) return visit
    const { windows: _windows, pin, ...free } = visit
    return {
      ...free,
      ...(own.windows ? { windows: own.windows } : {}),
      ...(pin?.shift === undefined ? {} : { pin: { shift: pin.shift } }),
    }
  })
  return { ...problem, visits }
}

/** Which of the askable visits start where their present windows do not let them. */
function outsideWindows(problem: Problem, askable: readonly Askable[], plan: Solution): string[] {
  const ids = new Set(askable.map((each) => each.visit))
  const faults = evaluateMove(problem, { routes: [] }, { routes: plan.routes }).faults
  const outside = new Set(
    faults.filter(({ code }) => code === 'window' || code === 'pinned-start').map(({ id }) => id),
  )
  return [...ids].filter((id) => outside.has(id))
}
