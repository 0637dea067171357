import type { Generated } from 'kysely'
import type { Instant } from '../foundation/day.ts'

export interface TravelTables {
  travelSetup: {
    onlyRow: Generated<boolean>
    provider: Generated<'estimate' | 'valhalla' | 'osrm' | 'roads'>
    serverUrl: Generated<string>
    profile: Generated<string>
    detourFactor: Generated<number>
    slowKmh: Generated<number>
    fastKmh: Generated<number>
    reachKm: Generated<number>
    fixedSeconds: Generated<number>
    version: Generated<number>
  }
  travelTime: {
    source: string
    fromPlace: string
    toPlaces: string[]
    seconds: number[]
    metres: number[]
    fetchedAt: Instant
  }
}
