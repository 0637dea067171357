import { type DateFormula, leadsBack, moveDay } from '../foundation/date-formula.ts'
import type { Day } from '../foundation/day.ts'
import type { Question, Refusal } from '../foundation/verdict.ts'
import { noWarranty, underWarranty, type Warranty } from '../service-items/public.ts'

export interface LineWarranty extends Warranty {
  /** Whether the order's day lies within the warranty of parts or of labor. */
  readonly warranty: boolean
}

export interface LineWarrantyTerms {
  readonly defaultWarrantyDuration: DateFormula | ''
  readonly warrantyDiscountPartsPct: string
  readonly warrantyDiscountLaborPct: string
}

const fields = Object.keys(noWarranty) as (keyof Warranty)[]

/** Ranges and per cent alone, of a card or a line. */
export function warrantyOf(row: Warranty): Warranty {
  return Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as Warranty
}

/** The warranty of a line as it stands on the order's day (specification items §10.2). */
export function warrantyOnDay(warranty: Warranty, orderDate: Day): LineWarranty {
  return { ...warrantyOf(warranty), warranty: underWarranty(warranty, orderDate) }
}

export interface LineWarrantyChanged {
  readonly line: LineWarranty
  readonly refusals: readonly Refusal[]
  readonly questions: readonly Question[]
}

/**
 * The warranty of a line once fields of it were entered.
 *
 * A line with a service item has that item's and takes no other. Without one, switching it on starts both ranges on
 * the order's day with the default duration, switching it off clears them; both are asked. A start alone fills its
 * per cent: parts its own, labor both. Source: specification items §10.2.
 */
export function enterLineWarranty(
  before: LineWarranty,
  given: Partial<LineWarranty>,
  facts: { readonly hasServiceItem: boolean; readonly orderDate: Day; readonly terms: LineWarrantyTerms },
): LineWarrantyChanged {
  const named = (Object.keys(given) as (keyof LineWarranty)[]).filter(
    (field) => given[field] !== undefined && given[field] !== before[field],
  )
  if (named.length === 0) return { line: before, refusals: [], questions: [] }
  if (facts.hasServiceItem)
    return {
      line: before,
      questions: [],
      refusals: [{ code: 'service-orders.warranty-from-service-item', at: named[0]! }],
    }
  if (given.warranty !== undefined && given.warranty !== before.warranty)
    return switched(given.warranty, before, facts.orderDate, facts.terms)
  return dated(before, given, facts.orderDate, facts.terms)
}

function switched(
  on: boolean,
  before: LineWarranty,
  orderDate: Day,
  terms: LineWarrantyTerms,
): LineWarrantyChanged {
  if (!on)
    return {
      line: { ...noWarranty, warranty: false },
      refusals: [],
      questions: [{ code: 'service-orders.warranty-off', answers: ['yes'] }],
    }
  const formula = terms.defaultWarrantyDuration
  if (formula === '')
    return {
      line: before,
      refusals: [{ code: 'service-orders.warranty-duration-missing', at: 'warranty' }],
      questions: [],
    }
  if (leadsBack(formula, orderDate))
    return {
      line: before,
      refusals: [{ code: 'service-orders.warranty-negative', at: 'warranty' }],
      questions: [],
    }
  const end = moveDay(orderDate, formula)
  return {
    line: {
      warranty: true,
      warrantyStartParts: orderDate,
      warrantyEndParts: end,
      warrantyPctParts: terms.warrantyDiscountPartsPct,
      warrantyStartLabor: orderDate,
      warrantyEndLabor: end,
      warrantyPctLabor: terms.warrantyDiscountLaborPct,
    },
    refusals: [],
    questions: [{ code: 'service-orders.warranty-on', answers: ['yes'] }],
  }
}

function dated(
  before: LineWarranty,
  given: Partial<LineWarranty>,
  orderDate: Day,
  terms: LineWarrantyTerms,
): LineWarrantyChanged {
  const parts = given.warrantyStartParts && { warrantyPctParts: terms.warrantyDiscountPartsPct }
  const labor = given.warrantyStartLabor && {
    warrantyPctParts: terms.warrantyDiscountPartsPct,
    warrantyPctLabor: terms.warrantyDiscountLaborPct,
  }
  const after = { ...before, ...parts, ...labor, ...given }
  const refusals: Refusal[] = (['Parts', 'Labor'] as const).flatMap((kind) => {
    const [start, end] = [after[`warrantyStart${kind}`], after[`warrantyEnd${kind}`]]
    return start && end && end < start
      ? [{ code: 'service-orders.warranty-order', at: `warrantyEnd${kind}` }]
      : []
  })
  return { line: warrantyOnDay(after, orderDate), refusals, questions: [] }
}
