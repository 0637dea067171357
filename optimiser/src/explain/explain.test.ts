import { describe, expect, test } from 'vitest'
import type { Problem } from '../problem.ts'
import { solve } from '../solve.ts'
import { clock, planningDay } from '../testing/planning-data.ts'
import { applyRelaxation } from './apply-relaxation.ts'
import { evaluateMove } from './evaluate-move.ts'
import { explain } from './explain.ts'
import { insertions } from './insertions.ts'

const day = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
const plan = solve(day, { iterations: 5000 })
const more = planningDay(['ROSSI', 'BIANCHI'], ['V9']).visits[0]!

/** Cheapest start in the two hours from `from` for the visit V9, per technician. */
function offer(shift: string, from: string, to: string) {
  const found = insertions(day, plan, more, {
    shifts: [shift],
    startIn: [clock(from), clock(to) - 1],
    limit: 1,
  })[0]
  return (
    found && { added: Math.round(found.addedCost * 100) / 100, start: found.start, shifted: found.shifted }
  )
}

describe('ranking insertions', () => {
  test('AC-27: the offers for V9', () => {
    expect(offer('BIANCHI', '08:00', '10:00')).toEqual({
      added: 0,
      start: clock('08:10'),
      shifted: [
        { id: 'V5', from: clock('08:20'), to: clock('09:05') },
        { id: 'V6', from: clock('10:40'), to: clock('11:25') },
      ],
    })
    expect(offer('BIANCHI', '10:00', '12:00')).toMatchObject({ added: 19.2, start: clock('10:30') })
    expect(offer('ROSSI', '14:00', '16:00')).toMatchObject({ added: 19.2, start: clock('15:30') })
    expect(offer('ROSSI', '16:00', '18:00')).toMatchObject({ added: 29.7, start: clock('16:00') })
    expect(offer('BIANCHI', '14:00', '16:00')).toMatchObject({ added: 35.2 })
    expect(offer('ROSSI', '08:00', '10:00')).toBeUndefined()
    expect(offer('ROSSI', '10:00', '12:00')).toBeUndefined()
  })

  test('says how far the start can still slip', () => {
    const [best] = insertions(day, plan, more, { shifts: ['ROSSI'], limit: 1 })
    const last = { ...more, windows: [[best!.start + best!.slackSeconds, clock('18:00')] as const] }
    const after = { ...more, windows: [[best!.start + best!.slackSeconds + 1, clock('18:00')] as const] }
    const order = (visit: typeof more) =>
      insertions(day, plan, visit, { shifts: ['ROSSI'] }).some((each) => each.position === best!.position)
    expect(order(last)).toBe(true)
    expect(order(after)).toBe(false)
  })

  test('ranks the places of one visit among 20 technicians and 200 visits, cheapest first', () => {
    const big = crowd(20, 200)
    const bigPlan = solve(big, { iterations: 300 })
    const visit = { ...big.visits[0]!, id: 'new' }
    const found = insertions(big, bigPlan, visit, { limit: 5 })
    expect(found.length).toBe(5)
    const costs = found.map(({ addedCost }) => addedCost)
    expect(costs).toEqual([...costs].sort((a, b) => a - b))
  })
})

describe('explaining a visit that is left out', () => {
  test('AC-28: nobody with GAS once Bianchi is ill', () => {
    const shifts = day.shifts.map((shift) =>
      shift.id === 'BIANCHI'
        ? { ...shift, unavailable: [{ id: 'ill', from: 0, to: clock('24:00'), kind: 'sick' }] }
        : shift,
    )
    const ill = { ...day, shifts }
    const explanation = explain(ill, solve(ill, { iterations: 3000 }), 'V5')
    expect(explanation.verdict).toBe('impossible')
    expect(explanation.candidates.find((each) => each.shift === 'ROSSI')!.reasons).toEqual([
      { code: 'NO_SKILL', params: { skills: ['GAS'] } },
    ])
    expect(explanation.candidates.find((each) => each.shift === 'BIANCHI')!.reasons).toEqual([
      { code: 'ABSENT', params: { kind: 'sick', from: 0, to: clock('24:00') } },
    ])
  })

  test.each([
    ['too late in the day', { windows: [[clock('05:00'), clock('06:00')] as const] }, 'WINDOW_UNREACHABLE'],
    ['not this technician', { excludedShifts: ['ROSSI'] }, 'EXCLUDED'],
    ['another one is asked for', { allowedShifts: ['VERDI'] }, 'REQUIRED_OTHER'],
    ['a skill nobody holds', { skills: { NET: 2 } }, 'NO_SKILL'],
    ['longer than the shift', { duration: 12 * 3600 }, 'OVERTIME_LIMIT'],
  ])('%s', (_, change, code) => {
    const one = planningDay(['ROSSI'], ['V1', 'V4'])
    const problem: Problem = {
      ...one,
      visits: one.visits.map((visit) => (visit.id === 'V4' ? { ...visit, ...change } : visit)),
    }
    const solution = solve(problem, { iterations: 200 })
    expect(solution.unassigned.map((each) => each.id)).toEqual(['V4'])
    const explanation = explain(problem, solution, 'V4')
    expect(explanation.verdict).toBe('impossible')
    expect(explanation.candidates[0]!.reasons[0]!.code).toBe(code)
  })

  test('every proposed change works when it is made', () => {
    const big = crowd(3, 40)
    const solution = solve(big, { iterations: 3000 })
    const left = solution.unassigned.slice(0, 12)
    expect(left.length).toBeGreaterThan(5)
    let tried = 0
    for (const { id } of left) {
      for (const relaxation of explain(big, solution, id).relaxations.slice(0, 6)) {
        const made = applyRelaxation(big, solution, id, relaxation)
        const found = insertions(made.problem, made.solution, id, { shifts: [made.shift] })
        expect(found.length, JSON.stringify(relaxation)).toBeGreaterThan(0)
        tried++
      }
    }
    expect(tried).toBeGreaterThan(5)
  })
})

describe('explaining a visit that is planned', () => {
  test('AC-27: V6 with Rossi would cost 17.70 € more', () => {
    const explanation = explain(day, plan, 'V6')
    expect(explanation.verdict).toBe('assigned')
    expect(explanation.bestInsertion!.shift).toBe('BIANCHI')
    expect(explanation.alternatives[0]!.shift).toBe('ROSSI')
    expect(explanation.alternatives[0]!.costDifference).toBeGreaterThanOrEqual(17.7 - 1e-9)
  })
})

describe('a hand-made move', () => {
  const stops = (...ids: string[]) => ids.map((id) => ({ type: 'visit' as const, id }))

  test('V6 to Rossi is timed, priced and found good', () => {
    const result = evaluateMove(day, plan, {
      routes: [
        { shift: 'ROSSI', stops: stops('V4', 'V3', 'V1', 'V2', 'V7', 'V6') },
        { shift: 'BIANCHI', stops: stops('V5') },
      ],
    })
    expect(result.faults).toEqual([])
    expect(result.costDifference).toBeCloseTo(25.2, 6)
    expect(result.routes[0]!.totals.end).toBe(clock('17:20'))
  })

  test('what breaks a rule is timed and reported, not refused', () => {
    const result = evaluateMove(day, plan, {
      routes: [{ shift: 'ROSSI', stops: stops('V7', 'V5', 'V2', 'V1', 'V1') }],
    })
    expect(result.faults.map((fault) => fault.code).sort()).toEqual(
      ['shift-end', 'skills', 'visit-twice', 'visit-twice', 'window'].sort(),
    )
    expect(result.unassigned).toEqual(['V4', 'V3'])
    expect(result.routes[0]!.stops.length).toBeGreaterThan(4)
  })

  test('takes less than 5 ms', () => {
    const move = { routes: [{ shift: 'ROSSI', stops: stops('V4', 'V3', 'V1', 'V2', 'V7', 'V6') }] }
    for (let i = 0; i < 50; i++) evaluateMove(day, plan, move)
    const began = performance.now()
    for (let i = 0; i < 20; i++) evaluateMove(day, plan, move)
    expect((performance.now() - began) / 20).toBeLessThan(5)
  })
})

/** A day with many technicians and visits on a line of places. */
function crowd(technicians: number, visits: number): Problem {
  const placeCount = 50
  const durations = new Int32Array(placeCount * placeCount)
  for (let i = 0; i < placeCount; i++)
    for (let j = 0; j < placeCount; j++) durations[i * placeCount + j] = Math.abs(i - j) * 120
  return {
    objective: 'penalty',
    placeCount,
    durations,
    shifts: Array.from({ length: technicians }, (_, i) => ({
      id: `t${i}`,
      start: (i * 7) % placeCount,
      end: (i * 7) % placeCount,
      window: [clock('08:00'), clock('17:00')] as const,
      breaks: [{ id: 'lunch', duration: 1800, windows: [[clock('12:00'), clock('13:30')] as const] }],
    })),
    visits: Array.from({ length: visits }, (_, i) => ({
      id: `v${i}`,
      place: (i * 13) % placeCount,
      duration: 1800 + (i % 4) * 600,
      windows: [[clock('08:00') + (i % 8) * 3600, clock('10:00') + (i % 8) * 3600] as const],
      penalty: 10_000,
    })),
  }
}
