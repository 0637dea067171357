export { loadPeople } from './people.store.ts'
