import type { Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import type { CostTerm } from '../terms/by-term.ts'
import { type PlanChange, planChanges } from './changes.ts'
import { type PlanFigures, planFigures } from './figures.ts'
import { repair } from './repair.ts'
import { scoreAnalysis, type TechnicianScore, type WorkFigures } from './score-analysis.ts'

type Plan = Pick<Solution, 'routes' | 'unassigned' | 'cost'>

/** A number in two plans. */
export interface Compared {
  readonly a: number
  readonly b: number
  /** b − a. */
  readonly difference: number
}

/** Two plans side by side. */
export interface PlanComparison {
  readonly figures: Readonly<Record<Exclude<keyof PlanFigures, 'cost'>, Compared>>
  /** Money by term, `total` among them. */
  readonly terms: Readonly<Record<CostTerm | 'total', Compared>>
  readonly technicians: readonly TechnicianComparison[]
  /** Visits that stand elsewhere in b than in a. */
  readonly changes: readonly PlanChange[]
  /** Visits by kind of change. */
  readonly counts: Readonly<Record<PlanChange['kind'], number>>
}

export interface TechnicianComparison {
  readonly technician: string
  readonly figures: Readonly<Record<Exclude<keyof WorkFigures, 'cost'>, Compared>>
  readonly cost: Compared
}

/**
 * Compares two plans of one problem: money by term, figures, technicians, and the visits that stand elsewhere. Changes
 * nothing. Plans of two problems (a technician more, other weights) are compared with the costs that each states; the
 * visits and technicians are those of `problem`.
 */
export function comparePlans(problem: Problem, a: Plan, b: Plan): PlanComparison {
  const { cost: costA, ...restA } = planFigures(a)
  const { cost: costB, ...restB } = planFigures(b)
  const { lostPriority: _a, ...termsA } = costA
  const { lostPriority: _b, ...termsB } = costB
  const changes = planChanges(problem, a, b)
  const scoresB = new Map(scoreAnalysis(problem, b).technicians.map((each) => [each.technician, each]))
  const counts = { added: 0, removed: 0, moved: 0, retimed: 0 }
  for (const { kind } of changes) counts[kind]++
  return {
    figures: compared(restA, restB),
    terms: compared(termsA, termsB),
    technicians: scoreAnalysis(problem, a).technicians.map((each) =>
      comparedTechnician(each, scoresB.get(each.technician)!),
    ),
    changes,
    counts,
  }
}

/** A plan worth looking at beside the present one. */
export interface Variant {
  readonly name: string
  readonly plan: Plan
}

export interface WhatIf {
  /** The present plan. */
  readonly base: PlanFigures
  /** In the order given. */
  readonly variants: readonly { readonly name: string; readonly comparison: PlanComparison }[]
  /** Name of the cheapest one; null when the present plan is cheapest. */
  readonly cheapest: string | null
}

/**
 * Compares several plans with the present one (`problem.initial`, timed as it stands), for example a replan, a night build
 * and a move by hand. Nothing is written. Names must differ.
 *
 * Source: specification, orders and dispatch §11.6.
 */
export function whatIf(problem: Problem, variants: readonly Variant[]): WhatIf {
  const base = repair(problem, problem.initial ?? []).solution
  let cheapest: string | null = null
  let least = base.cost.total
  for (const { name, plan } of variants) {
    if (plan.cost.total >= least - 1e-9) continue
    least = plan.cost.total
    cheapest = name
  }
  return {
    base: planFigures(base),
    variants: variants.map(({ name, plan }) => ({ name, comparison: comparePlans(problem, base, plan) })),
    cheapest,
  }
}

function comparedTechnician(a: TechnicianScore, b: TechnicianScore): TechnicianComparison {
  const { technician, cost: costA, ...restA } = a
  const { technician: _technician, cost: costB, ...restB } = b
  return { technician, figures: compared(restA, restB), cost: pairOf(costA.total, costB.total) }
}

function compared<K extends string>(a: Readonly<Record<K, number>>, b: Readonly<Record<K, number>>) {
  const entries = (Object.keys(a) as K[]).map((key) => [key, pairOf(a[key], b[key])])
  return Object.fromEntries(entries) as Record<K, Compared>
}

function pairOf(a: number, b: number): Compared {
  return { a, b, difference: b - a }
}
