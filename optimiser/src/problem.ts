/**
 * The problem: which technician does which visit, when, in which order.
 *
 * All times are whole seconds from an origin the caller chooses (for example midnight of the first planned
 * day); all lengths are whole seconds or whole metres; all costs are numbers in one currency of the caller's
 * choice. Places are indexes `0 … placeCount − 1` into the travel matrices.
 */
export interface Problem {
  /** Free text, repeated in the solution. */
  readonly name?: string
  /**
   * `penalty`: least cost, where every unassigned visit costs its `penalty`.
   * `lexicographic`: least sum of `priority` of unassigned visits, then fewest unassigned, then least cost.
   */
  readonly objective: 'penalty' | 'lexicographic'
  readonly placeCount: number
  /**
   * Driving seconds, row by row: `durations[from * placeCount + to]`. A negative number is a hole: there is no
   * way. May be asymmetric. Backed by a SharedArrayBuffer it is not copied on its way to the worker threads.
   */
  readonly durations: Int32Array
  /** Driving metres, laid out alike; needed only when a shift has `costPerMetre`. */
  readonly distances?: Int32Array
  readonly shifts: readonly Shift[]
  readonly visits: readonly Visit[]
  /** Most working time over several shifts of a person (a week). */
  readonly workLimits?: readonly WorkLimit[]
  /** Cost of each second by which the load (work and driving) of a shift differs from its team's mean. Default 0. */
  readonly balanceCostPerSecond?: number
  /** Cost of spending somebody with a scarce skill on a visit that does not need it. */
  readonly scarceSkills?: ScarceSkills
  /**
   * The present plan. The search starts from it (what no longer fits is taken out and planned anew) and it is
   * never made worse. Stops that are not named in it are unassigned.
   */
  readonly initial?: readonly PlannedRoute[]
}

/** A route as a list of stops in order, without times. */
export interface PlannedRoute {
  readonly shift: string
  readonly stops: readonly PlannedStop[]
}

/** A visit, or a break of the shift. */
export interface PlannedStop {
  readonly type: 'visit' | 'break'
  readonly id: string
  /** Of a visit with a crew: whether this shift leads it. Default: the first shift that names it leads. */
  readonly role?: Role
}

export type Role = 'lead' | 'helper'

/** Sum of working seconds (from leaving to the end, breaks taken off) over the named shifts, at most `maxSeconds`. */
export interface WorkLimit {
  readonly id: string
  readonly shifts: readonly string[]
  readonly maxSeconds: number
}

/** A skill is scarce when fewer than `share` of the technicians hold it. */
export interface ScarceSkills {
  /** Between 0 and 1. */
  readonly share: number
  /** For each visit done by a holder of a scarce skill that the visit does not need. */
  readonly cost: number
}

/** Both ends are included. */
export type Period = readonly [from: number, to: number]

/** One working day of one technician; at most one route is made for it. */
export interface Shift {
  readonly id: string
  /** Groups the shifts of one person. Default: every shift is a person of its own. */
  readonly technician?: string
  /** Number of the calendar day, counted by the caller; needed by rules about days and by rest between shifts. */
  readonly day?: number
  /** Shifts of one team share a mean load. Default: all are one team. */
  readonly team?: string
  readonly zones?: readonly string[]
  /** Place where the route starts; null: at the first stop, without travel. */
  readonly start: number | null
  /** Place where the route must end; null: at the last stop. */
  readonly end: number | null
  /** Working hours: leaves `start` at the earliest, is back at `end` at the latest (but see `overtime`). */
  readonly window: Period
  /** Seconds that the route may end later than the close of `window`. Default 0. */
  readonly overtime?: number
  /** Level per skill. */
  readonly skills?: Readonly<Record<string, number>>
  /**
   * Skills whose certificate is not valid any more in this shift, with the moment since when. They are not held; only
   * explanations name them.
   */
  readonly expiredSkills?: Readonly<Record<string, number>>
  readonly breaks?: readonly Break[]
  /** Times when the technician is away (absence, private appointment). A visit may not overlap them. */
  readonly unavailable?: readonly Unavailable[]
  /** Room on the van, one number per dimension. Absent: no limit. */
  readonly capacity?: readonly number[]
  /** Spare parts on the van, pieces by item. Absent: whatever is needed. An item not named: none of it. */
  readonly stock?: Readonly<Record<string, number>>
  /** Least seconds between the end of the technician's shift on the day before it and leaving for this one. */
  readonly restBefore?: number
  readonly maxVisits?: number
  /** Most driving seconds. */
  readonly maxTravel?: number
  /** Most seconds between leaving `start` (as late as possible) and the end of the route. */
  readonly maxDuration?: number
  /** Paid once when at least one visit is done. Default 0. */
  readonly fixedCost?: number
  /** Default 1. */
  readonly costPerTravelSecond?: number
  /** Default 0. */
  readonly costPerMetre?: number
  /** For each second after the close of `window`. Default 0. */
  readonly overtimeCostPerSecond?: number
  /** For each idle second before a visit or a break. Default 0. */
  readonly waitingCostPerSecond?: number
  /**
   * What has been done or can no longer be changed, in this order, at the head of the route. Its rules are not
   * examined: the stated start is believed. Visits named here are planned in this shift and nowhere else.
   */
  readonly frozen?: readonly FrozenStop[]
}

export interface FrozenStop extends PlannedStop {
  /** When it began or will begin. */
  readonly start: number
  /** When the technician is free again; absent: start + duration. */
  readonly end?: number
}

/**
 * A pause without a place. While waiting for it to begin the technician may already drive towards the next
 * stop; the rest is driven after it.
 */
export interface Break {
  readonly id: string
  readonly duration: number
  /** Bound the START of the break; sorted. */
  readonly windows: readonly Period[]
  /**
   * `always`: every route with a visit contains it. `when-route-passes`: only when the route, way home included,
   * would without it end after the break's latest start. Default `always`.
   */
  readonly rule?: 'always' | 'when-route-passes'
}

export interface Unavailable {
  readonly id: string
  readonly from: number
  readonly to: number
  /** Machine word repeated in explanations, for example `sick`. */
  readonly kind?: string
}

/** Work to be done at a place by one technician without interruption. */
export interface Visit {
  readonly id: string
  readonly place: number
  /** Seconds of work. */
  readonly duration: number
  /** Seconds of work by shift where they differ (practice, tools); the shifts not named take `duration`. */
  readonly durationByShift?: Readonly<Record<string, number>>
  /** Extra seconds unless the stop before is at the same place (parking, signing in). Default 0. */
  readonly setup?: number
  /** Bound the START of the work; sorted and apart from each other. Absent: any time. Empty: never. */
  readonly windows?: readonly Period[]
  /** The work cannot start before this moment, when the last of its parts is there. Absent: they are there. */
  readonly partsReadyAt?: number
  /** Latest start that costs nothing; a later one costs `lateness`. */
  readonly due?: number
  readonly lateness?: Lateness
  /** A soft wish for the start, both ends: outside it costs `fixed` once and `perSecond` for the distance. */
  readonly promise?: SoftWindow
  /** Least level per skill; all are needed. */
  readonly skills?: Readonly<Record<string, number>>
  /** The skills above are wishes: each visit done without all of them costs this much. Absent: they are needed. */
  readonly missingSkillCost?: number
  readonly zone?: string
  /** Cost of being done in a shift whose `zones` do not hold `zone`. */
  readonly notInZoneCost?: number
  /** More than one technician at once. The shift that leads needs `skills`. */
  readonly crew?: Crew
  /** Visits that must be done before. This visit is planned only when they are. */
  readonly after?: readonly Dependency[]
  /** Spare parts used, pieces by item, out of the shift's `stock`. */
  readonly parts?: Readonly<Record<string, number>>
  /** Room needed on the van from the start of the route, per dimension of `capacity`. */
  readonly demand?: readonly number[]
  /** 0–100; higher is more important. Default 0. */
  readonly priority?: number
  /** Cost of leaving it out, objective `penalty`. Default 0. */
  readonly penalty?: number
  /** To be planned before all that is not mandatory. */
  readonly mandatory?: boolean
  readonly allowedShifts?: readonly string[]
  readonly excludedShifts?: readonly string[]
  /** Any other shift costs `preferenceCost`. */
  readonly preferredShifts?: readonly string[]
  readonly preferenceCost?: number
  /** Further cost of being done in a shift (stability, zone, missing skill, day off target), by shift. */
  readonly costByShift?: Readonly<Record<string, number>>
  /** What the customer or the team already knows; changing it costs. */
  readonly published?: Published
  /** Planned maintenance: the day that was meant. */
  readonly target?: TargetDay
  readonly pin?: Pin
}

/** `size` technicians work at once, from the moment the last has arrived until the work is done. */
export interface Crew {
  /** The lead included; at least 2. */
  readonly size: number
  /** Least level per skill that somebody of the crew must hold, besides what the lead needs. */
  readonly skills?: Readonly<Record<string, number>>
}

/** This visit comes after another. */
export interface Dependency {
  readonly visit: string
  /** Least seconds from the end of the other's work to the start of this one. Default 0. */
  readonly gapMin?: number
  /** Most seconds from the end of the other's work to the start of this one. */
  readonly gapMax?: number
  readonly sameTechnician?: boolean
  readonly sameDay?: boolean
  /** On the calendar day after the other's (parts of work longer than a shift). */
  readonly nextDay?: boolean
  /** The other is planned only with this one. */
  readonly together?: boolean
}

/** The shift in which a visit was published, and what leaving its technician or its day costs. */
export interface Published {
  readonly shift: string
  readonly otherTechnicianCost?: number
  readonly otherDayCost?: number
}

/** Cost of each day before or after the meant one (`Shift.day`). */
export interface TargetDay {
  readonly day: number
  readonly perDayEarly?: number
  readonly perDayLate?: number
}

/** Cost of starting after `due`: `fixed` + `perSecond` × seconds late, at most `cap`. */
export interface Lateness {
  readonly fixed?: number
  readonly perSecond?: number
  readonly cap?: number
}

export interface SoftWindow {
  readonly from: number
  readonly to: number
  readonly fixed?: number
  readonly perSecond?: number
}

/**
 * What the planner may not change: the shift (`shift`), the start (`start`), or both. A pinned visit is planned
 * before all others. A pinned start replaces the visit's windows. For a pinned order see `Shift.frozen`.
 */
export interface Pin {
  readonly shift?: string
  readonly start?: number
}
