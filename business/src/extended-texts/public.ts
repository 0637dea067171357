export { linesOf, type Occasion } from './extended-text.ts'
