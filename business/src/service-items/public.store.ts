export { installComponents, loadActiveComponents, replaceComponent } from './components/components.store.ts'
export {
  changeImportedServiceItems,
  deleteImportedServiceItems,
  insertImportedServiceItems,
  loadServiceItemsForImport,
  restoreImportedServiceItem,
} from './import.store.ts'
export { logServiceItem } from './log.store.ts'
export { loadReplacementFacts, replaceServiceItem } from './replacement/replacement.store.ts'
export {
  createdLog,
  insertServiceItem,
  loadFacts,
  loadServiceItem,
  newServiceItem,
  type ServiceItemRow,
  servicedOn,
} from './service-items.store.ts'
export { assignMissingSkillsOf, loadNeededSkills } from './skills.store.ts'
