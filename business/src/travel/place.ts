/** WGS 84 degrees. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

/** Key of a place in the cache: five decimals, about a metre. */
export function placeKey({ latitude, longitude }: Position): string {
  return `${latitude.toFixed(5)},${longitude.toFixed(5)}`
}

const earthRadius = 6_371_008.8
const radians = Math.PI / 180

/** Metres along the great circle (haversine; mean radius of the WGS 84 ellipsoid). */
export function greatCircleMetres(from: Position, to: Position): number {
  const latitude = (to.latitude - from.latitude) * radians
  const longitude = (to.longitude - from.longitude) * radians
  const chord =
    Math.sin(latitude / 2) ** 2 +
    Math.cos(from.latitude * radians) * Math.cos(to.latitude * radians) * Math.sin(longitude / 2) ** 2
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(chord)))
}
