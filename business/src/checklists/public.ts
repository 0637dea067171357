export { answer, linePoint } from './api.ts'
