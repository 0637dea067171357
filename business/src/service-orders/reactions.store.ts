import type { Act } from '../engine/act.ts'
import type { Happened } from '../engine/module.ts'
import { refuse } from '../foundation/verdict.ts'
import { projectReactions } from './project-orders.store.ts'

type Whose = { readonly customerNo: string | null; readonly shipToCode: string }

/** The first line of an order that the service item stands on. */
function lineWith(act: Act, serviceItemNo: string) {
  return act.tx
    .selectFrom('serviceItemLine')
    .select(['orderNo', 'lineNo', 'description', 'serialNo'])
    .where('serviceItemNo', '=', serviceItemNo)
    .orderBy('orderNo')
    .orderBy('lineNo')
    .executeTakeFirst()
}

/** Customer and address of a service item stay while an order has it (specification items §4.5). */
async function ownerChanged({ subject: serviceItemNo, data }: Happened, act: Act) {
  const { before, after } = data as unknown as { before: Whose | null; after: Whose }
  if (before === null) return
  const at = before.customerNo !== after.customerNo ? 'customerNo' : 'shipToCode'
  if (before[at] === after[at]) return
  const line = await lineWith(act, serviceItemNo)
  if (line)
    refuse(
      'service-orders.service-item-on-line',
      {
        orderNo: line.orderNo,
        line: line.lineNo,
        description: line.description,
        serialNo: line.serialNo,
        customerNo: before.customerNo ?? '',
        shipToCode: before.shipToCode,
      },
      at,
    )
}

/** A service item on an order is not deleted (specification items §4.2). */
async function serviceItemGoes({ subject: serviceItemNo }: Happened, act: Act) {
  const line = await lineWith(act, serviceItemNo)
  if (line) refuse('service-orders.service-item-on-document', { orderNo: line.orderNo })
}

/** A customer with orders is not deleted (specification items §4.5). */
async function customerGoes({ subject: customerNo }: Happened, act: Act) {
  const order = await act.tx
    .selectFrom('serviceOrder')
    .select('orderNo')
    .where('customerNo', '=', customerNo)
    .orderBy('orderNo')
    .executeTakeFirst()
  if (order) refuse('service-orders.customer-has-documents', { orderNo: order.orderNo })
}

/** A fault code stays while an order's line has it (specification items §2, D-1). */
async function faultCodeGoes({ data }: Happened, act: Act) {
  const { faultAreaCode, symptomCode, faultCode } = data as Record<string, string | null>
  for (const table of ['serviceItemLine', 'serviceLine'] as const) {
    let query = act.tx.selectFrom(table).select('orderNo').where('faultCode', '=', faultCode!)
    if (faultAreaCode !== null) query = query.where('faultAreaCode', '=', faultAreaCode!)
    if (symptomCode !== null) query = query.where('symptomCode', '=', symptomCode!)
    if (await query.executeTakeFirst()) refuse('service-orders.code-in-use')
  }
}

/** Lines follow the new number of what they name. */
const renumber = (type: 'item' | 'cost') => async (happened: Happened, act: Act) => {
  await act.tx
    .updateTable('serviceLine')
    .set({ no: happened.subject })
    .where('type', '=', type)
    .where('no', '=', String(happened.data.from))
    .execute()
}

/** Orders of a customer who was merged into another become that one's, with where their lines go. */
async function customerMerged({ subject: from, data }: Happened, act: Act) {
  const { to, ownAddress } = data as { to: string; ownAddress: string }
  const orders = await act.tx
    .selectFrom('serviceOrder')
    .select(['orderNo', 'shipToCode'])
    .where('customerNo', '=', from)
    .execute()
  for (const { orderNo, shipToCode } of orders) {
    await act.tx
      .updateTable('serviceOrder')
      .set((builder) => ({
        customerNo: to,
        shipToCode: shipToCode || ownAddress,
        version: builder('version', '+', 1),
      }))
      .where('orderNo', '=', orderNo)
      .execute()
    if (ownAddress !== '')
      await act.tx
        .updateTable('serviceItemLine')
        .set({ shipToCode: ownAddress })
        .where('orderNo', '=', orderNo)
        .where('shipToCode', '=', '')
        .execute()
    await act.publish('service-orders.addresses-changed', orderNo, { from: '', to: ownAddress })
    await act.publish('service-orders.changed', orderNo)
  }
}

/** Lines with a service item that was merged into another have that one. */
async function serviceItemMerged({ subject: from, data }: Happened, act: Act) {
  await act.tx
    .updateTable('serviceItemLine')
    .set({ serviceItemNo: String(data.to) })
    .where('serviceItemNo', '=', from)
    .execute()
}

export const reactions = {
  ...projectReactions,
  'customers.customer-merged': customerMerged,
  'service-items.service-item-merged': serviceItemMerged,
  'items.item-renamed': renumber('item'),
  'service-setup.service-cost-renamed': renumber('cost'),
  'faults.fault-code-going': faultCodeGoes,
  'service-items.service-item-changed': ownerChanged,
  'service-items.service-item-going': serviceItemGoes,
  'customers.customer-to-go': customerGoes,
} as const
