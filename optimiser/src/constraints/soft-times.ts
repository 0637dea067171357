import type { Visit } from '../problem.ts'

/** Cost of starting after the due moment: fixed part and part per second, at most the cap. */
export function latenessCost(visit: Visit, start: number): number {
  if (visit.due === undefined || !visit.lateness || start <= visit.due) return 0
  const { fixed = 0, perSecond = 0, cap = Number.POSITIVE_INFINITY } = visit.lateness
  return Math.min(cap, fixed + perSecond * (start - visit.due))
}

/** Cost of starting outside the promised period. */
export function promiseCost(visit: Visit, start: number): number {
  const promise = visit.promise
  if (!promise) return 0
  const outside = start < promise.from ? promise.from - start : start > promise.to ? start - promise.to : 0
  return outside === 0 ? 0 : (promise.fixed ?? 0) + (promise.perSecond ?? 0) * outside
}
