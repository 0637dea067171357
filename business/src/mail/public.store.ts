export { type NewMail, queueMail } from './mail.store.ts'
export { seal, unseal } from './sealed.store.ts'
