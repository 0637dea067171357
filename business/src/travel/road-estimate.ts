import { greatCircleMetres, type Position, placeKey } from './place.ts'

/** How roads differ from straight lines; editable in the travel set-up. */
export interface EstimateSettings {
  /** Road metres by straight metres. */
  readonly detourFactor: number
  /** Speed of short drives, and the one that long drives come near to. */
  readonly slowKmh: number
  readonly fastKmh: number
  /** Kilometres after which about two thirds of the way from slow to fast is reached. */
  readonly reachKm: number
  /** Added to every drive: parking, traffic lights. */
  readonly fixedSeconds: number
}

/** Specification route-optimiser §13. */
export const usualRoads: EstimateSettings = {
  detourFactor: 1.35,
  slowKmh: 25,
  fastKmh: 70,
  reachKm: 15,
  fixedSeconds: 60,
}

/** Seconds and metres of a drive of so many straight metres; nothing for no distance. */
export function estimateDrive(
  straightMetres: number,
  settings: EstimateSettings,
): { seconds: number; metres: number } {
  if (straightMetres < 1) return { seconds: 0, metres: 0 }
  const { detourFactor, slowKmh, fastKmh, reachKm, fixedSeconds } = settings
  const kmh = slowKmh + (fastKmh - slowKmh) * (1 - Math.exp(-straightMetres / 1000 / reachKm))
  const metres = detourFactor * straightMetres
  return { seconds: Math.round(fixedSeconds + metres / (kmh / 3.6)), metres: Math.round(metres) }
}

/** Times and lengths between all places, row by row: `seconds[from * places.length + to]`. */
export interface TravelMatrix {
  readonly seconds: Int32Array
  readonly metres: Int32Array
}

/** The estimate for all pairs; symmetric, 0 between equal places. */
export function estimateMatrix(places: readonly Position[], settings: EstimateSettings): TravelMatrix {
  const count = places.length
  const seconds = new Int32Array(count * count)
  const metres = new Int32Array(count * count)
  const keys = places.map(placeKey)
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      if (keys[from] === keys[to]) continue
      const drive = estimateDrive(greatCircleMetres(places[from]!, places[to]!), settings)
      seconds[from * count + to] = seconds[to * count + from] = drive.seconds
      metres[from * count + to] = metres[to * count + from] = drive.metres
    }
  }
  return { seconds, metres }
}
