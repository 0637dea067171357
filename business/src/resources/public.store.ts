export { loadCalendar, loadWorkingDays, type ResourceDay } from './resources.store.ts'
