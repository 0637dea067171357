import { readdirSync, readFileSync } from 'node:fs'
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'
import { type Database, sharedSchema } from './database.ts'

const folder = new URL('../../migrations/', import.meta.url)

/**
 * Brings a schema to the present shape: `shared/` for what all companies share, `company/` for a company.
 *
 * Plain SQL files, forward only, each in the migrator's transaction; names carry date and time and may
 * arrive out of order, so that branches merge. Resumable: what was applied is skipped.
 * A statement ends with `;` at the end of a line; there are no triggers and no functions.
 */
export async function migrate(database: Database, schema: string): Promise<void> {
  const part = schema === sharedSchema ? 'shared' : 'company'
  await sql`create schema if not exists ${sql.id(schema)}`.execute(database.raw)
  if (part === 'company') {
    await sql`create extension if not exists btree_gist`.execute(database.raw)
    await sql`create extension if not exists pg_trgm schema public`.execute(database.raw)
  }
  const migrator = new Migrator({
    db: database.raw.withoutPlugins() as Kysely<unknown>,
    provider: provider(part, schema),
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
    allowUnorderedMigrations: true,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'unknown'
    throw new Error(`migration ${failed} of schema ${schema} failed: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

function provider(part: 'shared' | 'company', schema: string): MigrationProvider {
  return {
    getMigrations: async () => {
      const files = readdirSync(new URL(`${part}/`, folder)).filter((file) => file.endsWith('.sql'))
      const named = files.sort().map((file): [string, Migration] => [
        file.replace('.sql', ''),
        {
          up: async (db: Kysely<unknown>) => {
            // Local to the migrator's transaction, so it is never left behind on a pooled connection.
            await sql`set local search_path to ${sql.id(schema)}, public`.execute(db)
            const text = readFileSync(new URL(`${part}/${file}`, folder), 'utf8')
            for (const statement of statementsOf(text)) await sql.raw(statement).execute(db)
          },
        },
      ])
      return Object.fromEntries(named)
    },
  }
}

/** The statements of a file; lines that are comments only are left out. */
export function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^\s*--.*$/gm, '')
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}
