import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import type { Solution } from './solution.ts'
import { solve } from './solve.ts'
import { clock, planningDay } from './testing/planning-data.ts'

/** "V4 08:10" for each stop of a shift, and when the technician is home. */
function told(solution: Solution, shift: string): string[] {
  const route = solution.routes.find((each) => each.shift === shift)!
  const time = (seconds: number): string =>
    `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String(Math.floor((seconds % 3600) / 60)).padStart(2, '0')}`
  return [...route.stops.map((stop) => `${stop.id} ${time(stop.start)}`), `home ${time(route.totals.end)}`]
}

describe('the planning day of the specification (orders and dispatch §16)', () => {
  test('AC-26: one technician does V1–V4 without a break for 57.60 €', () => {
    const problem = planningDay(['ROSSI'], ['V1', 'V2', 'V3', 'V4'])
    const solution = solve(problem, { iterations: 2000 })
    expect(told(solution, 'ROSSI')).toEqual(['V4 08:10', 'V3 09:20', 'V1 10:15', 'V2 11:25', 'home 13:15'])
    expect(solution.cost.total).toBeCloseTo(57.6, 6)
    expect(solution.routes[0]!.totals).toMatchObject({ travelSeconds: 3600, travelMetres: 48_000 })
    expect(check(problem, solution)).toEqual([])
  })

  test('AC-27: two technicians do V1–V7 with one break for 156.60 €', () => {
    const problem = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
    const solution = solve(problem, { iterations: 5000 })
    expect(told(solution, 'ROSSI')).toEqual([
      'V4 08:10',
      'V3 09:20',
      'V1 10:15',
      'V2 11:25',
      'lunch 12:55',
      'V7 14:00',
      'home 15:40',
    ])
    expect(told(solution, 'BIANCHI')).toEqual(['V5 08:20', 'V6 10:40', 'home 12:00'])
    expect(solution.cost.total).toBeCloseTo(156.6, 6)
    expect(solution.cost.waiting).toBeCloseTo(3, 6)
    expect(solution.routes.reduce((sum, route) => sum + route.totals.travelSeconds, 0)).toBe(160 * 60)
    expect(check(problem, solution)).toEqual([])
  })

  test('AC-27: V6 with the other technician is the next best assignment, at 174.30 €', () => {
    const problem = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
    const visits = problem.visits.map((visit) =>
      visit.id === 'V6' ? { ...visit, allowedShifts: ['ROSSI'] } : visit,
    )
    const solution = solve({ ...problem, visits }, { iterations: 5000 })
    expect(solution.cost.total).toBeCloseTo(174.3, 6)
  })

  test('AC-28 (a): without Bianchi V5 stays out and Rossi does the other six for 135.90 € + 1,600 €', () => {
    const problem = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
    const shifts = problem.shifts.map((shift) =>
      shift.id === 'BIANCHI'
        ? { ...shift, unavailable: [{ id: 'ill', from: 0, to: clock('24:00'), kind: 'sick' }] }
        : shift,
    )
    // Due inside the horizon: the penalty counts twice.
    const visits = problem.visits.map((visit) => (visit.id === 'V5' ? { ...visit, penalty: 1600 } : visit))
    const solution = solve({ ...problem, shifts, visits }, { iterations: 5000 })
    expect(solution.unassigned.map((each) => each.id)).toEqual(['V5'])
    expect(solution.cost.total).toBeCloseTo(1735.9, 6)
    expect(solution.routes[0]!.totals).toMatchObject({
      end: clock('17:05'),
      travelSeconds: 140 * 60,
      overtimeSeconds: 300,
    })
  })
})
