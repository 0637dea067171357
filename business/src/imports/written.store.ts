import type { Act } from '../engine/act.ts'
import type { Values } from './cells.ts'
import type { ImportPlan } from './plan.ts'

/** A record that an import wrote: what it was before (null: it was made) and the version it has since. */
export interface Written {
  readonly subject: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly version: number
}

/** Changes the records of a plan with `update`; gives what they were, for rolling back. */
export async function writeChanged(
  act: Act,
  plan: ImportPlan,
  update: (act: Act, subject: string, given: Values) => Promise<void>,
): Promise<Written[]> {
  const written: Written[] = []
  for (const { known, given } of plan.changed) {
    await update(act, known.subject, given)
    const before = Object.fromEntries(Object.keys(given).map((field) => [field, known.values[field] ?? null]))
    written.push({ subject: known.subject, before, version: known.version + 1 })
  }
  return written
}
