import { mkdirSync } from 'node:fs'
import { migrateAll, migrateShared } from '@giro/business/companies.ts'
import { openEmbedded, openPostgres } from '@giro/business/engine/database.ts'
import { type Engine, startEngine } from '@giro/business/engine/engine.ts'
import { modules } from '@giro/business/modules.ts'
import type { Config } from './config.ts'

/** Opens the database that the configuration names, brings it to the present shape and starts the engine. */
export async function openEngine(
  config: Pick<Config, 'dataFolder' | 'databaseUrl' | 'publicUrl'>,
  onFault?: (fault: unknown, number: string) => void,
): Promise<Engine> {
  mkdirSync(config.dataFolder, { recursive: true })
  const database = config.databaseUrl
    ? await openPostgres(config.databaseUrl)
    : await openEmbedded({ folder: config.dataFolder })
  try {
    await migrateShared(database)
    const engine = await startEngine({
      database,
      modules,
      dataFolder: config.dataFolder,
      publicUrl: config.publicUrl,
      ...(onFault && { onFault }),
    })
    await migrateAll(engine)
    return engine
  } catch (error) {
    await database.close()
    throw error
  }
}
