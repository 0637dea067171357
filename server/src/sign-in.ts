import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '@giro/business/engine/engine.ts'
import { betterAuth } from 'better-auth'
import type { Kysely, KyselyPlugin } from 'kysely'
import type { Config } from './config.ts'

/** The library compares moments as `Date`; our drivers give text. Columns of moments end in `At`. */
const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          typeof value === 'string' && column.endsWith('At') ? new Date(value) : value,
        ]),
      ),
    ),
  }),
}

/** Sign-in by e-mail and password; sessions in the database, so any number of processes share them. */
export function openSignIn(engine: Engine, config: Config) {
  const db = engine.database.shared.withPlugin(momentsAsDates) as unknown as Kysely<Record<string, never>>
  return betterAuth({
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: secretOf(config),
    database: { db, type: 'postgres' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, autoSignIn: true },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 120,
      customRules: { '/sign-in/*': { window: 60, max: 20 } },
    },
    advanced: {
      cookiePrefix: 'giro',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-giro-address'] },
    },
    trustedOrigins: [config.publicUrl, `http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`],
    telemetry: { enabled: false },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => {
            // A demo person has a published password: no session unless a demo company is here.
            const person = await engine.database.shared
              .selectFrom('person')
              .innerJoin('membership', 'membership.userId', 'person.userId')
              .innerJoin('company', 'company.schema', 'membership.company')
              .select(['person.demo', 'company.demo as companyIsDemo'])
              .where('person.userId', '=', session.userId)
              .execute()
            return person.every((one) => !one.demo || one.companyIsDemo) ? undefined : false
          },
        },
      },
    },
  })
}

export type SignIn = ReturnType<typeof openSignIn>

/** GIRO_SECRET, else one made at the first start and kept in the data folder, readable by the owner only. */
export function secretOf(config: Config): string {
  if (process.env.GIRO_SECRET) return process.env.GIRO_SECRET
  const file = join(config.dataFolder, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}
