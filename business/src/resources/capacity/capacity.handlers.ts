import { loadSetup } from '../../company/public.store.ts'
import { isNonworking } from '../../company/public.ts'
import type { Act } from '../../engine/act.ts'
import { handle } from '../../engine/module.ts'
import { type Day, daysBetween } from '../../foundation/day.ts'
import { decimal, decimalText } from '../../foundation/decimal.ts'
import { absent, type Refusal, Refused, refuse } from '../../foundation/verdict.ts'
import { loadCalendar } from '../resources.store.ts'
import { listCapacityEntries, setCapacity, setCapacityHours } from './api.ts'
import { loadPresentDays, loadTemplate, writeDays } from './capacity.store.ts'
import { changedDays, dayOfMinutes, hoursOfTemplate, minutesOfWork, spreadMinutes } from './capacity.ts'

const longest = 400

const answer = (count: number) => ({
  changedDays: count,
  warnings: count === 0 ? (['nothing-changed'] as const).slice() : [],
})

/** The resource, locked, so that two changes of its hours come one after the other. */
async function resourceForUpdate(act: Act, resourceNo: string) {
  const found = await act.tx
    .selectFrom('resource')
    .select(['resourceNo', 'templateCode'])
    .where('resourceNo', '=', resourceNo)
    .forUpdate()
    .executeTakeFirst()
  return found ?? absent('resources.resource-absent', { resourceNo })
}

function refuseUnclearPeriod(fromDay: Day | null, toDay: Day | null) {
  const refusals: Refusal[] = []
  if (fromDay === null) refusals.push({ code: 'resources.date-from-missing', at: 'fromDay' })
  if (toDay === null) refusals.push({ code: 'resources.date-to-missing', at: 'toDay' })
  if (fromDay && toDay && toDay < fromDay) refusals.push({ code: 'resources.date-order', at: 'toDay' })
  else if (fromDay && toDay && daysBetween(fromDay, toDay) >= longest)
    refusals.push({ code: 'resources.capacity-too-long', facts: { days: longest }, at: 'toDay' })
  if (refusals.length > 0) throw new Refused(refusals)
}

export const setCapacityCommand = handle(
  setCapacity,
  async ({ resourceNos, fromDay, toDay, templateCode }, act) => {
    refuseUnclearPeriod(fromDay, toDay)
    await refuseNoCalendar(act)
    const template = await loadTemplate(act, templateCode)
    if (template.length === 0 && !(await isTemplate(act, templateCode)))
      refuse('resources.no-such-template', {}, 'templateCode')
    const calendar = await loadCalendar(act.tx)
    let count = 0
    for (const resourceNo of [...new Set(resourceNos)].sort()) {
      const resource = await resourceForUpdate(act, resourceNo)
      const present = await loadPresentDays(act, resource, fromDay!, toDay!)
      const days = changedDays(present, (one) => hoursOfTemplate(template, calendar, one.day))
      await writeDays(act, resourceNo, days, { source: 'template', templateCode })
      count += days.length
    }
    return answer(count)
  },
)

async function refuseNoCalendar(act: Act) {
  if ((await loadSetup(act.tx)).baseCalendarCode === null) refuse('resources.calendar-missing')
}

async function isTemplate(act: Act, templateCode: string) {
  const found = await act.tx
    .selectFrom('workHourTemplate')
    .select('templateCode')
    .where('templateCode', '=', templateCode)
    .executeTakeFirst()
  return found !== undefined
}

export const setCapacityHoursCommand = handle(
  setCapacityHours,
  async ({ resourceNo, fromDay, toDay, hours }, act) => {
    refuseUnclearPeriod(fromDay, toDay)
    const minutes = Number(decimal(hours).times(60).round().toString())
    if (minutes < 0) refuse('resources.capacity-negative', {}, 'hours')
    const resource = await resourceForUpdate(act, resourceNo)
    const calendar = await loadCalendar(act.tx)
    const present = await loadPresentDays(act, resource, fromDay, toDay)
    const parts = spreadMinutes(
      minutes,
      present.map(({ day, hours: now }) => ({
        day,
        minutes: minutesOfWork(now),
        // A single day is meant even where the calendar is closed.
        isWorking: fromDay === toDay || !isNonworking(calendar, day),
      })),
    )
    if (parts === null) return refuse('resources.no-working-day', {}, 'hours')
    const like = present.find((one) => one.usual !== null)?.usual ?? null
    const days = changedDays(present, (one) => {
      const wanted = parts.get(one.day) ?? 0
      if (wanted === minutesOfWork(one.hours)) return one.hours
      const made = dayOfMinutes(wanted, one.usual ?? one.hours ?? like)
      return made === 'too-long' ? refuse('resources.capacity-too-much', { day: one.day }, 'hours') : made
    })
    await writeDays(act, resourceNo, days, { source: 'hours', templateCode: null })
    return answer(days.length)
  },
)

export const listCapacityEntriesQuery = handle(
  listCapacityEntries,
  async ({ resourceNo, fromDay, toDay }, reading) => {
    const rows = await reading.tx
      .selectFrom('capacityEntry')
      .select(['entryNo', 'day', 'minutes', 'source', 'templateCode', 'at', 'byName'])
      .where('resourceNo', '=', resourceNo)
      .where('day', '>=', fromDay)
      .where('day', '<=', toDay)
      .orderBy('entryNo', 'desc')
      .limit(500)
      .execute()
    return {
      rows: rows.map(({ minutes, ...row }) => ({
        ...row,
        entryNo: Number(row.entryNo),
        hours: decimalText(decimal(minutes).div(60).round(2)),
      })),
    }
  },
)
