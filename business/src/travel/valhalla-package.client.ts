import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** The part of Valhalla that answers questions. */
export interface ValhallaActor {
  matrix(request: unknown): Promise<unknown>
}

interface ValhallaPackage {
  readonly Actor: new (config: unknown) => ValhallaActor & { fromConfigFile: never }
  getConfig(options: {
    tileDir: string
    tileExtract: string
  }): Promise<Record<string, Record<string, unknown>>>
}

const name = '@valhallajs/valhallajs'

/**
 * Folder of the optional package, or null: GIRO_VALHALLA, the operator's part under the data folder, or the
 * project's own packages, in this order.
 */
export function findValhalla(dataFolder: string): string | null {
  const candidates = [process.env.GIRO_VALHALLA, join(dataFolder, 'roads/parts/node_modules', name)]
  for (const candidate of candidates)
    if (candidate && existsSync(join(candidate, 'package.json'))) return candidate
  try {
    return join(createRequire(import.meta.url).resolve(name), '..')
  } catch {
    return null
  }
}

/** Loads the package from its folder. */
export async function importValhalla(folder: string) {
  const loaded = createRequire(import.meta.url)(folder) as ValhallaPackage
  return {
    config: (tiles: string) => loaded.getConfig({ tileDir: tiles, tileExtract: '' }),
    actor: async (configFile: string): Promise<ValhallaActor> => {
      const { readFile } = await import('node:fs/promises')
      return new loaded.Actor(JSON.parse(await readFile(configFile, 'utf8')))
    },
  }
}
