import type { SearchState } from './state.ts'

/**
 * Takes over the present plan as far as it fits: stop by stop in the stated order; what no longer fits is left
 * out for construction and search.
 */
export function loadInitial(state: SearchState): void {
  const { c, plan } = state
  const shiftIndex = new Map(c.problem.shifts.map((shift, r) => [shift.id, r]))
  const indexes = new Map<string, number[]>()
  for (let v = 0; v < c.visits; v++) {
    const { id } = c.problem.visits[c.visitSource[v]]
    indexes.set(id, [...(indexes.get(id) ?? []), v])
  }
  const seen = new Set<number>()
  state.begin()
  for (const route of c.problem.initial ?? []) {
    const r = shiftIndex.get(route.shift)!
    for (const stop of route.stops) {
      const members = stop.type === 'visit' ? (indexes.get(stop.id) ?? []) : []
      // Of a crew the first one who is named leads, unless it is said to help.
      const v = members.find((each, i) => !seen.has(each) && (i > 0 || stop.role !== 'helper'))
      if (v === undefined || !c.compatible[v * c.shifts + r]) continue
      const length = plan.length[r]
      if (length >= plan.stride - 2) continue
      plan.insert(v, r, length)
      if (plan.isFeasible(r)) seen.add(v)
      else {
        plan.cut(r, length + 1, length + 1)
        plan.update(r)
      }
    }
  }
  state.load(state.routes())
}
