import type { Route, RouteCost, RouteTotals } from '@giro/optimiser'
import { describe, expect, test } from 'vitest'
import { asDay, asInstant } from '../../foundation/day.ts'
import type { Placement, PlanDays } from '../day.ts'
import { planQuality, withChanges } from './quality.ts'

const tuesday = asDay('2026-10-13')
const wednesday = asDay('2026-10-14')
const at = (day: string, time: string) => asInstant(`${day}T${time}:00Z`)
const shift = (day: string) => ({
  open: at(day, '06:00'),
  close: at(day, '14:30'),
  breaks: [{ earliest: at(day, '10:00'), latest: at(day, '11:00'), minutes: 30 }],
  absences: [],
})
const technician = (resourceNo: string, name: string) => ({
  resourceNo,
  name,
  groupNo: null,
  skills: [],
  zones: [],
  start: null,
  maxOvertimeMinutes: 60,
  maxVisitsPerDay: null,
  blocked: false,
})
const days = {
  timeZone: 'Europe/Rome',
  now: at('2026-10-13', '05:00'),
  fromDay: tuesday,
  toDay: wednesday,
  technicians: [
    technician('ROSSI', 'Marco Rossi'),
    technician('BIANCHI', 'Luca Bianchi'),
    technician('NERI', 'Neri'),
  ],
  days: [
    { resourceNo: 'ROSSI', day: tuesday, shift: shift('2026-10-13') },
    { resourceNo: 'ROSSI', day: wednesday, shift: shift('2026-10-14') },
    { resourceNo: 'BIANCHI', day: tuesday, shift: shift('2026-10-13') },
    { resourceNo: 'BIANCHI', day: wednesday, shift: 'free-day' },
    { resourceNo: 'NERI', day: tuesday, shift: 'absent' },
  ],
  visits: [],
  skillsOption: 'warning-displayed',
  zonesOption: 'code-shown',
  freezeMinutes: 60,
} as unknown as PlanDays

function route(id: string, totals: Partial<RouteTotals>, cost: Partial<RouteCost>): Route {
  const none = {
    start: 0,
    end: 0,
    homeSeconds: 0,
    homeMetres: 0,
    visits: 0,
    travelSeconds: 0,
    travelMetres: 0,
    serviceSeconds: 0,
    waitingSeconds: 0,
    breakSeconds: 0,
    overtimeSeconds: 0,
    lateVisits: 0,
    lateSeconds: 0,
  }
  const total = Object.values(cost).reduce((sum, each) => sum + each, 0)
  return { shift: id, stops: [], totals: { ...none, ...totals }, cost: { ...cost, total } as RouteCost }
}

const routes = [
  route(
    'ROSSI 2026-10-13',
    { visits: 4, serviceSeconds: 5 * 3600, travelSeconds: 3600, travelMetres: 48_000, waitingSeconds: 600 },
    { travelTime: 36, travelDistance: 21.6, waiting: 2, overtime: 0 },
  ),
  route(
    'ROSSI 2026-10-14',
    {
      visits: 6,
      serviceSeconds: 8 * 3600,
      travelSeconds: 3600,
      overtimeSeconds: 1800,
      lateVisits: 1,
      lateSeconds: 900,
    },
    { travelTime: 36, overtime: 9, lateness: 75 },
  ),
]

describe('quality of a plan', () => {
  const quality = planQuality(days, routes, { count: 2, cost: 800 })

  test('adds up by technician and altogether, what is left out included', () => {
    expect(quality.technicians.map((one) => [one.name, one.visits, one.cost])).toEqual([
      ['Marco Rossi', 10, 179.6],
      ['Luca Bianchi', 0, 0],
    ])
    const { total } = quality
    expect(total).toMatchObject({ visits: 10, unassigned: 2, cost: 979.6, lateVisits: 1, lateSeconds: 900 })
    expect(total.terms).toEqual({
      travelTime: 72,
      travelDistance: 21.6,
      waiting: 2,
      overtime: 9,
      lateness: 75,
      unassigned: 800,
    })
    const ofTerms = Object.values(total.terms).reduce((sum, cost) => sum + cost, 0)
    expect(Math.round(ofTerms * 100)).toBe(Math.round(total.cost * 100))
  })

  test('use, driving and what nobody uses; overtime of one day does not fill a hole of another', () => {
    const [rossi, bianchi] = quality.technicians
    expect(rossi).toMatchObject({
      capacitySeconds: 16 * 3600,
      use: 15 / 16,
      travelShare: 2 / 15,
      idleSeconds: 2 * 3600,
    })
    expect(bianchi).toMatchObject({
      capacitySeconds: 8 * 3600,
      use: 0,
      travelShare: null,
      idleSeconds: 8 * 3600,
    })
    expect(quality.total).toMatchObject({
      capacitySeconds: 24 * 3600,
      idleSeconds: 10 * 3600,
      overtimeSeconds: 1800,
    })
  })

  test('without hours and without visits nothing is divided by nothing', () => {
    const { total, technicians } = planQuality({ ...days, days: [], technicians: [] }, [], {
      count: 0,
      cost: 0,
    })
    expect(technicians).toEqual([])
    expect(total).toMatchObject({ use: null, travelShare: null, cost: 0, terms: {} })
  })
})

test('a proposal is looked at as the days with its changes', () => {
  const placement = { resourceNo: 'ROSSI', day: tuesday } as Placement
  const visit = (visitNo: string, place: Placement | null) => ({ visitNo, placement: place }) as never
  const before = { ...days, visits: [visit('A', null), visit('B', placement), visit('C', placement)] }
  const after = withChanges(before, [
    { visitNo: 'A', to: placement },
    { visitNo: 'B', to: null },
  ])
  expect(after.visits.map((one) => one.placement)).toEqual([placement, null, placement])
})
