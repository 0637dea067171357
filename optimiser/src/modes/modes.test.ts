import { describe, expect, test } from 'vitest'
import { check } from '../check.ts'
import { evaluateMove } from '../explain/evaluate-move.ts'
import type { Problem, Shift, Visit } from '../problem.ts'
import { solve } from '../solve.ts'
import { clock, planningDay, published } from '../testing/planning-data.ts'
import { randomProblem } from '../testing/random-problem.ts'
import { planChanges } from './changes.ts'
import { insertOne } from './insert-one.ts'
import { nightBuild, nightBuildInWorker } from './night-build.ts'
import { repair } from './repair.ts'
import { replan, replanInWorker } from './replan.ts'
import { scoreAnalysis } from './score-analysis.ts'
import { comparePlans, whatIf } from './what-if.ts'

const both = ['ROSSI', 'BIANCHI']
const day = planningDay(both, ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
const plan = solve(day, { iterations: 5000 })
const row = (shift: string, ...ids: string[]) => ({
  shift,
  stops: ids.map((id) => ({ type: 'visit' as const, id })),
})
/** V6 given to Rossi by hand: 25.20 more than the best plan. */
const byHand = [row('ROSSI', 'V4', 'V3', 'V1', 'V2', 'V7', 'V6'), row('BIANCHI', 'V5')]

describe('insert one', () => {
  const problem: Problem = { ...day, visits: [...day.visits, ...planningDay(both, ['V9']).visits] }

  test('AC-27: ranks every position of V9; the first one is Bianchi at 08:10 for nothing', () => {
    const { places, best, pays, leftOutCost } = insertOne(problem, plan, 'V9')
    expect(best).toMatchObject({ shift: 'BIANCHI', start: clock('08:10') })
    expect(best!.addedCost).toBeCloseTo(0, 9)
    expect(places.map((each) => Math.round(each.addedCost * 100))).toEqual(
      places.map((each) => Math.round(each.addedCost * 100)).sort((a, b) => a - b),
    )
    expect([pays, leftOutCost]).toEqual([true, 400])
  })

  test('what is too dear does not pay, and what fits nowhere has no best place', () => {
    const cheap = { ...problem.visits.at(-1)!, penalty: 10, allowedShifts: ['ROSSI'] }
    expect(insertOne(problem, plan, cheap)).toMatchObject({ pays: false, leftOutCost: 10 })
    const none = insertOne(problem, plan, { ...cheap, skills: { GAS: 1 } })
    expect(none).toEqual({ visit: 'V9', places: [], leftOutCost: 10, pays: false })
  })

  test('the cost of each place is that of the plan with it, the balance of loads included', () => {
    let compared = 0
    for (let seed = 1; seed <= 60; seed++) {
      const made = { ...randomProblem(seed, { visits: 6 }), objective: 'penalty' as const }
      if (made.visits.some((visit) => visit.crew || visit.after) || made.workLimits) continue
      const whole = seed % 2 ? made : { ...made, balanceCostPerSecond: 0.5 }
      const frozen = new Set(whole.shifts.flatMap((shift) => shift.frozen?.map(({ id }) => id) ?? []))
      const visit = whole.visits.find(({ id }) => !frozen.has(id))
      if (!visit) continue
      const others = whole.visits.filter((each) => each !== visit)
      const solution = solve({ ...whole, visits: others }, { iterations: 50 })
      for (const place of insertOne(whole, solution, visit).places) {
        const { shift, stops } = place
        const { costDifference, faults } = evaluateMove(whole, solution, { routes: [{ shift, stops }] })
        expect(faults).toEqual([])
        expect(costDifference + (visit.penalty ?? 0)).toBeCloseTo(place.addedCost, 5)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(20)
  })
})

describe('repair', () => {
  test('a plan drawn by hand keeps its order; times and costs are computed', () => {
    const { solution, faults, figures } = repair(day, byHand)
    expect(faults).toEqual([])
    expect(check(day, solution)).toEqual([])
    expect(solution.cost.total).toBeCloseTo(156.6 + 25.2, 6)
    expect(figures).toMatchObject({ planned: 7, unassigned: 0, overtimeSeconds: 20 * 60 })
  })

  test('broken rules are told by shift and visit, and nothing is put right', () => {
    const { solution, faults } = repair(day, [row('ROSSI', 'V5', 'V2'), row('BIANCHI', 'V7')])
    expect(faults.map(({ code, shift, id }) => [code, shift, id])).toEqual(
      expect.arrayContaining([
        ['skills', 'ROSSI', 'V5'],
        ['skills', 'BIANCHI', 'V7'],
      ]),
    )
    expect(solution.unassigned.map(({ id }) => id)).toEqual(['V1', 'V3', 'V4', 'V6'])
  })

  test('the frozen head of a shift counts although nobody names it', () => {
    const frozen = [{ type: 'visit' as const, id: 'V4', start: clock('08:10') }]
    const shifts = day.shifts.map((shift) => (shift.id === 'ROSSI' ? { ...shift, frozen } : shift))
    const { solution } = repair({ ...day, shifts }, [row('BIANCHI', 'V5')])
    expect(solution.routes.find(({ shift }) => shift === 'ROSSI')!.stops[0]).toMatchObject({
      id: 'V4',
      frozen: true,
    })
  })
})

describe('what-if', () => {
  test('two plans side by side: money by term, technicians, visits that stand elsewhere', () => {
    const other = repair(day, byHand).solution
    const { terms, figures, technicians, changes, counts } = comparePlans(day, plan, other)
    expect(terms.total.difference).toBeCloseTo(25.2, 6)
    const sum = Object.entries(terms).reduce(
      (all, [key, each]) => all + (key === 'total' ? 0 : each.difference),
      0,
    )
    expect(sum).toBeCloseTo(25.2, 6)
    expect(figures.overtimeSeconds).toEqual({ a: 0, b: 1200, difference: 1200 })
    expect(figures.travelMetres.difference).toBe(20 * 800)
    expect(technicians.map(({ technician, figures: own }) => [technician, own.visits.difference])).toEqual([
      ['ROSSI', 1],
      ['BIANCHI', -1],
    ])
    expect(technicians.reduce((all, { cost }) => all + cost.difference, 0)).toBeCloseTo(25.2, 6)
    expect(counts).toEqual({ added: 0, removed: 0, moved: 1, retimed: 0 })
    expect(changes[0]).toMatchObject({ visit: 'V6', kind: 'moved', movedSeconds: (15 * 60 + 20 - 640) * 60 })
    expect(changes[0]!.costDifference).toBeCloseTo(25.2, 6)
  })

  test('a plan compared with itself differs in nothing', () => {
    const { terms, changes } = comparePlans(day, plan, plan)
    expect(changes).toEqual([])
    expect(Object.values(terms).every(({ difference }) => difference === 0)).toBe(true)
  })

  test('several plans against the present one: the cheapest is named', () => {
    const present: Problem = { ...day, initial: byHand }
    const worst = repair(day, [row('ROSSI', 'V4', 'V3')]).solution
    const { base, variants, cheapest } = whatIf(present, [
      { name: 'nothing else', plan: worst },
      { name: 'built anew', plan },
    ])
    expect(base.cost.total).toBeCloseTo(181.8, 6)
    expect(variants.map(({ comparison }) => Math.sign(comparison.terms.total.difference))).toEqual([1, -1])
    expect(cheapest).toBe('built anew')
    expect(whatIf({ ...day, initial: plan.routes }, [{ name: 'worse', plan: worst }]).cheapest).toBeNull()
  })

  test('a visit left out costs its penalty in the list of changes', () => {
    const without = repair(day, [row('ROSSI', 'V4', 'V3', 'V1', 'V2', 'V7'), row('BIANCHI', 'V5')]).solution
    const [change] = planChanges(day, plan, without)
    expect(change).toMatchObject({ visit: 'V6', kind: 'removed', to: null, movedSeconds: 0 })
    expect(change!.terms.unassigned).toBe(400)
    expect(change!.costDifference).toBeCloseTo(without.cost.total - plan.cost.total, 6)
    expect(change!.travelSeconds).toBe(-20 * 60)
  })
})

describe('score analysis', () => {
  test('AC-27: costs by technician add up to the plan, with idle time, travel and use', () => {
    const { cost, technicians, shifts } = scoreAnalysis(day, plan)
    expect(technicians.reduce((sum, each) => sum + each.cost.total, 0)).toBeCloseTo(cost.total, 6)
    expect(technicians[0]).toMatchObject({
      technician: 'ROSSI',
      visits: 5,
      waitingSeconds: 15 * 60,
      breakSeconds: 30 * 60,
      travelSeconds: 100 * 60,
      shiftSeconds: 9 * 3600,
    })
    expect(technicians[0]!.use).toBeCloseTo((315 + 100) / 540, 6)
    expect(shifts).toHaveLength(2)
  })

  test('several shifts of a technician are added up, unused ones too', () => {
    const [rossi] = day.shifts
    const second: Shift = { ...rossi!, id: 'ROSSI 2', window: [clock('32:00'), clock('41:00')] }
    const problem: Problem = { ...day, shifts: [...day.shifts, second] }
    const { technicians } = scoreAnalysis(problem, plan)
    expect(technicians.map(({ technician }) => technician)).toEqual(both)
    expect(technicians[0]).toMatchObject({ visits: 5, shiftSeconds: 18 * 3600 })
    expect(technicians[0]!.use).toBeCloseTo((315 + 100) / 1080, 6)
  })
})

describe('night build', () => {
  test('builds the best plan, whatever the present one is, and says what changes', () => {
    const { solution, changes, before, after } = nightBuild({ ...day, initial: byHand }, { iterations: 5000 })
    expect(check(day, solution)).toEqual([])
    expect(before.cost.total).toBeCloseTo(181.8, 6)
    expect(after.cost.total).toBeCloseTo(156.6, 6)
    expect(changes.map(({ visit }) => visit)).toEqual(['V6'])
  })

  test('keeps the present plan where nothing better is found', () => {
    const { solution } = nightBuild({ ...day, initial: plan.routes }, { iterations: 0 })
    expect(solution.cost.total).toBeCloseTo(156.6, 6)
  })

  test('plans only the horizon: other days stay as they are, later visits are put aside', () => {
    const next = (shift: Shift): Shift => ({
      ...shift,
      id: `${shift.id} 14`,
      window: [clock('32:00'), clock('41:00')],
      breaks: [],
    })
    const v9: Visit = planningDay(both, ['V9']).visits[0]!
    const tomorrow: Visit = { ...v9, id: 'T', windows: [[clock('32:00'), clock('41:00')]] }
    const planned: Visit = { ...tomorrow, id: 'P' }
    const problem: Problem = {
      ...day,
      shifts: [...day.shifts, ...day.shifts.map(next)],
      visits: [...day.visits, tomorrow, planned],
      initial: [row('ROSSI 14', 'P')],
    }
    const { solution, later } = nightBuild(problem, {
      iterations: 4000,
      horizon: [clock('00:00'), clock('24:00')],
    })
    expect(later).toEqual(['T'])
    const other = solution.routes.find(({ shift }) => shift === 'ROSSI 14')!
    expect(other.stops.map(({ id, start }) => [id, start])).toEqual([['P', clock('32:30')]])
    expect(solution.routes.some(({ shift }) => shift === 'BIANCHI 14')).toBe(false)
    const today = solution.routes.filter(({ shift }) => !shift.endsWith('14'))
    expect(today.reduce((sum, { cost }) => sum + cost.total, 0)).toBeCloseTo(156.6, 6)
  })
})

describe('laws of replanning', () => {
  test('the answer keeps every rule, is never dearer than what is left of the present plan, and repeats itself', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const made = randomProblem(seed, { visits: 7 })
      const first = solve(made, { iterations: 100, seed })
      const kept = published(made, { routes: [] })
      const problem: Problem = { ...kept, initial: first.routes }
      const answer = replan(problem, { iterations: 100, seed })
      expect(check(problem, answer.solution), `seed ${seed}`).toEqual([])
      expect(replan(problem, { iterations: 100, seed }).solution.routes).toEqual(answer.solution.routes)
      if (made.objective === 'penalty')
        expect(answer.solution.cost.total, `seed ${seed}`).toBeLessThanOrEqual(first.cost.total + 1e-6)
    }
  })

  test('in a worker thread the answers are the same', async () => {
    const problem: Problem = { ...day, initial: byHand }
    const here = replan(problem, { iterations: 1000, askable: [{ visit: 'V2' }] })
    const there = await replanInWorker(problem, { iterations: 1000, askable: [{ visit: 'V2' }] })
    expect(there.solution.routes).toEqual(here.solution.routes)
    expect(there.changes).toEqual(here.changes)
    const night = await nightBuildInWorker(problem, { iterations: 1000 })
    expect(night.solution.routes).toEqual(nightBuild(problem, { iterations: 1000 }).solution.routes)
  })
})
