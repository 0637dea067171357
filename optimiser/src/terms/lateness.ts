import type { StartTerm } from './term.ts'

/** S2: starting after the due moment: a fixed part and a part for each second, at most the cap. */
export const lateness: StartTerm = {
  key: 'lateness',
  concerns: (visit) => visit.due !== undefined && Boolean(visit.lateness?.fixed || visit.lateness?.perSecond),
  cost: (visit, start) => {
    if (visit.due === undefined || !visit.lateness || start <= visit.due) return 0
    const { fixed = 0, perSecond = 0, cap = Number.POSITIVE_INFINITY } = visit.lateness
    return Math.min(cap, fixed + perSecond * (start - visit.due))
  },
}
