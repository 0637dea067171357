export { customers } from './api.ts'
