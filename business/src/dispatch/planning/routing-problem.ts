import type {
  FrozenStop,
  Period,
  PlannedRoute,
  Problem,
  Shift as ProblemShift,
  Visit as ProblemVisit,
} from '@giro/optimiser'
import {
  type Day,
  daysBetween,
  daysFromTo,
  endOfDay,
  epochSeconds,
  type Instant,
  momentOf,
  startOfDay,
  weekdayOf,
} from '../../foundation/day.ts'
import {
  isUnderWay,
  notPlannable,
  type PlanDays,
  type Published,
  type Technician,
  type TechnicianDay,
  type Visit,
  visitsOf,
} from '../day.ts'
import type { PlanningWeights } from '../weights.ts'

/** Travel between the places of a problem, row by row. */
export interface Matrix {
  readonly seconds: Int32Array
  readonly metres: Int32Array
}

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

/** Places of the technicians' starts and of the visits that have one. */
export function placesOf(days: PlanDays): Places {
  const positions: { latitude: number; longitude: number }[] = []
  const placeOfTechnician = new Map<string, number>()
  const placeOfVisit = new Map<string, number>()
  for (const technician of days.technicians)
    if (technician.start) placeOfTechnician.set(technician.resourceNo, positions.push(technician.start) - 1)
  for (const visit of days.visits)
    if (visit.position) placeOfVisit.set(visit.visitNo, positions.push(visit.position) - 1)
  return { positions, placeOfTechnician, placeOfVisit }
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

/** The problem, and from which moment its seconds count. */
export interface RoutingProblem {
  readonly problem: Problem
  /** Epoch seconds of second 0: the first day's local midnight as an instant. */
  readonly origin: number
}

/**
 * The days as the optimiser's problem: the only translator in.
 *
 * Seconds count from the first day's local midnight as an instant, so days of 23 and 25 hours come out right. Costs
 * are money. Visits that cannot be planned from the start (no position, order on hold) are left out; see
 * `notPlannable`. Source: specification orders §11.1 to §11.4.
 */
export function routingProblem(
  days: PlanDays,
  places: Places,
  matrix: Matrix,
  options: ProblemOptions,
): RoutingProblem {
  const origin = epochSeconds(startOfDay(days.fromDay, days.timeZone))
  const second = (moment: Instant) => epochSeconds(moment) - origin
  const technicians = new Map(days.technicians.map((one) => [one.resourceNo, one]))
  const shifts: ProblemShift[] = []
  const initial: PlannedRoute[] = []
  const placed = new Map<string, string>()
  for (const one of days.days) {
    const technician = technicians.get(one.resourceNo)
    if (!technician || typeof one.shift === 'string') continue
    const visits = visitsOf(days.visits, one.resourceNo, one.day).filter(
      (visit) => notPlannable(visit) === null,
    )
    const id = shiftId(one.resourceNo, one.day)
    const frozen = frozenOf(visits, days, options, second)
    shifts.push(shiftOf(technician, one, days, places, options, second, frozen))
    initial.push({ shift: id, stops: visits.map((visit) => ({ type: 'visit', id: visit.visitNo })) })
    for (const visit of visits) placed.set(visit.visitNo, id)
  }
  const horizonEnd = second(endOfDay(days.toDay, days.timeZone))
  const visits = days.visits
    .filter(
      (visit) => notPlannable(visit) === null && (visit.placement === null || placed.has(visit.visitNo)),
    )
    .map((visit) => visitOf(visit, shifts, days, places, options, second, horizonEnd))
    // Work that can only be done later is no part of these days and is not missed on them.
    .filter((visit) => placed.has(visit.id) || !visit.windows?.length || visit.windows[0]![0] < horizonEnd)
  return {
    origin,
    problem: {
      objective: 'penalty',
      placeCount: places.positions.length,
      durations: matrix.seconds,
      distances: matrix.metres,
      shifts,
      visits,
      initial: initial.filter((route) => route.stops.length > 0),
    },
  }
}

/** What stays at the head of the route: work under way and, when planning, what starts within the freeze time. */
function frozenOf(
  visits: readonly Visit[],
  days: PlanDays,
  options: ProblemOptions,
  second: (at: Instant) => number,
): FrozenStop[] {
  const until = second(days.now) + (options.mode === 'plan' ? days.freezeMinutes * 60 : -Infinity)
  let last = -1
  visits.forEach((visit, at) => {
    const soon = options.mode === 'plan' && second(visit.placement!.start) <= until
    if (isUnderWay(visit) || soon) last = at
  })
  return visits.slice(0, last + 1).map((visit) => ({
    type: 'visit' as const,
    id: visit.visitNo,
    start: second(visit.placement!.start),
    end: second(visit.placement!.end),
  }))
}

function shiftOf(
  technician: Technician,
  { resourceNo, day, shift }: TechnicianDay,
  days: PlanDays,
  places: Places,
  options: ProblemOptions,
  second: (at: Instant) => number,
  frozen: readonly FrozenStop[],
): ProblemShift {
  if (typeof shift === 'string') throw new Error(`${resourceNo} does not work on ${day}`)
  const { weights } = options
  const close = second(shift.close)
  const from =
    options.mode === 'plan'
      ? Math.max(second(shift.open), Math.min(second(days.now), close))
      : second(shift.open)
  const place = places.placeOfTechnician.get(resourceNo) ?? null
  return {
    id: shiftId(resourceNo, day),
    technician: resourceNo,
    day: daysBetween(days.fromDay, day),
    start: place,
    end: place,
    window: [frozen.length > 0 ? second(shift.open) : from, close],
    overtime: technician.maxOvertimeMinutes * 60,
    skills: Object.fromEntries(
      technician.skills
        .filter((skill) => skill.validUntil === null || skill.validUntil >= day)
        .map((skill) => [skill.skillCode, skill.level]),
    ),
    expiredSkills: Object.fromEntries(
      technician.skills.flatMap(({ skillCode, validUntil }) =>
        validUntil !== null && validUntil < day
          ? [[skillCode, second(endOfDay(validUntil, days.timeZone))] as const]
          : [],
      ),
    ),
    breaks: shift.breaks.map((one, at) => ({
      id: `break ${at}`,
      duration: one.minutes * 60,
      windows: [[second(one.earliest), second(one.latest)] as const],
      rule: 'when-route-passes' as const,
    })),
    unavailable: shift.absences.map((absence, at) => ({
      id: `absence ${at}`,
      from: second(absence.from),
      to: second(absence.to),
      kind: absence.kind,
    })),
    ...(technician.maxVisitsPerDay !== null && { maxVisits: technician.maxVisitsPerDay }),
    costPerTravelSecond: weights.travelMinute / 60,
    costPerMetre: weights.travelKilometre / 1000,
    overtimeCostPerSecond: weights.overtimeMinute / 60,
    waitingCostPerSecond: weights.waitingMinute / 60,
    ...(frozen.length > 0 && { frozen }),
  }
}

const share = { low: 'Low', medium: 'Medium', high: 'High' } as const

function visitOf(
  visit: Visit,
  shifts: readonly ProblemShift[],
  days: PlanDays,
  places: Places,
  options: ProblemOptions,
  second: (at: Instant) => number,
  horizonEnd: number,
): ProblemVisit {
  const { weights } = options
  const grade = share[visit.priority]
  const due = visit.due === null ? null : second(visit.due)
  const urgency = due === null ? 1 : due < horizonEnd ? weights.dueInsideHorizon : weights.dueBeyondHorizon
  const penalty = weights[`unassigned${grade}`] * urgency
  const allowed = allowedShifts(visit, shifts)
  const preferred = visit.preferredResourceNo
  const costByShift = softCosts(visit, shifts, days, weights)
  return {
    id: visit.visitNo,
    place: places.placeOfVisit.get(visit.visitNo)!,
    duration: visit.minutes * 60,
    windows: windowsOf(visit, days, options, second),
    ...(due !== null && {
      due,
      lateness: {
        fixed: weights[`late${grade}`],
        perSecond: weights[`lateMinute${grade}`] / 60,
        cap: 0.8 * penalty,
      },
    }),
    ...(days.skillsOption === 'warning-displayed' && {
      skills: Object.fromEntries(visit.skills.map((skill) => [skill.skillCode, skill.level])),
    }),
    priority: visit.priority === 'high' ? 100 : visit.priority === 'medium' ? 50 : 10,
    penalty,
    ...(allowed && { allowedShifts: allowed }),
    ...(visit.excludedResourceNos.length > 0 && {
      excludedShifts: shifts
        .filter((shift) => visit.excludedResourceNos.includes(shift.technician!))
        .map((shift) => shift.id),
    }),
    ...(preferred !== null && {
      preferredShifts: shifts.filter((shift) => shift.technician === preferred).map((shift) => shift.id),
      preferenceCost: weights.preferredNotUsed,
    }),
    ...(Object.keys(costByShift).length > 0 && { costByShift }),
    ...stabilityOf(visit, shifts, days, options, second),
    ...(visit.placement &&
      options.mode === 'plan' &&
      (visit.pin === 'locked' || visit.pin === 'time') && {
        pin: {
          // A pinned time leaves open who goes.
          ...(visit.pin === 'locked' && { shift: shiftId(visit.placement.resourceNo, visit.placement.day) }),
          start: second(visit.placement.start),
        },
      }),
  }
}

/**
 * What a published visit costs elsewhere (S8): another technician, another day, a start outside the promised window
 * or, without one, further from the published start than the tolerance.
 */
function stabilityOf(
  visit: Visit,
  shifts: readonly ProblemShift[],
  days: PlanDays,
  { weights, consents }: ProblemOptions,
  second: (at: Instant) => number,
): Pick<ProblemVisit, 'published' | 'promise'> {
  const { published, promised } = visit
  const window = promised ?? published
  if (window === null || (published === null && !consents?.has(visit.visitNo))) return {}
  const tolerance = days.promiseToleranceMinutes * 60
  return {
    ...(published && {
      published: {
        shift: shiftId(published.resourceNo, published.day),
        otherTechnicianCost: weights.otherTechnician,
        // Of a shift that is there no more the optimiser cannot know the day: see `otherDayWithoutShift`.
        otherDayCost: shiftStands(published, shifts) ? weights.otherDay : 0,
      },
    }),
    promise: {
      ...(promised
        ? { from: second(promised.from), to: second(promised.to) - 1 }
        : { from: second(published!.start) - tolerance, to: second(published!.start) + tolerance }),
      fixed: weights.startMoved,
      perSecond: weights.startMovedMinute / 60,
    },
  }
}

const shiftStands = (published: Published, shifts: readonly ProblemShift[]) =>
  shifts.some((shift) => shift.id === shiftId(published.resourceNo, published.day))

/**
 * Cost of another day for a visit whose published technician does not work that day any more. It comes on top of the
 * cost of another technician, which the optimiser then takes for every shift, the same person's other days too.
 */
function otherDayWithoutShift(
  { published }: Visit,
  shift: ProblemShift,
  shifts: readonly ProblemShift[],
  weights: PlanningWeights,
): number {
  if (published === null || shiftStands(published, shifts)) return 0
  const { resourceNo, day } = ofShift(shift.id)
  if (day === published.day) return 0
  return resourceNo === published.resourceNo
    ? Math.max(0, weights.otherDay - weights.otherTechnician)
    : weights.otherDay
}

/** Required technician and pins name the shifts that are left; null: all. */
function allowedShifts(visit: Visit, shifts: readonly ProblemShift[]): string[] | null {
  let left = shifts
  if (visit.requiredResourceNo !== null)
    left = left.filter((shift) => shift.technician === visit.requiredResourceNo)
  const { placement, pin } = visit
  if (placement && (pin === 'resource' || pin === 'day'))
    left = left.filter((shift) => shift.technician === placement.resourceNo)
  if (placement && pin === 'day') left = left.filter((shift) => ofShift(shift.id).day === placement.day)
  return left === shifts ? null : left.map((shift) => shift.id)
}

/** Missing skills (where they only cost) and zones, by shift. */
function softCosts(
  visit: Visit,
  shifts: readonly ProblemShift[],
  days: PlanDays,
  weights: PlanningWeights,
): Record<string, number> {
  const costs: Record<string, number> = {}
  const zonesOf = new Map(days.technicians.map((one) => [one.resourceNo, one.zones]))
  for (const shift of shifts) {
    const { day } = ofShift(shift.id)
    const lacks = visit.skills.some((skill) => (shift.skills?.[skill.skillCode] ?? 0) < skill.level)
    const zones = zonesOf.get(shift.technician!) ?? []
    const inZone =
      visit.zoneCode === null ||
      zones.some(
        (zone) =>
          zone.zoneCode === visit.zoneCode && (zone.startingDate === null || zone.startingDate <= day),
      )
    const cost =
      (lacks && days.skillsOption === 'code-shown' ? weights.skillMissing : 0) +
      (!inZone && days.zonesOption !== 'not-used' ? weights.notInZone : 0) +
      otherDayWithoutShift(visit, shift, shifts, weights)
    if (cost > 0) costs[shift.id] = cost
  }
  return costs
}

/**
 * When work may start: the promise where there is one, else the typed windows, else the receiving hours of each day;
 * never before the order, the earliest start or, when planning, now. Both ends of the result are included.
 */
export function windowsOf(
  visit: Visit,
  days: PlanDays,
  options: Pick<ProblemOptions, 'mode' | 'consents'>,
  second: (at: Instant) => number,
): Period[] {
  const floor = Math.max(
    second(visit.ordered),
    visit.earliestStart === null ? -Infinity : second(visit.earliestStart),
    options.mode === 'plan' ? second(days.now) : -Infinity,
  )
  const open: Period[] =
    visit.promised && !options.consents?.has(visit.visitNo)
      ? [[second(visit.promised.from), second(visit.promised.to) - 1]]
      : visit.windows.length > 0
        ? visit.windows.map((window) => [second(window.from), second(window.to) - 1] as const)
        : receivingPeriods(visit, days, second)
  return open
    .map(([from, to]) => [Math.max(from, floor), to] as const)
    .filter(([from, to]) => from <= to)
    .sort((a, b) => a[0] - b[0])
    .reduce<Period[]>((merged, period) => {
      const last = merged.at(-1)
      if (last && period[0] <= last[1] + 1)
        merged[merged.length - 1] = [last[0], Math.max(last[1], period[1])]
      else merged.push(period)
      return merged
    }, [])
}

function receivingPeriods(visit: Visit, days: PlanDays, second: (at: Instant) => number): Period[] {
  const all = daysFromTo(days.fromDay, days.toDay)
  if (visit.receivingHours.length === 0)
    return [
      [
        second(startOfDay(days.fromDay, days.timeZone)),
        Math.max(second(endOfDay(days.toDay, days.timeZone)), latestFloor(visit, second)) + 86_400,
      ],
    ]
  return all.flatMap((day) =>
    visit.receivingHours
      .filter((hour) => hour.weekday === weekdayOf(day))
      .map(
        (hour): Period => [
          second(momentOf(day, hour.startTime, days.timeZone)),
          second(momentOf(day, hour.endTime, days.timeZone)) - 1,
        ],
      ),
  )
}

/** A visit that may be done from a later day on has its window there, so that it is not taken for impossible. */
const latestFloor = (visit: Visit, second: (at: Instant) => number) =>
  Math.max(second(visit.ordered), visit.earliestStart === null ? 0 : second(visit.earliestStart))
