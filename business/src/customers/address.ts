import type { Refusal } from '../foundation/verdict.ts'

/** How well a position is known; a visit can only be planned where there is one. */
export const geoQualities = ['none', 'postcode', 'street', 'exact'] as const
export type GeoQuality = (typeof geoQualities)[number]

/** The fields of an address that say where it is. */
export interface Located {
  readonly latitude: number | null
  readonly longitude: number | null
  readonly geoQuality: GeoQuality
}

/** A position is a pair; the quality is `none` exactly when there is no position. */
export function reasonsNotToLocate(address: Located): Refusal[] {
  if ((address.latitude === null) !== (address.longitude === null))
    return [{ code: 'customers.half-position', at: address.latitude === null ? 'latitude' : 'longitude' }]
  return []
}

/** The quality that follows: entered by hand is exact unless something else was said. */
export function withQuality<A extends Located>(address: A): A {
  if (address.latitude === null) return { ...address, geoQuality: 'none' }
  return address.geoQuality === 'none' ? { ...address, geoQuality: 'exact' } : address
}

/** An hour of the week in which the customer can receive us; end excluded. */
export interface ReceivingHour {
  readonly weekday: number
  readonly startTime: string
  readonly endTime: string
}

/** Hours of one weekday must not overlap and must end after they start. */
export function reasonsNotToReceive(hours: readonly ReceivingHour[]): Refusal[] {
  const sorted = hours
    .map((hour, at) => ({ ...hour, at }))
    .sort((a, b) => a.weekday - b.weekday || (a.startTime < b.startTime ? -1 : 1))
  return sorted.flatMap((hour, index) => {
    const at = `receivingHours.${hour.at}`
    const previous = sorted[index - 1]
    if (hour.endTime <= hour.startTime) return [{ code: 'customers.hours-order', at }]
    if (previous?.weekday === hour.weekday && previous.endTime > hour.startTime)
      return [{ code: 'customers.hours-overlap', at }]
    return []
  })
}
