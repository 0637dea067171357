import type { Placement } from '../day.ts'
import type { ProposedChange } from './proposal.ts'
import { isImagined } from './variation.ts'

/** A visit as it stands now. */
export interface PresentVisit {
  readonly visitNo: string
  readonly movable: boolean
  readonly placement: Placement | null
}

/** What is accepted, and what cannot be any more. */
export interface Applied {
  readonly changes: readonly { readonly visitNo: string; readonly placement: Placement | null }[]
  readonly leftOut: readonly {
    readonly visitNo: string
    readonly why: 'moved' | 'gone' | 'clash' | 'imagined'
  }[]
}

const samePlace = (a: Placement | null, b: Placement | null) =>
  a === null || b === null ? a === b : a.resourceNo === b.resourceNo && a.day === b.day && a.start === b.start

/**
 * The accepted changes against the days as they are now.
 *
 * A visit that somebody has moved since, or that is no longer to be planned, is left out. So is one that would then
 * overlap another visit of the same technician: with only a part accepted, the rest stays where it was. What is left
 * out is told, as is what only an imagined technician could do; everything else is applied. `others` are the visits of the touched days that are not in the proposal.
 */
export function applyProposal(
  proposed: readonly ProposedChange[],
  accepted: ReadonlySet<string> | null,
  present: ReadonlyMap<string, PresentVisit>,
): Applied {
  const leftOut: { visitNo: string; why: 'moved' | 'gone' | 'clash' | 'imagined' }[] = []
  const wanted = proposed.filter((change) => accepted === null || accepted.has(change.visitNo))
  const possible = wanted.filter((change) => {
    const now = present.get(change.visitNo)
    if (change.to && isImagined(change.to.resourceNo)) {
      leftOut.push({ visitNo: change.visitNo, why: 'imagined' })
      return false
    }
    if (!now?.movable) leftOut.push({ visitNo: change.visitNo, why: 'gone' })
    else if (!samePlace(now.placement, change.from)) leftOut.push({ visitNo: change.visitNo, why: 'moved' })
    else return true
    return false
  })
  let kept = possible
  for (;;) {
    const clashing = firstClash(kept, present)
    if (!clashing) break
    leftOut.push({ visitNo: clashing, why: 'clash' })
    kept = kept.filter((change) => change.visitNo !== clashing)
  }
  return { changes: kept.map(({ visitNo, to }) => ({ visitNo, placement: to })), leftOut }
}

/** A change whose visit would overlap another one; null where all fit. */
function firstClash(
  changes: readonly ProposedChange[],
  present: ReadonlyMap<string, PresentVisit>,
): string | null {
  const changed = new Map(changes.map((change) => [change.visitNo, change.to]))
  const stands = [...present.values()].flatMap((visit) => {
    const placement = changed.has(visit.visitNo) ? changed.get(visit.visitNo)! : visit.placement
    return placement ? [{ visitNo: visit.visitNo, placement, changed: changed.has(visit.visitNo) }] : []
  })
  const byTechnician = Map.groupBy(stands, (one) => one.placement.resourceNo)
  for (const ofTechnician of byTechnician.values()) {
    const sorted = ofTechnician.sort((a, b) => (a.placement.start < b.placement.start ? -1 : 1))
    for (let at = 1; at < sorted.length; at++) {
      const [before, after] = [sorted[at - 1]!, sorted[at]!]
      if (before.placement.end <= after.placement.start) continue
      if (after.changed) return after.visitNo
      if (before.changed) return before.visitNo
    }
  }
  return null
}
