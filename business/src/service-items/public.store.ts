export { logServiceItem } from './log.store.ts'
export { loadServiceItem } from './service-items.store.ts'
export { loadNeededSkills } from './skills.store.ts'
