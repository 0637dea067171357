import { sql } from 'kysely'
import { Asks, type Refusal, Refused } from '../foundation/verdict.ts'
import type { Act } from './act.ts'

/**
 * Does a part of a command that may be refused while the rest stands: what it wrote is taken back, and the refusals are
 * given instead of thrown. A question counts as a refusal: nobody is there to answer.
 */
export async function attempt<T>(
  act: Act,
  run: () => Promise<T>,
): Promise<{ readonly done: T } | { readonly refusals: readonly Refusal[] }> {
  await sql`savepoint attempt`.execute(act.tx)
  try {
    const done = await run()
    await sql`release savepoint attempt`.execute(act.tx)
    return { done }
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Asks)) throw error
    await sql`rollback to savepoint attempt`.execute(act.tx)
    return {
      refusals:
        error instanceof Refused
          ? error.refusals
          : error.questions.map(({ code, facts }) => ({ code, ...(facts && { facts }) })),
    }
  }
}
