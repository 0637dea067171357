import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { fromNeutral, toNeutral } from './format/neutral.ts'
import type { Problem } from './problem.ts'
import { Random } from './random.ts'
import type { Solution } from './solution.ts'
import { solve } from './solve.ts'
import { bestByEnumeration, compareWorth, worthOfSolution } from './testing/enumerate.ts'
import { neutralFile } from './testing/neutral-file.ts'
import { randomProblem } from './testing/random-problem.ts'

const shared = new URL('../../../shared/bench/check.mjs', import.meta.url)

/** The answer without what depends on the clock. */
function answerOf(solution: Solution): unknown {
  const { stats, ...answer } = solution
  return { ...answer, iterations: stats.iterations }
}

describe('laws of solving', () => {
  test('the check finds nothing on 10,000 random problems with every rule switched on', {
    timeout: 600_000,
  }, () => {
    let planned = 0
    // 36,957: an absence before a later departure, in a shift with a longest duration.
    const seeds = [36_957, ...Array.from({ length: 10_000 }, (_, i) => i + 1)]
    for (const seed of seeds) {
      const problem = randomProblem(seed)
      const solution = solve(problem, { iterations: 120, seed })
      const faults = check(problem, solution)
      if (faults.length) expect({ seed, faults }).toEqual({ seed, faults: [] })
      planned += problem.visits.length - solution.unassigned.length
    }
    expect(planned).toBeGreaterThan(10_000)
  })

  test('the same seed and iterations give the same answer', { timeout: 600_000 }, () => {
    for (let seed = 1; seed <= 100; seed++) {
      const problem = randomProblem(seed, { visits: 7, shifts: 3 })
      const [one, two] = [1, 2].map(() => answerOf(solve(problem, { iterations: 300, seed })))
      expect(two).toEqual(one)
    }
  })

  test('on problems small enough to enumerate the optimum is found in at least 95 of 100', {
    timeout: 600_000,
  }, () => {
    let found = 0
    let compared = 0
    const problems = 200
    for (let seed = 1; seed <= problems; seed++) {
      const random = new Random(seed)
      const problem = randomProblem(seed, { visits: 1 + random.below(4), shifts: 1 + random.below(2) })
      const worth = worthOfSolution(problem, solve(problem, { iterations: 500, seed }))
      const best = bestByEnumeration(problem, { most: 20_000 })
      if (!best) continue
      compared++
      const difference = compareWorth(worth, best)
      // Better than the best of all plans would mean that a rule was broken.
      expect(difference, `seed ${seed}`).toBeGreaterThanOrEqual(0)
      if (difference === 0) found++
    }
    expect(compared).toBeGreaterThan(150)
    expect(found / compared).toBeGreaterThanOrEqual(0.95)
  })

  test('a plan that is given is never made worse, not even without a step', { timeout: 600_000 }, () => {
    // 66, 76, 568, 775: crews and what hangs together torn apart while loading. 80: a route whose parts do not fit by
    // themselves. 808: waiting for what is under way. 4500, 9120: costs of pauses and balance that the search guesses.
    // 9907: working time that other hours change.
    const seeds = [313, 568, 577, 775, 808, 4500, 9120, 9907, ...Array.from({ length: 300 }, (_, i) => i + 1)]
    for (const seed of seeds) {
      const problem = randomProblem(seed, { visits: 7, shifts: 3 })
      const first = solve(problem, { iterations: 200, seed })
      const initial = first.routes.map(({ shift, stops }) => ({ shift, stops }))
      const again: Problem = { ...problem, initial }
      for (const iterations of [0, 50]) {
        const second = solve(again, { iterations, seed: seed + 1 })
        const faults = check(again, second)
        const worse = compareWorth(worthOfSolution(again, second), worthOfSolution(problem, first)) > 0
        expect({ seed, iterations, faults, worse }).toEqual({ seed, iterations, faults: [], worse: false })
      }
    }
  })

  test('of a given plan that breaks rules only what keeps them is taken over', { timeout: 600_000 }, () => {
    for (let seed = 1; seed <= 500; seed++) {
      const problem = randomProblem(seed, { visits: 6, shifts: 3 })
      const random = new Random(seed)
      const stops = problem.visits.map(({ id }) => ({ type: 'visit' as const, id }))
      const initial = problem.shifts.map(({ id }) => ({
        shift: id,
        stops: stops
          .filter(() => random.unit() < 0.5)
          .map((stop) => ({ stop, key: random.unit() }))
          .sort((a, b) => a.key - b.key)
          .map(({ stop }) => stop),
      }))
      const again: Problem = { ...problem, initial }
      const faults = check(again, solve(again, { iterations: 20, seed }))
      expect({ seed, faults }).toEqual({ seed, faults: [] })
    }
  })
})

describe.skipIf(!existsSync(shared))('the independent checker of the benchmarks', () => {
  test('finds nothing either, and agrees on the cost', { timeout: 600_000 }, async () => {
    const checker = (await import(shared.href)) as {
      check: (
        problem: unknown,
        solution: unknown,
      ) => { feasible: boolean; errors: string[]; total: number; cost: number }
    }
    for (let seed = 1; seed <= 3000; seed++) {
      const file = neutralFile(randomProblem(seed, { neutral: true }))
      const problem = fromNeutral(file)
      const solution = solve(problem, { iterations: 120, seed })
      const judged = checker.check(file, toNeutral(problem, solution))
      if (!judged.feasible) expect({ seed, errors: judged.errors }).toEqual({ seed, errors: [] })
      expect(judged.cost + (problem.objective === 'penalty' ? solution.cost.unassigned : 0)).toBeCloseTo(
        solution.cost.total,
        6,
      )
    }
  })
})
