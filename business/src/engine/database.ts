import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { CamelCasePlugin, Kysely, PGliteDialect, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { fromPglite } from 'pg-boss'
import type { CompanyTables } from '../tables.ts'
import { lockFolder } from './directory-lock.ts'
import type { SharedTables } from './tables.ts'

export type { CompanyTables }

/** Handle on one company's tables, outside a transaction. */
export type CompanyDatabase = Kysely<CompanyTables>

/** Handle on one company's tables inside the transaction of the running operation. */
export type Tx = Transaction<CompanyTables>

/** Handle on the shared tables inside the transaction of the running operation. */
export type SharedTx = Transaction<SharedTables>

/** Schema of what all companies share. */
export const sharedSchema = 'giro'

/** The one place that knows which engine is underneath. */
export interface Database {
  readonly kind: 'embedded' | 'postgres'
  /** Words for the banner: the folder, or host and database without the password. */
  readonly where: string
  /** No schema set: for migrations and checks only. */
  readonly raw: Kysely<CompanyTables & SharedTables>
  readonly shared: Kysely<SharedTables>
  company(schema: string): CompanyDatabase
  /** Options by which pg-boss uses this database. */
  readonly forJobs: Record<string, unknown>
  /** Calls back with the payload of each NOTIFY on the channel, until the returned function is called. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** The embedded database as one file (tar, gzipped), for backups and tests; null on PostgreSQL. */
  dump(): Promise<Blob | null>
  close(): Promise<void>
}

/** `"2026-03-14 09:00:00.5+00"` → `"2026-03-14T09:00:00.5Z"`; the session's zone is UTC. */
function instantText(value: string): string {
  return `${value.replace(' ', 'T').replace(/\+00(:?00)?$/, '')}Z`
}

const asIs = (value: string) => value

/** The shortest text of the same number: `4.00000` → `4`; both engines pad to the column's scale. */
const decimalText = (value: string) => (value.includes('.') ? value.replace(/\.?0+$/, '') : value)

/** By type number of PostgreSQL: int8, date, time, timestamp, timestamptz, numeric. The same on both engines. */
const parsers: Record<number, (value: string) => unknown> = {
  20: Number,
  1082: asIs,
  1083: asIs,
  1114: asIs,
  1184: instantText,
  1700: decimalText,
}

/** How alike words must be for the search to forgive typing errors. */
const alike = 0.4

const plugins = () => [new CamelCasePlugin({ maintainNestedObjectKeys: true })]

/** `folder` null keeps everything in memory; `from` starts from a dump. Tests use both. */
export interface EmbeddedOptions {
  readonly folder: string | null
  readonly from?: Blob
}

/** Opens the embedded database. The folder is locked for this process; a second opener is refused. */
export async function openEmbedded({ folder, from }: EmbeddedOptions): Promise<Database> {
  const release = folder === null ? () => {} : lockFolder(folder)
  const pglite = await PGlite.create({
    ...(folder !== null && { dataDir: `${folder}/pglite` }),
    ...(from && { loadDataDir: from }),
    extensions: { btree_gist, pg_trgm },
    parsers,
    relaxedDurability: false,
  }).catch((error: unknown) => {
    release()
    throw error
  })
  await pglite.exec(`set time zone 'UTC'; set pg_trgm.word_similarity_threshold = ${alike}`)
  const base = new Kysely<CompanyTables & SharedTables>({
    dialect: new PGliteDialect({ pglite }),
    plugins: plugins(),
  })
  return {
    ...views(base),
    kind: 'embedded',
    where: folder ?? 'memory',
    forJobs: { db: fromPglite(pglite), backend: 'pglite' },
    listen: async (channel, heard) => {
      const stop = await pglite.listen(channel, heard)
      return async () => stop()
    },
    dump: () => pglite.dumpDataDir('gzip') as Promise<Blob>,
    close: async () => {
      await base.destroy()
      release()
    },
  }
}

/** Opens a PostgreSQL database (15 or later). `connections` is the size of the pool. */
export async function openPostgres(url: string, connections = 10): Promise<Database> {
  const types = new pg.TypeOverrides()
  for (const [number, parse] of Object.entries(parsers)) types.setTypeParser(Number(number), parse)
  const settings = {
    connectionString: url,
    types,
    options: `-c timezone=UTC -c pg_trgm.word_similarity_threshold=${alike}`,
    application_name: 'giro',
  }
  const pool = new pg.Pool({ ...settings, max: connections })
  // An idle connection that the server closes must not end the process: the next query gets a new one.
  pool.on('error', () => {})
  const base = new Kysely<CompanyTables & SharedTables>({
    dialect: new PostgresDialect({ pool }),
    plugins: plugins(),
  })
  const address = new URL(url)
  return {
    ...views(base),
    kind: 'postgres',
    where: `${address.hostname || address.searchParams.get('host') || 'localhost'}${address.pathname}`,
    forJobs: { connectionString: url, application_name: 'giro-jobs', max: 4 },
    listen: (channel, heard) => listenOn(settings, channel, heard),
    dump: async () => null,
    close: () => base.destroy(),
  }
}

function views(base: Kysely<CompanyTables & SharedTables>) {
  return {
    raw: base,
    shared: base.withSchema(sharedSchema) as unknown as Kysely<SharedTables>,
    company: (schema: string) => base.withSchema(schema) as unknown as CompanyDatabase,
  }
}

/** One connection of its own that comes back by itself after the server was away. */
async function listenOn(settings: pg.ClientConfig, channel: string, heard: (payload: string) => void) {
  let stopped = false
  let client: pg.Client
  const connect = async () => {
    client = new pg.Client(settings)
    client.on('notification', (message) => heard(message.payload ?? ''))
    client.on('error', () => {})
    client.on('end', () => {
      if (!stopped) setTimeout(() => connect().catch(() => {}), 1000).unref()
    })
    await client.connect()
    await client.query(`listen "${channel}"`)
  }
  await connect()
  return async () => {
    stopped = true
    await client.end()
  }
}

/** The two views of one transaction: the company's tables and the shared ones. */
export function viewsOf(
  transaction: Transaction<CompanyTables>,
  company: string,
): { tx: Tx; shared: SharedTx } {
  // \`withSchema\` adds up: the schema set last is the one in force.
  return {
    tx: transaction.withSchema(company) as Tx,
    shared: transaction.withSchema(sharedSchema) as unknown as SharedTx,
  }
}
