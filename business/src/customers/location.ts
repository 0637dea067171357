import type { Refusal } from '../foundation/verdict.ts'

export const locationKinds = ['building', 'floor', 'room', 'other'] as const
export type LocationKind = (typeof locationKinds)[number]

/** A building, floor or room at a customer's address. */
export interface Location {
  readonly locationNo: number
  readonly customerNo: string
  /** Empty: the customer's own address. */
  readonly shipToCode: string
  /** What it is a part of; null: it stands at the address itself. */
  readonly parentNo: number | null
  readonly kind: LocationKind
  readonly name: string
}

/** So deep a tree is still read at a glance on a telephone. */
export const deepest = 6

/** A location with what leads to it, outermost first: `Edificio A › Piano 1 › Sala server`. */
export function pathOf(location: Location, all: readonly Location[]): string {
  return wayTo(location, all)
    .map((one) => one.name)
    .join(' › ')
}

/** From the outermost to the location itself; stops where it would go in a circle. */
function wayTo(location: Location, all: readonly Location[]): Location[] {
  const way = [location]
  let parent = all.find((one) => one.locationNo === location.parentNo)
  while (parent && !way.includes(parent)) {
    way.unshift(parent)
    parent = all.find((one) => one.locationNo === parent?.parentNo)
  }
  return way
}

/** In the order of a tree: each after what it is a part of, brothers by name. */
export function inTreeOrder<L extends Location>(
  all: readonly L[],
  parentNo: number | null = null,
  depth = 0,
): (L & { readonly depth: number })[] {
  return all
    .filter((one) => one.parentNo === parentNo)
    .toSorted((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }))
    .flatMap((one) => [{ ...one, depth }, ...inTreeOrder(all, one.locationNo, depth + 1)])
}

/**
 * Reasons not to write a location so, among `all` of the customer (as they are; `location` as it would be, number 0
 * for a new one): what it is a part of stands at the same address and not within it, names of brothers differ, and
 * the tree stays readable.
 */
export function reasonsNotToPlace(location: Location, all: readonly Location[]): Refusal[] {
  const others = all.filter((one) => one.locationNo !== location.locationNo)
  const refusals: Refusal[] = []
  const parent = others.find((one) => one.locationNo === location.parentNo)
  const elsewhere = parent && parent.shipToCode !== location.shipToCode
  if (location.parentNo !== null && (!parent || elsewhere))
    refusals.push({ code: 'customers.no-such-location', at: 'parentNo' })
  const way = wayTo(location, [location, ...others])
  const circle =
    parent !== undefined && wayTo(parent, all).some((one) => one.locationNo === location.locationNo)
  if (circle) refusals.push({ code: 'customers.location-in-itself', at: 'parentNo' })
  else if (way.length + heightOf(location.locationNo, others) > deepest)
    refusals.push({ code: 'customers.location-too-deep', facts: { deepest }, at: 'parentNo' })
  const twin = others.some(
    (one) =>
      one.parentNo === location.parentNo &&
      one.shipToCode === location.shipToCode &&
      one.name.toLowerCase() === location.name.toLowerCase(),
  )
  if (twin) refusals.push({ code: 'customers.location-exists', facts: { name: location.name }, at: 'name' })
  return refusals
}

/** How many levels hang below. */
function heightOf(locationNo: number, all: readonly Location[]): number {
  const parts = all.filter((one) => one.parentNo === locationNo)
  const below = all.filter((one) => one.parentNo !== locationNo)
  return parts.length === 0 ? 0 : 1 + Math.max(...parts.map((part) => heightOf(part.locationNo, below)))
}
