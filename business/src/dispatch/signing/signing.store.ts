import type { Reading } from '../../engine/act.ts'
import { hashOfSecret } from '../../engine/secret.ts'
import { type Instant, timeOf } from '../../foundation/day.ts'
import type { Language } from '../../foundation/texts.ts'

/** What the customer sees before signing. */
export interface ToSign {
  readonly visitNo: string
  readonly orderNo: string
  readonly description: string
  readonly customerName: string
  readonly language: Language
  readonly technician: string
  /** When the technician was there; null where no taps tell. */
  readonly arrivedAt: string | null
  readonly endedAt: string | null
  readonly times: string
  readonly lines: readonly { readonly description: string; readonly status: string }[]
  /** Parts and hours of the order, in words. */
  readonly used: readonly string[]
  readonly signedAt: string | null
}

/** The link's visit; null for a wrong or expired one: both look the same. */
export async function readToSign(
  { tx, timeZone, now }: Pick<Reading, 'tx' | 'timeZone'> & { now: Instant },
  token: string,
): Promise<ToSign | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const link = await tx
    .selectFrom('signatureLink')
    .select(['visitNo', 'orderNo', 'signedAt'])
    .where('tokenHash', '=', hashOfSecret(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (!link) return null
  const order = await tx
    .selectFrom('serviceOrder')
    .innerJoin('customer', 'customer.customerNo', 'serviceOrder.customerNo')
    .select(['serviceOrder.description', 'customer.name', 'customer.language'])
    .where('orderNo', '=', link.orderNo)
    .executeTakeFirst()
  if (!order) return null
  const visit = await tx
    .selectFrom('visit')
    .leftJoin('resource', 'resource.resourceNo', 'visit.resourceNo')
    .select(['visit.arrivedAt', 'visit.endedAt', 'resource.name'])
    .where('visitNo', '=', link.visitNo)
    .executeTakeFirst()
  const lines = await tx
    .selectFrom('serviceItemLine')
    .innerJoin('repairStatus', 'repairStatus.repairStatusCode', 'serviceItemLine.repairStatusCode')
    .select(['serviceItemLine.description', 'repairStatus.description as status'])
    .where('orderNo', '=', link.orderNo)
    .orderBy('lineNo')
    .execute()
  const used = await tx
    .selectFrom('serviceLine')
    .select(['description', 'quantity', 'unitCode'])
    .where('orderNo', '=', link.orderNo)
    .where('type', 'in', ['item', 'resource'])
    .orderBy('lineNo')
    .execute()
  const clock = (moment: Instant | null | undefined) => (moment ? timeOf(moment, timeZone) : '')
  const number = new Intl.NumberFormat(order.language)
  return {
    ...link,
    description: order.description,
    customerName: order.name,
    language: order.language,
    technician: visit?.name ?? '',
    arrivedAt: visit?.arrivedAt ?? null,
    endedAt: visit?.endedAt ?? null,
    times: visit?.arrivedAt ? `${clock(visit.arrivedAt)}–${clock(visit.endedAt)}` : '',
    lines,
    used: used.map((line) =>
      `${number.format(Number(line.quantity))} ${line.unitCode ?? '×'} ${line.description}`.trim(),
    ),
  }
}
