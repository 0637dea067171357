import { loadSetup } from '../company/public.store.ts'
import type { Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { addDays, type Day, daysFromTo, endOfDay, startOfDay } from '../foundation/day.ts'
import { without } from './busy-calendar/busy-times.ts'
import {
  type Absence,
  type NoShift,
  type Shift,
  type ShiftException,
  type TemplateDay,
  workingDay,
} from './working-day.ts'

/** A resource's day as planning needs it. */
export interface ResourceDay {
  readonly resourceNo: string
  readonly day: Day
  readonly shift: Shift | NoShift
  readonly exception: boolean
}

type Tx = Reading['tx']

/** Lines of the calendar that the company works by; none without a calendar. */
export async function loadCalendar(tx: Tx) {
  const setup = await loadSetup(tx)
  if (setup.baseCalendarCode === null) return []
  return tx
    .selectFrom('baseCalendarChange')
    .select(['recurring', 'day', 'weekday', 'nonworking'])
    .where('calendarCode', '=', setup.baseCalendarCode)
    .execute()
}

/**
 * The days of all resources (or of the named ones) from `fromDay` to `toDay`, both included, by resource and day.
 * A constant number of queries whatever the number of resources and days.
 */
export async function loadWorkingDays(
  tx: Tx,
  timeZone: string,
  scope: {
    fromDay: Day
    toDay: Day
    resourceNos?: readonly string[]
    /** Ignored: the days as they would be without absences. */
    absences?: 'taken-off' | 'ignored'
    /** Ignored: work in spite of what the resource's own calendar says. */
    busyTimes?: 'taken-off' | 'ignored'
  },
): Promise<ResourceDay[]> {
  const { fromDay, toDay } = scope
  let chosen = tx
    .selectFrom('resource')
    .select(['resourceNo', 'blocked', 'templateCode'])
    .orderBy('resourceNo')
  if (scope.resourceNos) {
    if (scope.resourceNos.length === 0) return []
    chosen = chosen.where(anyOf('resourceNo', scope.resourceNos))
  }
  const resources = await chosen.execute()
  const templates = Map.groupBy(
    await tx.selectFrom('workHourTemplateDay').selectAll().execute(),
    (one) => one.templateCode,
  )
  const exceptions = new Map(
    (
      await tx
        .selectFrom('shiftException')
        .selectAll()
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .execute()
    ).map((one) => [`${one.resourceNo} ${one.day}`, one as ShiftException]),
  )
  const absences = await tx
    .selectFrom('absence')
    .select(['resourceNo', 'fromAt as from', 'toAt as to', 'kind'])
    .where('fromAt', '<', endOfDay(addDays(toDay, 1), timeZone))
    .where('toAt', '>', startOfDay(fromDay, timeZone))
    .execute()
  const busy =
    scope.busyTimes === 'ignored'
      ? []
      : await tx
          .selectFrom('busyTime')
          .select(['resourceNo', 'fromAt as from', 'toAt as to'])
          .where('fromAt', '<', endOfDay(addDays(toDay, 1), timeZone))
          .where('toAt', '>', startOfDay(fromDay, timeZone))
          .execute()
  const busyOf = Map.groupBy(scope.absences === 'ignored' ? [] : busy, (one) => one.resourceNo)
  const absencesOf = Map.groupBy(scope.absences === 'ignored' ? [] : absences, (one) => one.resourceNo)
  // A day on leave stays that, whatever the calendar says of it.
  const awayOf = (resourceNo: string): Absence[] => {
    const own = absencesOf.get(resourceNo) ?? []
    const more = without(busyOf.get(resourceNo) ?? [], own)
    return [...own, ...more.map((time) => ({ ...time, kind: 'busy' as const }))]
  }
  const calendar = await loadCalendar(tx)
  const days = daysFromTo(fromDay, toDay)
  return resources.flatMap(({ resourceNo, blocked, templateCode }) => {
    const template: readonly TemplateDay[] | null =
      templateCode === null ? null : (templates.get(templateCode) ?? [])
    const away = awayOf(resourceNo)
    return days.map((day) => {
      const exception = exceptions.get(`${resourceNo} ${day}`) ?? null
      const facts = { blocked, template, exception, calendar, absences: away }
      return { resourceNo, day, shift: workingDay(facts, day, timeZone), exception: exception !== null }
    })
  })
}
