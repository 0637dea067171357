import type { Act, Reading } from '../../engine/act.ts'
import { confirmation, orRefuse, verdict } from '../../foundation/verdict.ts'
import { queueMail } from '../../mail/public.store.ts'
import { logDocument, logEvent, type OrderRow } from '../orders.store.ts'
import { finishedMail } from './words.ts'

/**
 * Where news of an order go, and in which language: the ship-to's e-mail, else the order's, else the customer's; empty
 * where there is none.
 */
export async function whomToTell(
  tx: Reading['tx'],
  order: Pick<OrderRow, 'customerNo' | 'shipToCode' | 'email'>,
) {
  const customer = await tx
    .selectFrom('customer')
    .select(['email', 'language'])
    .where('customerNo', '=', order.customerNo)
    .executeTakeFirstOrThrow()
  const shipTo = await tx
    .selectFrom('shipToAddress')
    .select('email')
    .where('customerNo', '=', order.customerNo)
    .where('shipToCode', '=', order.shipToCode)
    .executeTakeFirst()
  return { to: shipTo?.email || order.email || customer.email, language: customer.language }
}

/**
 * Tells the customer by e-mail that the order is finished, each time it enters that status. Asks before nobody is told
 * for want of an address. Source: specification orders §6.2, AC-24.
 */
export async function tellFinished(act: Act, order: OrderRow): Promise<void> {
  if (order.notifyCustomer !== 'email') return
  const { to, language } = await whomToTell(act.tx, order)
  if (!to) {
    orRefuse(verdict([], () => null, [confirmation('service-orders.finish-no-address')], act.answers))
    return
  }
  const { name } = await act.tx.selectFrom('companySetup').select('name').executeTakeFirstOrThrow()
  await queueMail(act, { to, ...finishedMail(language, order, name) })
  await logDocument(act, [{ orderNo: order.orderNo, event: logEvent.mailQueued, after: to }])
}
