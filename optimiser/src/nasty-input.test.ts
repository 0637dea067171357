import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import type { Problem, Shift, Visit } from './problem.ts'
import { solve } from './solve.ts'

const shift: Shift = { id: 's', start: 0, end: 0, window: [0, 1000] }
const visit: Visit = { id: 'v', place: 1, duration: 100 }

function problemWith(change: Partial<Problem>): Problem {
  return {
    objective: 'lexicographic',
    placeCount: 2,
    durations: Int32Array.of(0, 10, 10, 0),
    shifts: [shift],
    visits: [visit],
    ...change,
  }
}

describe('odd but possible input gets a valid answer', () => {
  test.each<[string, Partial<Problem>, number, string | null]>([
    ['no visits', { visits: [] }, 0, null],
    ['no technicians', { shifts: [] }, 1, 'NO_SHIFT'],
    ['a window in the past', { visits: [{ ...visit, windows: [[-500, -400]] }] }, 1, 'WINDOW_UNREACHABLE'],
    ['no window at all', { visits: [{ ...visit, windows: [] }] }, 1, 'WINDOW_UNREACHABLE'],
    ['a hole on the only way', { durations: Int32Array.of(0, -1, -1, 0) }, 1, 'SHIFT_FULL'],
    ['nobody with the skill', { visits: [{ ...visit, skills: { gas: 1 } }] }, 1, 'NO_SKILL'],
    [
      'a pin to a shift that does not exist',
      { visits: [{ ...visit, pin: { shift: 'x' } }] },
      1,
      'REQUIRED_OTHER',
    ],
    ['a shift without length', { shifts: [{ ...shift, window: [5, 5] }] }, 1, 'WINDOW_UNREACHABLE'],
    [
      'a break that can never begin',
      { shifts: [{ ...shift, breaks: [{ id: 'b', duration: 5, windows: [] }] }] },
      1,
      'SHIFT_FULL',
    ],
    [
      'epoch seconds',
      {
        shifts: [{ ...shift, window: [1.8e9, 1.8e9 + 1000] }],
        visits: [{ ...visit, windows: [[1.8e9, 1.8e9 + 500]] }],
      },
      0,
      null,
    ],
  ])('%s', (_, change, left, reason) => {
    const problem = problemWith(change)
    const solution = solve(problem, { iterations: 50 })
    expect(solution.unassigned.length).toBe(left)
    expect(solution.unassigned[0]?.reason.code ?? null).toBe(reason)
    expect(check(problem, solution)).toEqual([])
  })

  test('no places, no visits', () => {
    const solution = solve(
      problemWith({ placeCount: 0, durations: new Int32Array(0), shifts: [], visits: [] }),
    )
    expect(solution.routes).toEqual([])
  })

  test('forty visits without duration at one place', () => {
    const visits = Array.from({ length: 40 }, (_, i) => ({ ...visit, id: `v${i}`, duration: 0 }))
    const problem = problemWith({ visits })
    const solution = solve(problem, { iterations: 200 })
    expect(solution.unassigned).toEqual([])
    expect(solution.cost.total).toBe(20)
    expect(check(problem, solution)).toEqual([])
  })

  test('eighty visits at one place an hour away are all in the first plan', () => {
    const problem = problemWith({
      durations: Int32Array.of(0, 3600, 3600, 0),
      shifts: Array.from({ length: 10 }, (_, i) => ({
        ...shift,
        id: `s${i}`,
        window: [28_800, 61_200] as const,
      })),
      visits: Array.from({ length: 80 }, (_, i) => ({ ...visit, id: `v${i}`, duration: 1800 })),
    })
    const solution = solve(problem, { iterations: 1 })
    expect(solution.unassigned).toEqual([])
    expect(check(problem, solution)).toEqual([])
  })

  test('two visits pinned to the same moment of the same shift: one is done, the other names the conflict', () => {
    const visits = ['a', 'b'].map((id) => ({ ...visit, id, pin: { shift: 's', start: 200 } }))
    const problem = problemWith({ visits })
    const solution = solve(problem, { iterations: 200 })
    expect(solution.unassigned.length).toBe(1)
    expect(check(problem, solution)).toEqual([])
  })

  test('what is frozen stays, and is planned around', () => {
    const frozen = [{ type: 'visit' as const, id: 'v', start: 50, end: 400 }]
    const problem = problemWith({
      shifts: [{ ...shift, frozen }],
      visits: [visit, { ...visit, id: 'w' }],
    })
    const solution = solve(problem, { iterations: 100 })
    const stops = solution.routes[0]!.stops
    expect(stops.map(({ id, start }) => [id, start])).toEqual([
      ['v', 50],
      ['w', 400],
    ])
    expect(check(problem, solution)).toEqual([])
  })
})

describe('numbers at the edge of what can be counted', () => {
  test('a window that opens past the end of counting is never reached, however open the shift is', () => {
    const late = 2 ** 29
    const problem = problemWith({
      shifts: [{ ...shift, window: [0, 2 ** 28 + 5] }],
      visits: [{ ...visit, duration: 0, windows: [[late, late + 10]] }],
    })
    const solution = solve(problem, { iterations: 20 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.unassigned.length).toBe(1)
  })

  test('thirty breaks in one shift are all taken', () => {
    const breaks = Array.from({ length: 30 }, (_, i) => ({
      id: `b${i}`,
      duration: 5,
      windows: [[(i * 7919) % 400, 900]] as const,
    }))
    const problem = problemWith({ shifts: [{ ...shift, breaks }] })
    const solution = solve(problem, { iterations: 20 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.routes[0]!.stops.length).toBe(31)
  })

  test('frozen work before the hours of the shift is not waited for', () => {
    const problem = problemWith({
      shifts: [
        {
          ...shift,
          window: [500, 1000],
          waitingCostPerSecond: 1,
          frozen: [{ type: 'visit', id: 'v', start: 300 }],
        },
      ],
    })
    const solution = solve(problem, { iterations: 20 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.cost.waiting).toBe(0)
  })

  test.each<[string, Partial<Visit>, string]>([
    ['a duration', { duration: 2 ** 28 + 1 }, 'visits[0].duration'],
    ['a demand', { demand: [2 ** 28 + 1] }, 'visits[0].demand[0]'],
    ['parts', { parts: { valve: 2 ** 28 + 1 } }, 'visits[0].parts.valve'],
  ])('%s beyond them is refused', (_, change, path) => {
    expect(() => solve(problemWith({ visits: [{ ...visit, ...change }] }), { iterations: 1 })).toThrow(
      expect.objectContaining({ path }),
    )
  })
})

describe('malformed input is refused with its place', () => {
  test.each<[string, Partial<Problem>, string]>([
    ['a place that does not exist', { visits: [{ ...visit, place: 2 }] }, 'visits[0].place'],
    ['a matrix of the wrong size', { durations: new Int32Array(3) }, 'durations'],
    ['a negative duration', { visits: [{ ...visit, duration: -1 }] }, 'visits[0].duration'],
    ['half a second', { visits: [{ ...visit, duration: 0.5 }] }, 'visits[0].duration'],
    [
      'a window that ends before it begins',
      { visits: [{ ...visit, windows: [[9, 3]] }] },
      'visits[0].windows[0]',
    ],
    ['the same id twice', { visits: [visit, visit] }, 'visits[1].id'],
    ['a priority above 100', { visits: [{ ...visit, priority: 101 }] }, 'visits[0].priority'],
    ['metres paid but not given', { shifts: [{ ...shift, costPerMetre: 1 }] }, 'distances'],
    ['not a number', { shifts: [{ ...shift, fixedCost: Number.NaN }] }, 'shifts[0].fixedCost'],
    [
      'a cost that is no number',
      { visits: [{ ...visit, costByShift: { s: Number.NaN } }] },
      'visits[0].costByShift.s',
    ],
    [
      'a promise without a moment',
      { visits: [{ ...visit, promise: { from: Number.NaN, to: 5 } }] },
      'visits[0].promise',
    ],
    [
      'frozen work that ends before it begins',
      { shifts: [{ ...shift, frozen: [{ type: 'visit', id: 'v', start: 50, end: 40 }] }] },
      'shifts[0].frozen[0].end',
    ],
  ])('%s', (_, change, path) => {
    expect(() => solve(problemWith(change), { iterations: 1 })).toThrow(expect.objectContaining({ path }))
  })
})

describe('what binds visits together and makes no sense is refused with its place', () => {
  const two = (first: Partial<Visit>, second: Partial<Visit>): Partial<Problem> => ({
    visits: [
      { ...visit, id: 'a', ...first },
      { ...visit, id: 'b', ...second },
    ],
  })
  test.each<[string, Partial<Problem>, string]>([
    [
      'a circle',
      two({ after: [{ visit: 'b' }] }, { after: [{ visit: 'a' }] }),
      'visits[0].after: goes round in a circle: a after b after a',
    ],
    [
      'a visit after itself',
      two({ after: [{ visit: 'a' }] }, {}),
      'visits[0].after[0].visit: a visit cannot come after itself',
    ],
    [
      'an unknown visit before',
      two({ after: [{ visit: 'x' }] }, {}),
      'visits[0].after[0].visit: there is no visit x',
    ],
    [
      'a longest gap below the least',
      two({}, { after: [{ visit: 'a', gapMin: 60, gapMax: 30 }] }),
      'visits[1].after[0].gapMax: 30 is less than gapMin',
    ],
    [
      'a crew of one',
      two({ crew: { size: 1 } }, {}),
      'visits[0].crew.size: must be a whole number from 2 to 20, not 1',
    ],
    [
      'a limit on an unknown shift',
      { workLimits: [{ id: 'week', shifts: ['x'], maxSeconds: 10 }] },
      'workLimits[0].shifts[0]: there is no shift x',
    ],
    [
      'half a spare part',
      two({ parts: { valve: 0.5 } }, {}),
      'visits[0].parts.valve: must be a whole number ≥ 0, not 0.5',
    ],
    [
      'a level that is no number',
      two({ skills: { gas: Number.NaN } }, {}),
      'visits[0].skills.gas: must be a number ≥ 0, not NaN',
    ],
    [
      'a share above one',
      { scarceSkills: { share: 25, cost: 6 } },
      'scarceSkills.share: must be a number from 0 to 1, not 25',
    ],
  ])('%s', (_, change, message) => {
    expect(() => solve(problemWith(change), { iterations: 1 })).toThrow(message)
  })

  test('a crew larger than the team, and work after work that nobody can do, stay out', () => {
    const problem = problemWith(
      two({ crew: { size: 2 }, penalty: 1 }, { after: [{ visit: 'a' }], penalty: 1 }),
    )
    const solution = solve(problem, { iterations: 50 })
    expect(solution.unassigned.map((each) => each.id)).toEqual(['a', 'b'])
    expect(check(problem, solution)).toEqual([])
  })

  test('10,000 visits are planned within the time limit', { timeout: 300_000 }, () => {
    const side = 100
    const count = 10_000
    const visits = Array.from(
      { length: count },
      (_, i): Visit => ({ id: `v${i}`, place: i % side, duration: 900 }),
    )
    const durations = Int32Array.from(
      { length: side * side },
      (_, at) => 60 * Math.abs((at % side) - Math.floor(at / side)),
    )
    const shifts = Array.from(
      { length: 60 },
      (_, i): Shift => ({ id: `s${i}`, start: i, end: i, window: [0, 28_800] }),
    )
    const problem: Problem = { objective: 'lexicographic', placeCount: side, durations, shifts, visits }
    const solution = solve(problem, { timeMs: 3000 })
    expect(solution.unassigned.length).toBeLessThan(count - 1000)
    expect(check(problem, solution)).toEqual([])
    expect(solution.stats.stoppedBy).toBe('time')
  })
})
