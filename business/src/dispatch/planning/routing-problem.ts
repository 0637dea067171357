import type { PlannedRoute, Problem, Shift as ProblemShift, Visit as ProblemVisit } from '@giro/optimiser'
import { type Day, endOfDay, epochSeconds, type Instant, startOfDay } from '../../foundation/day.ts'
import { crewOf, notPlannable, type PlanDays, type Visit, visitsOf } from '../day.ts'
import { frozenStops } from './frozen-rules.ts'
import { fromElsewhere, linkRules } from './link-rules.ts'
import { shiftRules, workLimits } from './shift-rules.ts'
import { type Places, type ProblemOptions, shiftId, type Translation } from './translation.ts'
import { visitRules } from './visit-rules.ts'

export { ofShift, type Places, type ProblemOptions, shiftId } from './translation.ts'

/** Travel between the places of a problem, row by row. */
export interface Matrix {
  readonly seconds: Int32Array
  readonly metres: Int32Array
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

/** A visit that is no part of the problem, and why (codes of orders §11.5). */
export interface LeftOut {
  readonly visitNo: string
  readonly code: 'PARTS_NOT_READY' | 'DEPENDENCY'
  readonly params: Readonly<Record<string, number | string>>
}

/** The problem, and from which moment its seconds count. */
export interface RoutingProblem {
  readonly problem: Problem
  /** Epoch seconds of second 0: the first day's local midnight as an instant. */
  readonly origin: number
  /** Work that cannot be done on these days, whoever is free; times in seconds of the problem. */
  readonly leftOut: readonly LeftOut[]
}

/**
 * The days as the optimiser's problem: the only translator in.
 *
 * Seconds count from the first day's local midnight as an instant, so days of 23 and 25 hours come out right. Costs
 * are money. Visits that cannot be planned from the start (no position, order on hold, item blocked) are left out;
 * see `notPlannable`. Source: specification orders §11.1 to §11.4.
 */
export function routingProblem(
  days: PlanDays,
  places: Places,
  matrix: Matrix,
  options: ProblemOptions,
): RoutingProblem {
  const origin = epochSeconds(startOfDay(days.fromDay, days.timeZone))
  const second = (moment: Instant) => epochSeconds(moment) - origin
  const translation: Translation = {
    ...options,
    days,
    places,
    second,
    horizonEnd: second(endOfDay(days.toDay, days.timeZone)),
    dayNumber: dayNumbers(days),
  }
  const technicians = new Map(days.technicians.map((one) => [one.resourceNo, one]))
  const plannable = days.visits.filter((visit) => notPlannable(visit) === null)
  // A crew of which somebody is outside the planned technicians keeps its time and is only kept free.
  const foreign = new Set(plannable.filter((visit) => isForeign(visit, days)).map((visit) => visit.visitNo))
  const others = plannable.filter((visit) => !foreign.has(visit.visitNo)).map(withoutSurplus)
  const frozen = frozenStops(others, translation)
  const begun = new Set([...frozen.values()].flatMap((stops) => stops.map((stop) => stop.id)))
  // Who is there does the work, even where the line has asked for more people since.
  const free = others.map((visit) =>
    begun.has(visit.visitNo) ? { ...visit, crewSize: crewOf(visit.placement!).length } : visit,
  )
  const shifts: ProblemShift[] = []
  const initial: PlannedRoute[] = []
  const placed = new Set<string>()
  for (const one of days.days) {
    const technician = technicians.get(one.resourceNo)
    if (!technician || typeof one.shift === 'string') continue
    const id = shiftId(one.resourceNo, one.day)
    const away = visitsOf(plannable, one.resourceNo, one.day).filter((visit) => foreign.has(visit.visitNo))
    shifts.push(shiftRules(technician, one, frozen.get(id) ?? [], away, translation))
    const visits = visitsOf(free, one.resourceNo, one.day)
    initial.push({ shift: id, stops: visits.map((visit) => stopOf(visit, one.resourceNo)) })
    for (const visit of visits) placed.add(visit.visitNo)
  }
  const candidates = free.filter((visit) => visit.placement === null || placed.has(visit.visitNo))
  const { inside, leftOut } = withoutImpossible(candidates, placed, translation)
  const ids = new Set(inside.map((visit) => visit.visitNo))
  const visits = inside
    .map(
      (visit): ProblemVisit => ({
        ...fromElsewhere(visit, ids, visitRules(visit, shifts, translation), shifts, translation),
        ...linkRules(visit, ids),
      }),
    )
    // Work that can only be done later is no part of these days and is not missed on them; by hand it may be put there,
    // where it has its parts.
    .filter(
      (visit) =>
        placed.has(visit.id) ||
        !visit.windows?.length ||
        visit.windows[0]![0] < translation.horizonEnd ||
        (options.mode === 'by-hand' && (visit.partsReadyAt ?? 0) < translation.horizonEnd),
    )
  const there = new Set(visits.map((visit) => visit.id))
  const limits = workLimits(shifts, translation)
  const { weights } = options
  return {
    origin,
    leftOut,
    problem: {
      objective: 'penalty',
      placeCount: places.positions.length,
      durations: matrix.seconds,
      distances: matrix.metres,
      shifts,
      visits: withoutLoose(visits, there, placed),
      ...(limits.length > 0 && { workLimits: limits }),
      ...(weights.balanceMinute > 0 && { balanceCostPerSecond: weights.balanceMinute / 60 }),
      ...(weights.scarceSkill > 0 && {
        scarceSkills: { share: weights.scarceSkillShare, cost: weights.scarceSkill },
      }),
      initial: initial
        .map((route) => ({ ...route, stops: route.stops.filter((stop) => there.has(stop.id)) }))
        .filter((route) => route.stops.length > 0),
    },
  }
}

const stopOf = (visit: Visit, resourceNo: string) => ({
  type: 'visit' as const,
  id: visit.visitNo,
  ...(visit.crewSize > 1 && {
    role: visit.placement!.resourceNo === resourceNo ? ('lead' as const) : ('helper' as const),
  }),
})

/** A visit that needs fewer people than are planned for it, since the line was changed, keeps the first of them. */
function withoutSurplus(visit: Visit): Visit {
  const { placement, crewSize } = visit
  const helpers = placement?.helpers ?? []
  if (placement === null || helpers.length < crewSize) return visit
  return { ...visit, placement: { ...placement, helpers: helpers.slice(0, crewSize - 1) } }
}

/** Somebody of its crew is not among the planned technicians. */
function isForeign({ placement }: Visit, days: PlanDays): boolean {
  if (placement === null || !placement.helpers?.length) return false
  const here = (resourceNo: string) => days.technicians.some((one) => one.resourceNo === resourceNo)
  return !(here(placement.resourceNo) && placement.helpers.every((helper) => here(helper.resourceNo)))
}

/** Takes out what waits for parts beyond the days, and what waits for work that is not planned here. */
function withoutImpossible(
  candidates: readonly Visit[],
  placed: ReadonlySet<string>,
  { mode, second, horizonEnd }: Translation,
): { inside: Visit[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = []
  if (mode === 'by-hand') return { inside: [...candidates], leftOut }
  let inside = candidates.filter((visit) => {
    if (placed.has(visit.visitNo) || visit.partsReadyAt === null) return true
    const at = second(visit.partsReadyAt)
    if (at < horizonEnd) return true
    leftOut.push({ visitNo: visit.visitNo, code: 'PARTS_NOT_READY', params: { at } })
    return false
  })
  for (let before = -1; before !== inside.length; ) {
    before = inside.length
    const ids = new Set(inside.map((visit) => visit.visitNo))
    inside = inside.filter((visit) => {
      if (placed.has(visit.visitNo)) return true
      const missing = visit.after.find(
        (one) => one.visitNo !== null && one.placement === null && !ids.has(one.visitNo),
      )
      if (!missing) return true
      leftOut.push({ visitNo: visit.visitNo, code: 'DEPENDENCY', params: { visit: missing.visitNo! } })
      return false
    })
  }
  return { inside, leftOut }
}

/** Visits whose predecessor turned out to be work of later days go with it; placed ones stay and lose the link. */
function withoutLoose(
  visits: readonly ProblemVisit[],
  there: Set<string>,
  placed: ReadonlySet<string>,
): ProblemVisit[] {
  let left = [...visits]
  for (let before = -1; before !== left.length; ) {
    before = left.length
    left = left.filter((visit) => {
      if (placed.has(visit.id) || (visit.after ?? []).every((one) => there.has(one.visit))) return true
      there.delete(visit.id)
      return false
    })
  }
  return left.map((visit) =>
    visit.after ? { ...visit, after: visit.after.filter((one) => there.has(one.visit)) } : visit,
  )
}

function dayNumbers(days: PlanDays): (day: Day) => number {
  const working = [
    ...new Set(days.days.flatMap((one) => (typeof one.shift === 'string' ? [] : [one.day]))),
  ].sort()
  const epochDay = (day: Day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
  return (day) => {
    const first = working[0]
    const last = working.at(-1)
    if (first === undefined || last === undefined) return 0
    if (day < first) return epochDay(day) - epochDay(first)
    if (day > last) return working.length - 1 + epochDay(day) - epochDay(last)
    return working.findIndex((one) => one >= day)
  }
}
