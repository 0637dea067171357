import { sql } from 'kysely'
import type { Instant } from '../foundation/day.ts'
import type { CompanyDatabase, Database, Tx } from './database.ts'

/** Channel on which every commit with events rings; the payload is the company's schema. */
export const eventChannel = 'giro_event'

/** An event as open pages and other listeners get it. `cursor` is where to go on reading. */
export interface HappenedEvent {
  readonly cursor: string
  readonly name: string
  readonly subject: string
  readonly data: Record<string, unknown>
  readonly at: Instant
  readonly by: string
}

/** The end of what may be read now: a reader that starts here gets only what comes. */
export async function latestCursor(database: CompanyDatabase): Promise<string> {
  const events = await database
    .selectFrom('event')
    .select(['transactionId', 'eventNo'])
    .where(sql<boolean>`transaction_id < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('transactionId', 'desc')
    .orderBy('eventNo', 'desc')
    .limit(1)
    .execute()
  return events[0] ? `${events[0].transactionId}.${events[0].eventNo}` : '0.0'
}

/**
 * Events after the cursor, in the order of their transactions, at most `limit`.
 * Stops before the oldest transaction that is still open, so that none is skipped.
 */
export async function eventsAfter(
  database: CompanyDatabase,
  cursor: string,
  limit = 500,
): Promise<HappenedEvent[]> {
  const match = /^(\d{1,19})\.(\d{1,18})$/.exec(cursor)
  const [transactionId, eventNo] = match ? [match[1]!, match[2]!] : ['0', '0']
  const rows = await database
    .selectFrom('event')
    .selectAll()
    .where(
      sql<boolean>`(transaction_id, event_no) > (${transactionId}::xid8, ${eventNo}::bigint)
        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())`,
    )
    .orderBy('transactionId')
    .orderBy('eventNo')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    cursor: `${row.transactionId}.${row.eventNo}`,
    name: row.name,
    subject: row.subject,
    data: row.data,
    at: row.at,
    by: row.byUser,
  }))
}

/** Calls back with the company's schema after each commit that published something. */
export function onEvents(database: Database, heard: (company: string) => void): Promise<() => Promise<void>> {
  return database.listen(eventChannel, heard)
}

/** Writes an event and rings with the commit. */
export async function announce(tx: Tx, company: string, event: Omit<HappenedEvent, 'cursor'>): Promise<void> {
  const { by, data, ...row } = event
  await tx
    .insertInto('event')
    .values({ ...row, data: JSON.stringify(data), byUser: by })
    .execute()
  await sql`select pg_notify(${eventChannel}, ${company})`.execute(tx)
}
