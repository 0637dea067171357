import type { Day } from '../foundation/day.ts'
import { type Decimal, decimal, decimalText } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'
import type { Warranty } from '../service-items/public.ts'

export type ServiceLineType = '' | 'item' | 'resource' | 'cost' | 'gl-account'
export type LineDiscountType = '' | 'warranty' | 'contract' | 'line' | 'manual'

/** What the discount of a service line follows from. Per cent from 0 to 100. */
export interface ServiceLineTerms {
  readonly type: ServiceLineType
  readonly warranty: boolean
  readonly excludeWarranty: boolean
  readonly excludeContractDiscount: boolean
  /** Of the contract that the item line belongs to; 0 without one. */
  readonly contractDiscountPct: string
  /** From the price lists. */
  readonly priceDiscountPct: string
  readonly lineDiscountPct: string
  readonly lineDiscountType: LineDiscountType
}

/** The item line above, as far as its warranty goes; null for a line of the whole order. */
export type ItemLineWarranty = Warranty | null

/** Range and per cent that a line of this type follows: parts for items, labor for resources, none for others. */
export function warrantyRange(type: ServiceLineType, itemLine: ItemLineWarranty) {
  if (itemLine === null || (type !== 'item' && type !== 'resource')) return null
  return type === 'item'
    ? { start: itemLine.warrantyStartParts, end: itemLine.warrantyEndParts, pct: itemLine.warrantyPctParts }
    : { start: itemLine.warrantyStartLabor, end: itemLine.warrantyEndLabor, pct: itemLine.warrantyPctLabor }
}

/** Whether the line is under warranty on the order's day, both ends of its range included (§10.3). */
export function lineUnderWarranty(
  type: ServiceLineType,
  itemLine: ItemLineWarranty,
  orderDate: Day,
): boolean {
  const range = warrantyRange(type, itemLine)
  return (
    range !== null &&
    range.start !== null &&
    range.end !== null &&
    range.start <= orderDate &&
    orderDate <= range.end
  )
}

/** The per cent that the warranty takes off now: 0 where it is excluded or out of its range. */
function warrantyPct(line: ServiceLineTerms, itemLine: ItemLineWarranty): Decimal {
  const range = warrantyRange(line.type, itemLine)
  return range && line.warranty && !line.excludeWarranty ? decimal(range.pct) : decimal(0)
}

const contractPct = (line: ServiceLineTerms) =>
  line.excludeContractDiscount ? decimal(0) : decimal(line.contractDiscountPct)

/**
 * The line with the discount that applies: the greatest of warranty, contract and price lists, the earlier of
 * equal ones. A per cent entered by hand does not survive this. Source: specification items §10.3.
 */
export function withDiscount<Line extends ServiceLineTerms>(line: Line, itemLine: ItemLineWarranty): Line {
  const candidates: [LineDiscountType, Decimal][] = [
    ['warranty', warrantyPct(line, itemLine)],
    ['contract', contractPct(line)],
    ['line', decimal(line.priceDiscountPct)],
  ]
  const [type, pct] = candidates.reduce((best, one) => (one[1].gt(best[1]) ? one : best))
  return { ...line, lineDiscountPct: decimalText(pct), lineDiscountType: pct.eq(0) ? '' : type }
}

/** A per cent entered by hand, and what stands against it (§10.3). */
export function withManualDiscount<Line extends ServiceLineTerms>(
  line: Line,
  lineDiscountPct: string,
  itemLine: ItemLineWarranty,
): { readonly line: Line; readonly refusals: readonly Refusal[] } {
  const at = 'lineDiscountPct'
  const pct = decimal(lineDiscountPct)
  if (line.lineDiscountType === 'contract' && contractPct(line).gt(0))
    return { line, refusals: [{ code: 'service-orders.contract-discount-fixed', at }] }
  const least = warrantyPct(line, itemLine)
  if (pct.lt(least))
    return {
      line,
      refusals: [{ code: 'service-orders.below-warranty-discount', facts: { pct: decimalText(least) }, at }],
    }
  if (pct.lt(0) || pct.gt(100))
    return { line, refusals: [{ code: 'service-orders.discount-out-of-range', at }] }
  return { line: { ...line, lineDiscountPct, lineDiscountType: pct.eq(0) ? '' : 'manual' }, refusals: [] }
}

export interface FaultReason {
  readonly faultReasonCode: string
  readonly excludeWarrantyDiscount: boolean
  readonly excludeContractDiscount: boolean
}

const warrantyType = (type: ServiceLineType) => type === 'item' || type === 'resource'

/** Whether a line of this type takes the reason: one that excludes warranty only parts and hours (§10.4). */
export function takesReason(type: ServiceLineType, reason: FaultReason): boolean {
  return warrantyType(type) || !reason.excludeWarrantyDiscount
}

/**
 * The line once its fault reason was entered or cleared (null).
 *
 * The reason takes warranty and contract discount off, or gives them back. A per cent entered by hand is dropped,
 * except where the reason excludes the contract discount and not the warranty. Source: specification items §10.4.
 */
export function withFaultReason<Line extends ServiceLineTerms & { readonly faultReasonCode: string | null }>(
  line: Line,
  reason: FaultReason | null,
  itemLine: ItemLineWarranty,
  orderDate: Day,
): { readonly line: Line; readonly refusals: readonly Refusal[] } {
  if (reason && !takesReason(line.type, reason))
    return { line, refusals: [{ code: 'service-orders.fault-reason-type', at: 'faultReasonCode' }] }
  const was = line.warranty || line.excludeWarranty
  const covered = lineUnderWarranty(line.type, itemLine, orderDate)
  const excludeWarranty = was && (reason?.excludeWarrantyDiscount ?? false)
  const after: Line = {
    ...line,
    faultReasonCode: reason?.faultReasonCode ?? null,
    excludeContractDiscount: reason?.excludeContractDiscount ?? false,
    excludeWarranty,
    warranty: covered && !excludeWarranty,
  }
  const keeps =
    line.lineDiscountType === 'manual' &&
    reason !== null &&
    reason.excludeContractDiscount &&
    !reason.excludeWarrantyDiscount
  return { line: keeps ? after : withDiscount(after, itemLine), refusals: [] }
}

/** The line once it was excluded from warranty or contract discount by hand, or taken in again (§10.3). */
export function withExclusions<Line extends ServiceLineTerms>(
  line: Line,
  given: {
    readonly excludeWarranty?: boolean | undefined
    readonly excludeContractDiscount?: boolean | undefined
  },
  reason: FaultReason | null,
  itemLine: ItemLineWarranty,
  orderDate: Day,
): { readonly line: Line; readonly refusals: readonly Refusal[] } {
  const refusals: Refusal[] = []
  const covered = lineUnderWarranty(line.type, itemLine, orderDate)
  const { excludeWarranty = line.excludeWarranty, excludeContractDiscount = line.excludeContractDiscount } =
    given
  const locked = (at: string) =>
    refusals.push({
      code: 'service-orders.fault-reason-lock',
      facts: { reason: reason?.faultReasonCode ?? '' },
      at,
    })
  if (excludeWarranty && !line.excludeWarranty && !covered)
    refusals.push({ code: 'service-orders.not-under-warranty', at: 'excludeWarranty' })
  if (!excludeWarranty && line.excludeWarranty && reason?.excludeWarrantyDiscount) locked('excludeWarranty')
  if (excludeContractDiscount && !line.excludeContractDiscount && line.type === 'gl-account')
    refusals.push({ code: 'service-orders.no-contract-discount-on-accounts', at: 'excludeContractDiscount' })
  if (!excludeContractDiscount && line.excludeContractDiscount && reason?.excludeContractDiscount)
    locked('excludeContractDiscount')
  const after = { ...line, excludeWarranty, excludeContractDiscount, warranty: covered && !excludeWarranty }
  return { line: refusals.length > 0 ? line : withDiscount(after, itemLine), refusals }
}

/** The line's warranty anew, after the order's day or the item line's warranty changed. */
export function withWarrantyAnew<Line extends ServiceLineTerms>(
  line: Line,
  itemLine: ItemLineWarranty,
  orderDate: Day,
): Line {
  const warranty = lineUnderWarranty(line.type, itemLine, orderDate) && !line.excludeWarranty
  if (warranty === line.warranty && line.lineDiscountType !== 'warranty') return line
  const anew = { ...line, warranty }
  return line.lineDiscountType === 'manual' && !warranty ? anew : withDiscount(anew, itemLine)
}
