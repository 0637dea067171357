import { evaluateMove } from '../explain/evaluate-move.ts'
import type { PlannedRoute, Problem } from '../problem.ts'
import { evaluatePlan } from '../schedule/evaluate-plan.ts'
import type { Fault, Solution } from '../solution.ts'
import { type PlanFigures, planFigures } from './figures.ts'

export interface Repair {
  /** The plan as it was drawn, with its times and costs, whether or not it keeps the rules. */
  readonly solution: Solution
  /** Every broken rule, by shift and visit; empty: the plan is good. */
  readonly faults: readonly Fault[]
  readonly figures: PlanFigures
}

/**
 * Works out a plan drawn by hand: shifts and order stay as they are, only times are computed anew, and what breaks a
 * rule is reported. Where a route names no pause, pauses go where they fit best. Visits that no route names are
 * unassigned; frozen heads count whether they are named or not.
 *
 * Source: specification, orders and dispatch §11.6.
 */
export function repair(problem: Problem, plan: readonly PlannedRoute[]): Repair {
  const named = new Set(plan.map((route) => route.shift))
  const begun = problem.shifts
    .filter((shift) => shift.frozen?.length && !named.has(shift.id))
    .map((shift) => ({ shift: shift.id, stops: [] }))
  const { routes, faults } = evaluateMove(problem, { routes: [] }, { routes: [...plan, ...begun] })
  const solution = evaluatePlan(problem, routes)
  return { solution, faults, figures: planFigures(solution) }
}
