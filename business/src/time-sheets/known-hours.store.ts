import { loadTimeOnSite } from '../dispatch/public.store.ts'
import type { Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { addDays, type Day } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import { loadWorkingDays } from '../resources/public.store.ts'
import { capacityMinutes } from '../resources/public.ts'
import type { Known } from './time-sheet.ts'

/** Order and customer, as a line of a time sheet names them, by order. */
export async function loadOrderNames(
  tx: Reading['tx'],
  orderNos: readonly string[],
): Promise<Map<string, string>> {
  const orders = await tx
    .selectFrom('serviceOrder')
    .leftJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['orderNo', 'customer.name'])
    .where(anyOf('orderNo', [...new Set(orderNos)]))
    .execute()
  return new Map(
    orders.map(({ orderNo, name }) => [orderNo, [orderNo, name].filter(Boolean).join(' · ').slice(0, 100)]),
  )
}

/** Minutes of work of the seven days from Monday on; `all`: absences left aside. */
export async function loadCapacity(
  { tx, timeZone }: Reading,
  resourceNos: readonly string[],
  week: Day,
  absences: 'taken-off' | 'ignored' = 'taken-off',
): Promise<Map<string, number[]>> {
  const days = await loadWorkingDays(tx, timeZone, {
    fromDay: week,
    toDay: addDays(week, 6),
    resourceNos,
    absences,
    // Hours of work all the same: a calendar does not say that somebody is away.
    busyTimes: 'ignored',
  })
  return new Map(
    [...Map.groupBy(days, (one) => one.resourceNo)].map(([no, own]) => [
      no,
      own.map((one) => capacityMinutes(one.shift)),
    ]),
  )
}

/**
 * What is known of the person's week: hours entered on orders, taps, travel and absences; and the minutes of work that
 * the absences leave of each day.
 */
export async function loadKnownHours(
  reading: Reading,
  resourceNo: string,
  week: Day,
): Promise<{ known: Known[]; capacity: readonly number[] }> {
  const period = { fromDay: week, toDay: addDays(week, 6) }
  const entered = await reading.tx
    .selectFrom('serviceLine')
    .select(['orderNo', 'itemLineNo', 'workTypeCode', 'quantity', 'plannedDeliveryDate as day'])
    .where('type', '=', 'resource')
    .where('no', '=', resourceNo)
    .where('plannedDeliveryDate', '>=', period.fromDay)
    .where('plannedDeliveryDate', '<=', period.toDay)
    .orderBy('orderNo')
    .orderBy('lineNo')
    .execute()
  const onSite = await loadTimeOnSite(reading, resourceNo, period)
  const names = await loadOrderNames(
    reading.tx,
    [...entered, ...onSite].map((one) => one.orderNo),
  )
  const [all] = (await loadCapacity(reading, [resourceNo], week, 'ignored')).values()
  const [capacity = []] = (await loadCapacity(reading, [resourceNo], week)).values()
  const none = { orderNo: null, itemLineNo: null, workTypeCode: null, fromTaps: false }
  const known = [
    ...entered.map((line) => ({
      type: 'service' as const,
      orderNo: line.orderNo,
      itemLineNo: line.itemLineNo,
      workTypeCode: line.workTypeCode,
      description: names.get(line.orderNo) ?? line.orderNo,
      day: line.day!,
      minutes: decimal(line.quantity).times(60).round(0).toNumber(),
      fromTaps: false,
    })),
    ...onSite.map((visit) => ({
      ...none,
      type: 'service' as const,
      orderNo: visit.orderNo,
      description: names.get(visit.orderNo) ?? visit.orderNo,
      day: visit.day,
      minutes: visit.workMinutes,
      fromTaps: true,
    })),
    ...onSite.map((visit) => ({
      ...none,
      type: 'travel' as const,
      description: reading.say('time-sheets.travel', {}),
      day: visit.day,
      minutes: visit.travelMinutes,
    })),
    ...(all ?? []).map((minutes, at) => ({
      ...none,
      type: 'absence' as const,
      description: reading.say('time-sheets.absence', {}),
      day: addDays(week, at),
      minutes: minutes - (capacity[at] ?? 0),
    })),
  ]
  return { known, capacity }
}
