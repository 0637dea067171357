import type { Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import type { SearchState } from './state.ts'

/** Sum of lost priority, number left out and cost of a plan; smaller is better, in this order. */
export interface Standing {
  /** Mandatory visits left out. */
  readonly mandatory: number
  readonly priority: number
  readonly count: number
  readonly cost: number
}

/** Where the present plan stands. */
export function standingOf(state: SearchState): Standing {
  const { c } = state
  let cost = 0
  for (let r = 0; r < c.shifts; r++) if (state.active[r]) cost += state.plan.cost[r]
  if (c.balanceCost !== 0 && !state.active.includes(0)) cost += state.plan.unevennessMissed()
  let mandatory = 0
  let priority = 0
  const penalties = c.problem.objective === 'penalty'
  for (let i = 0; i < state.outCount; i++) {
    const v = state.out[i]
    mandatory += c.mandatory[v]
    priority += c.priority[v]
    if (penalties) cost += c.penalty[v]
  }
  return { mandatory, priority, count: state.outCount, cost }
}

/** Whether a is better than b; costs are alike within a billionth. */
export function isBetter(a: Standing, b: Standing, byCost: boolean): boolean {
  if (a.mandatory !== b.mandatory) return a.mandatory < b.mandatory
  if (!byCost) {
    if (a.priority !== b.priority) return a.priority < b.priority
    if (a.count !== b.count) return a.count < b.count
  }
  return a.cost < b.cost - 1e-9 * Math.max(1, Math.abs(b.cost))
}

/** Whether a is better than b, both of them timed and priced exactly. */
export function isBetterSolution(problem: Problem, a: Solution, b: Solution): boolean {
  return isBetter(standingIn(problem, a), standingIn(problem, b), problem.objective === 'penalty')
}

function standingIn(problem: Problem, { unassigned, cost }: Solution): Standing {
  const left = new Set(unassigned.map((each) => each.id))
  const mandatory = problem.visits.filter((visit) => (visit.mandatory || visit.pin) && left.has(visit.id))
  return {
    mandatory: mandatory.length,
    priority: cost.lostPriority,
    count: unassigned.length,
    cost: cost.total,
  }
}
