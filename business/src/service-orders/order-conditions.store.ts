import { sql } from 'kysely'

/** Conditions on the orders of a query, for lists, their filters and what is counted of them. */

/** Somebody is to go, on a day. */
export const isPlanned = (company: string) =>
  sql<boolean>`exists (select from ${sql.table(`${company}.visit`)} visit where visit.order_no = service_order.order_no and visit.resource_no is not null and visit.state not in ('done', 'not-done', 'canceled'))`

/** An entry waits for another technician. */
export const needsReallocation = (company: string) =>
  sql<boolean>`exists (select from ${sql.table(`${company}.allocation`)} entry where entry.order_no = service_order.order_no and entry.status = 'reallocation-needed')`
