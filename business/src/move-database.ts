import { type Kysely, sql, type Transaction } from 'kysely'
import { listCompanies, migrateShared } from './companies.ts'
import { type Database, sharedSchema } from './engine/database.ts'
import { migrate } from './engine/migrate.ts'

const batch = 1000
/** The migrator's own tables are written by the target's migrations. */
const notMoved = new Set(['migration', 'migration_lock'])

/**
 * Copies everything of one database into another, empty one: people, companies, and every row of every table, with
 * the running numbers going on where they were. Works from the embedded database to PostgreSQL and back. One
 * transaction a schema: a failed move leaves the target without that company. The source stays as it was.
 * Jobs that wait are not moved; stop the server first. Returns the number of rows by schema.
 */
export async function moveDatabase(
  from: Database,
  to: Database,
  tell: (words: string) => void,
): Promise<Record<string, number>> {
  await migrateShared(to)
  const there = await listCompanies(to)
  if (there.length > 0)
    throw new Error(
      `The target holds companies already (${there.map((one) => one.schema).join(', ')}). Choose an empty database. / ` +
        'La destinazione contiene già delle società. Scegliere un database vuoto.',
    )
  const moved: Record<string, number> = {}
  for (const schema of [sharedSchema, ...(await listCompanies(from)).map((one) => one.schema)]) {
    await migrate(to, schema)
    moved[schema] = await to.raw.transaction().execute((transaction) => copySchema(from, transaction, schema))
    tell(`${schema}: ${moved[schema]} rows`)
  }
  return moved
}

// biome-ignore lint/suspicious/noExplicitAny: any table of any schema.
type AnyDatabase = Kysely<any> | Transaction<any>

async function copySchema(from: Database, to: AnyDatabase, schema: string): Promise<number> {
  const keys = await foreignKeys(to, schema)
  for (const key of keys)
    await sql`alter table ${sql.id(schema, key.table)} drop constraint ${sql.id(key.name)}`.execute(to)
  let rows = 0
  for (const table of await tablesOf(from.raw, schema)) rows += await copyTable(from.raw, to, schema, table)
  for (const key of keys)
    await sql`alter table ${sql.id(schema, key.table)} add constraint ${sql.id(key.name)} ${sql.raw(key.definition)}`.execute(
      to,
    )
  return rows
}

async function tablesOf(database: AnyDatabase, schema: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = ${schema} and table_type = 'BASE TABLE' order by 1`.execute(database)
  return rows.map((row) => row.name).filter((name) => !notMoved.has(name))
}

async function foreignKeys(database: AnyDatabase, schema: string) {
  // The definition must name the schema, whatever the search path is.
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select c.relname as "table", k.conname as "name", pg_get_constraintdef(k.oid) as "definition"
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and k.contype = 'f' order by 1, 2`.execute(database)
  return rows
}

async function copyTable(from: AnyDatabase, to: AnyDatabase, schema: string, table: string): Promise<number> {
  const name = sql.id(schema, table)
  await sql`delete from ${name}`.execute(to)
  const columns = await columnsOf(to, schema, table)
  let copied = 0
  for (let offset = 0; ; offset += batch) {
    // Rows travel as text from end to end, so that exact decimals stay exact. `part.*` is the row, also where the
    // table has a column of that name.
    const { rows } = await sql<{ rows: string | null; count: number }>`
      select json_agg(part.*)::text as "rows", count(*) as "count"
      from (select * from ${name} order by ctid limit ${batch} offset ${offset}) part`.execute(from)
    const [page] = rows
    const count = Number(page?.count ?? 0)
    if (page?.rows)
      await sql`insert into ${name} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${name}, ${page.rows}::json)`.execute(to)
    copied += count
    if (count < batch) break
  }
  if (table === 'event') {
    // Transaction numbers are those of the source: as 0 they lie before everything that the target will write.
    await sql`update ${name} set transaction_id = '0'`.execute(to)
  }
  await continueNumbers(to, schema, table)
  return copied
}

/** The columns of a table that are written; the database computes the others itself. */
async function columnsOf(database: AnyDatabase, schema: string, table: string) {
  const { rows } = await sql<{ column: string }>`
    select column_name as "column" from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`.execute(database)
  return sql.join(rows.map(({ column }) => sql.id(column)))
}

/** Running numbers go on after the highest that was copied. */
async function continueNumbers(to: AnyDatabase, schema: string, table: string): Promise<void> {
  const { rows } = await sql<{ column: string }>`
    select column_name as "column" from information_schema.columns
    where table_schema = ${schema} and table_name = ${table} and is_identity = 'YES'`.execute(to)
  for (const { column } of rows)
    await sql`select setval(pg_get_serial_sequence(${`"${schema}"."${table}"`}, ${column}),
      coalesce((select max(${sql.id(column)}) from ${sql.id(schema, table)}), 0) + 1, false)`.execute(to)
}
