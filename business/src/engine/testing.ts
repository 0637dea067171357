import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { foundCompany, houseActor, migrateShared } from '../companies.ts'
import type { Day, Instant } from '../foundation/day.ts'
import { asInstant } from '../foundation/day.ts'
import { command, type InputOf, type Operation, type OutputOf } from '../foundation/operation.ts'
import { type Role, roles } from '../foundation/roles.ts'
import type { Answers } from '../foundation/verdict.ts'
import { modules } from '../modules.ts'
import type { Act, Actor } from './act.ts'
import { type CompanyDatabase, type Database, openEmbedded, openPostgres } from './database.ts'
import { type Engine, startEngine } from './engine.ts'
import { handle } from './module.ts'
import { type Performed, perform, performTyped } from './perform.ts'

/** Schema of the company that tests work in. */
export const testCompany = 'test'

/** A founded company in a database of its own, with a clock that the test sets. */
export interface TestBusiness {
  readonly engine: Engine
  readonly database: Database
  readonly company: CompanyDatabase
  /** Sets the clock. */
  at(moment: string): void
  /** Somebody with a role; the calls below are made as this person. */
  person(name: string, role: Role, language?: 'it' | 'en', resourceNo?: string): TestPerson
  /** Begins to take jobs; without it they stay in the queue. */
  work(): Promise<void>
  close(): Promise<void>
}

export interface TestPerson {
  readonly actor: Actor
  /** Does it, or throws with the reasons in words. */
  does<O extends Operation>(operation: O, input: InputOf<O>, answers?: Answers): Promise<OutputOf<O>>
  /** Tries it, and gives what came of it. */
  tries<O extends Operation>(
    operation: O,
    input: unknown,
    more?: { answers?: Answers; key?: string; workDate?: Day },
  ): Promise<Performed>
  /** Runs what modules above will call inside a command, in a transaction of its own; for hooks without operation. */
  acts(run: (act: Act) => Promise<unknown>, answers?: Answers): Promise<Performed>
}

/** The operation as which {@link TestPerson.acts} runs. */
const testOperation = command({
  name: 'testing.act',
  path: '/testing/act',
  title: { en: 'Test', it: 'Prova' },
  may: roles,
  input: z.object({}),
  output: z.object({}),
})

/** Opens an empty database: PostgreSQL when TEST_DATABASE_URL is set, else PGlite in memory. */
async function openTestDatabase(): Promise<Database> {
  const server = process.env.TEST_DATABASE_URL
  if (server) {
    const name = `giro_test_${process.pid}_${Date.now().toString(36)}`
    const admin = await openPostgres(server, 1)
    await sql`create database ${sql.id(name)} template template0`.execute(admin.raw)
    await admin.close()
    const url = new URL(server)
    url.pathname = `/${name}`
    return openPostgres(url.toString(), 6)
  }
  return openMigrated()
}

/** An embedded database of its own in memory, with all migrations done where the test run has prepared one. */
export async function openMigrated(): Promise<Database> {
  const prepared = process.env.GIRO_TEST_DATABASE
  return openEmbedded({ folder: null, ...(prepared && { from: await openAsBlob(prepared) }) })
}

/** A company ready to work in. `moment` is the clock's first time. */
export async function openBusiness(moment = '2026-10-13T07:00:00Z'): Promise<TestBusiness> {
  let now = asInstant(moment) as Instant
  const dataFolder = mkdtempSync(join(tmpdir(), 'giro-test-'))
  const database = await openTestDatabase()
  await migrateShared(database)
  const engine = await startEngine({
    database,
    modules,
    dataFolder,
    publicUrl: 'https://giro.example',
    now: () => now,
    onFault: (fault, number) => console.error('fault', number, fault),
  })
  await foundCompany(engine, {
    schema: testCompany,
    name: 'Clima Trentino S.r.l.',
    timeZone: 'Europe/Rome',
    currencyCode: 'EUR',
    language: 'it',
    demo: false,
  })
  const via = 'test' as const
  return {
    engine,
    database,
    company: database.company(testCompany),
    at: (next) => {
      now = asInstant(next)
    },
    person: (name, role, language = 'it', resourceNo) => {
      const actor: Actor = {
        ...houseActor(testCompany, language),
        userId: name.toLowerCase(),
        name,
        roles: [role],
        resourceNo: resourceNo ?? null,
      }
      return {
        actor,
        does: (operation, input, answers) =>
          performTyped(engine, operation, input, { actor, via, ...(answers && { answers }) }),
        acts: (run, answers) => {
          const handled = handle(testOperation, async (_, act) => {
            await run(act)
            return {}
          })
          const operations = new Map([...engine.operations, [testOperation.name, handled]])
          return perform(
            { ...engine, operations },
            { actor, via, operation: testOperation.name, input: {}, ...(answers && { answers }) },
          )
        },
        tries: (operation, input, more) =>
          perform(engine, { actor, via, operation: operation.name, input, ...more }),
      }
    },
    work: () => engine.jobs.work(engine),
    close: async () => {
      await engine.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
