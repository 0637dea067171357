import { describe, expect, test } from 'vitest'
import { check, missingMandatory } from './check.ts'
import type { PlannedStop, Problem } from './problem.ts'
import { evaluatePlan } from './schedule/evaluate-plan.ts'
import type { FaultCode, Route, Solution } from './solution.ts'
import { solve } from './solve.ts'
import { clock, planningDay } from './testing/planning-data.ts'

const day = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
const plan = solve(day, { iterations: 3000 })

/** Codes found when Rossi's route is made of these stops and Bianchi's stays. */
function codesFor(problem: Problem, ...ids: string[]): FaultCode[] {
  const stops = ids.map((id): PlannedStop => ({ type: id === 'lunch' ? 'break' : 'visit', id }))
  const other = plan.routes.find((route) => route.shift === 'BIANCHI')!
  const solution = evaluatePlan(problem, [{ shift: 'ROSSI', stops }, other])
  return [...new Set(check(problem, solution).map((fault) => fault.code))].sort()
}

const shiftChange = (change: object): Problem => ({
  ...day,
  shifts: day.shifts.map((shift) => (shift.id === 'ROSSI' ? { ...shift, ...change } : shift)),
})
const visitChange = (id: string, change: object): Problem => ({
  ...day,
  visits: day.visits.map((visit) => (visit.id === id ? { ...visit, ...change } : visit)),
})
const good = ['V4', 'V3', 'V1', 'V2', 'lunch', 'V7']

describe('the check finds', () => {
  test('nothing in a good plan', () => {
    expect(check(day, plan)).toEqual([])
    expect(codesFor(day, ...good)).toEqual([])
  })

  test.each<[string, Problem, string[], FaultCode[]]>([
    ['a window that is missed', day, ['V4', 'V3', 'V1', 'V7', 'lunch', 'V2'], ['break-window', 'window']],
    ['a break left out', day, ['V4', 'V3', 'V1', 'V2', 'V7'], ['break-missing']],
    ['a break taken twice', day, [...good, 'lunch'], ['break-twice', 'break-window']],
    ['a visit done twice', day, [...good, 'V6'], ['visit-twice']],
    ['a missing skill', visitChange('V4', { skills: { NET: 1 } }), good, ['skills']],
    ['a shift that is not allowed', visitChange('V4', { allowedShifts: ['BIANCHI'] }), good, ['not-allowed']],
    ['a shift that is excluded', visitChange('V4', { excludedShifts: ['ROSSI'] }), good, ['excluded']],
    ['a pin to another shift', visitChange('V4', { pin: { shift: 'BIANCHI' } }), good, ['pinned-shift']],
    [
      'a pinned start that is missed',
      visitChange('V1', { pin: { start: clock('09:00') } }),
      good,
      ['pinned-start'],
    ],
    ['the end of the shift', shiftChange({ window: [clock('08:00'), clock('14:00')] }), good, ['shift-end']],
    ['too many visits', shiftChange({ maxVisits: 4 }), good, ['max-visits']],
    ['too much driving', shiftChange({ maxTravel: 3600 }), good, ['max-travel']],
    ['too long a day', shiftChange({ maxDuration: 7 * 3600 }), good, ['max-duration']],
    [
      'an absence',
      shiftChange({ unavailable: [{ id: 'a', from: clock('09:00'), to: clock('10:00') }] }),
      good,
      ['unavailable'],
    ],
  ])('%s', (_, problem, ids, codes) => {
    expect(codesFor(problem, ...ids)).toEqual(codes)
  })

  test('a load that does not fit on the van', () => {
    const problem = {
      ...shiftChange({ capacity: [4] }),
      visits: day.visits.map((visit) => ({ ...visit, demand: [1] })),
    }
    expect(codesFor(problem, ...good)).toEqual(['capacity'])
  })

  test('frozen work that was moved', () => {
    const frozen = [{ type: 'visit' as const, id: 'V3', start: clock('08:20') }]
    expect(check(shiftChange({ frozen }), plan).map((fault) => fault.code)).toContain('frozen')
  })

  test('visits that are nowhere, unknown, or both planned and left out', () => {
    const without: Route[] = plan.routes.map((route) => ({
      ...route,
      stops: route.stops.filter((stop) => stop.id !== 'V6'),
    }))
    expect(check(day, { ...plan, routes: without }).map((fault) => fault.code)).toContain('visit-missing')
    const reason = { code: 'TIME_LIMIT', params: {} } as const
    const both: Solution = {
      ...plan,
      unassigned: [
        { id: 'V6', reason },
        { id: 'V99', reason },
      ],
    }
    expect(check(day, both).map((fault) => fault.code)).toEqual(['visit-twice', 'unknown-visit'])
  })

  test('times and sums that are wrong', () => {
    const [first, ...rest] = plan.routes
    const later = first!.stops.map((stop, i) => (i === 0 ? { ...stop, start: stop.start + 60 } : stop))
    expect(check(day, { ...plan, routes: [{ ...first!, stops: later }, ...rest] })[0]!.code).toBe(
      'stated-time',
    )
    expect(check(day, { ...plan, cost: { ...plan.cost, total: 1 } }).map((fault) => fault.code)).toEqual([
      'stated-cost',
    ])
  })

  test('mandatory visits left out', () => {
    const problem = visitChange('V5', { mandatory: true })
    const solution = { unassigned: [{ id: 'V5', reason: { code: 'TIME_LIMIT', params: {} } as const }] }
    expect(missingMandatory(problem, solution)).toEqual([{ code: 'mandatory', id: 'V5' }])
  })
})
