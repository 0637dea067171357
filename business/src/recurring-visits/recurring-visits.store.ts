import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import type { Happened } from '../engine/module.ts'
import { addDays, type Day } from '../foundation/day.ts'
import { loadWorkingDays } from '../resources/public.store.ts'
import { capacityMinutes } from '../resources/public.ts'
import { openOrder } from '../service-orders/public.store.ts'
import { dueDays, nearestDay, type RecurringState } from './recurrence.ts'

type Tx = Reading['tx']
type Exclusion = { from: Day; to: Day }

/** Times without visits, by recurring visit. */
export async function loadExclusions(
  tx: Tx,
  numbers: readonly string[],
): Promise<Map<string, { excluded: Exclusion[] }>> {
  const rows = await tx
    .selectFrom('recurringExclusion')
    .selectAll()
    .where(anyOf('recurringNo', numbers))
    .orderBy('fromDay')
    .execute()
  return new Map(
    numbers.map((no) => [
      no,
      {
        excluded: rows
          .filter((row) => row.recurringNo === no)
          .map(({ fromDay, toDay }) => ({ from: fromDay, to: toDay })),
      },
    ]),
  )
}

export async function saveExclusions(
  act: Act,
  recurringNo: string,
  excluded: readonly Exclusion[],
): Promise<void> {
  await act.tx.deleteFrom('recurringExclusion').where('recurringNo', '=', recurringNo).execute()
  const rows = [...new Map(excluded.map((one) => [`${one.from} ${one.to}`, one])).values()].map((one) => ({
    recurringNo,
    fromDay: one.from,
    toDay: one.to,
  }))
  if (rows.length > 0) await act.tx.insertInto('recurringExclusion').values(rows).execute()
}

/** Recurring visits in these states with their exclusions and customers, or one of them. */
export async function loadRecurring(tx: Tx, of: { states: readonly RecurringState[] } | { no: string }) {
  const all = tx
    .selectFrom('recurringVisit')
    .innerJoin('customer', 'customer.customerNo', 'recurringVisit.customerNo')
    .selectAll('recurringVisit')
    .select('customer.name as customerName')
    .orderBy('recurringNo')
  const rows = await ('no' in of
    ? all.where('recurringNo', '=', of.no)
    : all.where('status', 'in', [...of.states])
  ).execute()
  const exclusions = await loadExclusions(
    tx,
    rows.map((row) => row.recurringNo),
  )
  return rows.map((row) => ({ ...row, excluded: exclusions.get(row.recurringNo)!.excluded }))
}

export type Recurring = Awaited<ReturnType<typeof loadRecurring>>[number]

export interface Occurrence {
  readonly recurring: Recurring
  readonly dueDay: Day
  readonly plannedDay: Day
  readonly orderNo: string | null
}

/** Hours of people on each day, from and to included. */
export async function loadHoursOfPeople(
  { tx, timeZone }: Reading,
  fromDay: Day,
  toDay: Day,
): Promise<Map<Day, number>> {
  const hours = new Map<Day, number>()
  for (const { day, shift } of await loadWorkingDays(tx, timeZone, { fromDay, toDay }))
    hours.set(day, (hours.get(day) ?? 0) + capacityMinutes(shift) / 60)
  return hours
}

/**
 * Due days of the recurring visits from `fromDay` to `toDay`, both included, and the ones with an order. One that nobody
 * has levelled stands on the nearest day with people within its days.
 */
export async function loadOccurrences(
  reading: Reading,
  recurring: readonly Recurring[],
  fromDay: Day,
  toDay: Day,
): Promise<Occurrence[]> {
  if (recurring.length === 0) return []
  const stored = await reading.tx
    .selectFrom('recurringOccurrence')
    .selectAll()
    .where(
      anyOf(
        'recurringNo',
        recurring.map((one) => one.recurringNo),
      ),
    )
    .where('dueDay', '>=', fromDay)
    .where('dueDay', '<=', toDay)
    .execute()
  const found = recurring.flatMap((one) => {
    const own = new Map(
      stored.filter((row) => row.recurringNo === one.recurringNo).map((row) => [row.dueDay, row]),
    )
    const days = new Set([
      ...dueDays(one, fromDay, toDay),
      ...[...own.values()].flatMap((row) => (row.orderNo === null ? [] : [row.dueDay])),
    ])
    return [...days].sort().map((dueDay) => ({ recurring: one, dueDay, kept: own.get(dueDay) }))
  })
  const works = await worksAround(
    reading,
    found.filter((one) => one.kept === undefined),
  )
  return found.map(({ recurring: one, dueDay, kept }) => ({
    recurring: one,
    dueDay,
    plannedDay: kept?.plannedDay ?? nearestDay(dueDay, one.earlyDays, one.lateDays, works),
    orderNo: kept?.orderNo ?? null,
  }))
}

/** Whether somebody works on a day within the days of these; working days are asked for only where there are some. */
async function worksAround(
  reading: Reading,
  found: readonly { readonly recurring: Recurring; readonly dueDay: Day }[],
): Promise<(day: Day) => boolean> {
  if (found.length === 0) return () => false
  const first = found.map((one) => addDays(one.dueDay, -one.recurring.earlyDays)).sort()[0]!
  const last = found
    .map((one) => addDays(one.dueDay, one.recurring.lateDays))
    .sort()
    .at(-1)!
  const hours = await loadHoursOfPeople(reading, first, last)
  return (day) => (hours.get(day) ?? 0) > 0
}

/** Keeps where a due day stands, or which order it has. */
export async function keepOccurrence(
  act: Act,
  row: { recurringNo: string; dueDay: Day; plannedDay: Day; orderNo: string | null },
): Promise<void> {
  await act.tx
    .insertInto('recurringOccurrence')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['recurringNo', 'dueDay'])
        .doUpdateSet({ plannedDay: row.plannedDay, orderNo: row.orderNo }),
    )
    .execute()
}

/**
 * Opens the orders whose day is near enough: once for each due day, none for days that are over, at most as many as
 * agreed. Returns how many.
 */
export async function openDueOrders(act: Act, recurring: Recurring): Promise<number> {
  const { recurringNo, daysAhead, maxOrders } = recurring
  await act.tx
    .selectFrom('recurringVisit')
    .select('version')
    .where('recurringNo', '=', recurringNo)
    .forUpdate()
    .execute()
  const { count } = await act.tx
    .selectFrom('recurringOccurrence')
    .select((builder) => builder.fn.count<string>('orderNo').as('count'))
    .where('recurringNo', '=', recurringNo)
    .executeTakeFirstOrThrow()
  const left = maxOrders === null ? Number.POSITIVE_INFINITY : maxOrders - Number(count)
  const last = addDays(act.workDate, daysAhead)
  const near = await loadOccurrences(act, [recurring], act.workDate, addDays(last, recurring.earlyDays))
  const wanted = near
    .filter((one) => one.orderNo === null && one.plannedDay <= last)
    .slice(0, Math.max(0, left))
  for (const { dueDay, plannedDay } of wanted) {
    const orderNo = await openOrder(act, {
      customerNo: recurring.customerNo,
      shipToCode: recurring.shipToCode,
      description: recurring.description,
      workDescription: recurring.workDescription,
      orderType: recurring.orderType,
      lines: [
        {
          serviceItemNo: recurring.serviceItemNo,
          description: recurring.serviceItemNo === null ? recurring.description : '',
          estimatedMinutes: recurring.estimatedMinutes,
          priority: recurring.priority,
          preferredResourceNo: recurring.preferredResourceNo,
          targetDay: plannedDay,
          targetToleranceDays: Math.max(recurring.earlyDays, recurring.lateDays),
          responseDate: addDays(dueDay, recurring.lateDays),
        },
      ],
    })
    await keepOccurrence(act, { recurringNo, dueDay, plannedDay, orderNo })
  }
  if (wanted.length > 0)
    await act.publish('recurring-visits.orders-opened', recurringNo, { count: wanted.length })
  return wanted.length
}

/** Recurring visits of a customer or service item that was merged into another become that one's. */
const merged = (column: 'customerNo' | 'serviceItemNo') => async (happened: Happened, act: Act) => {
  await act.tx
    .updateTable('recurringVisit')
    .set({ [column]: String(happened.data.to) })
    .where(column, '=', happened.subject)
    .execute()
}

export const reactions = {
  'customers.customer-merged': merged('customerNo'),
  'service-items.service-item-merged': merged('serviceItemNo'),
} as const
