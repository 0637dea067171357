import type { Period, Visit } from '../problem.ts'

/** Earliest moment ≥ `from` inside one of the sorted periods (both ends included); null when there is none. */
export function earliestInside(periods: readonly Period[] | undefined, from: number): number | null {
  if (!periods) return from
  for (const [open, close] of periods) if (from <= close) return Math.max(from, open)
  return null
}

/**
 * The periods in which the visit may start: its windows, or its pinned start, from the moment its parts are ready.
 * Undefined: any time.
 */
export function startPeriods(visit: Visit): readonly Period[] | undefined {
  const periods: readonly Period[] | undefined =
    visit.pin?.start === undefined ? visit.windows : [[visit.pin.start, visit.pin.start]]
  return visit.partsReadyAt === undefined ? periods : withParts(visit, visit.partsReadyAt, periods)
}

const known = new WeakMap<Visit, readonly Period[]>()

/** H6: what is left of the periods once the parts are ready. */
function withParts(visit: Visit, ready: number, periods: readonly Period[] | undefined): readonly Period[] {
  const before = known.get(visit)
  if (before) return before
  const left = (periods ?? [[ready, Number.MAX_SAFE_INTEGER] as const])
    .filter(([, to]) => to >= ready)
    .map(([from, to]): Period => [Math.max(from, ready), to])
  known.set(visit, left)
  return left
}
