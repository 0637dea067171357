import { applyRelaxation, type Insertion, insertions, type Relaxation } from '@giro/optimiser'
import { addSeconds, type Day, fromEpochSeconds, type Instant } from '../../foundation/day.ts'
import { dropOf } from '../appointments/ranked-words.ts'
import type { StandingDays } from '../appointments/routes-as-they-stand.ts'
import type { PlanDays } from '../day.ts'
import { ofShift } from '../planning/routing-problem.ts'

/** A move of the board; null takes the visit off the plan. */
export interface HelpfulMove {
  readonly visitNo: string
  readonly to: { readonly resourceNo: string; readonly day: Day; readonly start: Instant } | null
}

/** What the board does about a change, and when the visit would start. */
export interface Helpful {
  readonly kind: 'place' | 'swap' | 'take-off'
  readonly moves: readonly HelpfulMove[]
  readonly start: number
  /** For a swap: the shift to which the other visit goes. */
  readonly otherShift?: string
}

/** Changes that the dispatcher may decide alone: the board breaks the rule knowingly, and says so. */
const placing: ReadonlySet<string> = new Set([
  'overtime',
  'later-window',
  'earlier-window',
  'more-visits',
  'other-shift',
])

/**
 * What the board can do about a change that would help: put the visit there all the same, or move the other visit to
 * where it fits best and put this one in its place; null where others have to act first (skills, parts, people).
 */
export function helpfulMoves(
  standing: StandingDays,
  days: PlanDays,
  visitNo: string,
  change: Relaxation,
): Helpful | null {
  // Crews are put together by people, or by planning.
  if (days.visits.find((visit) => visit.visitNo === visitNo)!.crewSize > 1) return null
  const relaxed = applyRelaxation(standing.problem, { routes: standing.routes }, visitNo, change)
  const [here] = insertions(relaxed.problem, relaxed.solution, visitNo, { shifts: [relaxed.shift] })
  if (!here) return null
  const to = placeOf(here, visitNo)
  if (placing.has(change.change)) return { kind: 'place', moves: [{ visitNo, to }], start: here.start }
  if (change.change !== 'remove-visit') return null
  const other = change.visit
  if (days.visits.find((visit) => visit.visitNo === other)?.held) return null
  const [elsewhere] = insertions(standing.problem, { routes: standing.routes }, other).filter(
    (one) => one.shift !== change.shift,
  )
  const away = elsewhere ? placeOf(elsewhere, other) : null
  return {
    kind: elsewhere ? 'swap' : 'take-off',
    // The other one goes first, so that its place is free.
    moves: [
      { visitNo: other, to: away },
      { visitNo, to },
    ],
    start: here.start,
    ...(elsewhere && { otherShift: elsewhere.shift }),
  }

  function placeOf(insertion: Insertion, id: string) {
    const order = insertion.stops.filter((stop) => stop.type === 'visit').map((stop) => stop.id)
    const start = addSeconds(fromEpochSeconds(standing.origin), insertion.start)
    return dropOf({ ...ofShift(insertion.shift), start, before: order[order.indexOf(id) + 1] ?? null }, days)
  }
}
