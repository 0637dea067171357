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
  ])('%s', (_, change, path) => {
    expect(() => solve(problemWith(change), { iterations: 1 })).toThrow(expect.objectContaining({ path }))
  })
})
