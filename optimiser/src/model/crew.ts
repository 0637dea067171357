import type { PlannedStop, Problem, Shift, Visit } from '../problem.ts'
import type { FaultCode } from '../solution.ts'
import { technicianOf } from './technicians.ts'

const made = new WeakMap<Visit, Visit>()

/**
 * What a visit is for somebody who helps: the same place, hours and work, but skills, wishes, costs, parts and lists
 * of allowed shifts concern the lead alone. Excluded technicians are excluded here too.
 */
export function helperOf(visit: Visit): Visit {
  const before = made.get(visit)
  if (before) return before
  const { id, place, duration, setup, windows, partsReadyAt, excludedShifts, crew, pin } = visit
  const helper: Visit = {
    id,
    place,
    duration,
    ...(setup === undefined ? {} : { setup }),
    ...(windows === undefined ? {} : { windows }),
    ...(partsReadyAt === undefined ? {} : { partsReadyAt }),
    ...(excludedShifts === undefined ? {} : { excludedShifts }),
    ...(crew === undefined ? {} : { crew }),
    ...(pin?.start === undefined ? {} : { pin: { start: pin.start } }),
  }
  made.set(visit, helper)
  helpers.add(helper)
  return helper
}

const helpers = new WeakSet<Visit>()

/** Whether this is the helper's side of a visit. */
export function isHelper(visit: Visit): boolean {
  return helpers.has(visit)
}

/** The visit as the shift that does it sees it: the lead's or the helper's side; undefined when it is unknown. */
export function sideOf(stop: PlannedStop, visits: ReadonlyMap<string, Visit>): Visit | undefined {
  const visit = visits.get(stop.id)
  return visit && stop.role === 'helper' ? helperOf(visit) : visit
}

/** Keeps the side when the helper's visit is copied with other hours. */
export function sameSide(original: Visit, copy: Visit): Visit {
  if (helpers.has(original)) helpers.add(copy)
  return copy
}

/** Skills of the crew that none of these shifts holds at the needed level. */
export function skillsNotCovered(visit: Visit, shifts: readonly Shift[]): string[] {
  return Object.entries(visit.crew?.skills ?? {})
    .filter(([skill, level]) => !shifts.some((shift) => (shift.skills?.[skill] ?? 0) >= level))
    .map(([skill, level]) => (level > 1 ? `${skill}:${level}` : skill))
}

/** Where a visit with a crew stands in a plan. */
export interface CrewMember {
  readonly shift: Shift
  readonly start: number
}

/** H1, H7: enough technicians, all different, at the same moment, with all skills among them. */
export function crewFaults(
  visit: Visit,
  members: readonly CrewMember[],
): { code: FaultCode; id: string; excess?: number }[] {
  const fault = (excess?: number) => [
    { code: 'crew' as const, id: visit.id, ...(excess === undefined ? {} : { excess }) },
  ]
  const size = visit.crew?.size ?? 1
  if (members.length !== size) return fault(Math.abs(size - members.length))
  if (new Set(members.map(({ shift }) => technicianOf(shift))).size < size) return fault()
  const starts = members.map(({ start }) => start)
  const apart = Math.max(...starts) - Math.min(...starts)
  if (apart > 0) return fault(apart)
  const shifts = members.map(({ shift }) => shift)
  return skillsNotCovered(visit, shifts).length > 0 ? fault() : []
}

/** Whether visits of the problem depend on each other or on other shifts, so that routes cannot be timed one by one. */
export function isLinked(problem: Problem): boolean {
  return (
    problem.visits.some((visit) => visit.crew || visit.after?.length) ||
    problem.shifts.some((shift) => shift.restBefore)
  )
}

const tied = new WeakMap<Problem, ReadonlySet<string>>()

/**
 * Visits whose start others rely on, or that rely on others: crews, visits after others and the ones before these.
 * What is frozen relies on nothing any more.
 */
export function hangingTogether(problem: Problem): ReadonlySet<string> {
  const before = tied.get(problem)
  if (before) return before
  const frozen = new Set(problem.shifts.flatMap((shift) => shift.frozen?.map((stop) => stop.id) ?? []))
  const found = new Set<string>()
  for (const visit of problem.visits) {
    if (frozen.has(visit.id)) continue
    if (visit.crew || visit.after?.length) found.add(visit.id)
    for (const rule of visit.after ?? []) if (!frozen.has(rule.visit)) found.add(rule.visit)
  }
  tied.set(problem, found)
  return found
}
