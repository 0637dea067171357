import { insertions, type Offer, type OfferOptions, type Problem, type Solution } from '@giro/optimiser'

/** Stands in for the optimiser's own until that is merged. */
export function offers(
  problem: Problem,
  solution: Pick<Solution, 'routes'>,
  visit: string,
  options: OfferOptions,
): Offer[] {
  const best = options.windows.flatMap((window) => {
    const taken = new Set<string>()
    return insertions(problem, solution, visit, {
      startIn: [window[0], window[1] - 1],
      ...(options.shifts && { shifts: options.shifts }),
    })
      .filter(({ shift }) => !taken.has(shift) && taken.add(shift))
      .map((each) => ({ ...each, window, quality: 'good' as const, lostFlexibilitySeconds: 0 }))
  })
  const counts = new Map<string, number>()
  return best
    .sort((a, b) => Math.round((a.addedCost - b.addedCost) * 1e6) || a.start - b.start)
    .filter(({ shift }) => {
      const count = (counts.get(shift) ?? 0) + 1
      counts.set(shift, count)
      return count <= (options.perShift ?? 2)
    })
    .slice(0, options.limit ?? 5)
}
