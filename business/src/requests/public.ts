export { limits } from './abuse.ts'
export { receiveRequest } from './api.ts'
