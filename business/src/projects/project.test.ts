import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../foundation/day.ts'
import { movedBy, type Phase, type PlannedHours, reasonsAgainstOrder, reasonsAgainstPlan } from './project.ts'

const phase = (phaseNo: string, startingDate: string | null, endingDate: string | null): Phase => ({
  phaseNo,
  description: phaseNo,
  startingDate: startingDate as Day | null,
  endingDate: endingDate as Day | null,
  budgetHours: '16',
})
const hours = (phaseNo: string, day: string): PlannedHours => ({
  phaseNo,
  day: day as Day,
  resourceNo: 'ROSSI',
  groupNo: null,
  hours: '8',
  description: '',
})
const plan = {
  phases: [
    phase('10', '2026-10-12', '2026-10-14'),
    phase('20', '2026-10-15', '2026-10-16'),
    phase('30', null, null),
  ],
  plannedHours: [hours('10', '2026-10-12'), hours('20', '2026-10-15')],
}

describe('moving a phase', () => {
  test('takes the ones behind it along, with their hours', () => {
    const moved = movedBy(plan, '10', 7, true)
    expect(moved.phases.map((one) => one.startingDate)).toEqual(['2026-10-19', '2026-10-22', null])
    expect(moved.plannedHours.map((one) => one.day)).toEqual(['2026-10-19', '2026-10-22'])
  })
  test('or moves alone; what is before it never moves', () => {
    expect(movedBy(plan, '20', 1, false).phases.map((one) => one.endingDate)).toEqual([
      '2026-10-14',
      '2026-10-17',
      null,
    ])
    expect(movedBy(plan, '10', 1, false).plannedHours.map((one) => one.day)).toEqual([
      '2026-10-13',
      '2026-10-15',
    ])
  })
  test('there and back is where it was; lengths and gaps stay', () => {
    fc.assert(
      fc.property(fc.constantFrom('10', '20', '30'), fc.integer({ min: -300, max: 300 }), (from, days) => {
        const there = movedBy(plan, from, days, true)
        expect(movedBy(there, from, -days, true)).toEqual(plan)
        for (const [at, one] of there.phases.entries()) {
          const before = plan.phases[at]!
          const shift = at >= plan.phases.findIndex((each) => each.phaseNo === from) ? days : 0
          if (before.startingDate !== null) expect(one.startingDate).toBe(addDays(before.startingDate, shift))
        }
      }),
    )
  })
})

test.each([
  ['a number twice', { ...plan, phases: [plan.phases[0]!, plan.phases[0]!] }, 'projects.phase-twice'],
  [
    'an end before its start',
    { ...plan, phases: [phase('10', '2026-10-14', '2026-10-12')] },
    'projects.phase-dates',
  ],
  ['hours of a phase that is not there', { ...plan, phases: [] }, 'projects.no-such-phase'],
  [
    'hours of nobody',
    { ...plan, plannedHours: [{ ...hours('10', '2026-10-12'), resourceNo: null }] },
    'projects.who-works',
  ],
  [
    'more hours than a day has',
    { ...plan, plannedHours: [{ ...hours('10', '2026-10-12'), hours: '25' }] },
    'projects.hours-of-day',
  ],
])('refuses %s', (_, wrong, code) => {
  expect(reasonsAgainstPlan(wrong).map((one) => one.code)).toContain(code)
})

test('an order needs a project that is not completed, and a phase of it', () => {
  const open = { projectNo: 'P1', status: 'open' as const }
  expect(reasonsAgainstPlan(plan)).toEqual([])
  expect(reasonsAgainstOrder(open, plan.phases, '20')).toEqual([])
  expect(reasonsAgainstOrder(open, plan.phases, null)).toEqual([])
  expect(reasonsAgainstOrder(open, plan.phases, '99')).toMatchObject([{ code: 'projects.no-such-phase' }])
  expect(reasonsAgainstOrder(undefined, [], null)).toMatchObject([{ code: 'projects.no-such-project' }])
  expect(reasonsAgainstOrder({ ...open, status: 'completed' }, plan.phases, '20')).toMatchObject([
    { code: 'projects.completed' },
  ])
})
