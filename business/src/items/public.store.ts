export { type ItemRow, loadBomLines, loadItem, loadTracking, loadVariant } from './items.store.ts'
