export { deleteImportedItems, insertImportedItems, updateImportedItem } from './import.store.ts'
export {
  clearServiceItemGroup,
  type ItemRow,
  loadBomLines,
  loadItem,
  loadParts,
  loadTracking,
  loadVariant,
} from './items.store.ts'
