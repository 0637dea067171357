export { type CalendarChange, customizedCalendar, isNonworking } from './base-calendar.ts'
export type { CompanySetup } from './company-setup.ts'
