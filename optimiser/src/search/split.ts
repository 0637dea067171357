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
  const keyed: Keyed[] = routes.map((route, r) => {
    let sum = 0
    for (let i = 0; i < route.length; i++) {
      assigned[route[i]!] = 1
      sum += along(c.visitPlace[route[i]!])
    }
    const key = route.length ? sum / route.length : along(c.headPlace[r])
    return { r, key, size: route.length }
  })
  if (c.links.anyRest || c.links.limits.length) keepPersonsWhole(c, keyed)
  keyed.sort((a, b) => a.key - b.key || a.r - b.r)
  const total = keyed.reduce((sum, each) => sum + each.size, 0)

  const shifts: number[][] = Array.from({ length: parts }, () => [])
  const visits: number[][] = Array.from({ length: parts }, () => [])
  const borders: number[] = []
  let before = 0
  let part = 0
  let empties = round
  let lastKey = Number.NaN
  for (const { r, key, size } of keyed) {
    const onward = key !== lastKey
    lastKey = key
    while (onward && part < parts - 1 && before >= (total * (part + 1)) / parts) {
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
  if (c.links.any) keepGroupsWhole(c, routes, shifts, visits)
  return shifts.map((list, i) => ({ shifts: list.sort((a, b) => a - b), visits: visits[i]! }))
}

interface Keyed {
  readonly r: number
  key: number
  readonly size: number
}

/** Shifts of one person that bind each other come into the same part: they get the same key. */
function keepPersonsWhole(c: Compiled, keyed: Keyed[]): void {
  const sums = new Map<number, { key: number; count: number }>()
  for (const { r, key } of keyed) {
    const person = c.links.technician[r]
    const sum = sums.get(person) ?? { key: 0, count: 0 }
    sums.set(person, { key: sum.key + key, count: sum.count + 1 })
  }
  for (const each of keyed) {
    const { key, count } = sums.get(c.links.technician[each.r])!
    each.key = key / count
  }
}

/** Linked visits belong to the part where they are planned; where that is several, nobody may move them now. */
function keepGroupsWhole(
  c: Compiled,
  routes: readonly ArrayLike<number>[],
  shifts: readonly number[][],
  visits: number[][],
): void {
  const partOf = new Map<number, number>()
  shifts.forEach((list, part) => {
    for (const r of list) for (let i = 0; i < routes[r]!.length; i++) partOf.set(routes[r]![i]!, part)
  })
  const first = new Map<number, number>()
  visits.forEach((list, part) => {
    for (const v of list) first.set(v, part)
  })
  const home = c.links.groups.map((group) => {
    const planned = new Set(group.visits.flatMap((v) => (partOf.has(v) ? [partOf.get(v)!] : [])))
    if (planned.size > 1) return -1
    return [...planned][0] ?? first.get(group.visits[0]!) ?? 0
  })
  visits.forEach((list, part) => {
    visits[part] = list.filter((v) => c.links.groupOf[v] < 0)
  })
  c.links.groups.forEach((group, g) => {
    if (home[g]! >= 0) visits[home[g]!]!.push(...group.visits)
  })
}

function alikeElsewhere(c: Compiled, r: number): boolean {
  for (let other = 0; other < c.shifts; other++)
    if (other !== r && c.likeness[other] === c.likeness[r]) return true
  return false
}
