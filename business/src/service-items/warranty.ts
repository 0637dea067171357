import { type DateFormula, moveDay } from '../foundation/date-formula.ts'
import type { Day } from '../foundation/day.ts'
import { decimal } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** Both ends of a range are included; per cent of what is done under warranty that the customer does not pay. */
export interface Warranty {
  readonly warrantyStartParts: Day | null
  readonly warrantyEndParts: Day | null
  readonly warrantyPctParts: string
  readonly warrantyStartLabor: Day | null
  readonly warrantyEndLabor: Day | null
  readonly warrantyPctLabor: string
}

/** What the set-up and the item's tracking code say about warranties. */
export interface WarrantyTerms {
  readonly defaultWarrantyDuration: DateFormula | ''
  /** Empty where the item's serial numbers carry no formula. */
  readonly trackingFormula: DateFormula | ''
  readonly warrantyDiscountPartsPct: string
  readonly warrantyDiscountLaborPct: string
}

export const noWarranty: Warranty = {
  warrantyStartParts: null,
  warrantyEndParts: null,
  warrantyPctParts: '0',
  warrantyStartLabor: null,
  warrantyEndLabor: null,
  warrantyPctLabor: '0',
}

export interface WarrantyChanged {
  readonly warranty: Warranty
  readonly refusals: readonly Refusal[]
}

type Kind = 'Parts' | 'Labor'
const other = { Parts: 'Labor', Labor: 'Parts' } as const

/**
 * The warranty once the start of parts or labor was entered or cleared.
 *
 * The end follows: labor by the default duration, which must be set up even to clear it; parts by the tracking
 * code's formula or else the default duration. A start that is still blank on the other side follows with its
 * own rule. Source: specification items §10.1.
 */
export function startWarranty(
  warranty: Warranty,
  kind: Kind,
  start: Day | null,
  terms: WarrantyTerms,
): WarrantyChanged {
  const at = `warrantyStart${kind}` as const
  const formula = (kind === 'Parts' && terms.trackingFormula) || terms.defaultWarrantyDuration
  if (formula === '' && (kind === 'Labor' || start !== null))
    return { warranty, refusals: [{ code: 'service-items.warranty-duration-missing', at }] }
  const end = start === null ? null : moveDay(start, formula)
  const changed = endWarranty({ ...warranty, [at]: start }, kind, end, terms)
  const follows = start !== null && changed.warranty[`warrantyStart${other[kind]}`] === null
  if (!follows || changed.refusals.length > 0) return changed
  return startWarranty(changed.warranty, other[kind], start, terms)
}

/** The warranty once the end was entered or cleared: not before its start; a per cent of 0 comes from the set-up. */
export function endWarranty(
  warranty: Warranty,
  kind: Kind,
  end: Day | null,
  terms: WarrantyTerms,
): WarrantyChanged {
  const start = warranty[`warrantyStart${kind}`]
  if (end !== null && start !== null && end < start)
    return { warranty, refusals: [{ code: 'service-items.warranty-order', at: `warrantyEnd${kind}` }] }
  const pct = warranty[`warrantyPct${kind}`]
  const filled = end !== null && decimal(pct).eq(0) ? terms[`warrantyDiscount${kind}Pct`] : pct
  return {
    warranty: { ...warranty, [`warrantyEnd${kind}`]: end, [`warrantyPct${kind}`]: filled },
    refusals: [],
  }
}

/** A day of sale starts the warranties whose start is still blank, parts first. */
export function soldOn(warranty: Warranty, day: Day | null, terms: WarrantyTerms): WarrantyChanged {
  if (day === null) return { warranty, refusals: [] }
  if (warranty.warrantyStartParts === null) return startWarranty(warranty, 'Parts', day, terms)
  if (warranty.warrantyStartLabor === null) return startWarranty(warranty, 'Labor', day, terms)
  return { warranty, refusals: [] }
}

/** Whether the day lies within the range, both ends included. */
export function within(day: Day, start: Day | null, end: Day | null): boolean {
  return start !== null && end !== null && start <= day && day <= end
}

/** Whether parts or labor are under warranty on the day (specification items §10.2). */
export function underWarranty(warranty: Warranty, day: Day): boolean {
  return (
    within(day, warranty.warrantyStartParts, warranty.warrantyEndParts) ||
    within(day, warranty.warrantyStartLabor, warranty.warrantyEndLabor)
  )
}
