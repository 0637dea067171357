export { ensureNumberSeries, loadSetup, nextNo, nextNos } from './company.store.ts'
