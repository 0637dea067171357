import type { Reading } from '../../engine/act.ts'
import { type Day, dayOf, endOfDay, secondsBetween, startOfDay } from '../../foundation/day.ts'
import { minutesOnSite } from './times.ts'

/** What taps tell of one visit: when, how long on site and on the way. */
export interface TimeOnSite {
  readonly orderNo: string
  readonly day: Day
  readonly workMinutes: number
  readonly travelMinutes: number
}

/** Visits that the technician ended from `fromDay` to `toDay`, both included; helpers' days are not known by taps. */
export async function loadTimeOnSite(
  { tx, timeZone }: Pick<Reading, 'tx' | 'timeZone'>,
  resourceNo: string,
  { fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day },
): Promise<TimeOnSite[]> {
  const visits = await tx
    .selectFrom('visit')
    .select(['orderNo', 'enRouteAt', 'arrivedAt', 'endedAt', 'pausedMinutes'])
    .where('resourceNo', '=', resourceNo)
    .where('arrivedAt', '>=', startOfDay(fromDay, timeZone))
    .where('arrivedAt', '<', endOfDay(toDay, timeZone))
    .where('endedAt', 'is not', null)
    .orderBy('arrivedAt')
    .execute()
  return visits.map((visit) => ({
    orderNo: visit.orderNo,
    day: dayOf(visit.arrivedAt!, timeZone),
    workMinutes: minutesOnSite(visit, visit.endedAt!),
    travelMinutes:
      visit.enRouteAt === null
        ? 0
        : Math.max(0, Math.round(secondsBetween(visit.enRouteAt, visit.arrivedAt!) / 60)),
  }))
}
