import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import type { Problem } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import { solve } from '../solve.ts'
import { changed } from '../testing/changed.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { readProblem } from './document.ts'
import { fromNeutral, plannedFromNeutral, toNeutral, unreadInNeutral, writtenIds } from './neutral.ts'
import { problemToNeutral } from './neutral-problem.ts'

const file = {
  format: 'giro-route-problem/1',
  name: 'tiny',
  objective: 'penalty',
  locations: [
    [0, 0],
    [3, 4],
    [6, 8],
  ],
  matrix: { kind: 'euclidean', scale: 10, round: 'nearest' },
  shifts: [
    {
      id: 1,
      technician: 'rossi',
      start: 0,
      end: null,
      window: [0, 1000],
      skills: { gas: 2 },
      capacity: [5],
      breaks: [{ id: 1, duration: 30, windows: [[100, 200]] }],
      fixedCost: 5,
      costPerTravel: 2,
      maxVisits: 4,
      maxTravel: 500,
    },
  ],
  visits: [
    {
      id: 7,
      location: 1,
      duration: 60,
      setup: 5,
      windows: [
        [0, 50],
        [300, 400],
      ],
      skills: { gas: 1 },
      demand: [2],
      priority: 10,
      penalty: 900,
      mandatory: true,
      allowedShifts: [1],
      excludedShifts: [],
      preferredShifts: ['other'],
      preferenceCost: 3,
    },
    { id: 'b', location: 2, duration: 10, windows: [], penalty: 1 },
  ],
}

describe('the neutral format', () => {
  test('is read with all its fields', () => {
    expect(fromNeutral(file)).toEqual<Problem>({
      name: 'tiny',
      objective: 'penalty',
      placeCount: 3,
      durations: Int32Array.of(0, 50, 100, 50, 0, 50, 100, 50, 0),
      shifts: [
        {
          id: '1',
          technician: 'rossi',
          start: 0,
          end: null,
          window: [0, 1000],
          skills: { gas: 2 },
          capacity: [5],
          breaks: [{ id: '1', duration: 30, windows: [[100, 200]] }],
          fixedCost: 5,
          costPerTravelSecond: 2,
          maxVisits: 4,
          maxTravel: 500,
        },
      ],
      visits: [
        {
          id: '7',
          place: 1,
          duration: 60,
          setup: 5,
          windows: [
            [0, 50],
            [300, 400],
          ],
          skills: { gas: 1 },
          demand: [2],
          priority: 10,
          penalty: 900,
          mandatory: true,
          allowedShifts: ['1'],
          excludedShifts: [],
          preferredShifts: ['other'],
          preferenceCost: 3,
        },
        { id: 'b', place: 2, duration: 10, penalty: 1 },
      ],
    })
  })

  test('is answered with the ids as they were written, starts, and figures of the search', () => {
    const problem = fromNeutral(file)
    const solution = solve(problem, { iterations: 50, seed: 3, threads: 1 })
    const answer = toNeutral(problem, solution, writtenIds(file))
    expect(answer).toMatchObject({
      format: 'giro-route-solution/1',
      name: 'tiny',
      routes: [
        {
          shift: 1,
          stops: [
            { type: 'visit', id: 7, start: 50 },
            { type: 'break', id: 1, start: 115 },
          ],
        },
      ],
      unassigned: [{ id: 'b', reason: 'TOO_EXPENSIVE', params: { added: 100, saved: 1 } }],
      stats: { solverSeconds: solution.stats.seconds, iterations: 50, seed: 3, threads: 1, cost: 109 },
    })
    const plan = plannedFromNeutral(JSON.parse(JSON.stringify(answer)))
    expect(plan.routes).toEqual([
      {
        shift: '1',
        stops: [
          { type: 'visit', id: '7' },
          { type: 'break', id: '1' },
        ],
      },
    ])
    expect(plan.unassigned).toEqual(['b'])
    expect(plan.starts).toEqual(new Map([['7', 50]]))
    expect(check(problem, evaluatePlan(problem, plan.routes))).toEqual([])
  })

  test('a shift without hours is open for all moments of the file, a null is an absence', () => {
    const open = fromNeutral(
      changed(file, {
        'shifts[0].window': undefined,
        'shifts[0].breaks[0].windows': undefined,
        'shifts[0].maxDuration': null,
        'visits[0].windows': [[1_800_000_000, 1_800_000_100]],
      }),
    )
    const solution = solve(open, { iterations: 50 })
    expect(solution.routes[0]!.stops.find(({ id }) => id === '7')!.start).toBe(1_800_000_000)
    expect(check(open, solution)).toEqual([])
  })

  test('fields that it does not know are not read, and named', () => {
    const more = changed(file, {
      'visits[0].colour': 1,
      'visits[1].colour': 2,
      'shifts[0].breaks[0].paid': true,
      by: 'x',
    })
    expect(fromNeutral(more)).toEqual(fromNeutral(file))
    expect(unreadInNeutral(more)).toEqual(['by', 'shifts[].breaks[].paid', 'visits[].colour'])
    expect(readProblem(Buffer.from(JSON.stringify(more))).unread).toEqual(unreadInNeutral(more))
  })

  test('random problems that it can state come back as they were', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const problem = randomProblem(seed, { neutral: true })
      const shifts = problem.shifts.map((shift) => ({
        ...shift,
        costPerTravelSecond: shift.costPerTravelSecond ?? 1,
      }))
      const again = fromNeutral(JSON.parse(JSON.stringify(problemToNeutral(problem))))
      expect(again, `seed ${seed}`).toEqual({ ...problem, shifts })
    }
  })

  test('a hole becomes a way longer than any shift', () => {
    const problem = { ...fromNeutral(file), durations: Int32Array.of(-1, 5, 5, -1, 0, 5, 5, 5, 0) }
    const written = problemToNeutral(problem) as { matrix: { durations: number[][] } }
    expect(written.matrix.durations.slice(0, 2)).toEqual([
      [0, 5, 5],
      [1001, 0, 5],
    ])
  })

  test.each<[string, (problem: Problem) => Problem, string]>([
    ['due', (p) => ({ ...p, visits: [{ ...p.visits[0]!, due: 0 }] }), 'visits[0].due'],
    ['overtime', (p) => ({ ...p, shifts: [{ ...p.shifts[0]!, overtime: 9 }] }), 'shifts[0].overtime'],
    [
      'a break that depends on the route',
      (p) => ({
        ...p,
        shifts: [
          {
            ...p.shifts[0]!,
            breaks: [{ id: 'b', duration: 1, windows: [[0, 1]], rule: 'when-route-passes' }],
          },
        ],
      }),
      'shifts[0].breaks[0].rule',
    ],
    [
      'a window that never opens',
      (p) => ({ ...p, visits: [{ ...p.visits[0]!, windows: [] }] }),
      'visits[0].windows',
    ],
    [
      'no work in a shift',
      (p) => ({ ...p, visits: [{ ...p.visits[0]!, durationByShift: { 1: 0 } }] }),
      'visits[0].durationByShift',
    ],
    [
      'a start fixed at 0',
      (p) => ({ ...p, visits: [{ ...p.visits[0]!, pin: { start: 0 } }] }),
      'visits[0].pin',
    ],
    [
      'skills that are wished for at no cost',
      (p) => ({ ...p, visits: [{ ...p.visits[0]!, missingSkillCost: 0 }] }),
      'visits[0].missingSkillCost',
    ],
    ['a present plan', (p) => ({ ...p, initial: [{ shift: '1', stops: [] }] }), 'initial'],
  ])('%s cannot be written and is refused by its place', (_, change, path) => {
    expect(() => problemToNeutral(change(fromNeutral(file)))).toThrow(expect.objectContaining({ path }))
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['another format', { format: 'giro-route-problem/2' }, 'format'],
    ['no shifts', { shifts: undefined }, 'shifts'],
    ['no matrix', { matrix: undefined }, 'matrix'],
    ['an unknown matrix', { 'matrix.kind': 'globe' }, 'matrix.kind'],
    ['an unknown rounding', { 'matrix.round': 'up' }, 'matrix.round'],
    ['a scale of 0', { 'matrix.scale': 0 }, 'matrix.scale'],
    ['no rows', { matrix: { kind: 'explicit' } }, 'matrix.durations'],
    ['too few rows', { matrix: { kind: 'explicit', durations: [[0]] } }, 'matrix.durations'],
    ['a text as coordinate', { 'locations[1][0]': 'x' }, 'locations[1][0]'],
    ['no point', { 'locations[1]': 5 }, 'locations[1]'],
    ['a way of nine years', { 'locations[1][0]': 1e9 }, 'travel time from locations[0] to [1]'],
    ['a place outside', { 'visits[0].location': 3 }, 'visits[0].location'],
    ['a start outside', { 'shifts[0].start': 3 }, 'shifts[0].start'],
    ['a double visit, once as text', { 'visits[1].id': '7' }, 'visits[1].id'],
    ['a reversed window', { 'visits[0].windows[0]': [5, 1] }, 'visits[0].windows[0]'],
    [
      'windows out of order',
      {
        'visits[0].windows': [
          [300, 400],
          [0, 50],
        ],
      },
      'visits[0].windows[1]',
    ],
    ['half a second', { 'visits[0].duration': 0.5 }, 'visits[0].duration'],
    ['a negative demand', { 'visits[0].demand': [-1] }, 'visits[0].demand[0]'],
    ['a priority of 101', { 'visits[0].priority': 101 }, 'visits[0].priority'],
    ['an unknown objective', { objective: 'best' }, 'objective'],
  ])('%s is refused by its place', (_, changes, path) => {
    expect(() => fromNeutral(changed(file, changes))).toThrow(expect.objectContaining({ path }))
  })

  test.each<[unknown, string]>([
    [{ format: 'giro-route-solution/1', routes: [{ stops: [] }] }, 'routes[0].shift'],
    [
      { format: 'giro-route-solution/1', routes: [{ shift: 1, stops: [{ type: 'drive', id: 1 }] }] },
      'routes[0].stops[0].type',
    ],
    [{ format: 'giro-route-solution/1', unassigned: [{}] }, 'unassigned[0].id'],
    [{ routes: [] }, 'format'],
    [null, 'file'],
  ])('the solution %j is refused by its place', (solution, path) => {
    expect(() => plannedFromNeutral(solution)).toThrow(expect.objectContaining({ path }))
  })
})

const checkerPath = new URL('../../../../shared/bench/check.mjs', import.meta.url)
const elsewhere = new URL('../../../../../shared/bench/check.mjs', import.meta.url)
const checker = [checkerPath, elsewhere].find((url) => existsSync(url))

describe.skipIf(!checker)('the checker that lies beside the benchmark data', () => {
  test('finds the plans of random problems good and their costs right', async () => {
    const judge = (await import(checker!.href)) as {
      check: (problem: unknown, solution: unknown) => { feasible: boolean; errors: string[]; total: number }
    }
    for (let seed = 1; seed <= 300; seed++) {
      const written = JSON.parse(JSON.stringify(problemToNeutral(randomProblem(seed, { neutral: true }))))
      const document = readProblem(Buffer.from(JSON.stringify(written)))
      const solution = solve(document.problem, { iterations: 40, seed })
      const judged = judge.check(written, JSON.parse(document.write(solution)))
      const mandatory = judged.errors.filter((error) => !error.startsWith('mandatory'))
      expect(mandatory, `seed ${seed}`).toEqual([])
      const { objective } = document.problem
      expect(objective === 'penalty' ? judged.total : solution.cost.total, `seed ${seed}`).toBeCloseTo(
        solution.cost.total,
        6,
      )
    }
  })
})
