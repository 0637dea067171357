import type { Compiled } from './compiled.ts'

/** Most stops that any route can have (by the shortest services alone), plus its two ends. */
export function strideOf(
  c: Pick<Compiled, 'visits' | 'shifts' | 'work' | 'workByShift' | 'open' | 'close' | 'maxVisits'>,
): number {
  const shortest = Int32Array.from(c.work)
  for (let r = 0; r < c.shifts && c.workByShift.length; r++)
    for (let v = 0; v < c.visits; v++) shortest[v] = Math.min(shortest[v], c.workByShift[r * c.visits + v])
  shortest.sort()
  let most = 0
  for (let r = 0; r < c.shifts; r++) {
    const room = c.close[r] - c.open[r]
    let sum = 0
    let stops = 0
    while (stops < c.visits && stops < c.maxVisits[r] && sum + shortest[stops] <= room)
      sum += shortest[stops++]
    most = Math.max(most, stops)
  }
  return most + 3
}
