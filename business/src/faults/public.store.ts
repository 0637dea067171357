export { checkFaultCodes, loadFaultReason } from './faults.store.ts'
