export { endAbsences, recordAbsence, withdrawAbsence } from './absences.store.ts'
export { loadCalendar, loadWorkingDays, type ResourceDay } from './resources.store.ts'
