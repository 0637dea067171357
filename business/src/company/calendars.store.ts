import type { Act, Reading } from '../engine/act.ts'
import type { CalendarChange } from './base-calendar.ts'
import type { CalendarSource } from './tables.ts'

export interface CalendarUser {
  readonly sourceType: CalendarSource
  readonly sourceNo: string
  readonly calendarCode: string
}
export type DescribedChange = CalendarChange & { readonly description: string }

/** The changes of a base calendar. */
export function loadBaseChanges(tx: Reading['tx'], calendarCode: string): Promise<DescribedChange[]> {
  return tx
    .selectFrom('baseCalendarChange')
    .select(['recurring', 'day', 'weekday', 'nonworking', 'description'])
    .where('calendarCode', '=', calendarCode)
    .orderBy('lineNo')
    .execute()
}

/** Somebody's own changes of a base calendar. */
export function loadCustomizedChanges(tx: Reading['tx'], user: CalendarUser): Promise<DescribedChange[]> {
  return tx
    .selectFrom('customizedCalendarChange')
    .select(['recurring', 'day', 'weekday', 'nonworking', 'description'])
    .where('sourceType', '=', user.sourceType)
    .where('sourceNo', '=', user.sourceNo)
    .where('calendarCode', '=', user.calendarCode)
    .orderBy('lineNo')
    .execute()
}

/** Writes somebody's changes over those that were there. */
export async function saveCustomizedChanges(
  act: Act,
  user: CalendarUser,
  changes: readonly DescribedChange[],
): Promise<void> {
  const before = await loadCustomizedChanges(act.tx, user)
  await act.tx
    .deleteFrom('customizedCalendarChange')
    .where('sourceType', '=', user.sourceType)
    .where('sourceNo', '=', user.sourceNo)
    .where('calendarCode', '=', user.calendarCode)
    .execute()
  const rows = changes.map((change, at) => ({ ...change, ...user, lineNo: (at + 1) * 10000 }))
  if (rows.length > 0) await act.tx.insertInto('customizedCalendarChange').values(rows).execute()
  const subject = `${user.sourceType} ${user.sourceNo} ${user.calendarCode}`
  await act.remember('company.customized-calendar', subject, { changes: before }, { changes })
  await act.publish('company.customized-calendar-changed', subject)
}
