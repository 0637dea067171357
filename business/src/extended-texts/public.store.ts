export { loadExtendedLines, loadStandardText } from './extended-texts.store.ts'
