import type { Problem, Visit } from '../problem.ts'
import { within } from '../schedule/time-plan.ts'
import type { Solution } from '../solution.ts'

/**
 * The problem in which planned visits keep what was promised: they start inside their `promise`; those that stand
 * outside of it do not move further away.
 */
export function keepingPromises(problem: Problem, solution: Pick<Solution, 'routes'>): Problem {
  if (!problem.visits.some((visit) => visit.promise)) return problem
  const starts = new Map<string, number>()
  for (const route of solution.routes)
    for (const stop of route.stops) if (stop.type === 'visit' && !stop.frozen) starts.set(stop.id, stop.start)
  const kept = (visit: Visit): Visit => {
    const start = starts.get(visit.id)
    if (!visit.promise || start === undefined) return visit
    return within(visit, [Math.min(visit.promise.from, start), Math.max(visit.promise.to, start)])
  }
  return { ...problem, visits: problem.visits.map(kept) }
}
