import type { Problem, Shift, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'

/**
 * The planning data of the acceptance scenarios AC-26 … AC-30 (specification, orders and dispatch §16): a grid in
 * minutes, 0.8 km to the minute, weights of §11.4. Times count from midnight, costs are euros.
 */
export function planningDay(technicians: readonly string[], visits: readonly string[]): Problem {
  const points = [...Object.values(homes), ...Object.values(data).map((each) => each.at)]
  const n = points.length
  const durations = new Int32Array(n * n)
  const distances = new Int32Array(n * n)
  points.forEach(([x, y], i) => {
    points.forEach(([u, w], j) => {
      const minutes = Math.abs(x - u) + Math.abs(y - w)
      durations[i * n + j] = minutes * 60
      distances[i * n + j] = minutes * 800
    })
  })
  return {
    name: 'planning day',
    objective: 'penalty',
    placeCount: n,
    durations,
    distances,
    shifts: technicians.map(shiftOf),
    visits: visits.map(visitOf),
  }
}

/** The visits whose window was promised to the customer. */
const promised: ReadonlySet<string> = new Set(['V2'])
const TOLERANCE = 30 * 60

/**
 * The day with its plan published (S8): another technician costs 15, another day 60, a start outside the promised window,
 * or where there is none more than half an hour away, 25 and 0.50 a minute. The plan is the `initial` one.
 */
export function published(problem: Problem, plan: Pick<Solution, 'routes'>): Problem {
  const visits = problem.visits.map((visit): Visit => {
    for (const route of plan.routes)
      for (const stop of route.stops) {
        if (stop.type !== 'visit' || stop.id !== visit.id) continue
        const [from, to] = promised.has(visit.id)
          ? visit.windows![0]!
          : [stop.start - TOLERANCE, stop.start + TOLERANCE]
        return {
          ...visit,
          published: { shift: route.shift, otherTechnicianCost: 15, otherDayCost: 60 },
          promise: { from, to, fixed: 25, perSecond: 0.5 / 60 },
        }
      }
    return visit
  })
  return { ...problem, visits, initial: plan.routes }
}

export const clock = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number)
  return (hours! * 60 + minutes!) * 60
}

const homes: Record<string, readonly [number, number]> = { ROSSI: [0, 0], BIANCHI: [40, 0] }
const skillsOf: Record<string, Record<string, number>> = {
  ROSSI: { ELE: 1, CLIMA: 1 },
  BIANCHI: { ELE: 1, GAS: 1 },
}

interface VisitData {
  readonly at: readonly [number, number]
  readonly minutes: number
  readonly priority: 'Low' | 'Medium' | 'High'
  readonly due?: string
  readonly window?: readonly [string, string]
  readonly skill?: string
}

const data: Record<string, VisitData> = {
  V1: { at: [10, 0], minutes: 60, priority: 'Low' },
  V2: { at: [20, 0], minutes: 90, priority: 'Medium', window: ['10:00', '12:00'] },
  V3: { at: [10, 10], minutes: 45, priority: 'High', due: '09:30' },
  V4: { at: [0, 10], minutes: 60, priority: 'Low' },
  V5: { at: [30, 10], minutes: 120, priority: 'Medium', due: '11:00', skill: 'GAS' },
  V6: { at: [40, 20], minutes: 60, priority: 'Low', skill: 'ELE' },
  V7: { at: [20, 20], minutes: 60, priority: 'Low', skill: 'CLIMA', window: ['14:00', '16:00'] },
  V8: { at: [20, 10], minutes: 60, priority: 'High', due: '12:30', skill: 'CLIMA' },
  V9: { at: [30, 0], minutes: 45, priority: 'Low', skill: 'ELE' },
}

const penalties = { Low: 400, Medium: 800, High: 1600 }
const lateness = {
  Low: { fixed: 30, perSecond: 0.5 / 60 },
  Medium: { fixed: 60, perSecond: 1 / 60 },
  High: { fixed: 120, perSecond: 2 / 60 },
}

function shiftOf(technician: string): Shift {
  const home = Object.keys(homes).indexOf(technician)
  return {
    id: technician,
    technician,
    start: home,
    end: home,
    window: [clock('08:00'), clock('17:00')],
    overtime: 3600,
    skills: skillsOf[technician]!,
    breaks: [
      { id: 'lunch', duration: 1800, windows: [[clock('12:00'), clock('13:30')]], rule: 'when-route-passes' },
    ],
    costPerTravelSecond: 0.6 / 60,
    costPerMetre: 0.45 / 1000,
    overtimeCostPerSecond: 0.3 / 60,
    waitingCostPerSecond: 0.2 / 60,
  }
}

function visitOf(id: string): Visit {
  const visit = data[id]!
  const penalty = penalties[visit.priority]
  return {
    id,
    place: Object.keys(homes).length + Object.keys(data).indexOf(id),
    duration: visit.minutes * 60,
    penalty,
    ...(visit.skill ? { skills: { [visit.skill]: 1 } } : {}),
    ...(visit.window ? { windows: [[clock(visit.window[0]), clock(visit.window[1])] as const] } : {}),
    ...(visit.due
      ? { due: clock(visit.due), lateness: { ...lateness[visit.priority], cap: 0.8 * penalty } }
      : {}),
  }
}
