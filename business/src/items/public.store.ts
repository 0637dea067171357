export { type ItemRow, loadItem } from './items.store.ts'
