import { decimal } from '../../foundation/decimal.ts'
import type { Refusal } from '../../foundation/verdict.ts'

export const copySources = ['none', 'item-bom', 'old-service-item', 'old-without-serial'] as const
export type CopyComponentsFrom = (typeof copySources)[number]
export type ReplacementKind = 'temporary' | 'permanent'

/** A whole service item that is replaced by another of the same item. */
export interface Replacement {
  readonly quantity: string
  readonly serialNo: string
  readonly copyComponentsFrom: CopyComponentsFrom
}

export interface ReplacementFacts {
  /** The same item was chosen for replacement on this item line already. */
  readonly alreadyReplaced: boolean
  readonly serialTracked: boolean
  readonly bomParts: number
  readonly components: number
  /** The service item that has this serial number of the item already. */
  readonly serialOwner: string | null
}

/** What stands against it, in the order of specification items §6. */
export function reasonsAgainstReplacement(wanted: Replacement, facts: ReplacementFacts): Refusal[] {
  const refusals: Refusal[] = []
  if (facts.alreadyReplaced) refusals.push({ code: 'service-items.replace-twice' })
  if (!decimal(wanted.quantity).eq(1))
    refusals.push({ code: 'service-items.replace-quantity', at: 'quantity' })
  if (facts.serialTracked && wanted.serialNo === '')
    refusals.push({ code: 'service-items.serial-required', at: 'serialNo' })
  const { copyComponentsFrom } = wanted
  const available = {
    none: 1,
    'item-bom': facts.bomParts,
    'old-service-item': facts.components,
    'old-without-serial': facts.components,
  }[copyComponentsFrom]
  if (available === 0) refusals.push({ code: 'service-items.copy-source', at: 'copyComponentsFrom' })
  if (facts.serialOwner !== null)
    refusals.push({
      code: 'service-items.serial-exists',
      facts: { serialNo: wanted.serialNo, twin: facts.serialOwner },
      at: 'serialNo',
    })
  return refusals
}
