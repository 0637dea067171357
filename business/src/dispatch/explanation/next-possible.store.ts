import { insertions } from '@giro/optimiser'
import type { Reading } from '../../engine/act.ts'
import type { CompanyDatabase } from '../../engine/database.ts'
import {
  addDays,
  addSeconds,
  type Day,
  dayOf,
  fromEpochSeconds,
  type Instant,
  timeOf,
} from '../../foundation/day.ts'
import { loadResponseFacts } from '../../response-times/public.store.ts'
import { serviceHoursBetween } from '../../response-times/public.ts'
import { travelTimes } from '../../travel/public.store.ts'
import { standingDays } from '../appointments/routes-as-they-stand.ts'
import { loadDays } from '../day.store.ts'
import type { Visit } from '../day.ts'
import { ofShift, placesOf } from '../planning/routing-problem.ts'
import type { PlanningWeights } from '../weights.ts'

/** As far as a later place is looked for. */
const daysAhead = 14

/** Where a visit can start soonest from a day on, all others staying where they stand. */
export interface NextPossible {
  readonly resourceNo: string
  readonly day: Day
  readonly start: Instant
}

/** Looks from `fromDay` on, that day included, for two weeks; null where it fits nowhere. */
export async function findNextPossible(
  reading: Reading,
  visit: Visit,
  fromDay: Day,
  weights: PlanningWeights,
): Promise<NextPossible | null> {
  const loaded = await loadDays(reading, {
    fromDay,
    toDay: addDays(fromDay, daysAhead - 1),
    unplanned: false,
  })
  const days = {
    ...loaded,
    visits: [...loaded.visits.filter((one) => one.visitNo !== visit.visitNo), { ...visit, placement: null }],
  }
  const places = placesOf(days)
  const matrix = await travelTimes(reading.tx as CompanyDatabase, reading.dataFolder, places.positions, {
    fetch: false,
    now: reading.now,
  })
  const { problem, routes, origin } = standingDays(days, places, matrix, { weights, mode: 'plan' })
  if (!problem.visits.some((one) => one.id === visit.visitNo)) return null
  const [soonest] = insertions(problem, { routes }, visit.visitNo).sort((a, b) => a.start - b.start)
  return soonest
    ? { ...ofShift(soonest.shift), start: addSeconds(fromEpochSeconds(origin), soonest.start) }
    : null
}

/** Service minutes by which a start is after the due moment. Source: specification orders F-5. */
export async function lateServiceMinutes(
  reading: Reading,
  due: Instant | null,
  start: Instant,
): Promise<number> {
  if (due === null || start <= due) return 0
  const { serviceHours, calendar } = await loadResponseFacts(reading.tx)
  const wall = (moment: Instant) => ({
    day: dayOf(moment, reading.timeZone),
    time: timeOf(moment, reading.timeZone),
  })
  return Math.round(serviceHoursBetween(wall(due), wall(start), serviceHours, calendar) * 60)
}
