import { check, missingMandatory } from '../check.ts'
import { applyRelaxation } from '../explain/apply-relaxation.ts'
import { explain } from '../explain/explain.ts'
import { insertions } from '../explain/insertions.ts'
import { fromNeutral, toNeutral } from '../format/neutral.ts'
import type { Insertion } from '../options.ts'
import type { PlannedRoute, PlannedStop, Problem } from '../problem.ts'
import { Random } from '../random.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Route, Solution } from '../solution.ts'
import { solve } from '../solve.ts'
import { bestByEnumeration, canBeServed, compareWorth, worthOfSolution } from './enumerate.ts'
import { neutralFile } from './neutral-file.ts'
import { randomProblem } from './random-problem.ts'

/*
 * What is proved on random problems, one seed at a time: the tests take some hundreds of seeds, `bench/proof.ts` as many
 * as one likes.
 */

/** What one seed showed. `failures`: what must not be, in words. */
export interface Proved {
  readonly failures: readonly string[]
  /** Things counted, by name. */
  readonly counts: Readonly<Record<string, number>>
}

/** The check finds nothing in what the search makes. */
export function proveCheck(seed: number, iterations = 120): Proved {
  const problem = randomProblem(seed)
  const solution = solve(problem, { iterations, seed })
  const faults = check(problem, solution)
  return {
    failures: faults.length ? [`seed ${seed}: ${JSON.stringify(faults)}`] : [],
    counts: { problems: 1, planned: problem.visits.length - solution.unassigned.length },
  }
}

export interface OptimumOptions {
  readonly visits: number
  readonly shifts: number
  readonly iterations: number
  /** Most plans timed together before a problem is passed over. */
  readonly most: number
}

/** Up to seven visits and three shifts: counts whether the optimum is found; better than it would be a broken rule. */
export function proveOptimum(seed: number, options: OptimumOptions): Proved {
  const random = new Random(seed)
  const problem = randomProblem(seed, {
    visits: 1 + random.below(options.visits),
    shifts: 1 + random.below(options.shifts),
  })
  const solution = solve(problem, { iterations: options.iterations, seed })
  const worth = worthOfSolution(problem, solution)
  // Every second one without the worth to be beaten, so that a search that is better than the best is seen.
  const than = seed % 2 ? { than: worth } : {}
  const best = bestByEnumeration(problem, { most: options.most, ...than })
  if (!best) return { failures: [], counts: { problems: 1, passedOver: 1 } }
  const difference = compareWorth(worth, best)
  return {
    failures: difference < 0 ? [`seed ${seed}: ${worth} is better than the best, ${best}`] : [],
    counts: { problems: 1, compared: 1, found: difference === 0 ? 1 : 0, missed: difference > 0 ? 1 : 0 },
  }
}

/**
 * Each visit left out: "impossible" is confirmed by enumeration, every proposed change makes room for it, and every
 * place where it would fit breaks no rule.
 */
export function proveExplanations(seed: number, most = 3000): Proved {
  const random = new Random(seed)
  const problem = randomProblem(seed, { visits: 1 + random.below(6), shifts: 1 + random.below(3) })
  const solution = solve(problem, { iterations: 100, seed })
  const failures: string[] = []
  const counts = { problems: 1, explained: 0, impossible: 0, unconfirmed: 0, changes: 0, places: 0 }
  for (const { id } of solution.unassigned) {
    counts.explained++
    const explanation = explain(problem, solution, id)
    if (explanation.verdict === 'impossible') {
      counts.impossible++
      const possible = canBeServed(problem, id, most)
      if (possible === null) counts.unconfirmed++
      if (possible) failures.push(`seed ${seed}: ${id} is not impossible`)
    }
    for (const place of insertions(problem, solution, id, { limit: 3 })) {
      counts.places++
      const faults = check(problem, planWith(problem, solution.routes, place))
      if (faults.length)
        failures.push(`seed ${seed}: place of ${id} in ${place.shift}: ${JSON.stringify(faults)}`)
    }
    for (const change of explanation.relaxations) {
      counts.changes++
      const changed = applyRelaxation(problem, solution, id, change)
      const { routes } = changed.solution
      // A crew may be led from another shift than the one named.
      const among = change.change === 'smaller-crew' ? {} : { shifts: [changed.shift] }
      const [place] = insertions(changed.problem, { routes }, id, { ...among, limit: 1 })
      const faults = place ? check(changed.problem, planWith(changed.problem, routes, place)) : null
      if (faults?.length !== 0)
        failures.push(`seed ${seed}: ${id} after ${JSON.stringify(change)}: ${JSON.stringify(faults)}`)
    }
  }
  return { failures, counts }
}

/** The plan with a visit put at a place. */
function planWith(problem: Problem, routes: readonly Route[], place: Insertion): Solution {
  const changed = new Map<string, readonly PlannedStop[]>([[place.shift, place.stops]])
  for (const helper of place.helpers ?? []) changed.set(helper.shift, helper.stops)
  const shifts = new Set([...routes.map((route) => route.shift), ...changed.keys()])
  const planned = [...shifts].map(
    (shift): PlannedRoute => ({
      shift,
      stops: changed.get(shift) ?? routes.find((route) => route.shift === shift)!.stops,
    }),
  )
  return evaluatePlan(
    problem,
    planned.filter((route) => route.stops.length > 0),
  )
}

/** The checker that lies beside the benchmarks. */
export interface OtherChecker {
  readonly check: (
    problem: unknown,
    solution: unknown,
  ) => { feasible: boolean; errors: string[]; total: number; cost: number }
}

/** The other checker finds nothing either, agrees on the cost, and says the same of plans damaged on purpose. */
export function proveAgreement(seed: number, other: OtherChecker, damages = 4): Proved {
  const file = neutralFile(randomProblem(seed, { neutral: true }))
  const problem = fromNeutral(file)
  const solution = solve(problem, { iterations: 120, seed })
  const failures: string[] = []
  const counts = { problems: 1, damaged: 0, damagedBad: 0, costs: 0 }
  const judged = other.check(file, toNeutral(problem, solution))
  if (!judged.feasible) failures.push(`seed ${seed}: ${judged.errors.join(', ')}`)
  const penalties = problem.objective === 'penalty' ? solution.cost.unassigned : 0
  if (Math.abs(judged.cost + penalties - solution.cost.total) > 1e-6)
    failures.push(`seed ${seed}: costs ${judged.cost + penalties}, not ${solution.cost.total}`)
  const random = new Random(seed + 1)
  for (let i = 0; i < damages; i++) {
    const routes = damaged(problem, solution, random)
    const ours = evaluatePlan(problem, routes)
    const faults = [...check(problem, ours), ...missingMandatory(problem, ours)]
    const theirs = other.check(file, { format: 'giro-route-solution/1', routes, unassigned: ours.unassigned })
    counts.damaged++
    if (!theirs.feasible) counts.damagedBad++
    if (theirs.feasible !== (faults.length === 0))
      failures.push(
        `seed ${seed}, damage ${i}: ${theirs.errors.join(', ') || 'good'}, but here ${JSON.stringify(faults)} ${JSON.stringify(routes)}`,
      )
    else if (theirs.feasible) {
      counts.costs++
      const left = problem.objective === 'penalty' ? ours.cost.unassigned : 0
      if (Math.abs(theirs.cost + left - ours.cost.total) > 1e-6)
        failures.push(`seed ${seed}, damage ${i}: costs ${theirs.cost + left}, not ${ours.cost.total}`)
    }
  }
  return { failures, counts }
}

/** The plan with one to three stops moved, exchanged, doubled, added or taken out; routes without a visit are dropped. */
function damaged(problem: Problem, solution: Solution, random: Random): PlannedRoute[] {
  const routes = problem.shifts.map(({ id }) => ({
    shift: id,
    stops: (solution.routes.find((route) => route.shift === id)?.stops ?? []).map(
      ({ type, id: stop }): PlannedStop => ({ type, id: stop }),
    ),
  }))
  if (routes.length === 0) return []
  const any = <T>(list: readonly T[]): T => list[random.below(list.length)]!
  for (let times = 1 + random.below(3); times > 0; times--) {
    const from = any(routes).stops
    const to = any(routes).stops
    const kind = random.below(5)
    const stop = from.length ? any(from) : null
    if (kind === 0 && stop) from.splice(from.indexOf(stop), 1)
    else if (kind === 1 && stop?.type === 'visit') {
      from.splice(from.indexOf(stop), 1)
      to.splice(random.below(to.length + 1), 0, stop)
    } else if (kind === 2 && stop) {
      from.splice(from.indexOf(stop), 1)
      from.splice(random.below(from.length + 1), 0, stop)
    } else if (kind === 3 && problem.visits.length)
      to.splice(random.below(to.length + 1), 0, { type: 'visit', id: any(problem.visits).id })
    else if (kind === 4 && stop && times === 1) to.splice(random.below(to.length + 1), 0, stop)
  }
  return routes.filter((route) => route.stops.some((each) => each.type === 'visit'))
}
