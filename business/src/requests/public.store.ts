export { loadItemByCode } from './requests.store.ts'
export { readStateByToken } from './state.store.ts'
