import { houseActor } from '../../companies.ts'
import type { Reading } from '../../engine/act.ts'
import type { Job } from '../../engine/jobs.ts'
import { handle } from '../../engine/module.ts'
import { performTyped } from '../../engine/perform.ts'
import { addDays, dayOf, endOfDay, startOfDay } from '../../foundation/day.ts'
import { worksInOffice } from '../../foundation/roles.ts'
import { absent, refuse } from '../../foundation/verdict.ts'
import {
  busyDaysAhead,
  type CalendarFailure,
  readBusyCalendar,
  removeBusyCalendar,
  setBusyCalendar,
  takeBusyTimes,
} from './api.ts'
import { type BusyTime, merged } from './busy-times.ts'
import { busyTimesIn, fetchCalendar, NoCalendar } from './calendar.client.ts'

const hostOf = (address: string) => new URL(address).host

/** Technicians for themselves, the office for everybody. */
async function refuseOthers({ user, tx }: Reading, resourceNo: string) {
  if (!worksInOffice(user.roles) && user.resourceNo !== resourceNo) refuse('resources.not-your-calendar')
  const known = await tx
    .selectFrom('resource')
    .select('resourceNo')
    .where('resourceNo', '=', resourceNo)
    .executeTakeFirst()
  if (!known) absent('resources.resource-absent', { resourceNo })
}

const calendarOf = ({ tx }: Pick<Reading, 'tx'>, resourceNo: string) =>
  tx.selectFrom('busyCalendar').selectAll().where('resourceNo', '=', resourceNo).executeTakeFirst()

const timesOf = ({ tx, now }: Reading, resourceNo: string) =>
  tx
    .selectFrom('busyTime')
    .select(['fromAt as from', 'toAt as to'])
    .where('resourceNo', '=', resourceNo)
    .where('toAt', '>', now)
    .orderBy('fromAt')
    .execute()

export const readBusyCalendarQuery = handle(readBusyCalendar, async ({ resourceNo }, reading) => {
  await refuseOthers(reading, resourceNo)
  const calendar = await calendarOf(reading, resourceNo)
  if (!calendar) return { host: null, checkedAt: null, failedAt: null, failure: '', busyTimes: 0 }
  const { address, checkedAt, failedAt, failure } = calendar
  return {
    host: hostOf(address),
    checkedAt,
    failedAt,
    failure: failure && reading.say(`resources.calendar.${failure}`, {}),
    busyTimes: (await timesOf(reading, resourceNo)).length,
  }
})

export const setBusyCalendarCommand = handle(setBusyCalendar, async ({ resourceNo, address }, act) => {
  await refuseOthers(act, resourceNo)
  const before = await calendarOf(act, resourceNo)
  // What the calendar before has said is not what this one says.
  if (before && before.address !== address)
    await act.tx.deleteFrom('busyTime').where('resourceNo', '=', resourceNo).execute()
  const row = {
    resourceNo,
    address,
    setBy: act.user.userId,
    checkedAt: null,
    failedAt: null,
    failure: '' as const,
  }
  await act.tx
    .insertInto('busyCalendar')
    .values(row)
    .onConflict((conflict) => conflict.column('resourceNo').doUpdateSet(row))
    .execute()
  const host = hostOf(address)
  await act.remember(
    'resources.busy-calendar',
    resourceNo,
    before ? { host: hostOf(before.address) } : null,
    { host },
  )
  await act.publish('resources.busy-calendar-changed', resourceNo)
  await act.startJob(readCalendarsJob.name, { resourceNo })
  return { host }
})

export const removeBusyCalendarCommand = handle(removeBusyCalendar, async ({ resourceNo }, act) => {
  await refuseOthers(act, resourceNo)
  const before = await calendarOf(act, resourceNo)
  if (!before) return { removed: false }
  await act.tx.deleteFrom('busyCalendar').where('resourceNo', '=', resourceNo).execute()
  await act.remember('resources.busy-calendar', resourceNo, { host: hostOf(before.address) }, null)
  await act.publish('resources.busy-calendar-changed', resourceNo)
  await act.publish('resources.busy-times-changed', resourceNo)
  return { removed: true }
})

export const takeBusyTimesCommand = handle(
  takeBusyTimes,
  async ({ resourceNo, address, busy, failure }, act) => {
    const calendar = await calendarOf(act, resourceNo)
    if (calendar?.address !== address) return { changed: false }
    const update = act.tx.updateTable('busyCalendar').where('resourceNo', '=', resourceNo)
    if (busy === null) {
      const failedAt = calendar.failedAt ?? act.now
      await update.set({ checkedAt: act.now, failedAt, failure: failure ?? 'unreachable' }).execute()
      if (calendar.failedAt === null) await act.publish('resources.busy-calendar-changed', resourceNo)
      return { changed: false }
    }
    await update.set({ checkedAt: act.now, failedAt: null, failure: '' }).execute()
    if (calendar.checkedAt === null || calendar.failedAt !== null)
      await act.publish('resources.busy-calendar-changed', resourceNo)
    // What is past stays as it was told; what began before now and goes on ends as it is told now.
    const times = merged(busy).filter(({ to }) => to > act.now)
    if (sameTimes(await timesOf(act, resourceNo), times)) return { changed: false }
    await act.tx
      .deleteFrom('busyTime')
      .where('resourceNo', '=', resourceNo)
      .where('toAt', '>', act.now)
      .execute()
    if (times.length > 0)
      await act.tx
        .insertInto('busyTime')
        .values(times.map(({ from, to }) => ({ resourceNo, fromAt: from, toAt: to })))
        .onConflict((conflict) =>
          conflict
            .columns(['resourceNo', 'fromAt'])
            .doUpdateSet((row) => ({ toAt: row.ref('excluded.toAt') })),
        )
        .execute()
    await act.publish('resources.busy-times-changed', resourceNo)
    return { changed: true }
  },
)

const sameTimes = (some: readonly BusyTime[], others: readonly BusyTime[]) =>
  some.length === others.length &&
  some.every(({ from, to }, at) => from === others[at]!.from && to === others[at]!.to)

/** Looks at the calendars of a company, or at one that was just set. */
export const readCalendarsJob: Job = {
  name: 'resources.readBusyCalendars',
  everySeconds: 900,
  run: async ({ engine, company, data }) => {
    const tx = engine.database.company(company)
    const { language, timeZone } = await tx
      .selectFrom('companySetup')
      .select(['language', 'timeZone'])
      .executeTakeFirstOrThrow()
    const { resourceNo } = data as { resourceNo?: string }
    const calendars = await tx
      .selectFrom('busyCalendar')
      .select(['resourceNo', 'address'])
      .$if(resourceNo !== undefined, (rows) => rows.where('resourceNo', '=', resourceNo!))
      .orderBy('resourceNo')
      .execute()
    for (const calendar of calendars) {
      const now = engine.now()
      const until = endOfDay(addDays(dayOf(now, timeZone), busyDaysAhead), timeZone)
      // From the day's beginning, so that what goes on now keeps its start.
      const from = startOfDay(dayOf(now, timeZone), timeZone)
      const found = await lookAt(calendar.address, { from, to: until }, timeZone)
      await performTyped(
        engine,
        takeBusyTimes,
        { ...calendar, ...found },
        { actor: houseActor(company, language), via: 'job' },
      )
    }
  },
}

async function lookAt(
  address: string,
  stretch: BusyTime,
  timeZone: string,
): Promise<{ busy: BusyTime[] | null; failure: CalendarFailure | null }> {
  try {
    const busy = busyTimesIn(await fetchCalendar(address), stretch, timeZone)
    return busy.length > 5000 ? { busy: null, failure: 'too-large' } : { busy, failure: null }
  } catch (error) {
    return { busy: null, failure: error instanceof NoCalendar ? error.failure : 'not-a-calendar' }
  }
}
