import { describe, expect, test } from 'vitest'
import { keptOut } from '../constraints/index.ts'
import { insertions, Planner } from '../explain/insertions.ts'
import type { Insertion, Offer } from '../options.ts'
import type { Period, Problem, Shift, Visit } from '../problem.ts'
import { Random } from '../random.ts'
import { within } from '../schedule/time-plan.ts'
import type { Solution } from '../solution.ts'
import { solve } from '../solve.ts'
import { clock, planningDay } from '../testing/planning-data.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { offers } from './offers.ts'
import { keepingPromises } from './promises.ts'

const day = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
const plan = solve(day, { iterations: 5000 })
const v9 = planningDay(['ROSSI', 'BIANCHI'], ['V9']).visits[0]!
const period = (from: string, to: string): Period => [clock(from), clock(to)]
const grid = [
  period('08:00', '10:00'),
  period('10:00', '12:00'),
  period('14:00', '16:00'),
  period('16:00', '18:00'),
]

const told = (offer: Offer) => ({
  shift: offer.shift,
  from: offer.window[0],
  start: offer.start,
  cents: Math.round(offer.addedCost * 100),
})

describe('offering appointments', () => {
  test('AC-27: the four offers for V9, cheapest first', () => {
    const found = offers(day, plan, v9, { windows: grid })
    expect(found.map(told)).toEqual([
      { shift: 'BIANCHI', from: clock('08:00'), start: clock('08:10'), cents: 0 },
      { shift: 'BIANCHI', from: clock('10:00'), start: clock('10:30'), cents: 1920 },
      { shift: 'ROSSI', from: clock('14:00'), start: clock('15:30'), cents: 1920 },
      { shift: 'ROSSI', from: clock('16:00'), start: clock('16:00'), cents: 2970 },
    ])
    expect(found[0]!.shifted).toEqual([
      { id: 'V5', from: clock('08:20'), to: clock('09:05') },
      { id: 'V6', from: clock('10:40'), to: clock('11:25') },
    ])
    expect(found[1]!.shifted).toEqual([{ id: 'V6', from: clock('10:40'), to: clock('11:45') }])
    expect(found[3]!.overtimeSeconds).toBe(15 * 60)
    expect(found.map((offer) => offer.quality)).toEqual(['best', 'poor', 'good', 'poor'])
  })

  test('AC-27: Bianchi 14–16 comes back once three offers of a day are allowed', () => {
    const found = offers(day, plan, v9, { windows: grid, perShift: 3 })
    expect(found.map((offer) => Math.round(offer.addedCost * 100))).toEqual([0, 1920, 1920, 2970, 3520])
    expect(found[4]).toMatchObject({ shift: 'BIANCHI', window: grid[2]! })
  })

  test('the end of a window does not belong to it', () => {
    const at = (to: number) => offers(day, plan, v9, { windows: [[clock('08:00'), to]] }).length
    expect(at(clock('08:10'))).toBe(0)
    expect(at(clock('08:10') + 1)).toBe(1)
    expect(at(clock('08:00'))).toBe(0)
  })

  test('as many as are wanted, none for none', () => {
    const count = (limit: number, perShift: number) =>
      offers(day, plan, v9, { windows: grid, limit, perShift }).length
    expect([count(0, 2), count(5, 0), count(1, 2), count(3, 1), count(9, 9)]).toEqual([0, 0, 1, 2, 6])
    expect(offers(day, plan, v9, { windows: [] })).toEqual([])
    expect(offers(day, plan, v9, { windows: grid, shifts: [] })).toEqual([])
  })

  test('the slack ends with the window, or before the rest of the day breaks', () => {
    const [first, second] = offers(day, plan, v9, { windows: grid })
    expect(first!.start + first!.slackSeconds).toBe(clock('10:00') - 1)
    expect(second!.start + second!.slackSeconds).toBe(clock('12:00') - 1)
    const long = { ...v9, duration: 4 * 3600 }
    const [only] = offers(day, plan, long, { windows: [period('08:00', '18:00')], shifts: ['BIANCHI'] })
    const later = { ...long, windows: [[only!.start + only!.slackSeconds + 1, clock('18:00')] as const] }
    expect(insertions(day, plan, later, { shifts: ['BIANCHI'] }).map((each) => each.position)).not.toContain(
      only!.position,
    )
  })

  test('promises of planned visits stay untouched', () => {
    const promised = (tolerance: number): Problem => ({
      ...day,
      visits: day.visits.map((visit) =>
        visit.id === 'V5'
          ? {
              ...visit,
              promise: { from: clock('08:20'), to: clock('08:20') + tolerance, fixed: 25, perSecond: 0 },
            }
          : visit,
      ),
    })
    const first = { windows: [grid[0]!], shifts: ['BIANCHI'] }
    expect(offers(promised(45 * 60), plan, v9, first)).toHaveLength(1)
    expect(offers(promised(45 * 60 - 1), plan, v9, first)).toEqual([])
  })

  test('a visit that is planned may be offered other hours', () => {
    const [best] = offers(day, plan, 'V6', { windows: [period('08:00', '10:00')] })
    expect(best).toMatchObject({ shift: 'BIANCHI', start: clock('08:20') })
    expect(() => offers(day, plan, 'V99', { windows: grid })).toThrow(RangeError)
  })

  test('every offer is the cheapest place of its window and shift, and none is missed', () => {
    let compared = 0
    for (let seed = 1; seed <= 220; seed++) {
      const whole = randomProblem(seed, { visits: 8 })
      const random = new Random(seed)
      const { problem, visit } = withoutOne(whole)
      if (!visit) continue
      const solution = solve(problem, { iterations: 100, seed })
      const windows = Array.from({ length: 4 }, (): Period => {
        const from = random.below(500)
        return [from, from + 1 + random.below(150)]
      })
      const options = { windows, limit: 4, perShift: 2 }
      const found = offers(problem, solution, visit, options)
      expect(found.map(({ shift, start, addedCost }) => [shift, start, addedCost.toFixed(5)])).toEqual(
        oneByOne(problem, solution, visit, options).map(({ shift, start, addedCost }) => [
          shift,
          start,
          addedCost.toFixed(5),
        ]),
      )
      compared += found.length
    }
    expect(compared).toBeGreaterThan(80)
  })
})

/** The problem without one visit that nothing else names. */
function withoutOne(problem: Problem): { problem: Problem; visit?: Visit } {
  const named = new Set([
    ...problem.visits.flatMap((visit) => visit.after?.map((rule) => rule.visit) ?? []),
    ...problem.shifts.flatMap((shift) => shift.frozen?.map((stop) => stop.id) ?? []),
  ])
  const visit = problem.visits.find((each) => !named.has(each.id))
  if (!visit) return { problem }
  const { windows: _windows, ...anyTime } = visit
  return {
    problem: { ...problem, visits: problem.visits.filter((each) => each !== visit) },
    visit: anyTime,
  }
}

/** The same by timing every position for every window and shift. */
function oneByOne(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visit: Visit,
  options: { windows: readonly Period[]; limit: number; perShift: number },
) {
  const planner = new Planner(keepingPromises(problem, solution), solution, visit)
  const cheapest = (shift: Shift, window: Period) => {
    const confined = within(planner.visit, [window[0], window[1] - 1])
    if (confined.crew) return planner.placesIn(shift, [window[0], window[1] - 1]).sort(cheaper)[0]
    if (keptOut(shift, confined) || planner.held.missing !== null || !planner.held.goesWith(shift)) return
    return [...planner.attempts(shift, confined)]
      .filter(({ timed }) => timed.faults.length === 0)
      .map(({ timed }) => planner.insertionOf(planner.without(shift), timed.route))
      .sort(cheaper)[0]
  }
  return problem.shifts
    .flatMap((shift) =>
      options.windows
        .flatMap((window) => cheapest(shift, window) ?? [])
        .sort(cheaper)
        .slice(0, options.perShift),
    )
    .sort(cheaper)
    .slice(0, options.limit)
}

function cheaper(a: Insertion, b: Insertion): number {
  return Math.round((a.addedCost - b.addedCost) * 1e6) || a.start - b.start
}
