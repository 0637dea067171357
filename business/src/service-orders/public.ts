export { changeLine, createOrder, createQuote, deleteOrder } from './api.ts'
export type { OrderStatus, RepairRole } from './tables.ts'
