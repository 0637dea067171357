import type { Problem, Shift } from '../problem.ts'
import type { RouteRule } from './rule.ts'

/** Items that some visit uses, in the order of their names. */
export function itemsUsed(problem: Problem): string[] {
  const items = new Set<string>()
  for (const visit of problem.visits) for (const item in visit.parts) items.add(item)
  return [...items].sort()
}

/** Pieces of the item on the shift's van; infinite where the van's stock is not stated. */
export function piecesOnVan(shift: Shift, item: string): number {
  return shift.stock ? (shift.stock[item] ?? 0) : Number.POSITIVE_INFINITY
}

/** Spare parts come from the van: the visits of a route use no more of an item than lies there. */
export const partsOnVan: RouteRule = {
  name: 'parts-on-van',
  faults: ({ shift, loaded }) => {
    if (!shift.stock) return []
    const used = new Map<string, number>()
    for (const visit of loaded)
      for (const [item, pieces] of Object.entries(visit.parts ?? {}))
        used.set(item, (used.get(item) ?? 0) + pieces)
    return [...used].flatMap(([item, pieces]) => {
      const excess = pieces - piecesOnVan(shift, item)
      return excess > 0 ? [{ code: 'parts' as const, excess, params: { item } }] : []
    })
  },
}
