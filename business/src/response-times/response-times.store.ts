import type { Reading } from '../engine/act.ts'
import { loadCalendar } from '../resources/public.store.ts'
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

/** What due moments are computed from. */
export async function loadResponseFacts(tx: Reading['tx']) {
  return { serviceHours: await loadServiceHours(tx), calendar: await loadCalendar(tx) }
}
