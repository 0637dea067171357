export { countPhoto, loadLinePoints, openFollowUp, writeAnswer } from './checklists.store.ts'
