import type { Problem, Shift, Visit } from '../problem.ts'
import type { RouteCost, RouteTotals } from '../solution.ts'

type Key = Exclude<keyof RouteCost, 'total'>

/**
 * A cost of doing a visit in a shift, whatever else is planned. To add a term, write its file and name it in
 * `terms/index.ts`: search, timing and score analysis ask the lists.
 */
export interface PairTerm {
  readonly key: Key
  /** Whether any visit or shift of the problem can have this cost. */
  readonly concerns: (problem: Problem) => boolean
  readonly cost: (problem: Problem, shift: Shift, visit: Visit) => number
}

/** A cost that depends on when the work starts. */
export interface StartTerm {
  readonly key: Key
  /** Whether the visit can have this cost. */
  readonly concerns: (visit: Visit) => boolean
  readonly cost: (visit: Visit, start: number) => number
}

/** A cost of a finished route. */
export interface RouteTerm {
  readonly key: Key
  readonly cost: (shift: Shift, totals: RouteTotals) => number
}
