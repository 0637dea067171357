import { check, missingMandatory } from '../check.ts'
import type { PlanDocument } from '../format/document.ts'
import type { Problem, Visit } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Fault, Solution } from '../solution.ts'

/** A plan with its times, and the rules that it breaks. */
export interface Examined {
  readonly solution: Solution
  readonly faults: readonly Fault[]
}

/**
 * Examines a plan as its file states it. A whole solution in our own format is believed in nothing: its times and costs
 * must be those of the check. Of other files the order of stops is taken and timed anew; stated starts of the neutral
 * format must be possible.
 */
export function examine(problem: Problem, plan: PlanDocument): Examined {
  const timed = withStarts(problem, plan.starts)
  const solution = plan.solution ?? evaluatePlan(timed, plan.routes)
  return {
    solution,
    faults: [
      // Timing passes over stops that the problem does not know; the check of a whole solution names them itself.
      ...(plan.solution ? [] : strangers(problem, plan)),
      ...check(timed, solution),
      ...startFaults(solution, plan.starts),
      ...missingMandatory(problem, solution),
    ],
  }
}

function strangers(problem: Problem, plan: PlanDocument): Fault[] {
  const visits = new Set(problem.visits.map(({ id }) => id))
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  return plan.routes.flatMap(({ shift: id, stops }) => {
    const shift = shifts.get(id)
    if (!shift) return []
    const pauses = new Set([...(shift.breaks ?? []), ...(shift.unavailable ?? [])].map((pause) => pause.id))
    return stops.flatMap((stop): Fault[] =>
      (stop.type === 'visit' ? visits : pauses).has(stop.id)
        ? []
        : [{ code: stop.type === 'visit' ? 'unknown-visit' : 'unknown-break', shift: id, id: stop.id }],
    )
  })
}

/** The problem in which a visit with a stated start can begin no earlier. */
function withStarts(problem: Problem, starts: ReadonlyMap<string, number> | undefined): Problem {
  if (!starts?.size) return problem
  const narrowed = (visit: Visit): Visit => {
    const from = starts.get(visit.id)
    if (from === undefined || !Number.isSafeInteger(from)) return visit
    const windows = visit.windows ?? [[Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const]
    const later = windows.flatMap(([a, b]) => (b < from ? [] : [[Math.max(a, from), b] as const]))
    // A start after the last window stays a fault of that window.
    return later.length ? { ...visit, windows: later } : visit
  }
  return { ...problem, visits: problem.visits.map(narrowed) }
}

function startFaults(solution: Solution, starts: ReadonlyMap<string, number> | undefined): Fault[] {
  if (!starts) return []
  return solution.routes.flatMap(({ shift, stops }) =>
    stops.flatMap((stop): Fault[] => {
      const stated = stop.type === 'visit' ? starts.get(stop.id) : undefined
      return stated === undefined || stated === stop.start
        ? []
        : [{ code: 'stated-time', shift, id: stop.id, excess: stop.start - stated }]
    }),
  )
}
