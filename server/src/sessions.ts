import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '@giro/business/engine/act.ts'
import type { Engine } from '@giro/business/engine/engine.ts'
import type { Role } from '@giro/business/foundation/roles.ts'
import type { Language } from '@giro/business/foundation/texts.ts'
import type { SignIn } from './sign-in.ts'

/** The person of a request in one of their companies, with what the page wants to know of them. */
export interface Session {
  readonly actor: Actor
  readonly email: string
  readonly colourScheme: 'auto' | 'light' | 'dark'
  readonly companies: readonly { schema: string; name: string; demo: boolean }[]
  /** Schemas of those where the person is administrator. */
  readonly administers: readonly string[]
}

/** Node's headers as the web's. */
export function webHeaders(headers: IncomingHttpHeaders, address: string): Headers {
  const copied = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) copied.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // Set here and nowhere else, so that a caller cannot choose the address that the rate limit counts.
  copied.set('x-giro-address', address)
  return copied
}

/**
 * Who is asking: the session's person in the company of the header `Giro-Company` or the cookie `giro-company`,
 * else in their first one.
 * Null for a stranger and for somebody who is in no company.
 */
export async function sessionOf(
  engine: Engine,
  signIn: SignIn,
  headers: IncomingHttpHeaders,
  address: string,
): Promise<Session | null> {
  if (!headers.cookie) return null
  const found = await signIn.api.getSession({ headers: webHeaders(headers, address) })
  if (!found) return null
  const rows = await engine.database.shared
    .selectFrom('membership')
    .innerJoin('company', 'company.schema', 'membership.company')
    .leftJoin('person', 'person.userId', 'membership.userId')
    .select(['company.schema', 'company.name', 'company.demo', 'membership.roles', 'membership.resourceNo'])
    .select(['person.language', 'person.colourScheme'])
    .where('membership.userId', '=', found.user.id)
    .orderBy('company.createdAt')
    .execute()
  const wanted = headers['giro-company'] ?? /(?:^|;\s*)giro-company=([a-z0-9_]+)/.exec(headers.cookie)?.[1]
  const chosen = rows.find((row) => row.schema === wanted) ?? rows[0]
  if (!chosen) return null
  return {
    actor: {
      userId: found.user.id,
      name: found.user.name,
      roles: chosen.roles as Role[],
      language: chosen.language ?? 'it',
      company: chosen.schema,
      resourceNo: chosen.resourceNo,
    },
    email: found.user.email,
    colourScheme: chosen.colourScheme ?? 'auto',
    companies: rows.map(({ schema, name, demo }) => ({ schema, name, demo })),
    administers: rows.filter((row) => row.roles.includes('administrator')).map((row) => row.schema),
  }
}

/** The language a stranger's browser asks for. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const first = headers['accept-language']?.split(',')[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'it'
}
