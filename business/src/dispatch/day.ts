import type { Day, Instant } from '../foundation/day.ts'
import type { NoShift, Shift } from '../resources/public.ts'
import type { NeededSkill } from '../service-items/public.ts'
import type { Position } from '../travel/public.ts'
import type { Pin, VisitState } from './tables.ts'

export type Priority = 'low' | 'medium' | 'high'
export type Option = 'code-shown' | 'warning-displayed' | 'not-used'

/** A technician as the board and the planner see them. */
export interface Technician {
  readonly resourceNo: string
  readonly name: string
  readonly groupNo: string | null
  readonly skills: readonly (NeededSkill & { readonly validUntil: Day | null })[]
  /** Zones with the day from which they count; null: always. */
  readonly zones: readonly { readonly zoneCode: string; readonly startingDate: Day | null }[]
  /** Home or depot; null where nobody has entered it: the day then starts at the first visit. */
  readonly start: Position | null
  readonly maxOvertimeMinutes: number
  readonly maxVisitsPerDay: number | null
  readonly blocked: boolean
}

/** A technician's working day, or why there is none. */
export interface TechnicianDay {
  readonly resourceNo: string
  readonly day: Day
  readonly shift: Shift | NoShift
}

/** Moments; `to` excluded. */
export interface Window {
  readonly from: Instant
  readonly to: Instant
}

/** Where and when a visit stands on the plan. */
export interface Placement {
  readonly resourceNo: string
  readonly day: Day
  readonly arrival: Instant
  readonly start: Instant
  readonly end: Instant
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly travelQuality: 'estimated' | 'routed'
}

/** What technician and customer have been told; the draft may differ from it until it is published again. */
export interface Published {
  readonly resourceNo: string
  readonly day: Day
  readonly start: Instant
}

/**
 * A slot kept for the customer while somebody asks them. The visit then stands on the days as if it were planned there,
 * for everybody, but it is not: its state stays `unplanned`.
 */
export interface SlotHeld {
  readonly holdNo: string
  readonly byUserId: string
  readonly by: string
  readonly until: Instant
  /** Visits of the day that stand behind it, in their order. */
  readonly behind: readonly string[]
}

/** The open work of one order at one address, with all that planning asks about it. */
export interface Visit {
  readonly visitNo: string
  readonly orderNo: string
  readonly version: number
  readonly state: VisitState
  readonly pin: Pin
  readonly description: string
  readonly customerNo: string
  readonly customerName: string
  readonly address: string
  readonly city: string
  readonly phone: string
  readonly zoneCode: string | null
  readonly position: Position | null
  readonly orderStatus: string
  readonly priority: Priority
  readonly minutes: number
  /** Its open lines. */
  readonly lineNos: readonly number[]
  /** Due moment of the earliest line; null: none. */
  readonly due: Instant | null
  readonly ordered: Instant
  readonly earliestStart: Instant | null
  readonly promised: Window | null
  /** Typed windows of the lines; empty: any time that the receiving hours allow. */
  readonly windows: readonly Window[]
  /** Weekly hours in which the address receives; empty: always. */
  readonly receivingHours: readonly {
    readonly weekday: number
    readonly startTime: string
    readonly endTime: string
  }[]
  readonly skills: readonly NeededSkill[]
  readonly preferredResourceNo: string | null
  readonly requiredResourceNo: string | null
  readonly excludedResourceNos: readonly string[]
  readonly placement: Placement | null
  readonly published: Published | null
  /** Set while a slot is kept for it: `placement` and `promised` are then those of the slot. */
  readonly held?: SlotHeld
}

/** Everything of some days at once. */
export interface PlanDays {
  readonly timeZone: string
  readonly now: Instant
  readonly fromDay: Day
  readonly toDay: Day
  readonly technicians: readonly Technician[]
  readonly days: readonly TechnicianDay[]
  readonly visits: readonly Visit[]
  readonly skillsOption: Option
  readonly zonesOption: Option
  readonly freezeMinutes: number
  /** A published start may move by so much without the customer minding, where no window was promised. */
  readonly promiseToleranceMinutes: number
}

/** Visits that are on a technician's day, in their order. */
export function visitsOf(visits: readonly Visit[], resourceNo: string, day: Day): Visit[] {
  const inOrder = visits
    .filter((visit) => visit.placement?.resourceNo === resourceNo && visit.placement.day === day)
    .sort((a, b) => (a.placement!.start < b.placement!.start ? -1 : 1))
  // A slot that is kept may push the visits behind it, which still stand at their old times.
  for (const visit of inOrder.filter((one) => one.held)) {
    const at = inOrder.indexOf(visit)
    const behind = inOrder.findIndex((one) => visit.held!.behind.includes(one.visitNo))
    if (behind >= 0 && behind < at) inOrder.splice(behind, 0, ...inOrder.splice(at, 1))
  }
  return inOrder
}

/** Visits that planning and the dispatcher may still move. */
export const movableStates = ['unplanned', 'planned', 'published'] as const
const movable: ReadonlySet<string> = new Set(movableStates)
export const isMovableState = (state: string): boolean => movable.has(state)

/** True where the draft stands as it was published. */
export function asPublished(placement: Placement | null, published: Published | null): boolean {
  return (
    placement !== null &&
    published !== null &&
    placement.resourceNo === published.resourceNo &&
    placement.day === published.day &&
    Date.parse(placement.start) === Date.parse(published.start)
  )
}

/**
 * State of a visit that has not begun: it follows from where it stands and what was published, so that a move, its
 * undo and a publication cannot contradict each other. Source: specification orders §6.6.
 */
export function stateOf(
  placement: Placement | null,
  published: Published | null,
): 'unplanned' | 'planned' | 'published' {
  if (placement === null) return 'unplanned'
  return asPublished(placement, published) ? 'published' : 'planned'
}

/** Work that has begun or is over, done or not, stays where it is. */
export function isUnderWay(visit: Pick<Visit, 'state'>): boolean {
  return (
    visit.state === 'en-route' ||
    visit.state === 'on-site' ||
    visit.state === 'paused' ||
    visit.state === 'done' ||
    visit.state === 'not-done'
  )
}

/** Why the planner leaves a visit out from the start (specification orders, H10). */
export function notPlannable(visit: Visit): 'NO_POSITION' | 'ON_HOLD' | null {
  if (visit.position === null) return 'NO_POSITION'
  return visit.orderStatus === 'on-hold' ? 'ON_HOLD' : null
}
