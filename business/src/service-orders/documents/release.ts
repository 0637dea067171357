import type { Refusal } from '../../foundation/verdict.ts'

/** Fields of an item line that stay while its document is released. Source: specification orders §6.1. */
const locked = ['no', 'variantCode', 'unitCode', 'quantity', 'unitPrice', 'lineDiscountPct'] as const

type Line = { readonly type: string } & { readonly [field in (typeof locked)[number]]: string | null }

/** Reasons against a service line added (no `before`), deleted (no `after`) or changed while its document is released. */
export function reasonsWhileReleased(before: Line | null, after: Line | null): Refusal[] {
  const items = [before, after].filter((line) => line?.type === 'item')
  if (items.length === 0) return []
  const same =
    before !== null &&
    after !== null &&
    before.type === after.type &&
    locked.every((field) =>
      field === 'no' || field === 'variantCode' || field === 'unitCode'
        ? before[field] === after[field]
        : Number(before[field]) === Number(after[field]),
    )
  return same ? [] : [{ code: 'service-orders.document-released' }]
}

interface Releasing {
  readonly type: string
  readonly no: string
  readonly quantity: string
  readonly unitCode: string | null
}

/** Reasons against releasing. `blocked` are items and service items that may not go. */
export function reasonsNotToRelease(lines: readonly Releasing[], blocked: readonly Refusal[]): Refusal[] {
  const filled = lines.filter((line) => line.type !== '' && Number(line.quantity) !== 0)
  if (filled.length === 0) return [{ code: 'service-orders.nothing-to-release' }]
  const without = filled.find((line) => line.type === 'item' && line.unitCode === null)
  return [
    ...blocked,
    ...(without ? [{ code: 'service-orders.unit-missing', facts: { no: without.no } }] : []),
  ]
}
