export { dropNotes, loadAttachments, loadComments, passNotes, replaceComments } from './attachments.store.ts'
