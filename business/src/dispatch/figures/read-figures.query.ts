import { sql } from 'kysely'
import type { Reading } from '../../engine/act.ts'
import { anyOf } from '../../engine/any-of.ts'
import { handle } from '../../engine/module.ts'
import { type Day, daysBetween, daysFromTo, type Instant, momentOf } from '../../foundation/day.ts'
import { refuse } from '../../foundation/verdict.ts'
import { loadWorkingDays } from '../../resources/public.store.ts'
import { capacityMinutes } from '../../resources/public.ts'
import { loadTechnicians } from '../day.store.ts'
import { readFigures } from './api.ts'
import { figuresOf, type VisitFact } from './figures.ts'

const longest = 92

export const readFiguresQuery = handle(readFigures, async ({ fromDay, toDay, groupNo }, reading) => {
  if (toDay < fromDay) refuse('dispatch.period-order', {}, 'toDay')
  if (daysBetween(fromDay, toDay) >= longest) refuse('dispatch.period-too-long', { days: longest }, 'toDay')
  const technicians = (await loadTechnicians(reading)).filter(
    (one) => groupNo === undefined || one.groupNo === groupNo,
  )
  const resourceNos = technicians.map((one) => one.resourceNo)
  const visits = await visitFacts(reading, fromDay, toDay, resourceNos)
  const working = await loadWorkingDays(reading.tx, reading.timeZone, { fromDay, toDay, resourceNos })
  const minutes = working.map((one) => ({ ...one, minutes: capacityMinutes(one.shift) }))
  const capacity = (of: (one: (typeof minutes)[number]) => boolean) =>
    minutes.filter(of).reduce((sum, one) => sum + one.minutes, 0)
  return {
    all: figuresOf(
      visits,
      capacity(() => true),
    ),
    technicians: technicians.map((one) => ({
      resourceNo: one.resourceNo,
      name: one.name,
      ...figuresOf(
        visits.filter((visit) => visit.resourceNo === one.resourceNo),
        capacity((day) => day.resourceNo === one.resourceNo),
      ),
    })),
    days: daysFromTo(fromDay, toDay).map((day) => ({
      day,
      ...figuresOf(
        visits.filter((visit) => visit.day === day),
        capacity((one) => one.day === day),
      ),
    })),
    reallocations: await reallocations(reading, fromDay, toDay, resourceNos),
  }
})

async function visitFacts(
  { tx, timeZone, user }: Reading,
  fromDay: Day,
  toDay: Day,
  resourceNos: readonly string[],
): Promise<VisitFact[]> {
  const lines = sql`${sql.table(`${user.company}.service_item_line`)} line where line.order_no = visit.order_no and line.ship_to_code = visit.ship_to_code and line.stage = visit.stage`
  const rows = await tx
    .selectFrom('visit')
    .innerJoin('serviceOrder', 'serviceOrder.orderNo', 'visit.orderNo')
    .select([
      'visit.orderNo',
      'visit.resourceNo',
      'visit.day',
      'visit.state',
      'visit.plannedStart',
      'visit.plannedEnd',
      'visit.arrivedAt',
      'visit.endedAt',
      'visit.pausedMinutes',
      'visit.travelSeconds',
      'visit.travelMetres',
      'visit.drivenKm',
      'serviceOrder.status',
      sql<
        string | null
      >`(select min(line.response_date::text || ' ' || line.response_time::text) from ${lines})`.as('due'),
      sql<Instant | null>`(select min(line.promised_from) from ${lines})`.as('promisedFrom'),
      sql<Instant | null>`(select min(line.promised_to) from ${lines})`.as('promisedTo'),
      sql<number>`(select count(*) from ${sql.table(`${user.company}.visit`)} other where other.order_no = visit.order_no and other.state in ('done', 'not-done'))`.as(
        'visitsOfOrder',
      ),
    ])
    .where('visit.day', '>=', fromDay)
    .where('visit.day', '<=', toDay)
    .where(anyOf('visit.resourceNo', resourceNos))
    .where('visit.state', 'in', ['done', 'not-done'])
    .execute()
  return rows.map(({ due, promisedFrom, promisedTo, status, ...row }) => {
    const [day, time] = due?.split(' ') ?? []
    return {
      ...row,
      resourceNo: row.resourceNo!,
      day: row.day!,
      plannedStart: row.plannedStart!,
      plannedEnd: row.plannedEnd!,
      drivenKm: row.drivenKm === null ? null : Number(row.drivenKm),
      due: day && time ? momentOf(day as Day, time.slice(0, 5), timeZone) : null,
      promised: promisedFrom && promisedTo ? { from: promisedFrom, to: promisedTo } : null,
      visitsOfOrder: Number(row.visitsOfOrder),
      orderFinished: status === 'finished',
    }
  })
}

async function reallocations({ tx }: Reading, fromDay: Day, toDay: Day, resourceNos: readonly string[]) {
  const rows = await tx
    .selectFrom('allocation')
    .leftJoin('reasonCode', 'reasonCode.code', 'allocation.reasonCode')
    .select((builder) => [
      'allocation.reasonCode',
      'reasonCode.description',
      builder.fn.countAll<string>().as('count'),
    ])
    .where('allocation.status', 'in', ['canceled', 'reallocation-needed', 'finished'])
    .where('allocation.reasonCode', 'is not', null)
    .where('allocation.day', '>=', fromDay)
    .where('allocation.day', '<=', toDay)
    .where(anyOf('allocation.resourceNo', resourceNos))
    .groupBy(['allocation.reasonCode', 'reasonCode.description'])
    .orderBy('count', 'desc')
    .orderBy('allocation.reasonCode')
    .execute()
  return rows.map((row) => ({
    reasonCode: row.reasonCode!,
    description: row.description ?? '',
    count: Number(row.count),
  }))
}
