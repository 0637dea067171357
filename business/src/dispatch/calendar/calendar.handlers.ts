import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Act, Reading } from '../../engine/act.ts'
import type { CompanyDatabase } from '../../engine/database.ts'
import { handle } from '../../engine/module.ts'
import { hashOfSecret, newSecret } from '../../engine/secret.ts'
import { addDays, dayOf, type Instant } from '../../foundation/day.ts'
import { worksInOffice } from '../../foundation/roles.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import { closeCalendarFeed, openCalendarFeed, readCalendarFeed } from './api.ts'

const daysBack = 14
const daysAhead = 60

/** Technicians open and close their own calendar; the office everybody's. */
async function refuseOthers({ user, tx }: Reading, resourceNo: string) {
  if (!worksInOffice(user.roles) && user.resourceNo !== resourceNo) refuse('dispatch.not-your-calendar')
  const known = await tx
    .selectFrom('resource')
    .select('resourceNo')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  if (!known) absent('dispatch.no-such-resource', { resourceNo })
}

export const readCalendarFeedQuery = handle(readCalendarFeed, async ({ resourceNo }, reading) => {
  await refuseOthers(reading, resourceNo)
  const feed = await reading.tx
    .selectFrom('calendarFeed')
    .select('openedAt')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  return { openedAt: feed?.openedAt ?? null }
})

export const openCalendarFeedCommand = handle(openCalendarFeed, async ({ resourceNo }, act: Act) => {
  await refuseOthers(act, resourceNo)
  const { token, hash } = newSecret()
  const row = { resourceNo, tokenHash: hash, openedAt: act.now, openedBy: act.user.userId }
  await act.tx
    .insertInto('calendarFeed')
    .values(row)
    .onConflict((conflict) => conflict.column('resourceNo').doUpdateSet(row))
    .execute()
  // The history tells that it was opened, never under which address.
  await act.remember('dispatch.calendar', resourceNo, null, { openedAt: act.now })
  return { path: `/calendar/${act.user.company}/${token}.ics` }
})

export const closeCalendarFeedCommand = handle(closeCalendarFeed, async ({ resourceNo }, act) => {
  await refuseOthers(act, resourceNo)
  const gone = await act.tx
    .deleteFrom('calendarFeed')
    .where('resourceNo', '=', resourceNo)
    .returning('openedAt')
    .execute()
  if (gone.length > 0) await act.remember('dispatch.calendar', resourceNo, { ...gone[0]! }, null)
  return { closed: gone.length > 0 }
})

/**
 * The calendar behind a secret: what has been told of a technician's visits, from two weeks ago to two months ahead.
 * Null: no such secret, or it was taken back. Source: RFC 5545.
 */
export async function calendarOf(
  tx: CompanyDatabase,
  company: string,
  token: string,
  now: Instant,
): Promise<string | null> {
  const feed = await tx
    .selectFrom('calendarFeed')
    .innerJoin('resource', 'resource.resourceNo', 'calendarFeed.resourceNo')
    .select(['calendarFeed.resourceNo', 'resource.name'])
    .where('tokenHash', '=', hashOfSecret(token))
    .executeTakeFirst()
  if (!feed) return null
  const { timeZone } = await tx.selectFrom('companySetup').select('timeZone').executeTakeFirstOrThrow()
  const today = dayOf(now, timeZone)
  const visits = await tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('shipToAddress', (join) =>
      join
        .onRef('shipToAddress.customerNo', '=', 'serviceOrder.customerNo')
        .onRef('shipToAddress.shipToCode', '=', 'visit.shipToCode'),
    )
    .select((builder) => [
      'visit.visitNo',
      'visit.version',
      'visit.publishedStart',
      'visit.plannedStart',
      'visit.plannedEnd',
      'serviceOrder.description',
      'serviceOrder.phone',
      'customer.name as customerName',
      builder.fn.coalesce('shipToAddress.address', 'customer.address').as('address'),
      builder.fn.coalesce('shipToAddress.city', 'customer.city').as('city'),
    ])
    .where('visit.publishedResourceNo', '=', feed.resourceNo)
    .where('visit.publishedDay', '>=', addDays(today, -daysBack))
    .where('visit.publishedDay', '<=', addDays(today, daysAhead))
    .where('visit.state', '<>', 'canceled')
    .orderBy('visit.publishedStart')
    .execute()
  const calendar = ical({
    name: feed.name,
    prodId: { company: 'Giro', product: 'Giro' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 900,
  })
  for (const visit of visits) {
    const start = new Date(visit.publishedStart!)
    const length =
      visit.plannedStart && visit.plannedEnd
        ? new Date(visit.plannedEnd).getTime() - new Date(visit.plannedStart).getTime()
        : 3_600_000
    calendar.createEvent({
      id: `${visit.visitNo}@${company}.giro`,
      sequence: visit.version,
      stamp: new Date(now),
      start,
      end: new Date(start.getTime() + length),
      summary: visit.customerName,
      description: [visit.description, visit.phone].filter(Boolean).join('\n'),
      location: [visit.address, visit.city].filter(Boolean).join(', '),
    })
  }
  return calendar.toString()
}
