import { quickReasons } from './explain/quick-reason.ts'
import type { Improvement, SolveOptions } from './options.ts'
import type { Period, Problem, Visit } from './problem.ts'
import { examinePlan } from './schedule/evaluate-plan.ts'
import { solutionOf } from './schedule/solution-of.ts'
import { type Found, search } from './search/run.ts'
import { isBetterSolution } from './search/standing.ts'
import type { Solution } from './solution.ts'

/**
 * Plans the visits of a problem. Runs in the calling thread for as long as the options say; a server uses
 * `solveInWorker`.
 *
 * The answer keeps every hard rule. Throws `ProblemError` when the problem is malformed.
 */
export function solve(problem: Problem, options: SolveOptions = {}): Solution {
  const began = performance.now()
  const seconds = (): number => (performance.now() - began) / 1000
  let reported = Number.NEGATIVE_INFINITY
  const every = (options.improvementEveryMs ?? 200) / 1000
  const onImprovement = options.onImprovement
  const given: Solution[] = []
  const found = search(problem, options, (better) => {
    // The first plan of a search that starts from a given one is that plan.
    if (problem.initial?.length && given.length === 0)
      given.push(...givenPlans(problem, toSolution(problem, better, options, seconds())))
    if (!onImprovement || seconds() < reported + every) return
    reported = seconds()
    onImprovement(improvementOf(problem, better, options, seconds()))
  })
  const solution = toSolution(problem, found, options, seconds())
  const best = given.reduce((one, other) => (isBetterSolution(problem, other, one) ? other : one), solution)
  return best === solution ? solution : { ...best, stats: solution.stats }
}

/**
 * The given plan as the search took it over and, when it keeps the rules, literally: the search follows costs that
 * depend on times and pauses along one way only, so that what it takes for better can be a little worse.
 */
function givenPlans(problem: Problem, loaded: Solution): Solution[] {
  const { solution, kept } = examinePlan(problem, problem.initial ?? [])
  if (!kept) return [loaded]
  const routes = solution.routes.filter((route) => route.stops.length > 0)
  return [loaded, { ...solution, routes, unassigned: withReasons(solution, loaded) }]
}

function withReasons(solution: Solution, loaded: Solution): Solution['unassigned'] {
  const reasons = new Map(loaded.unassigned.map((each) => [each.id, each.reason]))
  return solution.unassigned.map((each) => ({ ...each, reason: reasons.get(each.id) ?? each.reason }))
}

/** A plan found on the way, as reported while the search goes on. */
export function improvementOf(
  problem: Problem,
  found: Found,
  options: SolveOptions,
  seconds: number,
): Improvement {
  const solution = toSolution(problem, found, options, seconds)
  return { solution, cost: solution.cost, unassigned: solution.unassigned.length, seconds }
}

function toSolution(problem: Problem, found: Found, options: SolveOptions, seconds: number): Solution {
  const { compiled } = found
  const orders = found.routes.map((route) => Array.from(route, (v): Visit => compiled.sides[v]))
  const hours = new Map<string, Period>()
  for (const [v, [first, last]] of found.hours)
    hours.set(compiled.sides[v].id, [first + compiled.origin, last + compiled.origin])
  return solutionOf(problem, orders, hours, quickReasons(compiled, found.routes), {
    seconds,
    iterations: found.iterations,
    threads: options.threads ?? 1,
    seed: options.seed ?? 1,
    stoppedBy: found.stoppedBy,
  })
}
