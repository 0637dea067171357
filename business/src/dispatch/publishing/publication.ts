import type { Day } from '../../foundation/day.ts'
import { asPublished, isMovableState, type Placement, type Published } from '../day.ts'

/** A visit as publishing sees it. */
export interface PublishableVisit {
  readonly visitNo: string
  readonly version: number
  readonly state: string
  readonly placement: Placement | null
  readonly published: Published | null
}

export interface Publication {
  /** Visits whose draft becomes known. */
  readonly publish: readonly string[]
  /** Visits that were known and stand nowhere any more. */
  readonly withdraw: readonly string[]
  /** Visits that changed since the dispatcher looked: moved, added or begun. Where there are any, nothing is published. */
  readonly outdated: readonly string[]
}

const inside = (day: Day | undefined, fromDay: Day, toDay: Day) =>
  day !== undefined && day >= fromDay && day <= toDay

/**
 * What a publication of the days does: `planned` visits become known, visits that left the plan are withdrawn, and
 * what stands as it was published stays untouched.
 *
 * The draft must be the one that the dispatcher saw (`seen`, versions by visit): another version, a visit of the draft
 * that is not in `seen`, or one that has gone to work meanwhile makes the publication outdated.
 * Source: specification orders §6.6, §11.6 (`PLAN_OUTDATED`).
 */
export function publicationOf(
  visits: readonly PublishableVisit[],
  scope: { readonly fromDay: Day; readonly toDay: Day; readonly visitNos?: readonly string[] },
  seen: Readonly<Record<string, number>>,
): Publication {
  const { fromDay, toDay } = scope
  const chosen = scope.visitNos && new Set(scope.visitNos)
  const concerned = visits.filter(
    (visit) =>
      (chosen === undefined || chosen.has(visit.visitNo)) &&
      isMovableState(visit.state) &&
      (inside(visit.placement?.day, fromDay, toDay) ||
        (visit.placement === null && inside(visit.published?.day, fromDay, toDay))) &&
      !asPublished(visit.placement, visit.published),
  )
  const present = new Map(visits.map((visit) => [visit.visitNo, visit]))
  const outdated = new Set<string>()
  for (const visit of concerned) if (seen[visit.visitNo] !== visit.version) outdated.add(visit.visitNo)
  for (const visitNo of chosen ?? []) {
    const visit = present.get(visitNo)
    if (seen[visitNo] !== undefined && seen[visitNo] !== visit?.version) outdated.add(visitNo)
  }
  return {
    publish: concerned.filter((visit) => visit.placement !== null).map((visit) => visit.visitNo),
    withdraw: concerned.filter((visit) => visit.placement === null).map((visit) => visit.visitNo),
    outdated: [...outdated].sort(),
  }
}
