import { asAmount, decimal, decimalText } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** One line of a standard service code; an amount only on ledger accounts. */
export interface StandardLine {
  readonly type: '' | 'item' | 'resource' | 'cost' | 'gl-account'
  readonly no: string
  readonly variantCode: string
  readonly description: string
  readonly quantity: string
  readonly amountExclVat: string
  readonly unitCode: string | null
}

/** What stands against the lines of a code (specification items §17.1). */
export function reasonsAgainstLines(lines: readonly StandardLine[]): Refusal[] {
  return lines.flatMap((line, index) => {
    const at = `lines.${index}`
    const refusals: Refusal[] = []
    if (line.type === '' && (!decimal(line.quantity).eq(0) || line.unitCode !== null || line.no !== ''))
      refusals.push({ code: 'standard-services.type-missing', at: `${at}.type` })
    if (decimal(line.quantity).lt(0))
      refusals.push({ code: 'standard-services.quantity-negative', at: `${at}.quantity` })
    if (line.type !== 'gl-account' && !decimal(line.amountExclVat).eq(0))
      refusals.push({ code: 'standard-services.amount-only-on-accounts', at: `${at}.amountExclVat` })
    return refusals
  })
}

/** Lines that a document gets: words always, others unless number and quantity are both empty. */
export function linesToInsert<Line extends StandardLine>(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.type === '' || line.no !== '' || !decimal(line.quantity).eq(0))
}

/** Unit amounts keep five decimals (unit rounding of specification items §0). */
const unitDecimals = 5

/** The price of a ledger account's line: its amount, with tax where the document's prices have it. */
export function priceOfAmount(amountExclVat: string, vatPct: string, pricesInclVat: boolean): string {
  const factor = pricesInclVat ? decimal(vatPct).div(100).plus(1) : decimal(1)
  return decimalText(asAmount(decimal(amountExclVat).times(factor), unitDecimals))
}
