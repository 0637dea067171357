export { loadSkillsOf } from './service-items.store.ts'
