import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import type { Problem, Shift, Visit } from '../problem.ts'
import { solve } from '../solve.ts'
import { evaluateMove } from './evaluate-move.ts'
import { explain } from './explain.ts'
import { insertions } from './insertions.ts'

const hour = 3600
/** Three places in a row, half an hour apart. */
const durations = Int32Array.of(0, 1800, 3600, 1800, 0, 1800, 3600, 1800, 0)
const shift = (id: string, change: Partial<Shift> = {}): Shift => ({
  id,
  technician: id,
  start: 0,
  end: 0,
  window: [8 * hour, 17 * hour],
  ...change,
})
const visit = (id: string, change: Partial<Visit> = {}): Visit => ({
  id,
  place: 1,
  duration: hour,
  penalty: 100_000,
  ...change,
})
const problemOf = (shifts: Shift[], visits: Visit[], change: Partial<Problem> = {}): Problem => ({
  objective: 'penalty',
  placeCount: 3,
  durations,
  shifts,
  visits,
  ...change,
})
const reasonIn = (problem: Problem, id: string, name: string) =>
  explain(problem, solve(problem, { iterations: 500 }), id).candidates.find((each) => each.shift === name)!
    .reasons[0]

describe('a visit with a crew', () => {
  const lift = visit('lift', { crew: { size: 2 }, windows: [[9 * hour, 10 * hour]] })

  test('starts for both when the last one has arrived, and costs both ways', () => {
    const problem = problemOf([shift('rossi'), shift('bianchi', { start: 2, end: 2 })], [lift])
    const solution = solve(problem, { iterations: 500 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.routes.map(({ stops }) => stops.map(({ start, role }) => [start, role]))).toEqual([
      [[9 * hour, 'lead']],
      [[9 * hour, 'helper']],
    ])
    expect(solution.cost.travelTime).toBe(4 * 1800)
  })

  test('waits for a member who is late: the other one starts later as well', () => {
    const late = shift('bianchi', { start: 2, end: 2, window: [9.25 * hour, 17 * hour] })
    const problem = problemOf([shift('rossi'), late], [lift])
    const solution = solve(problem, { iterations: 500 })
    expect(solution.routes.map(({ stops }) => stops[0]!.start)).toEqual([9.75 * hour, 9.75 * hour])
    expect(solution.routes[0]!.totals.waitingSeconds).toBe(1.25 * hour)
  })

  test('stays out when too few can be there at once, and says how many could', () => {
    const absent = shift('bianchi', { unavailable: [{ id: 'a', from: 8 * hour, to: 12 * hour }] })
    const problem = problemOf([shift('rossi'), absent, shift('verdi')], [{ ...lift, crew: { size: 3 } }])
    expect(reasonIn(problem, 'lift', 'rossi')).toEqual({
      code: 'CREW_SHORT',
      params: { needed: 3, found: 2 },
    })
  })

  test('is ranked with the routes of its helpers', () => {
    const problem = problemOf([shift('rossi'), shift('bianchi')], [lift])
    const [best] = insertions(problem, { routes: [] }, 'lift')
    expect(best).toMatchObject({ shift: 'rossi', start: 9 * hour, addedCost: 4 * 1800 })
    expect(best!.helpers).toEqual([
      { shift: 'bianchi', stops: [{ type: 'visit', id: 'lift', role: 'helper' }] },
    ])
  })

  test('a hand-made plan with one member alone is told as a fault', () => {
    const problem = problemOf([shift('rossi'), shift('bianchi')], [lift])
    const move = { routes: [{ shift: 'rossi', stops: [{ type: 'visit' as const, id: 'lift' }] }] }
    expect(evaluateMove(problem, { routes: [] }, move).faults).toEqual([
      { code: 'crew', id: 'lift', excess: 1 },
    ])
  })

  test('needs its skills among them, the lead its own', () => {
    const skilled = visit('roof', { crew: { size: 2, skills: { climbing: 1 } }, skills: { gas: 1 } })
    const shifts = [
      shift('rossi', { skills: { gas: 1 } }),
      shift('bianchi'),
      shift('verdi', { start: 2, end: 2, skills: { climbing: 2 } }),
    ]
    const solution = solve(problemOf(shifts, [skilled]), { iterations: 500 })
    expect(solution.routes.map(({ shift: name, stops }) => [name, stops[0]!.role])).toEqual([
      ['rossi', 'lead'],
      ['verdi', 'helper'],
    ])
  })
})

describe('a visit after another', () => {
  const first = visit('remove')
  test('comes after it with the gap, in another route too', () => {
    const second = visit('fit', {
      place: 2,
      skills: { gas: 1 },
      after: [{ visit: 'remove', gapMin: hour, gapMax: 2 * hour }],
    })
    const problem = problemOf(
      [shift('rossi', { maxVisits: 1 }), shift('bianchi', { skills: { gas: 1 } })],
      [first, second],
    )
    const solution = solve(problem, { iterations: 500 })
    expect(check(problem, solution)).toEqual([])
    const stops = new Map(
      solution.routes.flatMap((route) => route.stops.map((stop) => [stop.id, stop] as const)),
    )
    const gap = stops.get('fit')!.start - stops.get('remove')!.end
    expect(gap).toBeGreaterThanOrEqual(hour)
    expect(gap).toBeLessThanOrEqual(2 * hour)
  })

  test('stays out with it, and says so', () => {
    const never = visit('remove', { windows: [[18 * hour, 19 * hour]] })
    const second = visit('fit', { after: [{ visit: 'remove' }] })
    const problem = problemOf([shift('rossi')], [never, second])
    expect(reasonIn(problem, 'fit', 'rossi')).toEqual({ code: 'DEPENDENCY', params: { visit: 'remove' } })
  })

  test('parts of one long work: the same technician on the next day, all or nothing', () => {
    const day = (id: string, technician: string, n: number) =>
      shift(id, { technician, day: n, window: [n * 24 * hour + 8 * hour, n * 24 * hour + 17 * hour] })
    const parts = [
      visit('part 1', { duration: 7 * hour }),
      visit('part 2', {
        duration: 7 * hour,
        after: [{ visit: 'part 1', sameTechnician: true, nextDay: true, together: true }],
      }),
    ]
    const both = problemOf([day('r1', 'rossi', 0), day('b1', 'bianchi', 0), day('b2', 'bianchi', 1)], parts)
    expect(solve(both, { iterations: 300 }).routes.map(({ shift: name }) => name)).toEqual(['b1', 'b2'])
    const none = problemOf([day('r1', 'rossi', 0), day('b2', 'bianchi', 1)], parts)
    expect(solve(none, { iterations: 300 }).routes).toEqual([])
  })
})

describe('rest and limits over several shifts', () => {
  const late = shift('late', { technician: 'rossi', day: 0, window: [12 * hour, 22 * hour] })
  const early = shift('early', {
    technician: 'rossi',
    day: 1,
    window: [30 * hour, 40 * hour],
    restBefore: 11 * hour,
  })
  test('the next day is left eleven hours after the end of the day before', () => {
    const problem = problemOf(
      [late, early],
      [
        visit('evening', { windows: [[20 * hour, 20 * hour]] }),
        visit('morning', { windows: [[30 * hour, 36 * hour]] }),
      ],
    )
    const solution = solve(problem, { iterations: 300 })
    expect(check(problem, solution)).toEqual([])
    expect(solution.routes[0]!.totals.end).toBe(21.5 * hour)
    expect(solution.routes[1]!.totals.start).toBe(32.5 * hour)
  })

  test('says REST when only the rest is in the way', () => {
    const problem = problemOf(
      [late, early],
      [
        visit('evening', { windows: [[20 * hour, 20 * hour]], penalty: 1_000_000 }),
        visit('morning', { windows: [[30 * hour, 32 * hour]] }),
      ],
    )
    expect(reasonIn(problem, 'morning', 'early')).toEqual({ code: 'REST', params: { missingSeconds: hour } })
  })

  test('says WORK_LIMIT when the week is full', () => {
    const monday = shift('mon', { technician: 'rossi', day: 0 })
    const tuesday = shift('tue', { technician: 'rossi', day: 1, window: [32 * hour, 41 * hour] })
    const problem = problemOf(
      [monday, tuesday],
      [
        visit('a', { duration: 6 * hour, windows: [[8 * hour, 17 * hour]], penalty: 1_000_000 }),
        visit('b', { duration: 6 * hour, windows: [[32 * hour, 41 * hour]] }),
      ],
      { workLimits: [{ id: 'week', shifts: ['mon', 'tue'], maxSeconds: 10 * hour }] },
    )
    expect(reasonIn(problem, 'b', 'tue')).toEqual({
      code: 'WORK_LIMIT',
      params: { limit: 10 * hour, needed: 14 * hour },
    })
  })
})

test('parts that are not on the van', () => {
  const problem = problemOf(
    [shift('rossi', { stock: { valve: 1 } })],
    [visit('a', { parts: { valve: 1 }, penalty: 1_000_000 }), visit('b', { parts: { valve: 1 } })],
  )
  expect(reasonIn(problem, 'b', 'rossi')).toEqual({ code: 'PARTS_MISSING', params: { parts: ['valve'] } })
})
