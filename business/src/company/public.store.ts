export { loadBaseChanges, loadCustomizedChanges } from './calendars.store.ts'
export { ensureNumberSeries, loadSetup, nextNo, nextNos } from './company.store.ts'
