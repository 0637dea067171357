import type { Compiled } from './compiled.ts'

/** Most stops that any route can have (by the shortest services and the smallest demands alone), plus its two ends. */
export function strideOf(
  c: Pick<
    Compiled,
    | 'visits'
    | 'shifts'
    | 'work'
    | 'workByShift'
    | 'open'
    | 'close'
    | 'maxVisits'
    | 'dimensions'
    | 'demand'
    | 'room'
  >,
): number {
  const shortest = Int32Array.from(c.work)
  for (let r = 0; r < c.shifts && c.workByShift.length; r++)
    for (let v = 0; v < c.visits; v++) shortest[v] = Math.min(shortest[v], c.workByShift[r * c.visits + v])
  shortest.sort()
  const demands = Array.from({ length: c.dimensions }, (_, k) =>
    Int32Array.from(c.work, (_work, v) => c.demand[v * c.dimensions + k]).sort(),
  )
  let most = 0
  for (let r = 0; r < c.shifts; r++) {
    const room = c.close[r] - c.open[r]
    let sum = 0
    let stops = 0
    while (stops < c.visits && stops < c.maxVisits[r] && sum + shortest[stops] <= room)
      sum += shortest[stops++]
    for (let k = 0; k < c.dimensions; k++)
      stops = Math.min(stops, fitting(demands[k], c.room[r * c.dimensions + k]))
    most = Math.max(most, stops)
  }
  return most + 3
}

/** How many of the sorted amounts fit into the room together. */
function fitting(amounts: Int32Array, room: number): number {
  let sum = 0
  for (let i = 0; i < amounts.length; i++) {
    sum += amounts[i]
    if (sum > room) return i
  }
  return amounts.length
}
