import type { Act } from '../../engine/act.ts'
import { inParts } from '../../engine/in-parts.ts'
import { type Day, daysFromTo } from '../../foundation/day.ts'
import { loadCalendar } from '../resources.store.ts'
import type { TemplateDay } from '../working-day.ts'
import { type ChangedDay, hoursOfDay, hoursOfTemplate, type PresentDay } from './capacity.ts'

/** Where a change of hours comes from. */
export interface Origin {
  readonly source: 'template' | 'hours' | 'day'
  readonly templateCode: string | null
}

/** The days of a resource as they are, absences left aside; both days included. */
export async function loadPresentDays(
  act: Act,
  resource: { readonly resourceNo: string; readonly templateCode: string | null },
  fromDay: Day,
  toDay: Day,
): Promise<PresentDay[]> {
  const calendar = await loadCalendar(act.tx)
  const template: TemplateDay[] =
    resource.templateCode === null ? [] : await loadTemplate(act, resource.templateCode)
  const exceptions = new Map(
    (
      await act.tx
        .selectFrom('shiftException')
        .selectAll()
        .where('resourceNo', '=', resource.resourceNo)
        .where('day', '>=', fromDay)
        .where('day', '<=', toDay)
        .execute()
    ).map((one) => [one.day, one]),
  )
  return daysFromTo(fromDay, toDay).map((day) => ({
    day,
    hours: hoursOfDay(template, exceptions.get(day) ?? null, calendar, day),
    usual: hoursOfTemplate(template, calendar, day),
  }))
}

/** Weekdays of a template. */
export function loadTemplate(act: Act, templateCode: string): Promise<TemplateDay[]> {
  return act.tx
    .selectFrom('workHourTemplateDay')
    .select(['weekday', 'startTime', 'endTime', 'breakMinutes', 'breakEarliest', 'breakLatest'])
    .where('templateCode', '=', templateCode)
    .execute()
}

/** Writes changed days with an entry for each that has more or less hours now, and tells who plans. */
export async function writeDays(
  act: Act,
  resourceNo: string,
  days: readonly ChangedDay[],
  origin: Origin,
): Promise<void> {
  if (days.length === 0) return
  await inParts(days, async (part) => {
    const before = new Map(
      (
        await act.tx
          .deleteFrom('shiftException')
          .where('resourceNo', '=', resourceNo)
          .where(
            'day',
            'in',
            part.map((one) => one.day),
          )
          .returningAll()
          .execute()
      ).map((row) => [row.day, row]),
    )
    const changes = part.map(({ day, hours, isUsual }) => {
      const was = before.get(day) ?? null
      // Other hours do not end being on call; a day off does.
      const onCall = hours !== null && (was?.onCall ?? false)
      const is = { ...off, ...hours, resourceNo, day, onCall, note: was?.note ?? '' }
      return { subject: `${resourceNo} ${day}`, before: was, after: isUsual && !onCall ? null : is }
    })
    const kept = changes.flatMap(({ after }) => after ?? [])
    if (kept.length > 0) await act.tx.insertInto('shiftException').values(kept).execute()
    await act.rememberAll('resources.shift-exception', changes)
  })
  await writeEntries(act, resourceNo, days, origin)
  await act.publish('resources.hours-changed', resourceNo, { day: days[0]!.day })
}

const off = { breakMinutes: 0, breakEarliest: null, breakLatest: null, startTime: null, endTime: null }

/** Entries of the days that have more or less hours than before. */
export async function writeEntries(
  act: Act,
  resourceNo: string,
  days: readonly Pick<ChangedDay, 'day' | 'minutes'>[],
  { source, templateCode }: Origin,
): Promise<void> {
  const rows = days.flatMap(({ day, minutes }) =>
    minutes === 0
      ? []
      : [
          {
            resourceNo,
            day,
            minutes,
            source,
            templateCode,
            at: act.now,
            byUser: act.user.userId,
            byName: act.user.name,
          },
        ],
  )
  await inParts(rows, async (part) => {
    await act.tx
      .insertInto('capacityEntry')
      .values([...part])
      .execute()
  })
}
