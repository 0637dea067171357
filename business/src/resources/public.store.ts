export { endAbsences, recordAbsence } from './absences.store.ts'
export { loadCalendar, loadWorkingDays, type ResourceDay } from './resources.store.ts'
