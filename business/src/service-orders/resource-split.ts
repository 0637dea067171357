import { decimal, decimalText } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** A service line as splitting looks at it. */
export interface SplittableLine {
  readonly lineNo: number
  readonly itemLineNo: number | null
  readonly type: string
  readonly no: string
  readonly quantity: string
  readonly quantityShipped: string
}

/**
 * Reasons not to share the hours of a resource line among the order's item lines (specification orders §8.7: types
 * other than resource, nothing entered, something delivered, a single item line).
 */
export function reasonsNotToSplit(line: SplittableLine, itemLines: number): Refusal[] {
  if (line.type !== 'resource') return [{ code: 'service-orders.split-not-resource', at: 'lineNo' }]
  const refusals: Refusal[] = []
  if (line.no === '' || line.itemLineNo === null || decimal(line.quantity).lte(0))
    refusals.push({ code: 'service-orders.split-incomplete', at: 'lineNo' })
  if (decimal(line.quantityShipped).gt(0))
    refusals.push({ code: 'service-orders.line-shipped', facts: { line: line.lineNo }, at: 'lineNo' })
  if (itemLines < 2) refusals.push({ code: 'service-orders.nothing-to-split', at: 'lineNo' })
  return refusals
}

/**
 * The hours that each of `parts` item lines gets: the others the same share, rounded to 0.01; the line itself keeps
 * the rest, so that nothing is lost (specification orders F-10).
 */
export function splitQuantity(
  quantity: string,
  parts: number,
): { readonly others: string; readonly keeps: string } {
  const others = decimal(quantity).div(parts).round(2)
  return {
    others: decimalText(others),
    keeps: decimalText(decimal(quantity).minus(others.times(parts - 1))),
  }
}
