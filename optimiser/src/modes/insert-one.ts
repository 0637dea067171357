import { type InsertionOptions, insertions } from '../explain/insertions.ts'
import type { Insertion } from '../options.ts'
import type { Problem, Visit } from '../problem.ts'
import type { Solution } from '../solution.ts'

export interface InsertOne {
  readonly visit: string
  /** Every position that breaks no rule, cheapest first, equal costs earlier first. */
  readonly places: readonly Insertion[]
  /** The cheapest one; absent: it fits nowhere, `explain` says why. */
  readonly best?: Insertion
  /** Cost of leaving the visit out (objective `penalty`); 0 otherwise. */
  readonly leftOutCost: number
  /** Whether the cheapest position costs less than leaving the visit out. With `lexicographic` whatever fits pays. */
  readonly pays: boolean
}

/**
 * Ranks all positions of one visit in the plan as it is: nobody else changes shift or order.
 *
 * Throws `RangeError` for an unknown id. Source: specification, orders and dispatch §11.6.
 */
export function insertOne(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visit: Visit | string,
  options: InsertionOptions = {},
): InsertOne {
  const places = insertions(problem, solution, visit, options)
  const wanted = typeof visit === 'string' ? problem.visits.find((each) => each.id === visit)! : visit
  const leftOutCost = problem.objective === 'penalty' ? (wanted.penalty ?? 0) : 0
  const best = places[0]
  return {
    visit: wanted.id,
    places,
    ...(best ? { best } : {}),
    leftOutCost,
    pays: best !== undefined && (problem.objective !== 'penalty' || best.addedCost < leftOutCost),
  }
}
