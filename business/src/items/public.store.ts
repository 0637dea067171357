export {
  clearServiceItemGroup,
  type ItemRow,
  loadBomLines,
  loadItem,
  loadParts,
  loadTracking,
  loadVariant,
} from './items.store.ts'
