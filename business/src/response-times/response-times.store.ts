import { loadBaseChanges, loadCustomizedChanges, loadSetup } from '../company/public.store.ts'
import { customizedCalendar } from '../company/public.ts'
import type { Reading } from '../engine/act.ts'
import { refuse } from '../foundation/verdict.ts'
import { loadCalendar } from '../resources/public.store.ts'
import { loadServiceSetup } from '../service-setup/public.store.ts'
import type { ServiceHours } from './due.ts'

/** The default service hours, by weekday and clock. */
export function loadServiceHours(tx: Reading['tx']): Promise<ServiceHours[]> {
  return tx
    .selectFrom('serviceHours')
    .selectAll()
    .orderBy('weekday')
    .orderBy('startingDate')
    .orderBy('startTime')
    .execute()
}

/**
 * What due moments are computed from: service hours, and the service's calendar with its own changes, else the
 * company's. Refuses `response-times.base-calendar-missing` where neither names one.
 */
export async function loadResponseFacts(tx: Reading['tx']) {
  const { baseCalendarCode } = await loadServiceSetup(tx)
  if (baseCalendarCode === null) {
    const { baseCalendarCode: ofCompany } = await loadSetup(tx)
    if (ofCompany === null) refuse('response-times.base-calendar-missing')
    return { serviceHours: await loadServiceHours(tx), calendar: await loadCalendar(tx) }
  }
  const user = { sourceType: 'service' as const, sourceNo: '', calendarCode: baseCalendarCode }
  const calendar = customizedCalendar(
    await loadCustomizedChanges(tx, user),
    await loadBaseChanges(tx, baseCalendarCode),
  )
  return { serviceHours: await loadServiceHours(tx), calendar }
}
