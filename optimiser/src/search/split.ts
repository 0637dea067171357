import type { Compiled } from '../model/compiled.ts'

/** Which shifts and visits each thread works on in one round. */
export interface Part {
  readonly shifts: readonly number[]
  readonly visits: readonly number[]
}

/**
 * Cuts a plan into parts of about equal numbers of visits along an axis that turns by the golden angle from round
 * to round, so that every border lies inside a part a few rounds later. Visits that are left out belong to the
 * part they lie in.
 */
export function split(
  c: Compiled,
  position: { readonly x: Float64Array; readonly y: Float64Array },
  routes: readonly ArrayLike<number>[],
  parts: number,
  round: number,
): Part[] {
  const angle = (round * 137.5 * Math.PI) / 180
  const dx = Math.cos(angle)
  const dy = Math.sin(angle)
  const along = (place: number): number => position.x[place] * dx + position.y[place] * dy
  const assigned = new Uint8Array(c.visits)
  const keyed = routes.map((route, r) => {
    let sum = 0
    for (let i = 0; i < route.length; i++) {
      assigned[route[i]!] = 1
      sum += along(c.visitPlace[route[i]!])
    }
    const key = route.length ? sum / route.length : along(c.headPlace[r])
    return { r, key, size: route.length }
  })
  keyed.sort((a, b) => a.key - b.key || a.r - b.r)
  const total = keyed.reduce((sum, each) => sum + each.size, 0)

  const shifts: number[][] = Array.from({ length: parts }, () => [])
  const visits: number[][] = Array.from({ length: parts }, () => [])
  const borders: number[] = []
  let before = 0
  let part = 0
  let empties = round
  for (const { r, key, size } of keyed) {
    while (part < parts - 1 && before >= (total * (part + 1)) / parts) {
      borders.push(key)
      part++
    }
    // Empty shifts that are like others can be used anywhere: deal them out in turn.
    const target = size === 0 && alikeElsewhere(c, r) ? empties++ % parts : part
    shifts[target]!.push(r)
    const route = routes[r]!
    for (let i = 0; i < route.length; i++) visits[target]!.push(route[i]!)
    before += size
  }
  for (let v = 0; v < c.visits; v++) {
    if (assigned[v]) continue
    const key = along(c.visitPlace[v])
    let target = 0
    while (target < borders.length && key >= borders[target]!) target++
    visits[target]!.push(v)
  }
  return shifts.map((list, i) => ({ shifts: list.sort((a, b) => a - b), visits: visits[i]! }))
}

function alikeElsewhere(c: Compiled, r: number): boolean {
  for (let other = 0; other < c.shifts; other++)
    if (other !== r && c.likeness[other] === c.likeness[r]) return true
  return false
}
