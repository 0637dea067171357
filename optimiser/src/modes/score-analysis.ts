import { shiftsById } from '../model/technicians.ts'
import type { Problem } from '../problem.ts'
import { emptyRoute } from '../schedule/empty-route.ts'
import type { PlanCost, Route, RouteCost, Solution } from '../solution.ts'

/** How a plan's cost and time come about: by term, by technician, by shift. Specification, orders and dispatch §11.4. */
export interface ScoreAnalysis {
  readonly cost: PlanCost
  /** In the order of the problem; technicians without a visit are listed with zeros. */
  readonly technicians: readonly TechnicianScore[]
  readonly shifts: readonly ShiftScore[]
}

export interface WorkFigures {
  readonly visits: number
  readonly serviceSeconds: number
  readonly travelSeconds: number
  readonly travelMetres: number
  /** Idle before visits and breaks. */
  readonly waitingSeconds: number
  readonly breakSeconds: number
  readonly overtimeSeconds: number
  readonly lateVisits: number
  readonly lateSeconds: number
  /** Regular hours of the shifts. */
  readonly shiftSeconds: number
  /** Work and driving as a share of the regular hours; above 1 with overtime. */
  readonly use: number
  readonly cost: RouteCost
}

export interface TechnicianScore extends WorkFigures {
  readonly technician: string
}

export interface ShiftScore extends WorkFigures {
  readonly shift: string
}

/** Splits a plan's cost by term and technician, with idle time, travel and use. A shift without a technician is one. */
export function scoreAnalysis(problem: Problem, solution: Pick<Solution, 'routes' | 'cost'>): ScoreAnalysis {
  const routes = new Map(solution.routes.map((route) => [route.shift, route]))
  const shifts = problem.shifts.map(
    (shift): ShiftScore => ({
      shift: shift.id,
      ...figuresOf(routes.get(shift.id), shift.window[1] - shift.window[0]),
    }),
  )
  const byTechnician = new Map<string, WorkFigures>()
  for (const { shift, ...figures } of shifts) {
    const technician = shiftsById(problem).get(shift)!.technician ?? shift
    const known = byTechnician.get(technician)
    byTechnician.set(technician, known ? added(known, figures) : figures)
  }
  return {
    cost: solution.cost,
    technicians: [...byTechnician].map(([technician, figures]) => ({ technician, ...figures })),
    shifts,
  }
}

function figuresOf(route: Route | undefined, shiftSeconds: number): WorkFigures {
  const { totals, cost } = route ?? UNUSED
  const { visits, serviceSeconds, travelSeconds, travelMetres, waitingSeconds, breakSeconds } = totals
  const { overtimeSeconds, lateVisits, lateSeconds } = totals
  const use = shiftSeconds > 0 ? (serviceSeconds + travelSeconds) / shiftSeconds : 0
  return {
    visits,
    serviceSeconds,
    travelSeconds,
    travelMetres,
    waitingSeconds,
    breakSeconds,
    overtimeSeconds,
    lateVisits,
    lateSeconds,
    shiftSeconds,
    use,
    cost,
  }
}

function added(a: WorkFigures, b: WorkFigures): WorkFigures {
  const sum = <T extends object>(x: T, y: T): T =>
    Object.fromEntries(
      Object.entries(x).map(([key, value]) => [key, value + (y as Record<string, number>)[key]!]),
    ) as T
  const { cost: costA, ...restA } = a
  const { cost: costB, ...restB } = b
  const all = { ...sum(restA, restB), cost: sum(costA, costB) }
  const use = all.shiftSeconds > 0 ? (all.serviceSeconds + all.travelSeconds) / all.shiftSeconds : 0
  return { ...all, use }
}

const UNUSED = emptyRoute('')
