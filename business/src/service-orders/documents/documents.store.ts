import type { Act } from '../../engine/act.ts'
import { refuse } from '../../foundation/verdict.ts'
import { loadResponseFacts } from '../../response-times/public.store.ts'
import { resolutionDue } from '../clocks.ts'
import type { loadLines, OrderRow } from '../orders.store.ts'

/** The second clock of a document of that type: hours agreed, and when they end. */
export async function resolutionOf(
  act: Act,
  order: Pick<OrderRow, 'orderType' | 'orderDate' | 'orderTime' | 'pausedHours'>,
) {
  const type = order.orderType
    ? await act.tx
        .selectFrom('serviceOrderType')
        .select('resolutionHours')
        .where('orderType', '=', order.orderType)
        .executeTakeFirst()
    : undefined
  const resolutionHours = type?.resolutionHours ?? '0'
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

/** Customer and payer of a document. */
export async function payersOf(act: Act, order: Pick<OrderRow, 'customerNo' | 'billToCustomerNo'>) {
  await refuseBlockedCustomer(act, order.customerNo, 'customerNo')
  if (order.billToCustomerNo !== null)
    await refuseBlockedCustomer(act, order.billToCustomerNo, 'billToCustomerNo')
}

type Line = Awaited<ReturnType<typeof loadLines>>[number]

/** A line as a row: its lists of skills are JSON. */
export const lineRow = (line: Line) => ({
  ...line,
  extraSkills: JSON.stringify(line.extraSkills),
  helperSkills: JSON.stringify(line.helperSkills),
})

/** The lines, as given, under another document's number; windows, links and service lines go with them. */
export async function moveLineRows(
  act: Act,
  from: string,
  to: string,
  lines: readonly Line[],
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
