import type { Problem, Visit } from '@giro/optimiser'

/** What the dispatcher asked to be planned. */
export interface PlanScope {
  /** Only these may be planned or moved; null: all. */
  readonly visitNos: readonly string[] | null
  /** Visits that are planned already may be moved too. */
  readonly moveOthers: boolean
}

/** Where a visit stands: shift of its lead, start, shifts of its helpers. */
export interface PresentPlace {
  readonly shift: string
  readonly start: number
  readonly helpers?: readonly string[]
}

/**
 * The problem narrowed to what was asked for: visits outside the selection stay where and when they are, and are left
 * out when they are not planned.
 *
 * `present` holds shift and start of every planned visit.
 */
export function withinScope(
  problem: Problem,
  scope: PlanScope,
  present: ReadonlyMap<string, PresentPlace>,
): Problem {
  const selected = scope.visitNos === null ? null : new Set(scope.visitNos)
  const isFree = (visit: Visit) =>
    (selected === null || selected.has(visit.id)) &&
    (scope.moveOthers || selected !== null || !present.has(visit.id))
  const visits = problem.visits.flatMap((visit): Visit[] => {
    if (isFree(visit)) return [visit]
    const place = present.get(visit.id)
    if (!place) return []
    const { shift, start, helpers } = place
    const crew = [shift, ...(helpers ?? [])]
    const strangers = problem.shifts.map((one) => one.id).filter((id) => !crew.includes(id))
    return [
      {
        ...visit,
        pin: { shift, start },
        // The pin keeps the lead; the helpers are kept by leaving nobody else.
        ...(visit.crew && crew.length === visit.crew.size && { excludedShifts: strangers }),
      },
    ]
  })
  return { ...problem, visits: withPredecessors(visits, present) }
}

/** What waits for work that was left out is left out too; what is planned already stays and waits no longer. */
function withPredecessors(visits: readonly Visit[], present: ReadonlyMap<string, unknown>): Visit[] {
  let left = [...visits]
  for (let before = -1; before !== left.length; ) {
    before = left.length
    const there = new Set(left.map((visit) => visit.id))
    left = left.filter(
      (visit) => present.has(visit.id) || (visit.after ?? []).every((one) => there.has(one.visit)),
    )
  }
  const there = new Set(left.map((visit) => visit.id))
  return left.map((visit) =>
    visit.after ? { ...visit, after: visit.after.filter((one) => there.has(one.visit)) } : visit,
  )
}
