import type { Period, PlannedRoute, PlannedStop } from './problem.ts'
import type { Fault, PlanCost, Reason, Route, Solution } from './solution.ts'

/** How long and how to search. Without `timeMs` and `iterations` the search runs for 10 seconds. */
export interface SolveOptions {
  /** Whole number; the same seed, threads and iterations give the same answer. Default 1. */
  readonly seed?: number
  /** Wall milliseconds, compiling the problem included. */
  readonly timeMs?: number
  /** Improvement steps, summed over all threads. The first of both limits ends the search. */
  readonly iterations?: number
  /** Worker threads that search side by side. Default 1. */
  readonly threads?: number
  /** Called in the searching thread with each better plan, at most every `improvementEveryMs`. */
  readonly onImprovement?: (improvement: Improvement) => void
  /** Default 200. */
  readonly improvementEveryMs?: number
  /** Asked between steps; the best plan so far is returned once it is aborted. */
  readonly signal?: AbortSignal
  /** As `signal`, for callers that share memory with the searching thread: true ends the search. */
  readonly stopped?: () => boolean
}

/** A better plan while the search goes on. */
export interface Improvement {
  readonly solution: Solution
  readonly cost: PlanCost
  readonly unassigned: number
  /** Wall seconds since the start. */
  readonly seconds: number
}

/** A hand-made change of a plan: the named routes become exactly these lists; other routes stay. */
export interface Move {
  readonly routes: readonly PlannedRoute[]
}

/** What a hand-made change does. */
export interface MoveEvaluation {
  /** The changed routes with new times, even where rules are broken. */
  readonly routes: readonly Route[]
  /** Rules broken in the changed routes; empty when the move is fine. */
  readonly faults: readonly Fault[]
  /** Visits of the changed routes that are in no route any more. */
  readonly unassigned: readonly string[]
  /** Cost after minus cost before, penalties of unassigned visits included (objective `penalty`). */
  readonly costDifference: number
  readonly travelSecondsDifference: number
}

/** A place where a visit can be put. */
export interface Insertion {
  readonly shift: string
  /** The route as it would be, in order; breaks included. */
  readonly stops: readonly PlannedStop[]
  /** Index of the visit in `stops`. */
  readonly position: number
  readonly arrival: number
  readonly start: number
  /** Cost of the routes after minus before, without the penalty saved. */
  readonly addedCost: number
  readonly addedTravelSeconds: number
  readonly addedTravelMetres: number
  readonly overtimeSeconds: number
  readonly lateSeconds: number
  /** Seconds that the start could still slip without breaking a rule. */
  readonly slackSeconds: number
  /** For a visit with a crew: the routes of the helpers as they would be; their costs are in the sums above. */
  readonly helpers?: readonly PlannedRoute[]
  /** Visits whose start moves. */
  readonly shifted: readonly { readonly id: string; readonly from: number; readonly to: number }[]
}

/** Windows on offer for an appointment, and how many answers are wanted. */
export interface OfferOptions {
  /** The start must lie inside one of them: from the first second on, before the last one (`to` is not included). */
  readonly windows: readonly Period[]
  /** Only these shifts. */
  readonly shifts?: readonly string[]
  /** Most offers. Default 5. */
  readonly limit?: number
  /** Most offers of one shift. Default 2. */
  readonly perShift?: number
}

/** A window in which the visit can be done, with the cheapest position in the plan as it is. */
export interface Offer extends Insertion {
  /** The window offered, as it was asked for. `slackSeconds` counts at most to its end. */
  readonly window: Period
  /** Mean seconds by which the visits already in the route can slip less than before. */
  readonly lostFlexibilitySeconds: number
  /** Driving seconds to the nearest other visit of the shift; absent when it has none. */
  readonly nearestSeconds?: number
  /**
   * Against the offer with the least burden (added cost, and lost flexibility at a tenth of a driving second): `best`
   * within a quarter of what a journey for this visit alone costs, `good` within that whole journey, else `poor`.
   */
  readonly quality: 'best' | 'good' | 'poor'
}

/** Why a visit is where it is, or why it is not planned. Specification, orders and dispatch §11.5. */
export interface Explanation {
  readonly visit: string
  readonly verdict: 'assigned' | 'impossible' | 'too-expensive' | 'no-room' | 'time-limit'
  /** Every shift, nearest miss first; shifts in which it fits carry `added`. */
  readonly candidates: readonly Candidate[]
  /** Cheapest position in the plan as it is; for an assigned visit its present one. */
  readonly bestInsertion?: Insertion
  /** For an assigned visit: the best position in each other shift and what it would cost more. */
  readonly alternatives: readonly (Insertion & { readonly costDifference: number })[]
  /** Smallest single changes that make it possible, cheapest first; each was tried and works. */
  readonly relaxations: readonly Relaxation[]
}

export interface Candidate {
  readonly shift: string
  readonly technician?: string
  readonly reasons: readonly Reason[]
  readonly added?: number
}

export type Relaxation =
  | { readonly change: 'later-window'; readonly shift: string; readonly seconds: number }
  | { readonly change: 'overtime'; readonly shift: string; readonly seconds: number }
  | { readonly change: 'skill'; readonly shift: string; readonly skills: readonly string[] }
  | { readonly change: 'other-shift'; readonly shift: string }
  | { readonly change: 'remove-visit'; readonly shift: string; readonly visit: string }
