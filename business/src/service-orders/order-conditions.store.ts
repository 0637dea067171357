import { sql } from 'kysely'

/** Conditions on the orders of a query, for lists, their filters and what is counted of them. */

/** Somebody is to go, on a day. */
export const isPlanned = (company: string) =>
  sql<boolean>`exists (select from ${sql.table(`${company}.visit`)} visit where visit.order_no = service_order.order_no and visit.resource_no is not null and visit.state not in ('done', 'not-done', 'canceled'))`

/** An entry waits for another technician. */
export const needsReallocation = (company: string) =>
  sql<boolean>`exists (select from ${sql.table(`${company}.allocation`)} entry where entry.order_no = service_order.order_no and entry.status = 'reallocation-needed')`

/**
 * Whether all work of an order is given to somebody: `reallocation-needed` before all else, `partial` while a line has
 * no active or finished entry or there is no line, else `full`. Source: specification orders §10.2.
 */
export const allocationState = (company: string) => {
  const entries = sql.table(`${company}.allocation`)
  const lines = sql.table(`${company}.service_item_line`)
  return sql<
    'reallocation-needed' | 'partial' | 'full'
  >`case when ${needsReallocation(company)} then 'reallocation-needed' when not exists (select from ${lines} line where line.order_no = service_order.order_no) or exists (select from ${lines} line where line.order_no = service_order.order_no and not exists (select from ${entries} entry where entry.order_no = line.order_no and entry.line_no = line.line_no and entry.status in ('active', 'finished'))) then 'partial' else 'full' end`
}
