import { dayOf, timeOf } from '../../foundation/day.ts'
import type { Window } from '../day.ts'

/** An appointment as the document log keeps it: `2026-10-14 10:00-12:00`; empty where there is none. */
export function promiseWords(window: Window | null, timeZone: string): string {
  return window === null
    ? ''
    : `${dayOf(window.from, timeZone)} ${timeOf(window.from, timeZone)}-${timeOf(window.to, timeZone)}`
}
