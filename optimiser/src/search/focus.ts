import type { Compiled } from '../model/compiled.ts'
import type { Neighbours } from '../model/neighbours.ts'
import type { Focus } from '../options.ts'

/** Neighbours that belong to the surroundings of each visit in focus. */
const SURROUNDINGS = 20

/**
 * The visits around an event, by compiled index: those named, those that the present plan gives to the shifts named, and
 * the nearest ones of each. Steps of the search start there most of the time. Source: route optimiser §8.
 */
export function focusOf(c: Compiled, near: Neighbours, focus: Focus | undefined): Int32Array {
  if (!focus) return new Int32Array(0)
  const shifts = new Set(focus.shifts)
  const ids = new Set(focus.visits)
  for (const route of c.problem.initial ?? [])
    if (shifts.has(route.shift)) for (const stop of route.stops) if (stop.type === 'visit') ids.add(stop.id)
  const found = new Set<number>()
  for (let v = 0; v < c.visits; v++) {
    if (!ids.has(c.problem.visits[c.visitSource[v]]!.id)) continue
    found.add(v)
    for (let i = 0; i < Math.min(SURROUNDINGS, near.width); i++) {
      const other = near.list[v * near.width + i]!
      if (other >= 0) found.add(other)
    }
  }
  return Int32Array.from(found)
}
