export { attachFile, attachmentRow } from './api.ts'
