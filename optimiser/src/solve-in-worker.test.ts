import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { ProblemError } from './model/validate.ts'
import type { Problem } from './problem.ts'
import { solve } from './solve.ts'
import { solveInWorker } from './solve-in-worker.ts'
import { planningDay } from './testing/planning-data.ts'

const day = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])

/** A problem large enough to be cut into neighbourhoods. */
function grid(visits: number, technicians: number): Problem {
  const places = visits + technicians
  const durations = new Int32Array(places * places)
  const x = (i: number): number => (i * 37) % 101
  const y = (i: number): number => (i * 61) % 97
  for (let i = 0; i < places; i++)
    for (let j = 0; j < places; j++)
      durations[i * places + j] = 20 * (Math.abs(x(i) - x(j)) + Math.abs(y(i) - y(j)))
  return {
    objective: 'lexicographic',
    placeCount: places,
    durations,
    shifts: Array.from({ length: technicians }, (_, i) => ({
      id: `t${i}`,
      start: visits + i,
      end: visits + i,
      window: [28_800, 61_200] as const,
      breaks: [{ id: 'lunch', duration: 1800, windows: [[43_200, 48_600] as const] }],
    })),
    visits: Array.from({ length: visits }, (_, i) => ({
      id: `v${i}`,
      place: i,
      duration: 1800,
      priority: i % 3,
      windows: [[28_800 + (i % 5) * 5000, 40_000 + (i % 5) * 5000] as const],
    })),
  }
}

describe('solving in worker threads', () => {
  test('gives the answer of the calling thread', async () => {
    const there = await solveInWorker(day, { iterations: 2000, seed: 3 })
    const here = solve(day, { iterations: 2000, seed: 3 })
    expect(there.routes).toEqual(here.routes)
    expect(there.cost).toEqual(here.cost)
  })

  test.each([
    [60, 8],
    [300, 30],
  ])(
    'two threads on %d visits: the same seed and iterations give the same answer',
    async (visits, technicians) => {
      const problem = grid(visits, technicians)
      const options = { iterations: 4000, seed: 5, threads: 2 }
      const one = await solveInWorker(problem, options)
      const two = await solveInWorker(problem, options)
      expect(two.routes).toEqual(one.routes)
      expect(check(problem, one)).toEqual([])
      expect(one.stats.iterations).toBe(4000)
    },
  )

  test('streams better plans and can be cancelled with the best one', async () => {
    const problem = grid(300, 30)
    const abort = new AbortController()
    const costs: number[] = []
    const began = performance.now()
    const solution = await solveInWorker(problem, {
      timeMs: 60_000,
      signal: abort.signal,
      improvementEveryMs: 0,
      onImprovement: ({ solution: better }) => {
        expect(check(problem, better)).toEqual([])
        costs.push(better.unassigned.length)
        abort.abort()
      },
    })
    expect(performance.now() - began).toBeLessThan(10_000)
    expect(costs.length).toBeGreaterThan(0)
    expect(solution.stats.stoppedBy).toBe('signal')
    expect(check(problem, solution)).toEqual([])
  })

  test('refuses a malformed problem with the place of the fault', async () => {
    const broken = { ...day, visits: [{ ...day.visits[0]!, place: 99 }] }
    await expect(solveInWorker(broken, { iterations: 10 })).rejects.toThrow(ProblemError)
    await expect(solveInWorker(broken, { iterations: 10 })).rejects.toMatchObject({ path: 'visits[0].place' })
  })
})
