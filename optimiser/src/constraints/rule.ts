import type { Shift, Visit } from '../problem.ts'
import type { Fault, FaultCode, Reason, RouteTotals } from '../solution.ts'

/**
 * A rule between one visit and one shift that nothing else in the plan can change. To add one, write its file and
 * name it in `constraints/index.ts`: search, timing and explanation ask the list.
 */
export interface PairRule {
  readonly name: string
  /** What in the visit decides, so that visits alike are examined once. */
  readonly key: (visit: Visit) => unknown
  /** Why the shift may not do the visit, and the fault of a plan in which it does; null when it may. */
  readonly against: (shift: Shift, visit: Visit) => Broken | null
}

export interface Broken {
  readonly fault: FaultCode
  readonly reason: Reason
  readonly params?: Fault['params']
}

/** A finished route, as rules on whole routes see it. */
export interface RouteFacts {
  readonly shift: Shift
  readonly totals: Pick<RouteTotals, 'end' | 'visits' | 'travelSeconds'>
  /** Visits of the route that use room and parts: the frozen ones too, helpers not. */
  readonly loaded: readonly Visit[]
  /** Latest moment of leaving with which the route ends as early; computed when asked. */
  readonly departure: () => number
}

/** A rule on a whole route. Listed in `constraints/index.ts` like a `PairRule`. */
export interface RouteRule {
  readonly name: string
  readonly faults: (route: RouteFacts) => readonly Omit<Fault, 'shift'>[]
}
