import { describe, expect, test } from 'vitest'
import { check } from './check.ts'
import { explain } from './explain/explain.ts'
import { replan } from './modes/replan.ts'
import type { Problem, Shift } from './problem.ts'
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
    const explanation = explain({ ...problem, shifts, visits }, solution, 'V5', {
      further: [tomorrow(problem, 'BIANCHI')],
    })
    expect(explanation.verdictWord).toBe('impossible')
    expect(Object.fromEntries(explanation.candidates.map(({ shift, reasons }) => [shift, reasons]))).toEqual({
      ROSSI: [{ code: 'NO_SKILL', params: { skills: ['GAS'] } }],
      BIANCHI: [{ code: 'ABSENT', params: { kind: 'sick', from: 0, to: clock('24:00') } }],
    })
    expect(explanation.nextPossible).toEqual({
      shift: 'BIANCHI 14',
      technician: 'BIANCHI',
      start: clock('32:20'),
      lateServiceSeconds: 380 * 60,
    })
  })

  test('AC-30: a visit for two starts when the second has arrived; the first waits 20 minutes', () => {
    const problem = planningDay(['ROSSI', 'BIANCHI'], ['V9'])
    // Free at 08:00 and 40 minutes away from 09:40 on, and at 10:30 ten minutes away.
    const shifts = problem.shifts.map((shift) => ({
      ...shift,
      window: [clock(shift.id === 'ROSSI' ? '09:50' : '10:30'), clock('17:00')] as const,
    }))
    const [v9] = problem.visits
    const crew = { ...problem, shifts, visits: [{ ...v9!, crew: { size: 2 } }] }
    const solution = solve(crew, { iterations: 500 })
    const stops = Object.fromEntries(solution.routes.map((route) => [route.shift, route.stops[0]!]))
    expect(stops.ROSSI).toMatchObject({
      arrival: clock('10:20'),
      start: clock('10:40'),
      waitingSeconds: 20 * 60,
    })
    expect(stops.BIANCHI).toMatchObject({
      arrival: clock('10:40'),
      start: clock('10:40'),
      waitingSeconds: 0,
    })
    expect(check(crew, solution)).toEqual([])
  })

  test('AC-30: a part due on 15 October keeps the visit out until then, and puts the depot before it', () => {
    const day = planningDay(['ROSSI', 'BIANCHI'], ['V4', 'V9'])
    const ready = clock('55:00')
    const [depot, y] = day.visits.map((visit) => ({ ...visit, partsReadyAt: ready }))
    const visits = [
      { ...depot!, id: 'depot', duration: 0, penalty: 0 },
      {
        ...y!,
        id: 'Y',
        after: [{ visit: 'depot', sameTechnician: true, sameDay: true, together: true }],
      },
    ]
    const daysOf = (...days: number[]) =>
      days.flatMap((n) =>
        day.shifts.map((shift) => ({
          ...shift,
          id: `${shift.id} ${n}`,
          day: n,
          window: [clock(`${8 + 24 * (n - 13)}:00`), clock(`${17 + 24 * (n - 13)}:00`)] as const,
          breaks: [],
        })),
      )
    const short = { ...day, visits, shifts: daysOf(13, 14) }
    const left = solve(short, { iterations: 300 })
    expect(left.unassigned.find(({ id }) => id === 'Y')!.reason).toEqual({
      code: 'PARTS_NOT_READY',
      params: { at: ready },
    })
    const long = { ...day, visits, shifts: daysOf(13, 14, 15) }
    const planned = solve(long, { iterations: 500 })
    expect(check(long, planned)).toEqual([])
    expect(planned.unassigned).toEqual([])
    expect(planned.routes).toHaveLength(1)
    expect(planned.routes[0]!.shift.endsWith(' 15')).toBe(true)
    expect(planned.routes[0]!.stops.map(({ id }) => id)).toEqual(['depot', 'Y'])

    // The part is delayed to 16 October: Y leaves the plan of the 15th.
    const delayed = { ...long, visits: visits.map((visit) => ({ ...visit, partsReadyAt: clock('79:00') })) }
    const { solution, changes } = replan(
      { ...delayed, initial: planned.routes },
      { iterations: 300, before: planned },
    )
    expect(solution.routes).toEqual([])
    expect(changes.map(({ visit, kind }) => [visit, kind])).toContainEqual(['Y', 'removed'])
  })
})

/** The same technician on 14 October. */
function tomorrow(problem: Problem, technician: string): Shift {
  const shift = problem.shifts.find(({ id }) => id === technician)!
  return { ...shift, id: `${technician} 14`, window: [clock('32:00'), clock('41:00')], breaks: [] }
}
