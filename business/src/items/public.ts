export type { BomLine } from './item.ts'
