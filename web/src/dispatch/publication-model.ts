import type { Board, BoardVisit } from '@giro/business/dispatch/api.ts'

/** How the draft stands to what has been told: as published, changed since, off the plan since, or never told. */
export type Known = 'published' | 'changed' | 'lost' | 'draft'

export function knownOf(visit: BoardVisit): Known | null {
  if (visit.state === 'published') return 'published'
  if (visit.state === 'unplanned') return visit.published ? 'lost' : null
  if (visit.state !== 'planned') return null
  return visit.published ? 'changed' : 'draft'
}

/** What a publication of the shown days would tell, with the versions that the dispatcher sees. */
export function toPublish(board: Board) {
  const counts = { published: 0, changed: 0, lost: 0, draft: 0 }
  const seen: Record<string, number> = {}
  for (const visit of board.visits) {
    const known = knownOf(visit)
    if (known === null) continue
    const day = visit.placement?.day ?? visit.published?.day ?? ''
    if (day < board.fromDay || day > board.toDay) continue
    seen[visit.visitNo] = visit.version
    counts[known]++
  }
  return { ...counts, open: counts.draft + counts.changed + counts.lost, seen }
}
