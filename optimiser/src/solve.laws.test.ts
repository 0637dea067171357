import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import type { Problem } from './problem.ts'
import { Random } from './random.ts'
import type { Solution } from './solution.ts'
import { solve } from './solve.ts'
import { compareWorth, worthOfSolution } from './testing/enumerate.ts'
import {
  type OtherChecker,
  type Proved,
  proveAgreement,
  proveCheck,
  proveExplanations,
  proveOptimum,
} from './testing/proof.ts'
import { randomProblem } from './testing/random-problem.ts'

/*
 * Laws on random small problems with every rule switched on. The same with many more seeds: `bench/proof.ts`.
 */

const shared = new URL('../../../shared/bench/check.mjs', import.meta.url)
const patient = { timeout: 900_000 }

/** The answer without what depends on the clock. */
function answerOf(solution: Solution): unknown {
  const { stats, ...answer } = solution
  return { ...answer, iterations: stats.iterations }
}

const seedsTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)

/** Sums what the seeds show; nothing may fail. */
function allOf(seeds: readonly number[], prove: (seed: number) => Proved): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const seed of seeds) {
    const { failures, counts } = prove(seed)
    expect(failures).toEqual([])
    for (const [name, value] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + value
  }
  return sum
}

describe('laws of solving', () => {
  test('the check finds nothing on 10,000 random problems with every rule switched on', patient, () => {
    // 36,957: an absence before a later departure, in a shift with a longest duration.
    const { planned } = allOf([36_957, ...seedsTo(10_000)], (seed) => proveCheck(seed, 60))
    expect(planned).toBeGreaterThan(10_000)
  })

  test('the same seed and iterations give the same answer', patient, () => {
    for (const seed of seedsTo(60)) {
      const problem = randomProblem(seed, { visits: 7, shifts: 3 })
      const [one, two] = [1, 2].map(() => answerOf(solve(problem, { iterations: 300, seed })))
      expect(two).toEqual(one)
    }
  })

  test('on problems small enough to enumerate the optimum is found in at least 99 of 100', patient, () => {
    const options = { visits: 5, shifts: 3, iterations: 2000, most: 20_000 }
    const { compared, found } = allOf(seedsTo(120), (seed) => proveOptimum(seed, options))
    expect(compared).toBeGreaterThanOrEqual(118)
    expect(found! / compared!).toBeGreaterThanOrEqual(0.99)
  })

  test.each([
    [228, 'a promise met by a pause before the visit'],
    [376, 'hours of linked visits narrower than pauses need'],
    [463, 'coming later to a promise'],
    [533, 'balance in a team of one'],
    [128, 'a longest gap to a visit that is set up for'],
  ])('what was once missed is found: seed %i, %s', patient, (seed) => {
    const options = { visits: 7, shifts: 3, iterations: 2000, most: 100_000 }
    expect(proveOptimum(seed, options)).toMatchObject({ failures: [], counts: { found: 1 } })
  })

  test.each([
    [241, 'pauses under a limit on working time'],
    [361, 'a crew at a moment after a pause'],
    [372, 'a crew after an absence and a break'],
    [197, 'the length of a shift with a pause and linked visits'],
  ])('and in smaller ones: seed %i, %s', patient, (seed) => {
    const options = { visits: 4, shifts: 2, iterations: 2000, most: 100_000 }
    expect(proveOptimum(seed, options)).toMatchObject({ failures: [], counts: { found: 1 } })
  })

  test('"impossible" is confirmed by enumeration, and every proposed change and place works', patient, () => {
    const counts = allOf(seedsTo(150), (seed) => proveExplanations(seed))
    expect(counts.impossible).toBeGreaterThan(100)
    expect(counts.changes).toBeGreaterThan(100)
    expect(counts.unconfirmed).toBeLessThanOrEqual(1)
  })

  test('a plan that is given is never made worse, not even without a step', patient, () => {
    // 66, 76, 568, 775: crews and what hangs together torn apart while loading. 80: a route whose parts do not fit by
    // themselves. 808: waiting for what is under way. 4500, 9120: costs of pauses and balance that the search guesses.
    // 9907: working time that other hours change.
    const seeds = [313, 568, 577, 775, 808, 4500, 9120, 9907, ...seedsTo(150)]
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

  test('of a given plan that breaks rules only what keeps them is taken over', patient, () => {
    for (const seed of seedsTo(250)) {
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
  test('finds nothing, agrees on costs, and says the same of plans damaged on purpose', patient, async () => {
    const other = (await import(shared.href)) as OtherChecker
    const counts = allOf(seedsTo(1000), (seed) => proveAgreement(seed, other))
    expect(counts.damagedBad).toBeGreaterThan(500)
    expect(counts.costs).toBeGreaterThan(500)
  })
})
