import type { Reading } from '../engine/act.ts'
import type { CompanyDatabase } from '../engine/database.ts'
import { type TravelTimes, travelTimes } from '../travel/public.store.ts'
import type { PlanDays } from './day.ts'
import type { Places } from './planning/routing-problem.ts'
import { slowed } from './planning/variation.ts'

/**
 * Travel between the places of some days, with the traffic that was reported. A problem has one table of travel
 * times, so traffic counts only where one day is looked at by itself, as every plan after an event does.
 */
export async function travelOfDays(
  reading: Reading,
  days: Pick<PlanDays, 'fromDay' | 'toDay'>,
  places: Places,
  options: { readonly fetch: boolean; readonly signal?: AbortSignal },
): Promise<TravelTimes> {
  const times = await travelTimes(reading.tx as CompanyDatabase, reading.dataFolder, places.positions, {
    ...options,
    now: reading.now,
  })
  return days.fromDay === days.toDay ? slowed(times, await trafficOf(reading, days.fromDay)) : times
}

/** Factor on travel times of a day; 1 where nothing was reported. */
export async function trafficOf(reading: Reading, day: PlanDays['fromDay']): Promise<number> {
  const row = await reading.tx
    .selectFrom('traffic')
    .select('factor')
    .where('day', '=', day)
    .executeTakeFirst()
  return row ? Number(row.factor) : 1
}
