import type { PlanCost, Route, Solution } from '../solution.ts'

/** What people compare of a plan: visits, seconds, metres and costs. */
export interface PlanFigures {
  /** Visits in routes; a visit with a crew counts once. */
  readonly planned: number
  readonly unassigned: number
  /** Shifts with at least one visit. */
  readonly shiftsUsed: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly serviceSeconds: number
  readonly waitingSeconds: number
  readonly overtimeSeconds: number
  /** Visits that start after their due moment, and by how much in all. */
  readonly lateVisits: number
  readonly lateSeconds: number
  /** By term; `total` contains the penalties of unassigned visits when the objective is `penalty`. */
  readonly cost: PlanCost
}

type Plan = Pick<Solution, 'routes' | 'unassigned' | 'cost'>

/** Adds up a plan. */
export function planFigures({ routes, unassigned, cost }: Plan): PlanFigures {
  const sum = (of: (route: Route) => number): number => routes.reduce((all, route) => all + of(route), 0)
  const planned = new Set(
    routes.flatMap(({ stops }) => stops.filter((stop) => stop.type === 'visit').map(({ id }) => id)),
  )
  return {
    planned: planned.size,
    unassigned: unassigned.length,
    shiftsUsed: routes.filter(({ totals }) => totals.visits > 0).length,
    travelSeconds: sum(({ totals }) => totals.travelSeconds),
    travelMetres: sum(({ totals }) => totals.travelMetres),
    serviceSeconds: sum(({ totals }) => totals.serviceSeconds),
    waitingSeconds: sum(({ totals }) => totals.waitingSeconds),
    overtimeSeconds: sum(({ totals }) => totals.overtimeSeconds),
    lateVisits: sum(({ totals }) => totals.lateVisits),
    lateSeconds: sum(({ totals }) => totals.lateSeconds),
    cost,
  }
}
