export { type Phase, reasonsAgainstOrder } from './project.ts'
