import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { asDay, daysFromTo } from '../foundation/day.ts'
import { absent, orRefuse, type Refusal, verdict } from '../foundation/verdict.ts'
import { readCustomizedCalendar, saveCustomizedCalendar, setCalendarDay } from './api.ts'
import { customizedCalendar, fitsRecurrence, isNonworking, withDaySet } from './base-calendar.ts'
import {
  type CalendarUser,
  loadBaseChanges,
  loadCustomizedChanges,
  saveCustomizedChanges,
} from './calendars.store.ts'

export const readCustomizedCalendarQuery = handle(
  readCustomizedCalendar,
  async ({ year, ...user }, reading) => {
    const changes = await loadCustomizedChanges(reading.tx, user)
    const base = await loadBaseChanges(reading.tx, user.calendarCode)
    const days = year === undefined ? [] : daysFromTo(asDay(`${year}-01-01`), asDay(`${year}-12-31`))
    return {
      changes,
      nonworkingDays: days.filter((day) => isNonworking(customizedCalendar(changes, base), day)),
    }
  },
)

async function lockCalendar(act: Act, { calendarCode }: CalendarUser) {
  const calendar = await act.tx
    .selectFrom('baseCalendar')
    .select('code')
    .where('code', '=', calendarCode)
    .forUpdate()
    .executeTakeFirst()
  if (!calendar) absent('company.base-calendar-absent', { code: calendarCode })
}

export const saveCustomizedCalendarCommand = handle(
  saveCustomizedCalendar,
  async ({ changes, ...user }, act) => {
    await lockCalendar(act, user)
    const refusals = changes.flatMap((change, at): Refusal[] =>
      fitsRecurrence(change)
        ? []
        : [{ code: 'company.calendar-line', facts: { line: at + 1 }, at: `changes.${at}` }],
    )
    orRefuse(verdict(refusals, () => null))
    await saveCustomizedChanges(act, user, changes)
    return {}
  },
)

export const setCalendarDayCommand = handle(
  setCalendarDay,
  async ({ day, nonworking, description, ...user }, act) => {
    await lockCalendar(act, user)
    const base = await loadBaseChanges(act.tx, user.calendarCode)
    const customized = await loadCustomizedChanges(act.tx, user)
    await saveCustomizedChanges(act, user, withDaySet(customized, base, { day, nonworking, description }))
    return {}
  },
)
