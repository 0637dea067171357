import type { Compiled } from '../model/compiled.ts'
import type { PlannedStop } from '../problem.ts'
import type { SearchState } from './state.ts'

/**
 * Takes over the present plan as far as it fits. A route that fits as a whole is taken as a whole (without the triangle
 * inequality a part of it may not fit by itself); of another one stop by stop in the stated order; what no longer fits
 * is left out for construction and search.
 */
export function loadInitial(state: SearchState): void {
  const { c, plan } = state
  const shiftIndex = new Map(c.problem.shifts.map((shift, r) => [shift.id, r]))
  const memberOf = membersOf(c)
  const seen = new Set<number>()
  state.begin()
  for (const route of c.problem.initial ?? []) {
    const r = shiftIndex.get(route.shift)!
    const row: number[] = []
    for (const stop of route.stops) {
      const v = memberOf(stop, (each) => !seen.has(each) && !row.includes(each))
      if (v !== undefined && c.compatible[v * c.shifts + r] && row.length < plan.stride - 3) row.push(v)
    }
    plan.setRoute(r, row)
    if (!plan.isFeasible(r)) {
      plan.setRoute(r, [])
      for (const v of row) {
        const length = plan.length[r]
        plan.insert(v, r, length)
        if (plan.isFeasible(r)) continue
        plan.cut(r, length + 1, length + 1)
        plan.update(r)
      }
    }
    for (const v of row) if (plan.routeOf[v] === r) seen.add(v)
  }
  state.load(state.routes())
}

/** Finds what a planned stop stands for: of a crew the first one named leads, unless it is said to help. */
function membersOf(c: Compiled) {
  const indexes = new Map<string, number[]>()
  for (let v = 0; v < c.visits; v++) {
    const { id } = c.problem.visits[c.visitSource[v]]
    indexes.set(id, [...(indexes.get(id) ?? []), v])
  }
  return (stop: PlannedStop, free: (v: number) => boolean): number | undefined =>
    stop.type === 'visit'
      ? indexes.get(stop.id)?.find((v, i) => free(v) && (i > 0 || stop.role !== 'helper'))
      : undefined
}
