import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Position } from './place.ts'
import type { RoadRouter } from './provider.ts'
import { valhallaBlock } from './routers.client.ts'
import { findValhalla, importValhalla } from './valhalla-package.client.ts'

/** What was built when; its file names the tiles in use. */
interface Roads {
  readonly tiles: string
  readonly builtAt: string
  readonly extract: string
}

const roadsFile = (dataFolder: string) => join(dataFolder, 'roads/roads.json')

/** The roads that were imported into the data folder, or null. */
export function importedRoads(dataFolder: string): Roads | null {
  const file = roadsFile(dataFolder)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}

/** The optional part for roads in process is not there. */
export class ValhallaMissing extends Error {
  constructor() {
    super(
      'Road routing in process needs the optional part @valhallajs/valhallajs (about 290 MB): giro roads install\n' +
        'Il calcolo su strade richiede la parte facoltativa @valhallajs/valhallajs (circa 290 MB): giro roads install',
    )
  }
}

/**
 * Builds road tiles from an OpenStreetMap extract. The tiles in use stay until the new ones are complete, and are
 * then replaced in one step; a failed import leaves everything as it was.
 */
export async function importRoads(
  dataFolder: string,
  extract: string,
  onProgress: (words: string) => void,
): Promise<Roads> {
  const folder = findValhalla(dataFolder)
  if (!folder) throw new ValhallaMissing()
  if (!existsSync(extract)) throw new Error(`There is no file ${extract}. / Il file ${extract} non esiste.`)
  const before = importedRoads(dataFolder)
  const builtAt = new Date().toISOString()
  const tiles = join(dataFolder, 'roads', `tiles-${builtAt.replaceAll(/[^0-9]/g, '')}`)
  try {
    await mkdir(tiles, { recursive: true })
    const config = await (await importValhalla(folder)).config(tiles)
    Object.assign(config.mjolnir!, {
      tile_dir: tiles,
      tile_extract: '',
      admin: '',
      timezone: '',
      concurrency: 1,
    })
    Object.assign(config.thor!, { source_to_target_algorithm: 'timedistancematrix' })
    Object.assign(config.service_limits!.auto as object, {
      max_matrix_location_pairs: 1_000_000,
      max_matrix_distance: 5_000_000,
    })
    const configFile = join(tiles, 'valhalla.json')
    await writeFile(configFile, JSON.stringify(config))
    await runBuilder(folder, ['build_tiles', '-c', configFile, extract], onProgress)
    const roads: Roads = { tiles, builtAt, extract: extract.split('/').at(-1)! }
    await writeFile(`${roadsFile(dataFolder)}.new`, JSON.stringify(roads))
    await rename(`${roadsFile(dataFolder)}.new`, roadsFile(dataFolder))
    if (before) await rm(before.tiles, { recursive: true, force: true })
    return roads
  } catch (error) {
    await rm(tiles, { recursive: true, force: true })
    throw error
  }
}

function runBuilder(folder: string, args: string[], onProgress: (words: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const builder = spawn(process.execPath, [join(folder, 'bin/valhalla-cli.js'), ...args])
    let last = ''
    const hear = (chunk: Buffer) => {
      last = chunk.toString().trim().split('\n').at(-1) ?? last
      onProgress(last)
    }
    builder.stdout.on('data', hear)
    builder.stderr.on('data', hear)
    builder.on('error', reject)
    builder.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`building the road tiles failed (${status}): ${last}`)),
    )
  })
}

/** Puts the optional part under the data folder, by npm. */
export async function installValhalla(
  dataFolder: string,
  onProgress: (words: string) => void,
): Promise<void> {
  const folder = join(dataFolder, 'roads/parts')
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, dependencies: { '@valhallajs/valhallajs': '3.6.1' } }),
  )
  await new Promise<void>((resolve, reject) => {
    const npm = spawn('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
    npm.stdout.on('data', (chunk: Buffer) => onProgress(chunk.toString().trim()))
    npm.on('error', reject)
    npm.on('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`npm install ended with ${status}`)),
    )
  })
}

interface Pending {
  resolve(answer: unknown): void
  reject(error: Error): void
}

const workers = new Map<string, { worker: Worker; pending: Map<number, Pending>; next: number }>()

/** Road times in process: a worker thread holds the tiles, so that the server stays responsive. Null without tiles. */
export function roadsInProcess(dataFolder: string, profile: string): RoadRouter | null {
  const roads = importedRoads(dataFolder)
  const packageFolder = findValhalla(dataFolder)
  if (!roads || !packageFolder) return null
  const configFile = join(roads.tiles, 'valhalla.json')
  return {
    source: `roads ${roads.builtAt} ${profile}`,
    blockSize: 100,
    block: async (from, to, signal) => {
      const at = ({ latitude, longitude }: Position) => ({ lat: latitude, lon: longitude })
      const request = { sources: from.map(at), targets: to.map(at), costing: profile, verbose: false }
      return valhallaBlock(
        await askWorker(packageFolder, configFile, request, signal),
        from.length,
        to.length,
      )
    },
  }
}

function askWorker(
  packageFolder: string,
  configFile: string,
  request: unknown,
  signal: AbortSignal,
): Promise<unknown> {
  let held = workers.get(configFile)
  if (!held) {
    const worker = new Worker(new URL('./roads.worker.ts', import.meta.url), {
      workerData: { packageFolder, configFile },
    })
    worker.unref()
    const pending = new Map<number, Pending>()
    held = { worker, pending, next: 0 }
    workers.set(configFile, held)
    worker.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
      if (error === undefined) pending.get(id)?.resolve(answer)
      else pending.get(id)?.reject(new Error(error))
      pending.delete(id)
    })
    worker.on('error', (error) => {
      workers.delete(configFile)
      for (const one of pending.values()) one.reject(error as Error)
    })
  }
  const { worker, pending } = held
  const id = held.next++
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject })
    signal.addEventListener('abort', () => reject(new Error('given up')), { once: true })
    worker.postMessage({ id, request })
  })
}
