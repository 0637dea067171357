import type { Role } from './problem.ts'

/** The answer to a problem. Times in seconds from the problem's origin, costs in the problem's currency. */
export interface Solution {
  readonly name?: string
  /** Shifts with at least one visit (frozen ones included), in the order of the problem. */
  readonly routes: readonly Route[]
  readonly unassigned: readonly Unassigned[]
  readonly cost: PlanCost
  readonly stats: Stats
}

export interface Route {
  readonly shift: string
  readonly stops: readonly Stop[]
  readonly totals: RouteTotals
  readonly cost: RouteCost
}

export interface Stop {
  readonly type: 'visit' | 'break'
  readonly id: string
  /** When the technician is there; a break has no place, there it is when the stop before is over. */
  readonly arrival: number
  /** When work or break begins. */
  readonly start: number
  readonly end: number
  /** Driving seconds from the place before to this place; 0 for a break. */
  readonly travelSeconds: number
  readonly travelMetres: number
  /** Idle seconds before `start`. */
  readonly waitingSeconds: number
  /** Seconds after the visit's due moment; 0 when in time. */
  readonly lateSeconds: number
  /** Part of the head of the route that may not be changed. */
  readonly frozen?: boolean
  /** Set for a visit with a crew. */
  readonly role?: Role
}

export interface RouteTotals {
  /** Leaves the start place. */
  readonly start: number
  /** Back at the end place. */
  readonly end: number
  /** The way home. */
  readonly homeSeconds: number
  readonly homeMetres: number
  readonly visits: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly serviceSeconds: number
  readonly waitingSeconds: number
  readonly breakSeconds: number
  readonly overtimeSeconds: number
  readonly lateVisits: number
  readonly lateSeconds: number
}

/** Cost of a route by term. */
export interface RouteCost {
  readonly fixed: number
  readonly travelTime: number
  readonly travelDistance: number
  readonly overtime: number
  readonly waiting: number
  readonly lateness: number
  /** Starts outside the promised window. */
  readonly promise: number
  /** Visits done without a wished skill. */
  readonly missingSkill: number
  /** Visits outside the technician's zones. */
  readonly zone: number
  /** Preferred shift not used. */
  readonly preference: number
  /** Other technician or day than published. */
  readonly stability: number
  /** Days before or after the meant one. */
  readonly targetDay: number
  /** Scarce skills spent where they are not needed. */
  readonly scarceSkill: number
  /** Load of the shift away from its team's mean. */
  readonly balance: number
  /** Costs by shift stated by the caller. */
  readonly assignment: number
  readonly total: number
}

/** Of `balance`, unused shifts count too. */
export interface PlanCost extends RouteCost {
  /** Sum of `penalty` of the unassigned visits; part of `total` when the objective is `penalty`. */
  readonly unassigned: number
  /** Sum of `priority` of the unassigned visits. */
  readonly lostPriority: number
}

export interface Unassigned {
  readonly id: string
  readonly reason: Reason
}

/** Why a visit is not in a shift: a code of `reasonCodes` and its figures (seconds, counts, ids). */
export interface Reason {
  readonly code: ReasonCode
  readonly params: Readonly<Record<string, number | string | readonly string[]>>
}

/**
 * Codes of explanations (specification, orders and dispatch §11.5), with their params:
 *
 * - `NO_SHIFT` {}: there is no shift at all, or the visit's allowed shifts do not exist
 * - `NO_SKILL` {skills}: needed skills that are missing or too low, as `NAME` or `NAME:level`
 * - `CERT_EXPIRED` {skills, at}: as before, and the technician held all of them until their certificates ran out, the last
 *   one at that moment
 * - `REQUIRED_OTHER` {shifts}: only these shifts are allowed
 * - `EXCLUDED` {}: technician or customer excludes the other
 * - `PINNED_CONFLICT` {visits}: pinned or frozen work of that shift takes the place
 * - `NO_WAY` {}: no road between the visit and the shift's places
 * - `WINDOW_UNREACHABLE` {from, to, earliestArrival}: the last window closes before the technician can be there
 * - `ABSENT` {kind, from, to}: an absence covers the time when the visit could be done
 * - `BREAK` {missingSeconds}: the visit would leave no room for the break
 * - `CAPACITY` {dimension, demand, room}: does not fit on the van beside the rest
 * - `MAX_VISITS` {limit}, `MAX_TRAVEL` {limit, needed}, `MAX_DURATION` {limit, needed}
 * - `SHIFT_FULL` {missingSeconds}: no position leaves enough time; seconds missing at the best one. In the list
 *   of a solution {shifts}: that many shifts could do it and are full
 * - `OVERTIME_LIMIT` {missingSeconds}: as before, where the shift allows overtime
 * - `PARTS_MISSING` {parts}: not enough of these items on the van, beside what the other visits use
 * - `CREW_SHORT` {needed, found}: that many technicians cannot be there at once
 * - `DEPENDENCY` {visit}: the visit that must be done before is not planned, or leaves no time
 * - `REST` {missingSeconds}: would leave too little rest before or after another shift of the technician
 * - `WORK_LIMIT` {limit, needed}: more working seconds than the technician may do over these days
 * - `PARTS_NOT_READY` {at}: its parts come too late for the shift
 * - `FROZEN` {until, visits}: it would fit, were the head of the route not fixed until then (work under way, freeze time)
 * - `TOO_EXPENSIVE` {added, saved}: fits, but costs more than leaving it out
 * - `COST` {added, saved}: fits, and costs less than leaving it out
 * - `DUE_MISSED` {missingSeconds}: fits, that much after the due moment
 * - `NOT_IN_ZONE` {zone, cost}: fits, outside the technician's zones, which costs
 * - `TIME_LIMIT` {}: fits now; the search ended before it was put in
 */
export type ReasonCode =
  | 'NO_SHIFT'
  | 'NO_SKILL'
  | 'CERT_EXPIRED'
  | 'REQUIRED_OTHER'
  | 'EXCLUDED'
  | 'PINNED_CONFLICT'
  | 'NO_WAY'
  | 'WINDOW_UNREACHABLE'
  | 'ABSENT'
  | 'BREAK'
  | 'CAPACITY'
  | 'MAX_VISITS'
  | 'MAX_TRAVEL'
  | 'MAX_DURATION'
  | 'SHIFT_FULL'
  | 'OVERTIME_LIMIT'
  | 'PARTS_MISSING'
  | 'CREW_SHORT'
  | 'DEPENDENCY'
  | 'REST'
  | 'WORK_LIMIT'
  | 'PARTS_NOT_READY'
  | 'FROZEN'
  | 'TOO_EXPENSIVE'
  | 'COST'
  | 'DUE_MISSED'
  | 'NOT_IN_ZONE'
  | 'TIME_LIMIT'

export interface Stats {
  /** Wall seconds. */
  readonly seconds: number
  readonly iterations: number
  readonly threads: number
  readonly seed: number
  /** What ended the search. */
  readonly stoppedBy: 'time' | 'iterations' | 'signal' | 'nothing-to-do'
}

/** A rule broken by a plan; `shift` and `id` name where. */
export interface Fault {
  readonly code: FaultCode
  readonly shift?: string
  /** Visit or break. */
  readonly id?: string
  /** By how much (seconds, metres, pieces), where that has a meaning. */
  readonly excess?: number
  readonly params?: Readonly<Record<string, number | string>>
}

/**
 * Codes of broken rules, found by `check` and `evaluateMove`:
 * `unknown-shift`, `shift-twice`, `unknown-visit`, `unknown-break`, `visit-twice`, `visit-missing` (neither planned
 * nor unassigned), `skills`, `not-allowed`, `excluded`, `no-way`, `window`, `pinned-shift`, `pinned-start`,
 * `frozen`, `break-missing`, `break-twice`, `break-window`, `unavailable`, `capacity`, `max-visits`,
 * `max-travel`, `max-duration`, `shift-end`, `stated-time` (a time in the solution is impossible),
 * `stated-cost` (a sum in the solution is wrong), `parts`, `crew` (too few, the same technician twice, not at the same
 * time, a skill that nobody brings), `dependency`, `rest`, `work-limit`, `mandatory` (mandatory or pinned visit left out).
 */
export type FaultCode =
  | 'unknown-shift'
  | 'shift-twice'
  | 'unknown-visit'
  | 'unknown-break'
  | 'visit-twice'
  | 'visit-missing'
  | 'skills'
  | 'not-allowed'
  | 'excluded'
  | 'no-way'
  | 'window'
  | 'pinned-shift'
  | 'pinned-start'
  | 'frozen'
  | 'break-missing'
  | 'break-twice'
  | 'break-window'
  | 'unavailable'
  | 'capacity'
  | 'max-visits'
  | 'max-travel'
  | 'max-duration'
  | 'shift-end'
  | 'stated-time'
  | 'stated-cost'
  | 'parts'
  | 'crew'
  | 'dependency'
  | 'rest'
  | 'work-limit'
  | 'mandatory'
