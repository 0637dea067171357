import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import type { FrozenStop, Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { solve } from '../solve.ts'
import { clock, planningDay, published } from '../testing/planning-data.ts'
import { keepingWhatPays } from './keep.ts'
import { repair } from './repair.ts'
import { replan } from './replan.ts'

const both = ['ROSSI', 'BIANCHI']
const seven = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7']
const plan = solve(planningDay(both, seven), { iterations: 5000 })
/** The planning day as it was told to everybody. */
const day = published(planningDay(both, seven), plan)

const withShift = (problem: Problem, id: string, change: Partial<Shift>): Problem => ({
  ...problem,
  shifts: problem.shifts.map((shift) => (shift.id === id ? { ...shift, ...change } : shift)),
})
const withVisit = (problem: Problem, id: string, change: Partial<Visit>): Problem => ({
  ...problem,
  visits: problem.visits.map((visit) => (visit.id === id ? { ...visit, ...change } : visit)),
})
const startOf = (solution: Pick<Solution, 'routes'>, id: string) => {
  for (const route of solution.routes)
    for (const stop of route.stops)
      if (stop.type === 'visit' && stop.id === id) return { shift: route.shift, start: stop.start }
  return null
}
const at = (shift: string, time: string) => ({ shift, start: clock(time) })
const limits = { iterations: 3000 }

describe('the planning day of the specification once it is published', () => {
  test('AC-28 (b): Bianchi ill: five visits stay at their times, V6 goes to Rossi at 15:20, 1,908.40 €', () => {
    const ill = withShift(day, 'BIANCHI', {
      unavailable: [{ id: 'ill', from: 0, to: clock('24:00'), kind: 'sick' }],
    })
    // V5 is due inside the horizon: the penalty counts twice.
    const problem = withVisit(ill, 'V5', { penalty: 1600 })
    const { solution, changes, after } = replan(problem, { ...limits, before: plan })
    expect(check(problem, solution)).toEqual([])
    for (const id of ['V1', 'V2', 'V3', 'V4', 'V7']) expect(startOf(solution, id)).toEqual(startOf(plan, id))
    expect(startOf(solution, 'V6')).toEqual(at('ROSSI', '15:20'))
    expect(solution.routes[0]!.totals).toMatchObject({ end: clock('17:20'), overtimeSeconds: 20 * 60 })
    expect(solution.cost.stability + solution.cost.promise).toBeCloseTo(165, 6)
    expect(solution.cost.total).toBeCloseTo(1908.4, 6)
    expect(after.unassigned).toBe(1)
    expect(changes.map(({ visit, kind }) => [visit, kind])).toEqual([
      ['V5', 'removed'],
      ['V6', 'moved'],
    ])
    expect(changes[1]).toMatchObject({ from: at('BIANCHI', '10:40'), to: at('ROSSI', '15:20') })
    expect(changes[1]!.terms.stability).toBeCloseTo(15, 6)
    expect(changes[1]!.terms.promise).toBeCloseTo(150, 6)
  })

  test('AC-29: an emergency is planned with all promises kept, and a cheaper plan is shown that V2 must agree to', () => {
    const problem = emergency()
    const { solution, withConsent, changes } = replan(problem, { ...limits, askable: [{ visit: 'V2' }] })
    expect(check(problem, solution)).toEqual([])
    expect(startOf(solution, 'V2')).toEqual(at('ROSSI', '11:25'))
    expect(startOf(solution, 'V8')).toEqual(at('ROSSI', '13:35'))
    expect(startOf(solution, 'V7')).toEqual(at('ROSSI', '14:45'))
    expect(rest(solution)).toBeCloseTo(368.9, 6)
    expect(changes.map(({ visit, kind }) => [visit, kind])).toEqual([
      ['V7', 'retimed'],
      ['V8', 'added'],
    ])

    expect(withConsent!.needs).toEqual(['V2'])
    const better = withConsent!.solution
    expect(startOf(better, 'V8')).toEqual(at('ROSSI', '11:35'))
    expect(startOf(better, 'V7')).toEqual(at('ROSSI', '14:00'))
    expect(startOf(better, 'V2')).toEqual(at('BIANCHI', '12:50'))
    expect(better.routes.map(({ totals }) => totals.end)).toEqual([clock('15:40'), clock('14:40')])
    expect(rest(better)).toBeCloseTo(198.8, 6)
    expect(withConsent!.saves).toBeCloseTo(368.9 - 198.8, 6)
  })

  test('AC-29: once the consent is recorded the cheaper plan is the proposal; the next best costs 210.60 €', () => {
    const { windows: _windows, ...free } = emergency().visits.find(({ id }) => id === 'V2')!
    const agreed: Problem = {
      ...emergency(),
      visits: emergency().visits.map((visit) => (visit.id === 'V2' ? free : visit)),
    }
    const { solution, withConsent } = replan(agreed, limits)
    expect(rest(solution)).toBeCloseTo(198.8, 6)
    expect(withConsent).toBeUndefined()
    const alone = replan(withVisit(agreed, 'V2', { allowedShifts: ['ROSSI'] }), limits).solution
    expect(startOf(alone, 'V2')).toEqual(at('ROSSI', '13:15'))
    expect(startOf(alone, 'V7')).toEqual(at('ROSSI', '15:05'))
    expect(rest(alone)).toBeCloseTo(210.6, 6)
  })

  test('AC-29: without a customer who may be asked there is no second plan', () => {
    expect(replan(emergency(), limits).withConsent).toBeUndefined()
  })
})

/** AC-29 at 10:20: Rossi is at V1 until 11:15, Bianchi on the way to V6 and free there at 11:40. */
function emergency(): Problem {
  const withNew: Problem = { ...day, visits: [...day.visits, ...planningDay(both, ['V8']).visits] }
  const frozen = (...stops: [string, string, string][]): FrozenStop[] =>
    stops.map(([id, start, end]) => ({ type: 'visit', id, start: clock(start), end: clock(end) }))
  const rossi = frozen(['V4', '08:10', '09:10'], ['V3', '09:20', '10:05'], ['V1', '10:15', '11:15'])
  const bianchi = frozen(['V5', '08:20', '10:20'], ['V6', '10:40', '11:40'])
  return withShift(withShift(withNew, 'ROSSI', { frozen: rossi }), 'BIANCHI', { frozen: bianchi })
}

/** Cost of the rest of the day: what has been driven by 11:15 and 11:40 (70 minutes) is past. */
function rest(solution: Solution): number {
  return solution.cost.total - 70 * (0.6 + 0.8 * 0.45)
}

/** One technician more, who may do everything, at the other end of town. */
const third: Shift = {
  ...day.shifts[0]!,
  id: 'VERDI',
  technician: 'VERDI',
  skills: { ELE: 1, CLIMA: 1, GAS: 1 },
}

describe('real-time cases (orders and dispatch §11.8)', () => {
  const settled = (problem: Problem, change = limits) => {
    const answer = replan(problem, { ...change, before: plan })
    expect(check(problem, answer.solution)).toEqual([])
    return answer
  }
  const kinds = (answer: ReturnType<typeof replan>) =>
    Object.fromEntries(answer.changes.map(({ visit, kind }) => [visit, kind]))

  test('nothing has happened: nothing moves', () => {
    const { changes, solution } = settled(day)
    expect(changes).toEqual([])
    expect(solution.cost.total).toBeCloseTo(156.6, 6)
  })

  test('a visit takes longer: what follows shifts inside its tolerance', () => {
    const longer = settled(withVisit(day, 'V5', { duration: 140 * 60 }))
    expect(kinds(longer)).toEqual({ V6: 'retimed' })
    expect(longer.changes[0]!.movedSeconds).toBe(20 * 60)
    expect(longer.solution.cost.promise).toBe(0)
  })

  test('a visit is over sooner: the next one starts sooner, nobody changes technician', () => {
    const shorter = settled(withVisit(day, 'V5', { duration: 100 * 60 }))
    expect(kinds(shorter)).toEqual({ V6: 'retimed' })
    expect(shorter.changes[0]!.movedSeconds).toBe(-20 * 60)
  })

  test('a customer is not there: the visit is off the day, the others keep their technicians', () => {
    const absent: Problem = {
      ...day,
      visits: day.visits.filter(({ id }) => id !== 'V1'),
      initial: day.initial!.map((route) => ({
        ...route,
        stops: route.stops.filter(({ id }) => id !== 'V1'),
      })),
    }
    const { solution } = settled(absent)
    for (const id of ['V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
      expect(startOf(solution, id)!.shift).toBe(startOf(plan, id)!.shift)
    expect(startOf(solution, 'V2')).toEqual(at('ROSSI', '10:25'))
  })

  test('a customer cancels: the time saved is not filled by moving others about', () => {
    const cancelled: Problem = { ...day, visits: day.visits.filter(({ id }) => id !== 'V7') }
    const { solution, changes } = settled(cancelled)
    expect(changes).toEqual([])
    expect(solution.cost.total).toBeLessThan(156.6)
  })

  test('a customer wants another time: the visit goes there at the least cost, with its own stability spared', () => {
    const moved = withVisit(day, 'V6', { windows: [[clock('14:00'), clock('16:00')]], promise: undefined })
    const { solution } = settled(moved)
    expect(startOf(solution, 'V6')!.start).toBeGreaterThanOrEqual(clock('14:00'))
    expect(solution.unassigned).toEqual([])
  })

  test('a technician comes late: the first visit slips, what cannot wait is told or moved', () => {
    const late = withShift(day, 'BIANCHI', { window: [clock('09:00'), clock('17:00')] })
    const { solution } = settled(late)
    expect(startOf(solution, 'V5')).toEqual(at('BIANCHI', '09:20'))
    expect(solution.unassigned).toEqual([])
  })

  test('a technician is ill and comes back: the visits return to where they were', () => {
    const away = withShift(day, 'BIANCHI', {
      unavailable: [{ id: 'ill', from: 0, to: clock('24:00'), kind: 'sick' }],
    })
    const without = settled(away).solution
    expect(startOf(without, 'V5')).toBeNull()
    const back = replan({ ...day, initial: without.routes }, { ...limits, before: without })
    expect(back.solution.cost.total).toBeCloseTo(156.6, 6)
    expect(startOf(back.solution, 'V5')).toEqual(at('BIANCHI', '08:20'))
  })

  test('a part arrives: the visit that waited for it is planned on that day', () => {
    const next = (shift: Shift): Shift => ({
      ...shift,
      id: `${shift.id} 14`,
      day: 14,
      window: [clock('32:00'), clock('41:00')],
      breaks: [],
    })
    const [v9] = planningDay(both, ['V9']).visits
    const two = (ready: string): Problem => ({
      ...day,
      shifts: [...day.shifts.map((shift) => ({ ...shift, day: 13 })), ...day.shifts.map(next)],
      visits: [...day.visits, { ...v9!, partsReadyAt: clock(ready) }],
    })
    const before = settled(two('55:00')).solution
    expect(before.unassigned).toEqual([
      { id: 'V9', reason: { code: 'PARTS_NOT_READY', params: { at: clock('55:00') } } },
    ])
    const { solution, changes } = settled(two('33:00'))
    expect(startOf(solution, 'V9')!.start).toBeGreaterThanOrEqual(clock('33:00'))
    expect(changes.map(({ visit, kind }) => [visit, kind])).toEqual([['V9', 'added']])
  })

  test('hand-over: a visit pinned to the other technician goes there, the rest stays', () => {
    const { solution } = settled(withVisit(day, 'V6', { allowedShifts: ['ROSSI'] }))
    expect(startOf(solution, 'V6')!.shift).toBe('ROSSI')
    for (const id of ['V1', 'V3', 'V4']) expect(startOf(solution, id)).toEqual(startOf(plan, id))
  })

  test('traffic: with every way half as long again the promises still hold', () => {
    const slower = day.durations.map((seconds) => Math.round(seconds * 1.5))
    const { solution } = settled({ ...day, durations: slower })
    expect(solution.unassigned).toEqual([])
    expect(startOf(solution, 'V2')!.start).toBeLessThanOrEqual(clock('12:00'))
  })

  test('an order is split: both parts are planned, the first where the whole was', () => {
    const half = { ...day.visits.find(({ id }) => id === 'V5')!, duration: 3600 }
    const split: Problem = {
      ...day,
      visits: [
        ...day.visits.filter(({ id }) => id !== 'V5'),
        half,
        { ...half, id: 'V5b', after: [{ visit: 'V5', sameTechnician: true }], due: undefined },
      ],
    }
    const { solution } = settled(split)
    expect(startOf(solution, 'V5')).toEqual(at('BIANCHI', '08:20'))
    expect(startOf(solution, 'V5b')).toEqual(at('BIANCHI', '09:20'))
  })

  test('two orders become one: one visit with the time of both stands where the first was', () => {
    const merged: Problem = {
      ...day,
      visits: day.visits
        .filter(({ id }) => id !== 'V1')
        .map((visit) => (visit.id === 'V4' ? { ...visit, duration: 120 * 60 } : visit)),
      initial: day.initial!.map((route) => ({
        ...route,
        stops: route.stops.filter(({ id }) => id !== 'V1'),
      })),
    }
    const { solution } = settled(merged)
    expect(solution.unassigned).toEqual([])
    expect(startOf(solution, 'V3')!.shift).toBe('ROSSI')
  })

  test('a crew with one member late: both start when the last has arrived', () => {
    const x: Visit = {
      ...planningDay(both, ['V9']).visits[0]!,
      id: 'X',
      crew: { size: 2 },
      windows: [[clock('08:00'), clock('09:00')]],
    }
    const problem: Problem = { ...planningDay(both, []), visits: [x] }
    const first = solve(problem, { iterations: 300 })
    expect(startOf(first, 'X')!.start).toBe(clock('08:30'))
    const late = withShift({ ...problem, initial: first.routes }, 'BIANCHI', {
      window: [clock('08:40'), clock('17:00')],
    })
    const { solution } = replan(late, limits)
    expect(check(late, solution)).toEqual([])
    expect(solution.routes.map(({ stops }) => stops[0]!.start)).toEqual([clock('08:50'), clock('08:50')])
  })

  test('visits that change places without any gain stay where they are', () => {
    const plain = planningDay(both, seven)
    // Two technicians alike, one visit each, both at the same place: which one goes does not matter.
    const [rossi] = plain.shifts
    const [v1, , , v4] = plain.visits
    const twins = [rossi!, { ...rossi!, id: 'VERDI', technician: 'VERDI' }]
    const visits = [
      { ...v1!, id: 'A', windows: [[clock('09:00'), clock('09:00')] as const] },
      { ...v1!, id: 'B', windows: [[clock('09:00'), clock('09:00')] as const] },
      { ...v4!, id: 'C', windows: [[clock('10:30'), clock('10:30')] as const] },
      { ...v4!, id: 'D', windows: [[clock('10:30'), clock('10:30')] as const] },
    ]
    const problem: Problem = { ...plain, shifts: twins, visits }
    const before = repair(problem, [row('ROSSI', 'A', 'C'), row('VERDI', 'B', 'D')]).solution
    const ordersOf = (solution: Pick<Solution, 'routes'>) =>
      solution.routes.map(({ stops }) => stops.flatMap(({ type, id }) => (type === 'visit' ? [id] : [])))
    for (const other of [
      [row('ROSSI', 'B', 'C'), row('VERDI', 'A', 'D')],
      [row('ROSSI', 'B', 'D'), row('VERDI', 'A', 'C')],
    ]) {
      const exchanged = repair(problem, other).solution
      expect(ordersOf(exchanged)).not.toEqual(ordersOf(before))
      expect(ordersOf(keepingWhatPays(problem, before, exchanged, 0))).toEqual(ordersOf(before))
    }
  })

  test('a move must pay at least what is asked', () => {
    const three: Problem = { ...day, shifts: [...day.shifts, third] }
    const plain: Problem = { ...planningDay(both, seven), shifts: three.shifts, initial: worse() }
    const free = replan(plain, { ...limits, leastGain: 0 })
    expect(free.solution.cost.total).toBeCloseTo(156.6, 6)
    const held = replan(plain, { ...limits, leastGain: 1000 })
    expect(held.changes.filter(({ kind }) => kind === 'moved')).toEqual([])
    expect(held.solution.cost.total).toBeGreaterThan(156.6)
  })
})

function row(shift: string, ...ids: string[]) {
  return { shift, stops: ids.map((id) => ({ type: 'visit' as const, id })) }
}

/** The plan with V6 given to Rossi by hand. */
function worse() {
  return [row('ROSSI', 'V4', 'V3', 'V1', 'V2', 'V7', 'V6'), row('BIANCHI', 'V5')]
}
