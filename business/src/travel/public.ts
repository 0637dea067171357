export { type Position, placeKey } from './place.ts'
export type { TravelQuality } from './provider.ts'
