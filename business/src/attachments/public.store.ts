export { loadAttachments, passNotes } from './attachments.store.ts'
