import type { Act } from '../../engine/act.ts'
import { logDocument, logEvent, type OrderRow } from '../orders.store.ts'
import { rollUpOrder } from '../roll-up.store.ts'
import { addressOf } from './documents.store.ts'
import { nobody } from './prospect.ts'

/**
 * The quote, which had no customer, is that customer's from now on; its lines stay. Contact, phone and e-mail that
 * stand on it stay as well, empty ones become the customer's. Returns the new version.
 */
export async function nameCustomer(
  act: Act,
  quote: OrderRow,
  customerNo: string,
  shipToCode: string,
): Promise<number> {
  const { orderNo } = quote
  const customer = await act.tx
    .selectFrom('customer')
    .select(['customerNo', 'phone', 'email', 'zoneCode'])
    .where('customerNo', '=', customerNo)
    .executeTakeFirstOrThrow()
  const { phone, email, zoneCode } = await addressOf(act, customer, shipToCode)
  const given = {
    ...nobody,
    customerNo,
    shipToCode,
    zoneCode,
    phone: quote.phone || phone,
    email: quote.email || email,
  }
  await act.tx.updateTable('serviceOrder').set(given).where('orderNo', '=', orderNo).execute()
  await logDocument(act, [{ orderNo, event: logEvent.customerChanged, before: '', after: customerNo }])
  await act.remember('service-orders.order', orderNo, quote, { ...quote, ...given })
  await act.publish('service-orders.changed', orderNo)
  const { version } = await rollUpOrder(act, orderNo, null, { startGone: true })
  return version
}
