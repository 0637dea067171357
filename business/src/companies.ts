import { sql } from 'kysely'
import type { Act, Actor } from './engine/act.ts'
import { type Database, type SharedTx, sharedSchema, type Tx, viewsOf } from './engine/database.ts'
import type { Engine } from './engine/engine.ts'
import { forgetJobs } from './engine/jobs.ts'
import { migrate } from './engine/migrate.ts'
import type { Language } from './foundation/texts.ts'

/** What is known of a company when it is founded. */
export interface Founding {
  readonly schema: string
  readonly name: string
  readonly timeZone: string
  readonly currencyCode: string
  readonly language: Language
  readonly demo: boolean
}

/** The companies of this database, by name. */
export async function listCompanies(database: Database) {
  return database.shared.selectFrom('company').selectAll().orderBy('createdAt').execute()
}

/**
 * Founds a company: its schema, its tables, its set-up, and the codes that the modules cannot be without.
 * Doing it again for the same schema brings the tables up to date and adds what is missing.
 */
export async function foundCompany(engine: Engine, founding: Founding): Promise<void> {
  const { database } = engine
  await migrate(database, founding.schema)
  await database
    .company(founding.schema)
    .transaction()
    .execute(async (transaction) => {
      const { tx, shared } = viewsOf(transaction, founding.schema)
      await tx
        .insertInto('companySetup')
        .values({
          name: founding.name,
          address: '',
          postCode: '',
          city: '',
          phone: '',
          email: '',
          vatNo: '',
          countryCode: 'IT',
          timeZone: founding.timeZone,
          currencyCode: founding.currencyCode,
          language: founding.language,
          baseCalendarCode: null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      for (const module of engine.modules) await module.prepare?.(foundersAct(engine, founding, tx, shared))
    })
  await database.shared
    .insertInto('company')
    .values({ schema: founding.schema, name: founding.name, demo: founding.demo, createdAt: engine.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Brings every company of the database to the present shape, and adds codes that newer modules need. */
export async function migrateAll(engine: Engine): Promise<void> {
  for (const company of await listCompanies(engine.database)) {
    await migrate(engine.database, company.schema)
    await engine.database
      .company(company.schema)
      .transaction()
      .execute(async (transaction) => {
        const { tx, shared } = viewsOf(transaction, company.schema)
        const setup = await tx.selectFrom('companySetup').selectAll().executeTakeFirstOrThrow()
        for (const module of engine.modules) {
          await module.prepare?.(foundersAct(engine, { ...company, ...setup }, tx, shared))
        }
      })
  }
}

/** Takes a company with everything it has, and the jobs that wait in it, out of the database. */
export async function dropCompany(database: Database, schema: string): Promise<void> {
  await forgetJobs(database, schema)
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(database.raw)
  await database.shared.deleteFrom('company').where('schema', '=', schema).execute()
}

/** Takes a demo out of the database with its people who are in no other company. */
export async function removeDemo(database: Database, schema: string): Promise<void> {
  const found = (await listCompanies(database)).find((one) => one.schema === schema)
  if (!found?.demo) throw new Error(`The company ${schema} is no demo.`)
  await dropCompany(database, schema)
  const { shared } = database
  await shared
    .deleteFrom('user')
    .where('id', 'in', shared.selectFrom('person').select('userId').where('demo', '=', true))
    .where('id', 'not in', shared.selectFrom('membership').select('userId'))
    .execute()
}

/** The shared schema alone; before anything else at every start. */
export async function migrateShared(database: Database): Promise<void> {
  await migrate(database, sharedSchema)
}

/** Somebody who acts for the house itself: founding, demo, jobs. */
export function houseActor(company: string, language: Language): Actor {
  return {
    userId: 'giro',
    name: 'Giro',
    roles: ['administrator', 'manager', 'dispatcher'],
    language,
    company,
    resourceNo: null,
  }
}

function foundersAct(
  engine: Engine,
  founding: Pick<Founding, 'schema' | 'language' | 'timeZone'>,
  tx: Tx,
  shared: SharedTx,
): Act {
  const now = engine.now()
  const nothing = async () => {}
  return {
    user: houseActor(founding.schema, founding.language),
    tx,
    shared,
    now,
    workDate: now.slice(0, 10) as Act['workDate'],
    timeZone: founding.timeZone,
    dataFolder: engine.dataFolder,
    publicUrl: engine.publicUrl,
    say: (code, facts) => engine.words.say(code, facts, founding.language),
    answers: {},
    operation: 'company.found',
    publish: nothing,
    remember: nothing,
    rememberAll: nothing,
    startJob: nothing,
    does: () => {
      throw new Error('founding writes codes only; it performs no operations')
    },
  }
}
