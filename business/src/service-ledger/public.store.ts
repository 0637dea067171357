export {
  historyOf,
  loadEntries,
  loadResolvedLines,
  type NewServiceEntry,
  type NewShipment,
  type NewWarrantyEntry,
  passHistory,
  recordServiceEntries,
  recordShipment,
  recordWarrantyEntries,
} from './ledger.store.ts'
