import type { Refusal } from '../../foundation/verdict.ts'
import type { DocumentKind } from '../tables.ts'

/** Name and address that stand on a quote for somebody who is no customer yet. */
export interface Prospect {
  readonly prospectName: string
  readonly prospectAddress: string
  readonly prospectPostCode: string
  readonly prospectCity: string
}

export const nobody: Prospect = {
  prospectName: '',
  prospectAddress: '',
  prospectPostCode: '',
  prospectCity: '',
}

/**
 * Why a document cannot stand like this: an order needs a customer; a quote a customer, or else name, street and town
 * of whoever it is for, and never both.
 * Source: specification orders §8.2.
 */
export function reasonsAgainstProspect(
  kind: DocumentKind,
  customerNo: string | null,
  prospect: Prospect,
): Refusal[] {
  const given = Object.values(prospectOf(prospect)).some((value) => value !== '')
  if (customerNo !== null)
    return given ? [{ code: 'service-orders.prospect-beside-customer', at: 'prospectName' }] : []
  if (!given) return [{ code: 'service-orders.customer-missing', at: 'customerNo' }]
  if (kind === 'order') return [{ code: 'service-orders.prospect-of-order', at: 'customerNo' }]
  return missingOf(prospect)
}

/** What is missing before a customer can be made of the prospect. */
export function missingOf(prospect: Prospect): Refusal[] {
  return (['prospectName', 'prospectAddress', 'prospectCity'] as const)
    .filter((field) => prospect[field].trim() === '')
    .map((at) => ({ code: 'service-orders.address-incomplete', at }))
}

/** Name and address alone, of a whole document. */
export function prospectOf({
  prospectName,
  prospectAddress,
  prospectPostCode,
  prospectCity,
}: Prospect): Prospect {
  return { prospectName, prospectAddress, prospectPostCode, prospectCity }
}
