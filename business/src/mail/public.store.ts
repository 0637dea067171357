export { type NewMail, queueMail } from './mail.store.ts'
