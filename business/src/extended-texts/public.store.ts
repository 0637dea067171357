export { loadExtendedTexts, loadStandardText } from './extended-texts.store.ts'
