import { sql } from 'kysely'
import type { Reading } from '../engine/act.ts'
import type { CompanyDatabase } from '../engine/database.ts'
import type { Instant } from '../foundation/day.ts'
import { type Position, placeKey } from './place.ts'
import type { RoadRouter, TravelQuality } from './provider.ts'
import { type EstimateSettings, estimateMatrix, type TravelMatrix } from './road-estimate.ts'
import { roadsInProcess } from './roads.client.ts'
import { osrmServer, valhallaServer } from './routers.client.ts'

/** The travel set-up of the company. */
export interface TravelSetup extends EstimateSettings {
  readonly provider: 'estimate' | 'valhalla' | 'osrm' | 'roads'
  readonly serverUrl: string
  readonly profile: string
  readonly version: number
}

/** Times between places with what is to be said of them. */
export interface TravelTimes extends TravelMatrix {
  readonly quality: TravelQuality
}

export async function loadTravelSetup(tx: Reading['tx']): Promise<TravelSetup> {
  const { onlyRow: _, ...setup } = await tx.selectFrom('travelSetup').selectAll().executeTakeFirstOrThrow()
  return setup
}

/** The router that the set-up names; null where times are estimated. */
export function routerOf(setup: TravelSetup, dataFolder: string): RoadRouter | null {
  if (setup.provider === 'valhalla') return valhallaServer(setup.serverUrl, setup.profile)
  if (setup.provider === 'osrm') return osrmServer(setup.serverUrl, setup.profile)
  return setup.provider === 'roads' ? roadsInProcess(dataFolder, setup.profile) : null
}

/** Routers that did not answer are left alone until then, by source. */
const awayUntil = new Map<string, number>()
const awayMilliseconds = 30_000

/**
 * Times between all places: from the cache, the missing ones from the router, what is then still missing estimated.
 *
 * Network work happens here, so it takes a database handle and must not be called inside a transaction.
 * `fetch: false` asks nobody: cache and estimate only, for previews.
 */
export async function travelTimes(
  database: CompanyDatabase,
  dataFolder: string,
  places: readonly Position[],
  options: { readonly fetch: boolean; readonly now: Instant; readonly signal?: AbortSignal },
): Promise<TravelTimes> {
  const setup = await loadTravelSetup(database)
  const estimate = estimateMatrix(places, setup)
  const router = routerOf(setup, dataFolder)
  if (setup.provider === 'estimate')
    return { ...estimate, quality: { kind: 'estimated', estimatedPairs: 0, reason: null } }
  const keys = places.map(placeKey)
  const filled = new Uint8Array(places.length ** 2)
  let away = router === null
  if (router) {
    await fillFromCache(database, router.source, keys, estimate, filled)
    if (options.fetch && (awayUntil.get(router.source) ?? 0) < Date.now()) {
      try {
        await fetchMissing(database, router, places, keys, estimate, filled, options)
      } catch (error) {
        if (options.signal?.aborted) throw error
        awayUntil.set(router.source, Date.now() + awayMilliseconds)
        away = true
      }
    } else away ||= options.fetch
  }
  return { ...estimate, quality: qualityOf(filled, keys, away) }
}

function qualityOf(filled: Uint8Array, keys: readonly string[], away: boolean): TravelQuality {
  const count = keys.length
  let estimatedPairs = 0
  let pairs = 0
  for (let from = 0; from < count; from++)
    for (let to = 0; to < count; to++) {
      if (keys[from] === keys[to]) continue
      pairs++
      if (filled[from * count + to] !== 1) estimatedPairs++
    }
  if (estimatedPairs === 0) return { kind: 'routed', estimatedPairs: 0, reason: null }
  return {
    kind: estimatedPairs === pairs ? 'estimated' : 'mixed',
    estimatedPairs,
    reason: away ? 'router-away' : 'no-way',
  }
}

/** `filled`: 1 routed, 2 the router knows no way (the estimate stands). */
async function fillFromCache(
  database: CompanyDatabase,
  source: string,
  keys: readonly string[],
  matrix: TravelMatrix,
  filled: Uint8Array,
) {
  const count = keys.length
  const columns = new Map<string, number[]>()
  for (const [at, key] of keys.entries()) columns.set(key, [...(columns.get(key) ?? []), at])
  const rows = await database
    .selectFrom('travelTime')
    .select(['fromPlace', 'toPlaces', 'seconds', 'metres'])
    .where('source', '=', source)
    .where('fromPlace', 'in', [...columns.keys()])
    .execute()
  for (const row of rows) {
    const froms = columns.get(row.fromPlace) ?? []
    row.toPlaces.forEach((key, at) => {
      for (const to of columns.get(key) ?? [])
        for (const from of froms) put(matrix, filled, from * count + to, row.seconds[at]!, row.metres[at]!)
    })
  }
}

function put(matrix: TravelMatrix, filled: Uint8Array, at: number, seconds: number, metres: number) {
  if (seconds < 0) {
    filled[at] = 2
    return
  }
  filled[at] = 1
  matrix.seconds[at] = seconds
  if (metres >= 0) matrix.metres[at] = metres
}

async function fetchMissing(
  database: CompanyDatabase,
  router: RoadRouter,
  places: readonly Position[],
  keys: readonly string[],
  matrix: TravelMatrix,
  filled: Uint8Array,
  options: { readonly now: Instant; readonly signal?: AbortSignal },
) {
  const count = places.length
  const first = keys.map((key) => keys.indexOf(key))
  const unique = [...new Set(first)]
  const missingFrom = unique.filter((from) =>
    unique.some((to) => to !== from && filled[from * count + to] === 0),
  )
  if (missingFrom.length === 0) return
  const missingTo = unique.filter((to) =>
    missingFrom.some((from) => to !== from && filled[from * count + to] === 0),
  )
  const signal = options.signal ?? new AbortController().signal
  for (const froms of blocks(missingFrom, router.blockSize)) {
    const found = new Map(
      froms.map((from) => [from, { to: [] as string[], seconds: [] as number[], metres: [] as number[] }]),
    )
    for (const tos of blocks(missingTo, router.blockSize)) {
      const block = await router.block(
        froms.map((at) => places[at]!),
        tos.map((at) => places[at]!),
        signal,
      )
      froms.forEach((from, row) => {
        tos.forEach((to, column) => {
          if (from === to) return
          const kept = found.get(from)!
          kept.to.push(keys[to]!)
          kept.seconds.push(block.seconds[row]![column] ?? -1)
          kept.metres.push(block.metres[row]![column] ?? -1)
        })
      })
    }
    await saveTimes(
      database,
      router.source,
      froms.map((from) => ({ from: keys[from]!, ...found.get(from)! })),
      options.now,
    )
  }
  await fillFromCache(database, router.source, keys, matrix, filled)
}

function blocks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}

/** Adds to what is known of a place of departure; what was known of other places stays. */
async function saveTimes(
  database: CompanyDatabase,
  source: string,
  rows: readonly { from: string; to: string[]; seconds: number[]; metres: number[] }[],
  now: Instant,
) {
  for (const row of rows) {
    await database
      .insertInto('travelTime')
      .values({
        source,
        fromPlace: row.from,
        toPlaces: row.to,
        seconds: row.seconds,
        metres: row.metres,
        fetchedAt: now,
      })
      .onConflict((conflict) =>
        conflict.columns(['source', 'fromPlace']).doUpdateSet({
          toPlaces: sql`travel_time.to_places || excluded.to_places`,
          seconds: sql`travel_time.seconds || excluded.seconds`,
          metres: sql`travel_time.metres || excluded.metres`,
          fetchedAt: now,
        }),
      )
      .execute()
  }
}
