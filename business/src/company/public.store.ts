export { loadBaseChanges, loadCustomizedChanges } from './calendars.store.ts'
export { ensureNumberSeries, loadSetup, nextNo, nextNos, refuseTypedNo } from './company.store.ts'
