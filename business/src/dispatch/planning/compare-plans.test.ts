import { describe, expect, test } from 'vitest'
import type { Day, Instant } from '../../foundation/day.ts'
import type { Placement } from '../day.ts'
import { agreedWindow, type Comparable, comparePlans } from './compare-plans.ts'
import type { Figures, ProposedChange, TechnicianFigures } from './proposal.ts'

const figures = (more: Partial<Figures> = {}): Figures => ({
  planned: 10,
  unassigned: 0,
  travelSeconds: 3600,
  travelMetres: 40_000,
  overtimeSeconds: 0,
  lateVisits: 0,
  lateSeconds: 0,
  waitingSeconds: 0,
  cost: 54,
  terms: { travelTime: 36, travelDistance: 18, overtime: 0, unassigned: 0 },
  ...more,
})
const at = (resourceNo: string, time: string, day = '2026-10-13'): Placement => ({
  resourceNo,
  day: day as Day,
  arrival: `${day}T${time}:00Z` as Instant,
  start: `${day}T${time}:00Z` as Instant,
  end: `${day}T${time}:30Z` as Instant,
  travelSeconds: 600,
  travelMetres: 8000,
  travelQuality: 'estimated',
})
const change = (
  visitNo: string,
  kind: ProposedChange['kind'],
  from: Placement | null,
  to: Placement | null,
): ProposedChange => ({ visitNo, kind, from, to })
const day = (resourceNo: string, more: Partial<TechnicianFigures> = {}): TechnicianFigures => ({
  resourceNo,
  day: '2026-10-13',
  visits: 3,
  travelSeconds: 1200,
  travelMetres: 15_000,
  workSeconds: 7200,
  overtimeSeconds: 0,
  cost: 20,
  ...more,
})
const plan = (more: Partial<Comparable> = {}): Comparable => ({
  before: figures(),
  after: figures(),
  changes: [],
  byTechnician: [],
  byTechnicianBefore: [],
  ...more,
})
const valuesOf = (plans: Comparable[], measure: string) =>
  comparePlans(plans).measures.find((one) => one.measure === measure)!.values

describe('figures side by side', () => {
  test.each([
    ['cost', [plan({ after: figures({ cost: 40 }) }), plan({ after: figures({ cost: 70 }) })], [54, 40, 70]],
    ['lateSeconds', [plan({ after: figures({ lateSeconds: 300 }) })], [0, 300]],
    ['overtimeSeconds', [plan({ before: figures({ overtimeSeconds: 900 }) })], [900, 0]],
    [
      'visitsMoved',
      [
        plan({ changes: [change('A', 'added', null, at('ROSSI', '08:00'))] }),
        plan({
          changes: [
            change('B', 'moved', at('ROSSI', '08:00'), at('BIANCHI', '08:00')),
            change('C', 'retimed', at('ROSSI', '09:00'), at('ROSSI', '09:30')),
            change('D', 'removed', at('ROSSI', '10:00'), null),
          ],
        }),
      ],
      [0, 0, 3],
    ],
  ] as const)('%s: now, then one for each plan', (measure, plans, expected) => {
    expect(valuesOf([...plans], measure)).toEqual(expected)
  })

  test('the present is that of the last plan, also where an earlier one has seen other days', () => {
    const old = plan({ before: figures({ cost: 99 }), after: figures({ cost: 98 }) })
    expect(valuesOf([old, plan({ after: figures({ cost: 50 }) })], 'cost')).toEqual([54, 98, 50])
  })

  test('money by term: the dearest first, what is nowhere is left out, what is in one plan only counts 0 elsewhere', () => {
    const { terms } = comparePlans([
      plan(),
      plan({ after: figures({ terms: { travelTime: 30, overtime: 45 } }) }),
    ])
    expect(terms).toEqual([
      { term: 'overtime', values: [0, 0, 45] },
      { term: 'travelTime', values: [36, 36, 30] },
      { term: 'travelDistance', values: [18, 18, 0] },
    ])
  })
})

describe('technicians side by side', () => {
  test('their days are summed; who has nothing to do in one plan has zeros there', () => {
    const { technicians } = comparePlans([
      plan({
        byTechnicianBefore: [day('ROSSI')],
        byTechnician: [
          day('ROSSI', { visits: 4, cost: 10.1 }),
          day('ROSSI', { day: '2026-10-14', cost: 10.2 }),
        ],
      }),
      plan({ byTechnicianBefore: [day('ROSSI')], byTechnician: [day('BIANCHI')] }),
    ])
    expect(technicians.map((one) => [one.resourceNo, one.values.map((sums) => sums.visits)])).toEqual([
      ['BIANCHI', [0, 0, 3]],
      ['ROSSI', [3, 7, 0]],
    ])
    expect(technicians[1]!.values[1]!.cost).toBe(20.3)
  })
})

describe('visits that differ', () => {
  const rossi = at('ROSSI', '08:00')
  const bianchi = at('BIANCHI', '08:00')
  test.each([
    [
      'a plan that does not name a visit leaves it where it is now',
      'moved',
      rossi,
      bianchi,
      [rossi, bianchi, rossi],
    ],
    ['taken off the plan', 'removed', rossi, null, [rossi, null, rossi]],
    ['new on the plan', 'added', null, bianchi, [null, bianchi, null]],
  ] as const)('%s', (_, kind, from, to, places) => {
    const { visits } = comparePlans([plan({ changes: [change('A', kind, from, to)] }), plan()])
    expect(visits).toEqual([{ visitNo: 'A', places }])
  })

  test('the same change in all plans still differs from now; the visit with most opinions comes first', () => {
    const later = at('ROSSI', '09:00')
    const { visits } = comparePlans([
      plan({ changes: [change('A', 'retimed', rossi, later), change('B', 'moved', rossi, bianchi)] }),
      plan({ changes: [change('A', 'retimed', rossi, later), change('B', 'retimed', rossi, later)] }),
    ])
    expect(visits.map((one) => one.visitNo)).toEqual(['B', 'A'])
  })

  test('the same moment written in another way is the same place', () => {
    const written = { ...rossi, start: '2026-10-13T08:00:00.000Z' as Instant }
    expect(comparePlans([plan({ changes: [change('A', 'retimed', rossi, written)] })]).visits).toEqual([])
  })
})

test.each([
  [
    'as long as the old one, from the quarter before',
    { from: 0, to: 7200 },
    10_000,
    { from: 9900, to: 17_100 },
  ],
  ['a start on the quarter opens it', { from: 0, to: 3600 }, 9000, { from: 9000, to: 12_600 }],
  ['at least a quarter of an hour', { from: 0, to: 60 }, 9001, { from: 9000, to: 9900 }],
] as const)('the window promised anew: %s', (_, old, start, expected) => {
  expect(agreedWindow(old, start)).toEqual(expected)
})
