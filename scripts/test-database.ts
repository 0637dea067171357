import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrateShared } from '../business/src/companies.ts'
import { openEmbedded } from '../business/src/engine/database.ts'
import { startEngine } from '../business/src/engine/engine.ts'
import { migrate } from '../business/src/engine/migrate.ts'
import { testCompany } from '../business/src/engine/testing.ts'
import { modules } from '../business/src/modules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the database looks like: its migrations, and the packages that make it. */
function shape(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of ['shared', 'company'])
    for (const file of readdirSync(join(root, 'business/migrations', folder)).sort())
      hash.update(file).update(readFileSync(join(root, 'business/migrations', folder, file)))
  return hash.digest('hex').slice(0, 16)
}

/**
 * Before all tests: an embedded database with every migration done, kept as a file from which each test opens its own.
 * Opening it takes a third of the time of making it; the file is made anew when a migration or a package changes.
 */
export default async function setup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL) return
  const file = join(tmpdir(), `giro-test-database-${shape()}.tar.gz`)
  if (!existsSync(file)) {
    const database = await openEmbedded({ folder: null })
    await migrateShared(database)
    for (const schema of [testCompany, 'demo']) await migrate(database, schema)
    const engine = await startEngine({ database, modules, dataFolder: tmpdir() })
    const dump = await database.dump?.()
    await engine.close()
    if (!dump) throw new Error('The embedded database cannot be written down.')
    // Two runs at once each write their own, and the last one stays.
    const own = `${file}.${process.pid}`
    writeFileSync(own, Buffer.from(await dump.arrayBuffer()))
    renameSync(own, file)
  }
  process.env.GIRO_TEST_DATABASE = file
}
