export type { OrderStatus, RepairRole } from './tables.ts'
