export { loadResponseFacts } from './response-times.store.ts'
