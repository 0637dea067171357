export { createOrder, createQuote } from './api.ts'
export type { OrderStatus, RepairRole } from './tables.ts'
