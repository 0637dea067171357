/** What the log of a service item tells, by its number (specification items §7). */
export const serviceItemEvent = {
  created: 1,
  createdAutomatically: 2,
  addedToContract: 3,
  removedFromContract: 4,
  addedToOrder: 5,
  orderStatusChanged: 6,
  removedFromOrder: 7,
  statusChanged: 8,
  componentRemoved: 9,
  replaced: 10,
  customerChanged: 11,
  shipToChanged: 12,
  itemChanged: 13,
  serialNoChanged: 14,
  addedToQuote: 15,
  componentAdded: 16,
  removedFromQuote: 17,
  numberChanged: 18,
  blockedChanged: 19,
} as const

export type ServiceItemEvent = (typeof serviceItemEvent)[keyof typeof serviceItemEvent]

/** One line of the log before it has its number, its moment and its person. */
export interface LogEntry {
  readonly event: ServiceItemEvent
  readonly documentType?: 'quote' | 'order' | 'contract'
  readonly documentNo?: string
  readonly before?: string
  readonly after?: string
}
