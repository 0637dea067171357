import { sql } from 'kysely'
import type { Act, Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { addDays, addSeconds, dayOf, type Instant, momentOf, secondsBetween } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { loadWorkingDays } from '../../resources/public.store.ts'
import { logEvent } from '../../service-orders/public.store.ts'
import { readHandOver, tickShiftNote, writeShiftNote } from './api.ts'
import { netMoves, type Spot } from './net-moves.ts'

const longestDays = 31
const daySeconds = 24 * 3600
/** Of each list: a shift that changes more is looked at on the board itself. */
const atMost = 300

export const readHandOverQuery = handle(readHandOver, async (input, reading) => {
  const since = input.since ?? (await endOfLastShift(reading))
  if (since > reading.now) refuse('dispatch.since-later', {}, 'since')
  if (secondsBetween(since, reading.now) > longestDays * daySeconds)
    refuse('dispatch.period-too-long', { days: longestDays }, 'since')
  const names = new Map(
    (await reading.tx.selectFrom('resource').select(['resourceNo', 'name']).execute()).map((row) => [
      row.resourceNo,
      row.name,
    ]),
  )
  const entries = await movesSince(reading, since)
  const allMoves = netMoves(entries)
  const moves = allMoves.slice(0, atMost)
  const logged = await loggedSince(reading, since)
  const ended = await endedSince(reading, since)
  const work = await workOf(reading, [
    ...moves.map((move) => move.orderNo),
    ...logged.map((row) => row.orderNo),
    ...ended.map((row) => row.orderNo),
  ])
  const named = (orderNo: string) => ({
    orderNo,
    customerName: work.get(orderNo)?.customerName ?? '',
    description: work.get(orderNo)?.description ?? '',
  })
  const spot = (one: Spot | null) => one && { ...one, name: names.get(one.resourceNo) ?? one.resourceNo }
  const orderNos = logged.filter((row) => row.event === logEvent.created).map((row) => row.orderNo)
  const rank = { high: 0, medium: 1, low: 2 } as const
  return {
    since,
    now: reading.now,
    notes: await notesSince(reading, since),
    more: allMoves.length > atMost || logged.length === atMost || ended.length === atMost,
    moved: moves
      .map((move) => ({ ...named(move.orderNo), ...move, from: spot(move.from), to: spot(move.to) }))
      .map((move) => ({ ...move, byNames: [...move.byNames] }))
      .sort((a, b) => ((a.to?.start ?? '~') < (b.to?.start ?? '~') ? -1 : 1)),
    orders: [...new Set(orderNos)]
      .flatMap((orderNo) => {
        const found = work.get(orderNo)
        // An order that is gone again changes nothing.
        if (!found) return []
        const { priority, dueAt, visitState } = found
        return [{ ...named(orderNo), priority, dueAt, visitState }]
      })
      .sort((a, b) => rank[a.priority] - rank[b.priority] || ((a.dueAt ?? '~') < (b.dueAt ?? '~') ? -1 : 1)),
    ended: ended.map((row) => ({
      ...named(row.orderNo),
      visitNo: row.visitNo,
      name: row.resourceNo === null ? '' : (names.get(row.resourceNo) ?? row.resourceNo),
      state: row.state as 'done' | 'not-done',
      endedAt: row.endedAt ?? row.at,
    })),
    promises: logged
      .filter((row) => row.event === logEvent.promiseGiven && work.has(row.orderNo))
      .map((row) => ({ ...named(row.orderNo), at: row.at, window: row.after })),
    absences: await absencesSoon(reading, names),
  }
})

/** Six in the evening of the last day before today on which anybody works. */
async function endOfLastShift(reading: Reading): Promise<Instant> {
  const today = dayOf(reading.now, reading.timeZone)
  const days = await loadWorkingDays(reading.tx as never, reading.timeZone, {
    fromDay: addDays(today, -10),
    toDay: addDays(today, -1),
  })
  const worked = days.filter((one) => typeof one.shift !== 'string').map((one) => one.day)
  const last = worked.sort().at(-1) ?? addDays(today, -1)
  return momentOf(last, '18:00', reading.timeZone)
}

async function movesSince({ tx }: Reading, since: Instant) {
  const rows = await tx
    .selectFrom('visitMove')
    .selectAll()
    .where('at', '>', since)
    .orderBy('moveNo')
    .execute()
  const spot = (resourceNo: string | null, start: Instant | null) =>
    resourceNo === null || start === null ? null : { resourceNo, start }
  return rows.map((row) => ({
    visitNo: row.visitNo,
    orderNo: row.orderNo,
    byName: row.byName,
    from: spot(row.fromResourceNo, row.fromStart),
    to: spot(row.toResourceNo, row.toStart),
  }))
}

const loggedSince = ({ tx }: Reading, since: Instant) =>
  tx
    .selectFrom('documentLog')
    .select(['orderNo', 'event', 'after', 'at'])
    .where('at', '>', since)
    .where('event', 'in', [logEvent.created, logEvent.promiseGiven])
    .orderBy('entryNo')
    .limit(atMost)
    .execute()

/** Visits that ended since, and have not been opened again; when they ended as reported, else as it was entered. */
async function endedSince({ tx }: Reading, since: Instant) {
  const rows = await tx
    .selectFrom('documentLog')
    .innerJoin('visit', 'visit.visitNo', 'documentLog.after')
    .select(['visit.visitNo', 'visit.orderNo', 'visit.resourceNo', 'visit.state', 'visit.endedAt'])
    .select('documentLog.at')
    .where('documentLog.at', '>', since)
    .where('documentLog.event', 'in', [logEvent.visitDone, logEvent.visitNotDone])
    .where('visit.state', 'in', ['done', 'not-done'])
    .orderBy('documentLog.entryNo')
    .limit(atMost)
    .execute()
  return [...new Map(rows.map((row) => [row.visitNo, row])).values()]
}

/** Customer, first line and where the work stands, of orders that are still there; quotes are no work yet. */
async function workOf({ tx }: Reading, orderNos: readonly string[]) {
  const wanted = [...new Set(orderNos)]
  if (wanted.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('serviceOrder')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['orderNo', 'description', 'serviceOrder.priority', 'customer.name as customerName'])
    .select(sql<string | null>`to_char(service_order.due_at, 'YYYY-MM-DD HH24:MI')`.as('dueAt'))
    .where(anyOf('orderNo', wanted))
    .where('kind', '=', 'order')
    .execute()
  const visits = await tx
    .selectFrom('visit')
    .select(['orderNo', 'state'])
    .where(anyOf('orderNo', wanted))
    .orderBy('visitNo', 'desc')
    .execute()
  const states = new Map(visits.map((visit) => [visit.orderNo, visit.state as string]))
  // What still waits for a place counts before what has been done.
  for (const { orderNo, state } of visits) if (state === 'unplanned') states.set(orderNo, state)
  return new Map(
    rows.map((row) => [
      row.orderNo,
      {
        customerName: row.customerName,
        description: row.description,
        priority: row.priority,
        dueAt: row.dueAt,
        visitState: states.get(row.orderNo) ?? null,
      },
    ]),
  )
}

async function notesSince({ tx }: Reading, since: Instant) {
  const rows = await tx
    .selectFrom('shiftNote')
    .select(['noteNo', 'at', 'byName', 'text', 'doneAt', 'doneByName'])
    .where((is) => is.or([is('doneAt', 'is', null), is('doneAt', '>', since)]))
    .orderBy('noteNo')
    .execute()
  return rows.map((row) => ({ ...row, noteNo: Number(row.noteNo) }))
}

async function absencesSoon({ tx, now }: Reading, names: ReadonlyMap<string, string>) {
  const rows = await tx
    .selectFrom('absence')
    .select(['resourceNo', 'kind', 'fromAt', 'toAt'])
    .where('toAt', '>', now)
    .where('fromAt', '<', addSeconds(now, 7 * daySeconds))
    .orderBy('fromAt')
    .execute()
  return rows.map((row) => ({
    name: names.get(row.resourceNo) ?? row.resourceNo,
    kind: row.kind as string,
    from: row.fromAt,
    to: row.toAt,
  }))
}

export const writeShiftNoteCommand = handle(writeShiftNote, async ({ text }, act) => {
  const { noteNo } = await act.tx
    .insertInto('shiftNote')
    .values({ at: act.now, byUser: act.user.userId, byName: act.user.name, text })
    .returning('noteNo')
    .executeTakeFirstOrThrow()
  await act.publish('dispatch.note-added', String(noteNo))
  return { noteNo: Number(noteNo) }
})

export const tickShiftNoteCommand = handle(tickShiftNote, async ({ noteNo, done }, act) => {
  await noteOrRefuse(act, noteNo)
  await act.tx
    .updateTable('shiftNote')
    .set(done ? { doneAt: act.now, doneByName: act.user.name } : { doneAt: null, doneByName: null })
    .where('noteNo', '=', noteNo)
    .execute()
  await act.publish('dispatch.note-added', String(noteNo))
  return { noteNo }
})

async function noteOrRefuse(act: Act, noteNo: number) {
  const row = await act.tx
    .selectFrom('shiftNote')
    .select('noteNo')
    .where('noteNo', '=', noteNo)
    .forUpdate()
    .executeTakeFirst()
  if (!row) refuse('dispatch.note-absent', { noteNo }, 'noteNo')
}
