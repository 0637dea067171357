export { calendarOf } from './calendar/calendar.handlers.ts'
export { loadTimeOnSite } from './reports/time-on-site.store.ts'
export { readToSign, type ToSign } from './signing/signing.store.ts'
