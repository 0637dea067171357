import type { StartTerm } from './term.ts'

/** S8: starting outside the soft window: a fixed part and a part for each second of the distance. */
export const promise: StartTerm = {
  key: 'promise',
  concerns: (visit) => Boolean(visit.promise?.fixed || visit.promise?.perSecond),
  cost: (visit, start) => {
    const wished = visit.promise
    if (!wished) return 0
    const outside = start < wished.from ? wished.from - start : start > wished.to ? start - wished.to : 0
    return outside === 0 ? 0 : (wished.fixed ?? 0) + (wished.perSecond ?? 0) * outside
  },
}
