export {
  historyOf,
  loadEntries,
  type NewServiceEntry,
  type NewShipment,
  type NewWarrantyEntry,
  passHistory,
  recordServiceEntries,
  recordShipment,
  recordWarrantyEntries,
} from './ledger.store.ts'
