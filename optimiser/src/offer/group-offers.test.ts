import { describe, expect, test } from 'vitest'
import { evaluateMove } from '../explain/evaluate-move.ts'
import type { Period, Problem } from '../problem.ts'
import { solve } from '../solve.ts'
import { clock, planningDay } from '../testing/planning-data.ts'
import { groupOffers } from './group-offers.ts'

const day = planningDay(['ROSSI', 'BIANCHI'], ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7'])
const plan = solve(day, { iterations: 5000 })
const [v9] = planningDay(['ROSSI', 'BIANCHI'], ['V9']).visits
const second = { ...v9!, id: 'V9b', duration: 1800 }
const windows: Period[] = [
  [clock('08:00'), clock('10:00')],
  [clock('10:00'), clock('12:00')],
  [clock('14:00'), clock('16:00')],
]

describe('offering appointments for several visits', () => {
  test('two jobs at one place: both in the window, the second beside the first for nothing', () => {
    const found = groupOffers(day, plan, [v9!, second], { windows })
    for (const { window, parts, addedCost } of found) {
      expect(parts.map(({ start }) => start >= window[0] && start < window[1])).toEqual([true, true])
      expect(parts[0]!.addedCost + parts[1]!.addedCost).toBeCloseTo(addedCost, 9)
    }
    expect(found.map(({ addedCost }) => addedCost)).toEqual(
      found.map(({ addedCost }) => addedCost).sort((a, b) => a - b),
    )
    const noon = found.find(({ window }) => window === windows[1])!
    expect(noon.parts.map(({ shift }) => shift)).toEqual(['BIANCHI', 'BIANCHI'])
    expect(noon.addedCost).toBeCloseTo(19.2, 6)
  })

  test('the plan with all of them breaks no rule and costs what is told', () => {
    for (const { window, parts, addedCost } of groupOffers(day, plan, [v9!, second], { windows })) {
      const promised = [v9!, second].map((visit) => ({
        ...visit,
        windows: [[window[0], window[1] - 1] as const],
      }))
      const problem: Problem = { ...day, visits: [...day.visits, ...promised] }
      const rows = new Map(parts.map(({ shift, stops }) => [shift, { shift, stops }]))
      const { faults, costDifference } = evaluateMove(problem, plan, { routes: [...rows.values()] })
      expect(faults).toEqual([])
      expect(costDifference).toBeCloseTo(addedCost - 800, 6)
    }
  })

  test('visits that are planned are taken out first, wherever they stand', () => {
    const [best] = groupOffers(day, plan, ['V6', 'V5'], { windows: [windows[0]!] })
    expect(best!.parts.map(({ shift }) => shift)).toEqual(['BIANCHI', 'BIANCHI'])
    expect(
      best!.parts[1]!.stops.filter(({ type }) => type === 'visit')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['V5', 'V6'])
  })

  test('a window in which one of them does not fit is no answer', () => {
    const long = { ...second, duration: 20 * 3600 }
    expect(groupOffers(day, plan, [v9!, long], { windows })).toEqual([])
    expect(groupOffers(day, plan, [], { windows })).toEqual([])
    expect(groupOffers(day, plan, [v9!], { windows, limit: 1 })).toHaveLength(1)
  })
})
