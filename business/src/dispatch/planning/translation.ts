import type { Day, Instant } from '../../foundation/day.ts'
import type { PlanDays } from '../day.ts'
import type { PlanningWeights } from '../weights.ts'

/** Positions in the order of the problem's places. */
export interface Places {
  readonly positions: readonly { readonly latitude: number; readonly longitude: number }[]
  readonly placeOfVisit: ReadonlyMap<string, number>
  readonly placeOfTechnician: ReadonlyMap<string, number>
}

/** A day of a technician is a shift of the optimiser. */
export const shiftId = (resourceNo: string, day: Day) => `${resourceNo} ${day}`

/** Back from the optimiser's word. */
export function ofShift(id: string): { resourceNo: string; day: Day } {
  const at = id.lastIndexOf(' ')
  return { resourceNo: id.slice(0, at), day: id.slice(at + 1) as Day }
}

/** What the translation is told besides the days. */
export interface ProblemOptions {
  readonly weights: PlanningWeights
  /**
   * `plan`: what starts within the freeze time stays, nothing is planned into the past.
   * `by-hand`: the dispatcher may do what they want; only work under way stays.
   */
  readonly mode: 'plan' | 'by-hand'
  /** Visits that may start outside their promised window at the price of S8, because the customer is asked. */
  readonly consents?: ReadonlySet<string>
}

/** What the rules of the translation share. */
export interface Translation extends ProblemOptions {
  readonly days: PlanDays
  readonly places: Places
  /** Seconds of the problem. */
  readonly second: (moment: Instant) => number
  /** First second after the planned days. */
  readonly horizonEnd: number
  /** Number of a day among those on which anybody works: so the day after a Friday is the Monday. */
  readonly dayNumber: (day: Day) => number
}
