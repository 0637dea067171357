import type { Reading } from '../engine/act.ts'
import { addDays, type Day, daysFromTo, secondsBetween } from '../foundation/day.ts'
import { type FlowDay, type Movable, spanOf } from './levelling.ts'
import { loadHoursOfPeople, loadOccurrences, loadRecurring } from './recurring-visits.store.ts'

export interface FlowItem extends Movable {
  readonly no: string
  readonly description: string
  readonly customerName: string
  /** What the move is written to. */
  readonly of:
    | { readonly is: 'recurring'; readonly recurringNo: string; readonly dueDay: Day }
    | { readonly is: 'order'; readonly orderNo: string; readonly lineNo: number }
}

const over = ['done', 'not-done', 'canceled'] as const

/** Days of the flow and the work that may still move, from and to included. */
export async function loadFlow(
  reading: Reading,
  fromDay: Day,
  toDay: Day,
): Promise<{ days: FlowDay[]; items: FlowItem[]; withoutDay: number }> {
  const capacity = await loadHoursOfPeople(reading, fromDay, toDay)
  const settled = await settledHours(reading, fromDay, toDay)
  const days = daysFromTo(fromDay, toDay).map((day) => ({
    day,
    capacity: capacity.get(day) ?? 0,
    settled: settled.get(day) ?? 0,
  }))
  const orders = await unplannedLines(reading)
  const items = [...(await coming(reading, fromDay, toDay)), ...orders]
  return {
    days,
    items: items
      .filter((one) => one.day >= fromDay && one.day <= toDay)
      .map((one) => ({
        ...one,
        // Nothing moves out of what the page shows.
        from: one.from < fromDay ? fromDay : one.from,
        to: one.to > toDay ? toDay : one.to,
      })),
    withoutDay: await hoursWithoutDay(reading),
  }
}

/** Hours of visits that have their technician, by day. */
async function settledHours({ tx }: Reading, fromDay: Day, toDay: Day): Promise<Map<Day, number>> {
  const visits = await tx
    .selectFrom('visit')
    .select(['day', 'plannedStart', 'plannedEnd'])
    .where('day', '>=', fromDay)
    .where('day', '<=', toDay)
    .where('resourceNo', 'is not', null)
    .where('state', '!=', 'canceled')
    .execute()
  const hours = new Map<Day, number>()
  for (const { day, plannedStart, plannedEnd } of visits)
    if (day && plannedStart && plannedEnd)
      hours.set(day, (hours.get(day) ?? 0) + secondsBetween(plannedStart, plannedEnd) / 3600)
  return hours
}

/** Due days of running recurring visits that have no order yet. */
async function coming(reading: Reading, fromDay: Day, toDay: Day): Promise<FlowItem[]> {
  const recurring = await loadRecurring(reading.tx, { states: ['running'] })
  const all = await loadOccurrences(reading, recurring, addDays(fromDay, -60), addDays(toDay, 60))
  return all
    .filter((one) => one.orderNo === null && one.dueDay >= reading.workDate)
    .map(({ recurring: { recurringNo, ...one }, dueDay, plannedDay }) => ({
      key: `recurring ${recurringNo} ${dueDay}`,
      of: { is: 'recurring' as const, recurringNo, dueDay },
      no: recurringNo,
      description: one.description,
      customerName: one.customerName,
      hours: one.estimatedMinutes / 60,
      due: dueDay,
      day: plannedDay,
      ...spanOf(dueDay, one.earlyDays, one.lateDays, reading.workDate),
    }))
}

/** Lines of orders with a day aimed at, whose visits nobody has. */
async function unplannedLines(reading: Reading): Promise<FlowItem[]> {
  const { tx, workDate } = reading
  const rows = await tx
    .selectFrom('serviceItemLine as line')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'line.orderNo')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .leftJoin('recurringOccurrence', 'recurringOccurrence.orderNo', 'line.orderNo')
    .leftJoin('recurringVisit', 'recurringVisit.recurringNo', 'recurringOccurrence.recurringNo')
    .select(['line.orderNo', 'line.lineNo', 'line.description', 'line.estimatedMinutes', 'line.targetDay'])
    .select(['line.targetToleranceDays', 'customer.name as customerName', 'dueDay', 'earlyDays', 'lateDays'])
    .where('kind', '=', 'order')
    .where('serviceOrder.status', '=', 'pending')
    .where('line.targetDay', 'is not', null)
    .where('line.promisedFrom', 'is', null)
    .where((builder) =>
      builder.not(
        builder.exists(
          builder
            .selectFrom('visit')
            .select('visit.visitNo')
            .whereRef('visit.orderNo', '=', 'line.orderNo')
            .where('visit.resourceNo', 'is not', null)
            .where('visit.state', 'not in', [...over]),
        ),
      ),
    )
    .orderBy('line.orderNo')
    .orderBy('line.lineNo')
    .execute()
  return rows.map((row) => {
    const due = row.dueDay ?? row.targetDay!
    const early = row.earlyDays ?? row.targetToleranceDays
    const late = row.lateDays ?? row.targetToleranceDays
    return {
      key: `order ${row.orderNo} ${row.lineNo}`,
      of: { is: 'order' as const, orderNo: row.orderNo, lineNo: row.lineNo },
      no: row.orderNo,
      description: row.description,
      customerName: row.customerName,
      hours: row.estimatedMinutes / 60,
      due,
      day: row.targetDay!,
      ...spanOf(due, early, late, workDate),
    }
  })
}

/** Hours of pending orders that are not planned and aim at no day. */
async function hoursWithoutDay({ tx }: Reading): Promise<number> {
  const { minutes } = await tx
    .selectFrom('serviceItemLine as line')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'line.orderNo')
    .select((builder) => builder.fn.sum<string | null>('estimatedMinutes').as('minutes'))
    .where('kind', '=', 'order')
    .where('serviceOrder.status', '=', 'pending')
    .where('line.targetDay', 'is', null)
    .where((builder) =>
      builder.not(
        builder.exists(
          builder
            .selectFrom('visit')
            .select('visit.visitNo')
            .whereRef('visit.orderNo', '=', 'line.orderNo')
            .where('visit.resourceNo', 'is not', null),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(minutes ?? 0) / 60
}
