import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Act } from '../engine/act.ts'
import { addSeconds, dayOf, epochSeconds, fromEpochSeconds, type Instant, timeOf } from '../foundation/day.ts'
import { dayText } from '../foundation/texts.ts'
import { queueMail } from '../mail/public.store.ts'
import { whomToTell } from '../service-orders/public.store.ts'
import { type CustomerMessage, calendarTitle, customerMail } from './words.ts'

interface Window {
  readonly from: Instant
  readonly to: Instant
}

/** The visit with whom to write to: the ship-to's address, else the order's, else the customer's. */
async function visitToTell(act: Act, visitNo: string) {
  return act.tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('shipToAddress', (join) =>
      join
        .onRef('shipToAddress.customerNo', '=', 'serviceOrder.customerNo')
        .onRef('shipToAddress.shipToCode', '=', 'visit.shipToCode'),
    )
    .select(['visit.visitNo', 'visit.orderNo', 'visit.shipToCode', 'visit.stage', 'visit.state'])
    .select(['visit.plannedArrival', 'visit.plannedStart', 'visit.plannedEnd', 'visit.travelSeconds'])
    .select(['serviceOrder.description', 'serviceOrder.email as orderEmail', 'customer.language'])
    .select(['customer.email', 'customer.address', 'customer.city'])
    .select(['shipToAddress.email as shipToEmail', 'shipToAddress.address as shipToAddress'])
    .select('shipToAddress.city as shipToCity')
    .where('visit.visitNo', '=', visitNo)
    .executeTakeFirst()
}

type Told = NonNullable<Awaited<ReturnType<typeof visitToTell>>>

const emailOf = (visit: Told) => visit.shipToEmail || visit.orderEmail || visit.email

const quarter = 15 * 60

/** What the customer is told: the promised window, else the planned start with the tolerance, in whole quarters. */
async function windowOf(act: Act, visit: Told): Promise<Window | null> {
  const promised = await act.tx
    .selectFrom('serviceItemLine')
    .select(['promisedFrom', 'promisedTo'])
    .where('orderNo', '=', visit.orderNo)
    .where('shipToCode', '=', visit.shipToCode)
    .where('stage', '=', visit.stage)
    .where('promisedFrom', 'is not', null)
    .orderBy('promisedFrom')
    .executeTakeFirst()
  if (promised?.promisedFrom && promised.promisedTo)
    return { from: promised.promisedFrom, to: promised.promisedTo }
  if (visit.plannedStart === null) return null
  const { promiseToleranceMinutes } = await act.tx
    .selectFrom('dispatchSetup')
    .select('promiseToleranceMinutes')
    .executeTakeFirstOrThrow()
  const start = epochSeconds(visit.plannedStart)
  const tolerance = promiseToleranceMinutes * 60
  return {
    from: fromEpochSeconds(Math.floor((start - tolerance) / quarter) * quarter),
    to: fromEpochSeconds(Math.ceil((start + tolerance) / quarter) * quarter),
  }
}

const loadSetup = (act: Act) =>
  act.tx.selectFrom('customerMessageSetup').selectAll().executeTakeFirstOrThrow()

/** The customers of visits that were published: told once, and again when the time is another one. */
export async function tellPublished(act: Act, visitNos: readonly string[]): Promise<void> {
  const setup = await loadSetup(act)
  if (!setup.confirmed && !setup.changed) return
  for (const visitNo of visitNos) {
    const visit = await visitToTell(act, visitNo)
    if (!visit || visit.state !== 'published' || emailOf(visit) === '') continue
    const window = await windowOf(act, visit)
    if (!window) continue
    const before = await act.tx
      .selectFrom('customerMessage')
      .selectAll()
      .where('visitNo', '=', visitNo)
      .executeTakeFirst()
    if (before?.windowFrom === window.from && before.windowTo === window.to) continue
    const message = before ? 'changed' : 'confirmed'
    if (!setup[message]) continue
    const told = (before?.told ?? 0) + 1
    await send(act, visit, message, window, told)
    const row = { windowFrom: window.from, windowTo: window.to, told, sentAt: act.now }
    await act.tx
      .insertInto('customerMessage')
      .values({ visitNo, ...row })
      .onConflict((conflict) => conflict.column('visitNo').doUpdateSet(row))
      .execute()
  }
}

/** The technician left for the customer: there at about now plus the drive. */
export async function tellOnTheWay(act: Act, visitNo: string): Promise<void> {
  const { onTheWay } = await loadSetup(act)
  const visit = onTheWay ? await visitToTell(act, visitNo) : undefined
  if (!visit || emailOf(visit) === '') return
  const arrival = addSeconds(act.now, Math.max(visit.travelSeconds, 60))
  await send(act, visit, 'on-the-way', { from: arrival, to: arrival }, 0)
}

/** The order is finished; who has asked for the order's own mail on it gets that one alone. */
export async function tellDone(act: Act, orderNo: string): Promise<void> {
  const { done } = await loadSetup(act)
  if (!done) return
  const order = await act.tx
    .selectFrom('serviceOrder')
    .select(['customerNo', 'shipToCode', 'description', 'email', 'notifyCustomer'])
    .where('orderNo', '=', orderNo)
    .where('kind', '=', 'order')
    .executeTakeFirst()
  if (!order || order.notifyCustomer === 'email') return
  const { to, language } = await whomToTell(act.tx, order)
  if (to === '') return
  const { name } = await act.tx.selectFrom('companySetup').select('name').executeTakeFirstOrThrow()
  await queueMail(act, {
    to,
    ...customerMail(language, 'done', { orderNo, company: name, description: order.description }),
    about: { entity: 'service-orders.order', subject: orderNo },
  })
}

async function send(
  act: Act,
  visit: Told,
  message: CustomerMessage,
  window: Window,
  told: number,
): Promise<void> {
  const company = await act.tx.selectFrom('companySetup').select(['name', 'email']).executeTakeFirstOrThrow()
  const facts = {
    orderNo: visit.orderNo,
    description: visit.description,
    company: company.name,
    day: dayText(visit.language, dayOf(window.from, act.timeZone), {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
    }),
    from: timeOf(window.from, act.timeZone) as string,
    to: timeOf(window.to, act.timeZone) as string,
  }
  await queueMail(act, {
    to: emailOf(visit),
    ...customerMail(visit.language, message, facts),
    ...(message !== 'on-the-way' && {
      attachments: [calendarFile(act, visit, window, told, company)],
    }),
    about: { entity: 'service-orders.order', subject: visit.orderNo },
  })
}

/** An event for the customer's calendar; the same one again when the time changes. Source: RFC 5545. */
function calendarFile(
  act: Act,
  visit: Told,
  window: Window,
  told: number,
  company: { name: string; email: string },
) {
  const calendar = ical({ prodId: { company: 'Giro', product: 'Giro' }, method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: `${visit.visitNo}@${act.user.company}.giro`,
    sequence: told - 1,
    stamp: new Date(act.now),
    start: new Date(window.from),
    end: new Date(window.to),
    summary: calendarTitle(visit.language, company.name),
    description: visit.description,
    location: [visit.shipToAddress ?? visit.address, visit.shipToCity ?? visit.city]
      .filter(Boolean)
      .join(', '),
    ...(company.email && { organizer: { name: company.name, email: company.email } }),
  })
  return {
    name: 'giro.ics',
    mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
    contentBase64: Buffer.from(calendar.toString()).toString('base64'),
  }
}
