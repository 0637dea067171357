import { sql } from 'kysely'
import type { Reading } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { addDays, dayOf, endOfDay, startOfDay, timeOf } from '../foundation/day.ts'
import { isPlanned, needsReallocation } from '../service-orders/public.store.ts'
import { readHome } from './api.ts'

const daysShown = 7
const urgentShown = 6

/** Orders that wait for somebody to begin: the clock runs. */
function waiting(reading: Reading) {
  return reading.tx
    .selectFrom('serviceOrder')
    .where('serviceOrder.kind', '=', 'order')
    .where('serviceOrder.status', '=', 'pending')
    .where('serviceOrder.dueAt', 'is not', null)
}

async function counts(reading: Reading, now: string, today: string) {
  const number = async (query: { executeTakeFirstOrThrow(): Promise<{ count: string | number }> }) =>
    Number((await query.executeTakeFirstOrThrow()).count)
  const count = sql<string>`count(*)`.as('count')
  const orders = () => reading.tx.selectFrom('serviceOrder').select(count).where('kind', '=', 'order')
  return {
    requests: await number(
      reading.tx.selectFrom('customerRequest').select(count).where('state', 'in', ['new', 'in-work']),
    ),
    unplanned: await number(
      orders()
        .where('status', 'in', ['pending', 'in-process'])
        .where(sql<boolean>`not ${isPlanned(reading.user.company)}`),
    ),
    'due-today': await number(waiting(reading).select(count).where('dueAt', '<=', `${today} 24:00`)),
    late: await number(waiting(reading).select(count).where('dueAt', '<=', now)),
    'at-risk': await number(waiting(reading).select(count).where('warningStatus', '>', 0)),
    'in-process': await number(orders().where('status', '=', 'in-process')),
    reallocation: await number(orders().where(needsReallocation(reading.user.company))),
    'on-hold': await number(orders().where('status', '=', 'on-hold')),
    finished: await number(orders().where('status', '=', 'finished')),
    quotes: await number(
      reading.tx
        .selectFrom('serviceOrder')
        .select(count)
        .where('kind', '=', 'quote')
        .where('quoteOutcome', '=', 'open'),
    ),
    loaners: await number(reading.tx.selectFrom('loanerEntry').select(count).where('lent', '=', true)),
    'time-sheets': await number(
      reading.tx.selectFrom('timeSheetLine').select(count).where('status', '=', 'submitted'),
    ),
    'mail-errors': await number(reading.tx.selectFrom('mail').select(count).where('status', '=', 'error')),
  }
}

export const readHomeQuery = handle(readHome, async (_, reading) => {
  const today = dayOf(reading.now, reading.timeZone)
  const now = `${today} ${timeOf(reading.now, reading.timeZone)}`
  const dueText = sql<string>`to_char(service_order.due_at, 'YYYY-MM-DD HH24:MI')`
  const urgent = await waiting(reading)
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['orderNo', 'description', 'customer.name as customerName'])
    .select([dueText.as('dueAt'), isPlanned(reading.user.company).as('isPlanned')])
    .orderBy('serviceOrder.dueAt')
    .orderBy('orderNo')
    .limit(urgentShown)
    .execute()
  const perDay = await waiting(reading)
    .select(
      sql<string>`to_char(greatest(service_order.due_at, ${`${addDays(today, -1)} 00:00`}::timestamp), 'YYYY-MM-DD')`.as(
        'day',
      ),
    )
    .select(isPlanned(reading.user.company).as('isPlanned'))
    .select(sql<string>`count(*)`.as('count'))
    .where('dueAt', '<', `${addDays(today, daysShown)} 00:00`)
    .groupBy([sql`1`, sql`2`])
    .execute()
  const ofDay = (day: string, isPlanned: boolean) =>
    Number(perDay.find((row) => row.day === day && row.isPlanned === isPlanned)?.count ?? 0)
  const overdue = addDays(today, -1)
  const days = [overdue, ...Array.from({ length: daysShown }, (_one, at) => addDays(today, at))]
  return {
    now,
    counts: await counts(reading, now, today),
    urgent,
    days: days.map((day) => ({
      day: day === overdue ? null : day,
      planned: ofDay(day, true),
      unplanned: ofDay(day, false),
    })),
    out: await reading.tx
      .selectFrom('absence')
      .innerJoin('resource', 'resource.resourceNo', 'absence.resourceNo')
      .select(['resource.resourceNo', 'resource.name', 'absence.kind'])
      .distinct()
      .where('fromAt', '<', endOfDay(today, reading.timeZone))
      .where('toAt', '>', startOfDay(today, reading.timeZone))
      .orderBy('resource.name')
      .execute(),
  }
})
