import type { Act } from '../../engine/act.ts'
import { type Refusal, refuse } from '../../foundation/verdict.ts'
import { loadResponseFacts } from '../../response-times/public.store.ts'
import { resolutionDue } from '../clocks.ts'
import { type LineRow, lineRow, loadOrderType, type OrderRow } from '../orders.store.ts'

/** The second clock of a document of that type: hours agreed, and when they end. */
export async function resolutionOf(
  act: Act,
  order: Pick<OrderRow, 'orderType' | 'orderDate' | 'orderTime' | 'pausedHours'>,
) {
  const resolutionHours = (await loadOrderType(act.tx, order.orderType))?.resolutionHours ?? '0'
  const due =
    Number(resolutionHours) > 0
      ? resolutionDue(
          { day: order.orderDate, time: order.orderTime },
          resolutionHours,
          order.pausedHours,
          await loadResponseFacts(act.tx),
        )
      : null
  return { resolutionHours, resolutionDate: due?.day ?? null, resolutionTime: due?.time ?? null }
}

/** A customer as document or payer must be there and not blocked. */
export async function refuseBlockedCustomer(act: Act, customerNo: string, at: string): Promise<void> {
  const customer = await act.tx
    .selectFrom('customer')
    .select('blocked')
    .where('customerNo', '=', customerNo)
    .executeTakeFirst()
  if (!customer) refuse('service-orders.no-such-customer', { customerNo }, at)
  if (customer!.blocked === 'all') refuse('service-orders.customer-blocked', { customerNo }, at)
}

/** The service items of these lines that are blocked for everything, as reasons against what is to be done with them. */
export async function blockedServiceItems(
  act: Act,
  lines: readonly Pick<LineRow, 'serviceItemNo'>[],
): Promise<Refusal[]> {
  const numbers = lines.flatMap((line) => line.serviceItemNo ?? [])
  if (numbers.length === 0) return []
  const blocked = await act.tx
    .selectFrom('serviceItem')
    .select('serviceItemNo')
    .where('serviceItemNo', 'in', numbers)
    .where('blocked', '=', 'all')
    .execute()
  return blocked.map((facts) => ({ code: 'service-orders.service-item-blocked', facts }))
}

interface Address {
  readonly customerNo: string
  readonly phone: string
  readonly email: string
  readonly zoneCode: string | null
}

/** Phone, e-mail and zone of where the work is: the ship-to's where one is named, which must be the customer's. */
export async function addressOf(act: Act, customer: Address, shipToCode: string) {
  const { customerNo, phone, email, zoneCode } = customer
  if (shipToCode === '') return { phone, email, zoneCode }
  const shipTo = await act.tx
    .selectFrom('shipToAddress')
    .select(['phone', 'email', 'zoneCode'])
    .where('customerNo', '=', customerNo)
    .where('shipToCode', '=', shipToCode)
    .executeTakeFirst()
  return shipTo ?? refuse('service-orders.no-such-ship-to', { customerNo, shipToCode }, 'shipToCode')
}

/** The customer of the document; a quote without one is refused, since what is asked for needs one. */
export function customerOf(order: Pick<OrderRow, 'customerNo'>): string {
  return order.customerNo ?? refuse('service-orders.customer-missing', {}, 'customerNo')
}

/** Customer and payer of a document. */
export async function payersOf(act: Act, order: Pick<OrderRow, 'customerNo' | 'billToCustomerNo'>) {
  await refuseBlockedCustomer(act, customerOf(order), 'customerNo')
  if (order.billToCustomerNo !== null)
    await refuseBlockedCustomer(act, order.billToCustomerNo, 'billToCustomerNo')
}

/** The lines, as given, under another document's number; windows, links and service lines go with them. */
export async function moveLineRows(
  act: Act,
  from: string,
  to: string,
  lines: readonly LineRow[],
): Promise<void> {
  if (lines.length > 0)
    await act.tx
      .insertInto('serviceItemLine')
      .values(lines.map((line) => ({ ...lineRow(line), orderNo: to })))
      .execute()
  for (const table of ['lineWindow', 'lineDependency', 'serviceLine'] as const)
    await act.tx.updateTable(table).set({ orderNo: to }).where('orderNo', '=', from).execute()
  await act.tx
    .updateTable('lineDependency')
    .set({ afterOrderNo: to })
    .where('afterOrderNo', '=', from)
    .execute()
}
