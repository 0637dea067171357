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
  /** Most working hours of a week, Monday to Sunday, overtime included; null: no limit. */
  readonly maxWeeklyHours: number | null
  /** A day on which they work costs extra (S12). */
  readonly subcontractor: boolean
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

/** Somebody who comes along to a visit that needs several technicians; day, start and end are the visit's. */
export interface Helper {
  readonly resourceNo: string
  readonly arrival: Instant
  readonly travelSeconds: number
  readonly travelMetres: number
}

/** Work that must be over before a visit begins (specification orders H6). */
export interface Predecessor {
  /** Its visit; null: the work is finished. */
  readonly visitNo: string | null
  /** From the end of its work to the start of this visit. `gapMaxMinutes` null: no limit. */
  readonly gapMinMinutes: number
  readonly gapMaxMinutes: number | null
  readonly sameTechnician: boolean
  readonly sameDay: boolean
  /** On the next day on which anybody works: parts of one piece of work. */
  readonly nextDay: boolean
  /** The one is planned only with the other. */
  readonly together: boolean
  /** Where it stands or stood; null: not planned. */
  readonly placement: { readonly resourceNo: string; readonly day: Day; readonly end: Instant } | null
}

/** Where and when a visit stands on the plan. `resourceNo` leads the crew. */
export interface Placement {
  readonly resourceNo: string
  readonly day: Day
  readonly arrival: Instant
  readonly start: Instant
  readonly end: Instant
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly travelQuality: 'estimated' | 'routed'
  /** Who else comes, by number; absent or empty: nobody. */
  readonly helpers?: readonly Helper[]
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

/** Who is to do a visit on which day, before it has a time (orders §4.5). `resourceNo` null: somebody of the group. */
export interface AllocatedByHand {
  readonly resourceNo: string | null
  readonly groupNo: string | null
  readonly day: Day
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
  /** Level of the response warning of its order, 0 to 3 (orders §6.5). */
  readonly warning: number
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
  /** Not on the board yet, but given by hand to somebody, or to a group, for a day: planning gives it its time. */
  readonly allocated?: AllocatedByHand
  /** Technicians needed at once, the lead included. */
  readonly crewSize: number
  /** Skills that somebody of the crew must have, besides what the lead needs. */
  readonly helperSkills: readonly NeededSkill[]
  /** When the parts that it needs are there; null: nothing is missing. */
  readonly partsReadyAt: Instant | null
  /** The day that planned maintenance is meant for; it may be at most `toleranceDays` earlier. */
  readonly target: { readonly day: Day; readonly toleranceDays: number } | null
  /** May stay undone where there is no room. */
  readonly optional: boolean
  /** Which visit of the order at this address, and which part of work longer than a shift. */
  readonly stage: number
  readonly part: number
  readonly parts: number
  readonly after: readonly Predecessor[]
  /** A service item of its lines has been blocked since. */
  readonly itemBlocked: boolean
}

/** Work of a technician on a day just outside the planned ones, for rest and weekly hours. */
export interface WorkOutside {
  readonly resourceNo: string
  readonly day: Day
  /** From leaving for the first visit to the end of the last one. */
  readonly from: Instant
  readonly to: Instant
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
  /** Least rest between two shifts of a technician (H11). */
  readonly minimumRestMinutes: number
  /** By how much a published start without a promise may move at no cost (S8). */
  readonly promiseToleranceMinutes: number
  /** Skills that nobody may do without a certificate, whatever the set-up says (H2). */
  readonly certifiedSkills: readonly string[]
  /** Work on the other days of the weeks and on the days next to the planned ones. */
  readonly outside: readonly WorkOutside[]
}

/** Everybody who goes to a placed visit, the lead first. */
export function crewOf(placement: Pick<Placement, 'resourceNo' | 'helpers'>): string[] {
  return [placement.resourceNo, ...(placement.helpers ?? []).map((helper) => helper.resourceNo)]
}

/** Visits that are on a technician's day, as lead or as helper, in their order. */
export function visitsOf(visits: readonly Visit[], resourceNo: string, day: Day): Visit[] {
  const inOrder = visits
    .filter(
      ({ placement }) =>
        placement !== null && placement.day === day && crewOf(placement).includes(resourceNo),
    )
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
export function notPlannable(visit: Visit): 'NO_POSITION' | 'ON_HOLD' | 'BLOCKED_ITEM' | null {
  if (visit.position === null) return 'NO_POSITION'
  if (visit.itemBlocked) return 'BLOCKED_ITEM'
  return visit.orderStatus === 'on-hold' ? 'ON_HOLD' : null
}
