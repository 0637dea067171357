export { attachmentRow } from './api.ts'
