export { findNamesake } from './customers.store.ts'
export { loadTowns } from './gazetteer.store.ts'
export {
  deleteImportedCustomers,
  insertImportedCustomers,
  loadCustomersForImport,
  updateImportedCustomer,
} from './import.store.ts'
