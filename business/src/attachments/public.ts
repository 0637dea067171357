export { addComment, attachFile, attachmentRow } from './api.ts'
