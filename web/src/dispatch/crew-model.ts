import type { BoardVisit } from '@giro/business/dispatch/api.ts'
import type { TimelineBar } from '../ui/timeline/types.ts'

/** A bar of a visit on a helper's row is called after both; the lead's bar is called after the visit. */
const helperBarId = (visitNo: string, resourceNo: string) => `${visitNo}@${resourceNo}`

/** The visit of a bar. */
export const visitOfBar = (barId: string) => barId.split('@')[0]!

/** Where a dragged bar puts its visit: a helper's bar exchanges the helper, the lead's bar the lead. */
export function putOfBar(
  barId: string,
  visit: BoardVisit | undefined,
  target: { readonly resourceNo: string; readonly day: string; readonly start: string },
): { resourceNo: string; day: string; start: string; helpers?: string[] } {
  const [, helperNo] = barId.split('@')
  const placement = visit?.placement
  if (helperNo === undefined || !placement) return { ...target }
  const crew = (placement.helpers ?? []).map((helper) => helper.resourceNo)
  // Put on the lead's own row it only moves in time.
  if (target.resourceNo === placement.resourceNo) return { ...target, helpers: crew }
  const others = crew.filter((no) => no !== helperNo && no !== target.resourceNo)
  return {
    ...target,
    resourceNo: placement.resourceNo,
    helpers:
      crew.includes(target.resourceNo) && target.resourceNo !== helperNo
        ? crew
        : [...others, target.resourceNo],
  }
}

/** The lead's bar again on the row of each helper, with the helper's own drive. */
export function helperBars(
  bar: TimelineBar,
  placement: NonNullable<BoardVisit['placement']>,
  colourOf: (resourceNo: string) => string,
  word: string,
): TimelineBar[] {
  return (placement.helpers ?? []).map((helper) => ({
    ...bar,
    id: helperBarId(bar.id, helper.resourceNo),
    rowId: helper.resourceNo,
    arrival: Date.parse(helper.arrival) / 1000,
    travelSeconds: helper.travelSeconds,
    colour: colourOf(helper.resourceNo),
    subtitle: `${word} · ${bar.subtitle}`,
  }))
}

/** The chosen visits with their bars on helpers' rows. */
export function withHelperBars(
  chosen: ReadonlySet<string>,
  bars: readonly TimelineBar[],
): ReadonlySet<string> {
  return new Set(bars.filter((bar) => chosen.has(visitOfBar(bar.id))).map((bar) => bar.id))
}
