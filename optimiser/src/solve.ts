import { quickReasons } from './explain/quick-reason.ts'
import type { Improvement, SolveOptions } from './options.ts'
import type { Period, Problem, Visit } from './problem.ts'
import { solutionOf } from './schedule/solution-of.ts'
import { type Found, search } from './search/run.ts'
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
  const found = search(problem, options, (better) => {
    if (!onImprovement || seconds() < reported + every) return
    reported = seconds()
    onImprovement(improvementOf(problem, better, options, seconds()))
  })
  return toSolution(problem, found, options, seconds())
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
