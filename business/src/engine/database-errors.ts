import type { Refusal } from '../foundation/verdict.ts'

interface DatabaseError {
  readonly code: string
  readonly constraint: string
}

function databaseError(error: unknown): DatabaseError | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  return { code: error.code, constraint }
}

/** Serialisation failure or deadlock: the whole operation may be done again. */
export function isWorthRepeating(error: unknown): boolean {
  const code = databaseError(error)?.code
  return code === '40001' || code === '40P01'
}

/** The database is away, restarting or out of connections. */
export function isOutage(error: unknown): boolean {
  const code = databaseError(error)?.code ?? ''
  return /^(08|57P0|53)/.test(code) || ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(code)
}

/**
 * What a violated constraint means to the user: by the constraint's own name where a module says so (`delete NAME` where
 * it stands in the way of a deletion), else in general words. Null for anything that is not a constraint.
 */
export function refusalOfConstraint(
  error: unknown,
  constraints: Readonly<Record<string, Refusal>>,
): Refusal | null {
  const found = databaseError(error)
  if (!found) return null
  // A foreign key says two things: what is named does not exist, or what is deleted is still named.
  const deleting = found.code === '23503' && /^update or delete on table/.test((error as Error).message)
  const known = constraints[deleting ? `delete ${found.constraint}` : found.constraint]
  if (known) return known
  const facts = { constraint: found.constraint }
  if (found.code === '23505') return { code: 'engine.already-exists', facts }
  if (found.code === '23503') return { code: 'engine.in-use', facts }
  if (found.code === '23514' || found.code === '23P01' || found.code === '22003')
    return { code: 'engine.not-allowed-value', facts }
  return null
}
