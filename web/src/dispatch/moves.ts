import type { BoardVisit } from '@giro/business/dispatch/api.ts'
import { addSeconds, asInstant } from '@giro/business/foundation/day.ts'

/** Where a visit goes: a technician's day and time, with who comes along where that changes. */
export interface Put {
  readonly resourceNo: string
  readonly day: string
  readonly start: string
  readonly helpers?: string[]
}

/** What `dispatch.moveVisits` takes. */
export interface Move {
  readonly visitNo: string
  readonly to: Put | null
}

/** Visits that a drop of one of them moves together: those chosen with it that may be moved, in the order of the day. */
export function together(
  visitNo: string,
  selected: ReadonlySet<string>,
  visits: ReadonlyMap<string, BoardVisit>,
): string[] {
  if (!selected.has(visitNo) || selected.size < 2) return [visitNo]
  return [...selected]
    .flatMap((one) => visits.get(one) ?? [])
    .filter((visit) => ['unplanned', 'planned', 'published'].includes(visit.state) && !visit.held)
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)))
    .map((visit) => visit.visitNo)
}

/** By start; what is not planned yet behind, by due moment. */
const orderOf = ({ placement, due, visitNo }: BoardVisit) =>
  `${placement ? `0 ${placement.start}` : `1 ${due ?? '~'}`} ${visitNo}`

/** One behind the other from a start on; the driving between them pushes them further. */
export function movesTo(
  visitNos: readonly string[],
  to: Put | null,
  visits: ReadonlyMap<string, BoardVisit>,
): Move[] {
  let start = to && asInstant(to.start)
  return visitNos.map((visitNo): Move => {
    if (to === null || start === null) return { visitNo, to: null }
    const move = { visitNo, to: { ...to, start } }
    start = addSeconds(start, (visits.get(visitNo)?.minutes ?? 0) * 60)
    return move
  })
}
