export { calendarOf } from './calendar/calendar.handlers.ts'
