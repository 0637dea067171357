import type { Period, PlannedRoute, PlannedStop, Shift } from './problem.ts'
import type { Fault, PlanCost, Reason, Route, Solution } from './solution.ts'
import type { ByTerm } from './terms/by-term.ts'

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
  /** What an event has touched: with an `initial` plan the search looks there first and most of the time. */
  readonly focus?: Focus
  /** Asked between steps; the best plan so far is returned once it is aborted. */
  readonly signal?: AbortSignal
  /** As `signal`, for callers that share memory with the searching thread: true ends the search. */
  readonly stopped?: () => boolean
}

/** What an event has touched, by ids; unknown ids are passed over. */
export interface Focus {
  readonly visits?: readonly string[]
  /** Shifts whose visits in the present plan are touched. */
  readonly shifts?: readonly string[]
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
  /** `addedCost` by term, those that are not zero. */
  readonly addedByTerm: ByTerm
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

/** A window in which several visits can all start. */
export interface GroupOffer {
  readonly window: Period
  /** In the order given; costs and shifts of each count from the plan that holds those before it. */
  readonly parts: readonly Offer[]
  /** The earliest start of them. */
  readonly start: number
  readonly addedCost: number
}

/** What an explanation may look at besides the plan. */
export interface ExplainOptions {
  /** Shifts after those of the problem, in which the next possible moment is looked for. Ids must be new. */
  readonly further?: readonly Shift[]
  /** Time that counts as service time for `lateServiceSeconds`; sorted. Default: the hours of all shifts together. */
  readonly serviceHours?: readonly Period[]
}

/** Why a visit is where it is, or why it is not planned. Specification, orders and dispatch §11.5. */
export interface Explanation {
  readonly visit: string
  readonly verdict: 'assigned' | 'impossible' | 'too-expensive' | 'no-room' | 'time-limit'
  /**
   * The verdict in the specification's three words. `too_expensive` also where others would have to give way
   * (`no-room`): making them do so was dearer than leaving the visit out.
   */
  readonly verdictWord: 'assigned' | 'impossible' | 'too_expensive' | 'time_limit'
  /** Every shift, nearest miss first; shifts in which it fits carry `added`. */
  readonly candidates: readonly Candidate[]
  /** Cheapest position in the plan as it is; for an assigned visit its present one. */
  readonly bestInsertion?: Insertion
  /** For an assigned visit: the best position in each other shift and what it would cost more. */
  readonly alternatives: readonly Alternative[]
  /** Smallest single changes that make it possible, cheapest kinds first; each was tried and works. */
  readonly relaxations: readonly Relaxation[]
  /** For a visit left out: where it can start soonest, the plan as it is; absent: nowhere in the shifts given. */
  readonly nextPossible?: NextPossible
}

export interface Candidate {
  readonly shift: string
  readonly technician?: string
  readonly reasons: readonly Reason[]
  readonly added?: number
}

/** Another place for a planned visit. */
export type Alternative = Insertion & {
  /** Cost more than at its present place. */
  readonly costDifference: number
  /** The same by term. */
  readonly differenceByTerm: ByTerm
}

export interface NextPossible {
  readonly shift: string
  readonly technician?: string
  readonly start: number
  /** Service time between the due moment and the start; 0 in time or without a due moment. */
  readonly lateServiceSeconds: number
}

/** A change that makes room for a visit, and what happens then. */
export type Relaxation = RelaxationChange & {
  /** The cheapest position once the change is made. */
  readonly effect: { readonly start: number; readonly addedCost: number }
}

/**
 * The changes, each of `shift` alone and of the visit alone:
 *
 * - `later-window`, `earlier-window` {seconds}: the last window closes later, the first one opens earlier
 * - `overtime` {seconds}: the shift may last that much longer
 * - `skill` {skills}: the technician holds the visit's skills
 * - `other-shift` {drops}: the list or pin that keeps the shift out is dropped
 * - `remove-visit` {visit}: that visit of no more weight leaves the shift
 * - `parts-earlier` {at}: the parts are there by then
 * - `parts-on-van` {parts}: so many more pieces of these items are on the van
 * - `more-visits` {limit}: the shift may have that many visits
 * - `smaller-crew` {size}: that many technicians suffice
 * - `without-dependency` {visit}: it does not wait for that visit
 * - `another-technician` {skills}: one more technician, or a subcontractor, with the hours and places of `shift`, nothing
 *   else to do and the visit's skills, which are named (`NAME` or `NAME:level`)
 */
export type RelaxationChange =
  | { readonly change: 'later-window'; readonly shift: string; readonly seconds: number }
  | { readonly change: 'earlier-window'; readonly shift: string; readonly seconds: number }
  | { readonly change: 'overtime'; readonly shift: string; readonly seconds: number }
  | { readonly change: 'skill'; readonly shift: string; readonly skills: readonly string[] }
  | {
      readonly change: 'other-shift'
      readonly shift: string
      readonly drops: 'required' | 'excluded' | 'pin'
    }
  | { readonly change: 'remove-visit'; readonly shift: string; readonly visit: string }
  | { readonly change: 'parts-earlier'; readonly shift: string; readonly at: number }
  | {
      readonly change: 'parts-on-van'
      readonly shift: string
      readonly parts: Readonly<Record<string, number>>
    }
  | { readonly change: 'more-visits'; readonly shift: string; readonly limit: number }
  | { readonly change: 'smaller-crew'; readonly shift: string; readonly size: number }
  | { readonly change: 'without-dependency'; readonly shift: string; readonly visit: string }
  | {
      readonly change: 'another-technician'
      readonly shift: string
      readonly skills: readonly string[]
    }
