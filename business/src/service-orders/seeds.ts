import type { StatusPriority } from './statuses.ts'
import type { OrderStatus, RepairRole } from './tables.ts'

/** Specification orders §2.1. */
export const seedPriorities: readonly (readonly [OrderStatus, StatusPriority])[] = [
  ['in-process', 'high'],
  ['pending', 'medium-high'],
  ['on-hold', 'medium-low'],
  ['finished', 'low'],
]

/** Specification orders §2.2: code, role, order status, whether other statuses and posting are permitted, names. */
export const seedRepairStatuses: readonly (readonly [
  string,
  RepairRole,
  OrderStatus,
  boolean,
  string,
  string,
])[] = [
  ['INITIAL', 'initial', 'pending', true, 'Iniziale', 'Initial'],
  ['IN PROCESS', 'in-process', 'in-process', true, 'In corso', 'In process'],
  ['REFERRED', 'referred', 'pending', true, 'Demandato', 'Referred'],
  ['PARTLYSERV', 'partly-serviced', 'pending', true, 'Parzialmente assistito', 'Partly serviced'],
  ['SP ORDERED', 'spare-part-ordered', 'on-hold', false, 'Pezzo di ricambio ordinato', 'Spare part ordered'],
  ['SP RCVD', 'spare-part-received', 'pending', true, 'Pezzo di ricambio ricevuto', 'Spare part received'],
  ['WAITCUST', 'waiting-for-customer', 'on-hold', true, 'In attesa del cliente', 'Waiting for customer'],
  ['QUOTEFIN', 'quote-finished', 'on-hold', true, 'Offerta completata', 'Quote finished'],
  ['FINISHED', 'finished', 'finished', true, 'Completato', 'Finished'],
]

export const seedOrderTypes: readonly (readonly [string, string, string])[] = [
  ['MAINTENANCE', 'Manutenzione', 'Maintenance'],
  ['REPAIR', 'Riparazione', 'Repair'],
]
