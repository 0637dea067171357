import type { PlanCost, RouteCost } from '../solution.ts'

export type CostTerm = Exclude<keyof PlanCost, 'total' | 'lostPriority'>

/** Costs by term, those that are not zero. */
export type ByTerm = Readonly<Partial<Record<CostTerm, number>>>

/** Costs smaller than this are what is left of adding up fractions. */
const NOTHING = 1e-9

/** Second cost sheet less the first, by term. */
export function termsBetween(before: Partial<PlanCost>, after: Partial<PlanCost>): ByTerm {
  const found: Partial<Record<CostTerm, number>> = {}
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof PlanCost>) {
    if (key === 'total' || key === 'lostPriority') continue
    const difference = (after[key] ?? 0) - (before[key] ?? 0)
    if (Math.abs(difference) > NOTHING) found[key] = difference
  }
  return found
}

/** Sum of two or more lists. */
export function addTerms(...lists: readonly ByTerm[]): ByTerm {
  const sum: Partial<Record<CostTerm, number>> = {}
  for (const list of lists)
    for (const [key, value] of Object.entries(list) as [CostTerm, number][])
      sum[key] = (sum[key] ?? 0) + value
  return Object.fromEntries(Object.entries(sum).filter(([, value]) => Math.abs(value) > NOTHING))
}

export function totalOf(terms: ByTerm): number {
  return Object.values(terms).reduce((sum, each) => sum + each, 0)
}

/** The terms of a route that it has by itself: how even the load is concerns the whole plan. */
export function ownTerms(cost: RouteCost): Partial<RouteCost> {
  const { balance: _balance, total: _total, ...own } = cost
  return own
}
