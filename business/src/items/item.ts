import { decimal } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** One line of a bill of material: what and how many go into one base unit of the item. */
export interface BomLine {
  readonly lineNo: number
  readonly type: 'item' | 'resource' | 'text'
  readonly no: string
  readonly variantCode: string
  readonly description: string
  readonly quantityPer: string
  readonly installedInLineNo: number | null
}

/** What {@link reasonsNotToBe} looks at. */
export interface ItemToBe {
  readonly itemNo: string
  readonly baseUnitCode: string
  readonly unitCost: string
  readonly unitPrice: string
  readonly variants: readonly { readonly variantCode: string }[]
  readonly units: readonly { readonly unitCode: string; readonly quantityPer: string }[]
  readonly bomLines: readonly BomLine[]
}

/**
 * What stands against an item with its variants, units and bill of material.
 *
 * A line is installed in another item line of quantity 1 of the same bill, never in itself. Source: specification
 * items §9.
 */
export function reasonsNotToBe(item: ItemToBe): Refusal[] {
  const refusals: Refusal[] = []
  for (const at of ['unitCost', 'unitPrice'] as const)
    if (decimal(item[at]).lt(0)) refusals.push({ code: 'items.amount-negative', at })
  const twice = (values: readonly string[]) => values.find((one, at) => values.indexOf(one) !== at)
  const variant = twice(item.variants.map((one) => one.variantCode))
  if (variant) refusals.push({ code: 'items.variant-twice', facts: { variantCode: variant }, at: 'variants' })
  const unit = twice([item.baseUnitCode, ...item.units.map((one) => one.unitCode)])
  if (unit) refusals.push({ code: 'items.unit-twice', facts: { unitCode: unit }, at: 'units' })
  if (item.units.some((one) => decimal(one.quantityPer).lte(0)))
    refusals.push({ code: 'items.unit-quantity-not-positive', at: 'units' })
  return [...refusals, ...reasonsAgainstBom(item)]
}

function reasonsAgainstBom({ itemNo, bomLines }: ItemToBe): Refusal[] {
  const byLine = new Map(bomLines.map((line) => [line.lineNo, line]))
  if (byLine.size < bomLines.length) return [{ code: 'items.bom-line-twice', at: 'bomLines' }]
  return bomLines.flatMap((line, index) => {
    const at = `bomLines.${index}`
    const facts = { line: line.lineNo }
    const refusals: Refusal[] = []
    if (line.type !== 'text' && line.no === '')
      refusals.push({ code: 'items.bom-line-empty', facts, at: `${at}.no` })
    if (line.type === 'item' && line.no === itemNo)
      refusals.push({ code: 'items.bom-of-itself', facts, at: `${at}.no` })
    if (decimal(line.quantityPer).lt(0))
      refusals.push({ code: 'items.amount-negative', at: `${at}.quantityPer` })
    if (line.installedInLineNo === null) return refusals
    const into = byLine.get(line.installedInLineNo)
    const fits = into?.type === 'item' && decimal(into.quantityPer).eq(1) && into.lineNo !== line.lineNo
    if (!fits || line.type !== 'item')
      refusals.push({ code: 'items.installed-in-wrong-line', facts, at: `${at}.installedInLineNo` })
    return refusals
  })
}
