export { answer, linePoint } from './api.ts'
export { isOpen, measured, type PointVerdict, verdictOf } from './checklist.ts'
