import { chosenSeries, nextNo, refuseTypedNo } from '../company/public.store.ts'
import type { Act, Reading } from '../engine/act.ts'
import type { Tx } from '../engine/database.ts'
import { changedMeanwhile, refuse } from '../foundation/verdict.ts'
import type { ServiceSetup } from './service-setup.ts'

/** The set-up of the service; there is always one. */
export async function loadServiceSetup(tx: Reading['tx']): Promise<ServiceSetup> {
  const { onlyRow: _, ...setup } = await tx.selectFrom('serviceSetup').selectAll().executeTakeFirstOrThrow()
  return setup
}

/** The set-up, locked, as the caller saw it. */
export async function loadServiceSetupAsSeen(tx: Tx, version: number): Promise<ServiceSetup> {
  await tx.selectFrom('serviceSetup').select('version').forUpdate().execute()
  const setup = await loadServiceSetup(tx)
  if (setup.version !== version) changedMeanwhile('service-setup.changed-meanwhile')
  return setup
}

/** Writes the set-up over what was there, and remembers both. */
export async function saveServiceSetup(act: Act, before: ServiceSetup, setup: ServiceSetup): Promise<void> {
  await act.tx.updateTable('serviceSetup').set(setup).execute()
  await act.remember('service-setup.setup', 'setup', before, setup)
}

export type SeriesField = Extract<keyof ServiceSetup, `${string}Series`>

/**
 * The next number of the series that the set-up names for a kind of record or document; see `nextNo` on gaps.
 * `chosen` may name a related series instead. Refuses `service-setup.series-missing` where the set-up names none.
 */
export async function nextNoOf(tx: Tx, field: SeriesField, chosen?: string): Promise<string> {
  const { [field]: series } = await tx.selectFrom('serviceSetup').select(field).executeTakeFirstOrThrow()
  if (!series) return refuse('service-setup.series-missing', { field })
  return nextNo(tx, await chosenSeries(tx, series, chosen))
}

/** Refuses a number typed for a new record where the series of the set-up permits none. */
export async function checkTypedNo(tx: Tx, field: SeriesField, typed: unknown, at: string): Promise<void> {
  if (typed === undefined) return
  const { [field]: series } = await tx.selectFrom('serviceSetup').select(field).executeTakeFirstOrThrow()
  if (series) await refuseTypedNo(tx, series, at)
}
