import type { RouteRule } from './rule.ts'

/** Room on the van: what all visits need is on board from the start. */
export const capacity: RouteRule = {
  name: 'capacity',
  faults: ({ shift, loaded }) =>
    (shift.capacity ?? []).flatMap((room, dimension) => {
      const load = loaded.reduce((sum, visit) => sum + (visit.demand?.[dimension] ?? 0), 0)
      return load > room ? [{ code: 'capacity' as const, excess: load - room, params: { dimension } }] : []
    }),
}
