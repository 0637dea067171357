import type { Pause } from '../constraints/breaks.ts'
import type { Head } from '../constraints/frozen-head.ts'
import type { Problem, Visit } from '../problem.ts'
import type { Links } from './compile-links.ts'

/**
 * The problem as the search reads it: typed arrays only, ids replaced by indexes, times counted from `origin`.
 *
 * `v` is a visit (frozen ones are left out), `r` a shift, `p` a place. Place `nowhere` is the last one; the way
 * to and from it takes no time (a shift without start or end place).
 */
export interface Compiled {
  readonly problem: Problem
  readonly origin: number

  readonly places: number
  readonly nowhere: number
  /** Seconds from `p` to `q` at `p * places + q`; `NO_WAY` for holes. */
  readonly seconds: Int32Array
  /** The same turned round, `q * places + p`, so that all ways TO one place lie side by side. */
  readonly secondsTo: Int32Array
  /** Metres laid out alike; empty when no shift pays for metres. */
  readonly metres: Int32Array
  readonly metresTo: Int32Array

  readonly visits: number
  /** Index in `problem.visits`; helpers of a crew are visits of their own with the same index. */
  readonly visitSource: Int32Array
  /** The visit as its technician sees it: the lead's or the helper's side. */
  readonly sides: readonly Visit[]
  readonly visitPlace: Int32Array
  readonly work: Int32Array
  /** `r * visits + v`; empty when all shifts take the same time. */
  readonly workByShift: Int32Array
  readonly setup: Int32Array
  readonly anySetup: boolean
  readonly firstOpen: Int32Array
  readonly lastClose: Int32Array
  /** Windows of v: indexes `windowFrom[v] … windowFrom[v + 1] − 1` of `windowOpen` and `windowClose`. */
  readonly windowFrom: Int32Array
  readonly windowOpen: Int32Array
  readonly windowClose: Int32Array
  readonly dimensions: number
  /** `v * dimensions + k`. */
  readonly demand: Int32Array
  readonly priority: Int32Array
  /** 1 for mandatory and pinned visits. */
  readonly mandatory: Uint8Array
  /** Stated penalty of being left out (objective `penalty`). */
  readonly penalty: Float64Array
  /** 1 when the start has a soft cost. */
  readonly softStart: Uint8Array
  readonly anySoftStart: boolean
  /** Whether starting earlier can cost more. */
  readonly anyEarlyCost: boolean

  readonly shifts: number
  readonly open: Int32Array
  /** Latest end, overtime included. */
  readonly close: Int32Array
  /** End of the regular hours. */
  readonly regularClose: Int32Array
  readonly headPlace: Int32Array
  readonly endPlace: Int32Array
  /** 1 when frozen visits make the route used. */
  readonly headUsed: Uint8Array
  readonly fixedCost: Float64Array
  readonly secondCost: Float64Array
  readonly metreCost: Float64Array
  readonly overtimeCost: Float64Array
  readonly waitingCost: Float64Array
  readonly maxVisits: Int32Array
  readonly maxTravel: Int32Array
  /** `NEVER` when unlimited. */
  readonly maxDuration: Int32Array
  readonly anyMaxDuration: boolean
  /** Room left by the frozen head, `r * dimensions + k`. */
  readonly room: Int32Array
  /** 1 when the cost of a route of this shift depends on its times. */
  readonly softShift: Uint8Array

  /** Most pauses of a shift. */
  readonly layers: number
  readonly pauseCount: Int32Array
  /** Most states that the pauses of a shift can be in. */
  readonly states: number
  /** The state of r with all pauses taken; states count from 0, no pause taken. */
  readonly lastState: Int32Array
  /** 1 when the pauses of r may be taken in any order: a state is then the set of those taken, else their number. */
  readonly anyOrder: Uint8Array
  /** `r * layers + b`. */
  readonly pauseDuration: Int32Array
  readonly pauseFirst: Int32Array
  readonly pauseLast: Int32Array
  readonly pauseConditional: Uint8Array
  /** Windows of pause `r * layers + b`, as for visits. */
  readonly pauseWindowFrom: Int32Array
  readonly pauseWindowOpen: Int32Array
  readonly pauseWindowClose: Int32Array

  /** 1 when the visit may be done in the shift and can be reached in time, `v * shifts + r`. */
  readonly compatible: Uint8Array
  /** Shifts a visit may be done in: `shiftsOf[shiftsFrom[v] … shiftsFrom[v + 1] − 1]`. */
  readonly shiftsFrom: Int32Array
  readonly shiftsOf: Int32Array
  /** Cost of doing v in r, `v * shifts + r`; empty when there is none. */
  readonly assignment: Float64Array
  /** Shifts with the same number are alike as long as they are empty. */
  readonly likeness: Int32Array

  /** Cost per second of a load away from its team's mean, 0 when there is none. */
  readonly balanceCost: number
  /** Number of the team of r. */
  readonly team: Int32Array
  readonly teams: number
  /** Load of the frozen head of r, seconds. */
  readonly headLoad: Int32Array
  readonly links: Links

  /** Stops a route can have at most, plus its two ends. */
  readonly stride: number
  readonly pauses: readonly (readonly Pause[])[]
  readonly heads: readonly Head[]
}
