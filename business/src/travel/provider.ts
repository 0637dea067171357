import type { Position } from './place.ts'

/** One answer of a road router: seconds and metres by row and column; null where it knows no way. */
export interface RoutedBlock {
  readonly seconds: readonly (readonly (number | null)[])[]
  readonly metres: readonly (readonly (number | null)[])[]
}

/** Something that knows roads. Asked in blocks; a fault or a time-out is thrown and the estimate stands in. */
export interface RoadRouter {
  /** Key of its answers in the cache: two routers that differ in roads or profile must not share one. */
  readonly source: string
  /** Most places of departure and of arrival in one question. */
  readonly blockSize: number
  block(from: readonly Position[], to: readonly Position[], signal: AbortSignal): Promise<RoutedBlock>
}

/** How good the times of a plan are; shown on the board. */
export interface TravelQuality {
  readonly kind: 'estimated' | 'routed' | 'mixed'
  /** Pairs that had to be estimated although a router is set up. */
  readonly estimatedPairs: number
  /** Why, in a word for the texts: router away, no way found. */
  readonly reason: 'router-away' | 'no-way' | null
}
