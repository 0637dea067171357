import { addSeconds, asDay, asInstant, type Instant, momentOf, timeOf } from '../foundation/day.ts'
import type { SlotFacts } from './appointments/slot-offers.ts'
import type { Placement, PlanDays, Technician, Visit } from './day.ts'
import { placesOf } from './planning/routing-problem.ts'
import { visit as aVisit, person } from './samples.ts'
import { usualWeights } from './weights.ts'

/**
 * The day of the acceptance scenarios as facts for pure tests: two technicians, seven visits planned as in AC-27.
 * Source: specification orders §16, AC-26 to AC-30.
 */

export const zone = 'Europe/Rome'
export const tuesday = asDay('2026-10-13')
export const at = (time: string) => momentOf(tuesday, time, zone)
export const clock = (moment: Instant) => timeOf(moment, zone)

/** Positions are minutes on a grid (specification orders §16, AC-26 to AC-30). */
const technician = (resourceNo: string, x: number, skills: string[]): Technician => ({
  ...person(resourceNo),
  skills: skills.map((skillCode) => ({ skillCode, level: 1, validUntil: null })),
  start: { latitude: x, longitude: 0 },
})

export function visit(
  visitNo: string,
  [x, y]: readonly [number, number],
  minutes: number,
  more: Partial<Visit> = {},
): Visit {
  return aVisit(visitNo, {
    customerNo: visitNo,
    customerName: visitNo,
    position: { latitude: x, longitude: y },
    minutes,
    ordered: asInstant('2026-10-12T07:00:00Z'),
    ...more,
  })
}

export const placed = (resourceNo: string, start: string, minutes: number): Placement => ({
  resourceNo,
  day: tuesday,
  arrival: at(start),
  start: at(start),
  end: addSeconds(at(start), minutes * 60),
  travelSeconds: 0,
  travelMetres: 0,
  travelQuality: 'estimated',
})

export const needs = (skillCode: string) => [{ skillCode, level: 1 }]

/** The plan of AC-27, and V9 that somebody asks for. */
export const planned: Visit[] = [
  visit('V4', [0, 10], 60, { placement: placed('ROSSI', '08:10', 60) }),
  visit('V3', [10, 10], 45, { placement: placed('ROSSI', '09:20', 45), priority: 'high', due: at('09:30') }),
  visit('V1', [10, 0], 60, { placement: placed('ROSSI', '10:15', 60) }),
  visit('V2', [20, 0], 90, {
    placement: placed('ROSSI', '11:25', 90),
    priority: 'medium',
    promised: { from: at('10:00'), to: at('12:00') },
  }),
  visit('V7', [20, 20], 60, {
    placement: placed('ROSSI', '14:00', 60),
    windows: [{ from: at('14:00'), to: at('16:00') }],
    skills: needs('CLIMA'),
  }),
  visit('V5', [30, 10], 120, {
    placement: placed('BIANCHI', '08:20', 120),
    priority: 'medium',
    due: at('11:00'),
    skills: needs('GAS'),
  }),
  visit('V6', [40, 20], 60, { placement: placed('BIANCHI', '10:40', 60), skills: needs('ELE') }),
]
export const v9 = visit('V9', [30, 0], 45, { skills: needs('ELE') })

export function factsOf(visits: readonly Visit[], now = at('07:00')): SlotFacts {
  const shift = {
    open: at('08:00'),
    close: at('17:00'),
    breaks: [{ earliest: at('12:00'), latest: at('13:30'), minutes: 30 }],
    absences: [],
    onCall: false,
  }
  const days = {
    timeZone: zone,
    now,
    fromDay: tuesday,
    toDay: tuesday,
    technicians: [technician('ROSSI', 0, ['ELE', 'CLIMA']), technician('BIANCHI', 40, ['ELE', 'GAS'])],
    days: ['ROSSI', 'BIANCHI'].map((resourceNo) => ({ resourceNo, day: tuesday, shift })),
    visits,
    skillsOption: 'warning-displayed',
    zonesOption: 'not-used',
    freezeMinutes: 0,
    minimumRestMinutes: 0,
    promiseToleranceMinutes: 30,
    certifiedSkills: [],
    outside: [],
  } as unknown as PlanDays
  const places = placesOf(days)
  const between = places.positions.flatMap((from) =>
    places.positions.map(
      (to) => Math.abs(from.latitude - to.latitude) + Math.abs(from.longitude - to.longitude),
    ),
  )
  const matrix = {
    seconds: Int32Array.from(between.map((minutes) => minutes * 60)),
    metres: Int32Array.from(between.map((minutes) => minutes * 800)),
  }
  // As the specification counts these days: S10 to S12 = 0.
  const weights = { ...usualWeights, balanceMinute: 0, scarceSkill: 0, onCallOrSubcontractor: 0 }
  return { days, places, matrix, weights }
}
