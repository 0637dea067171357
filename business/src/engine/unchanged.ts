import { sql } from 'kysely'
import type { Reading } from './act.ts'

interface Kept {
  readonly upTo: number
  readonly answer: Promise<unknown>
}

const kept = new Map<string, Kept>()
const mostKept = 64

/**
 * The answer made last time, as long as nothing has happened in the company since; else it is made anew.
 *
 * Asked of the database every time, so any number of processes agree. An answer is kept only when every transaction
 * up to the newest event is over: one that is still open could commit an older event unseen. Only for answers that
 * follow from what events tell of, and that are the same for every person. Never inside a command.
 */
export async function whileUnchanged<T>(reading: Reading, name: string, make: () => Promise<T>): Promise<T> {
  const newest = await reading.tx
    .selectFrom('event')
    .select(['eventNo', sql<boolean>`transaction_id < pg_snapshot_xmin(pg_current_snapshot())`.as('settled')])
    .orderBy('eventNo', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest?.settled) return make()
  const key = `${reading.user.company} ${name}`
  const found = kept.get(key)
  if (found?.upTo === newest.eventNo) return found.answer as Promise<T>
  const answer = make()
  kept.delete(key)
  kept.set(key, { upTo: newest.eventNo, answer })
  // What failed is not kept; the oldest goes when there are too many.
  answer.catch(() => kept.delete(key))
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!)
  return answer
}
