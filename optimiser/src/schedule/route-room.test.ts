import { expect, test } from 'vitest'
import { keptOut } from '../constraints/index.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import { Planner } from '../explain/insertions.ts'
import type { Problem } from '../problem.ts'
import { solve } from '../solve.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { earliestIn } from './route-room.ts'
import { within } from './time-plan.ts'

/** Without the limits of whole routes, which the room leaves to timing, and without ties between routes. */
function hoursOnly(problem: Problem): Problem {
  const { workLimits: _limits, ...rest } = problem
  return {
    ...rest,
    shifts: problem.shifts.map(({ restBefore: _rest, ...shift }) => ({
      ...shift,
      maxVisits: undefined,
      maxTravel: undefined,
      maxDuration: undefined,
      capacity: undefined,
      stock: undefined,
    })),
    visits: problem.visits.map(({ crew: _crew, after: _after, ...visit }) => visit),
  }
}

test('a position is judged as timing the whole route judges it: whether it fits, and until when', () => {
  let fitting = 0
  let not = 0
  for (let seed = 1; seed <= 300; seed++) {
    const problem = hoursOnly(randomProblem(seed, { visits: 7, shifts: 3 }))
    const frozen = new Set(problem.shifts.flatMap((shift) => shift.frozen?.map(({ id }) => id) ?? []))
    const visit = problem.visits.find(({ id }) => !frozen.has(id))
    if (!visit) continue
    const others = problem.visits.filter((each) => each !== visit)
    const solution = solve({ ...problem, visits: others }, { iterations: 30, seed })
    const planner = new Planner(problem, solution, visit)
    for (const shift of problem.shifts) {
      if (keptOut(shift, visit)) continue
      const room = planner.roomIn(shift)
      let k = 0
      for (const { timed } of planner.attempts(shift)) {
        const there = room.at(k, visit)
        const fits = there !== null && earliestIn(startPeriods(visit), there) !== null
        const told = `seed ${seed} ${shift.id} position ${k}`
        expect(fits, told).toBe(timed.faults.length === 0)
        if (fits) {
          fitting++
          const latest = room.latestStart(k, visit)!
          const order = planner.orderOf(shift)
          const fitsFrom = (from: number): boolean => {
            const later = within(visit, [from, Number.MAX_SAFE_INTEGER])
            const row = [...order.slice(0, k), later, ...order.slice(k)]
            return planner.tried(shift, row, later).faults.length === 0
          }
          expect(fitsFrom(latest), told).toBe(true)
          expect(fitsFrom(latest + 1), told).toBe(false)
        } else not++
        k++
      }
    }
  }
  expect(Math.min(fitting, not)).toBeGreaterThan(200)
})
