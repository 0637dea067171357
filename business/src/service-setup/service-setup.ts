import type { Selectable } from 'kysely'
import { decimal } from '../foundation/decimal.ts'
import { type Refusal, type Verdict, verdict } from '../foundation/verdict.ts'
import type { ServiceSetupTables } from './tables.ts'

/** The one set-up record of the service (specification items §1). */
export type ServiceSetup = Omit<Selectable<ServiceSetupTables['serviceSetup']>, 'onlyRow'>

const notNegative = [
  'defaultResponseHours',
  'firstWarningWithinHours',
  'secondWarningWithinHours',
  'thirdWarningWithinHours',
] as const
const percentages = ['warrantyDiscountPartsPct', 'warrantyDiscountLaborPct', 'contractValuePct'] as const

/**
 * The set-up with its changes and the next version. Later changes do not touch what was made with the old values.
 *
 * Refuses `service-setup.hours-negative` and `service-setup.percentage-out-of-range` (0 to 100, both included).
 */
export function changeServiceSetup(
  setup: ServiceSetup,
  changes: Partial<Omit<ServiceSetup, 'version'>>,
): Verdict<ServiceSetup> {
  const changed = { ...setup, ...changes, version: setup.version + 1 }
  const refusals: Refusal[] = [
    ...notNegative
      .filter((field) => decimal(changed[field]).lt(0))
      .map((at) => ({ code: 'service-setup.hours-negative', at })),
    ...percentages
      .filter((field) => decimal(changed[field]).lt(0) || decimal(changed[field]).gt(100))
      .map((at) => ({ code: 'service-setup.percentage-out-of-range', at })),
  ]
  return verdict(refusals, () => changed)
}
