export { loadBaseChanges, loadCustomizedChanges } from './calendars.store.ts'
export {
  chosenSeries,
  ensureNumberSeries,
  loadSetup,
  nextNo,
  nextNos,
  refuseTypedNo,
} from './company.store.ts'
