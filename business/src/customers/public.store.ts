export { loadTowns } from './gazetteer.store.ts'
