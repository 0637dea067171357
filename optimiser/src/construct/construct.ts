import type { Recreate } from '../search/recreate.ts'
import type { SearchState } from '../search/state.ts'

/**
 * Puts every visit that is left out at its cheapest place, the most important first, then those that fewest
 * shifts may do, then those that close earliest. The middle key matters: without it a visit that one technician
 * alone can do is crowded out by others of the same priority.
 *
 * `eager` puts in also what costs more than leaving it out: a route often pays only once it is full.
 */
export function construct(state: SearchState, recreate: Recreate, eager = false): void {
  const { c } = state
  const order = Array.from(state.out.subarray(0, state.outCount))
  order.sort((a, b) => state.rank[a] - state.rank[b] || c.lastClose[a] - c.lastClose[b] || a - b)
  state.begin()
  recreate.beginGroups()
  for (const v of order) {
    state.loosen(v)
    if (state.linked && c.links.groupOf[v] >= 0) {
      // Its group may be planned in part.
      state.loosenGroups()
      recreate.placeGroup(v, eager)
    } else recreate.place(v, eager ? Number.POSITIVE_INFINITY : state.weight[v])
  }
  state.accept()
  state.begin()
}
