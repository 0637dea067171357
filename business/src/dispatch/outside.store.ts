import type { Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { addDays, addSeconds, type Day, type Instant, mondayOf } from '../foundation/day.ts'
import type { WorkOutside } from './day.ts'

/**
 * What the technicians do on the days next to the planned ones and on the other days of their weeks: from leaving
 * for the first visit to the end of the last one; the way home is not known. For rest and weekly hours (H11).
 */
export async function loadWorkOutside(
  { tx }: Reading,
  { fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day },
  resourceNos: readonly string[],
): Promise<WorkOutside[]> {
  const monday = mondayOf(fromDay)
  const sunday = addDays(mondayOf(toDay), 6)
  const before = addDays(fromDay, -1)
  const behind = addDays(toDay, 1)
  const visits = tx
    .selectFrom('visit')
    .where('visit.state', 'in', ['planned', 'published', 'en-route', 'on-site', 'paused', 'done'])
    .where('visit.day', '>=', before < monday ? before : monday)
    .where('visit.day', '<=', behind > sunday ? behind : sunday)
    .where((builder) => builder.or([builder('visit.day', '<', fromDay), builder('visit.day', '>', toDay)]))
  const leading = await visits
    .select(['visit.resourceNo', 'visit.day', 'visit.plannedArrival', 'visit.travelSeconds'])
    .select(['visit.plannedStart', 'visit.plannedEnd'])
    .where(anyOf('visit.resourceNo', resourceNos))
    .execute()
  const helping = await visits
    .innerJoin('visitHelper', 'visitHelper.visitNo', 'visit.visitNo')
    .select([
      'visitHelper.resourceNo',
      'visit.day',
      'visitHelper.plannedArrival',
      'visitHelper.travelSeconds',
    ])
    .select(['visit.plannedStart', 'visit.plannedEnd'])
    .where(anyOf('visitHelper.resourceNo', resourceNos))
    .execute()
  const days = new Map<string, WorkOutside>()
  for (const row of [...leading, ...helping]) {
    const key = `${row.resourceNo} ${row.day}`
    const arrival = (row.plannedArrival ?? row.plannedStart) as Instant
    const left = addSeconds(arrival, -row.travelSeconds)
    const end = row.plannedEnd as Instant
    const known = days.get(key)
    days.set(key, {
      resourceNo: row.resourceNo!,
      day: row.day!,
      from: known && known.from < left ? known.from : left,
      to: known && known.to > end ? known.to : end,
    })
  }
  return [...days.values()]
}
