import type { Act, Reading } from '../engine/act.ts'
import type { Tx } from '../engine/database.ts'
import { changedMeanwhile, refuse } from '../foundation/verdict.ts'
import type { CompanySetup } from './company-setup.ts'

/** The company's set-up; there is always one. */
export async function loadSetup(tx: Reading['tx']): Promise<CompanySetup> {
  const { onlyRow: _, ...setup } = await tx.selectFrom('companySetup').selectAll().executeTakeFirstOrThrow()
  return setup
}

/** The set-up, locked, as the caller saw it. Refuses `company.changed-meanwhile`. */
export async function loadSetupAsSeen(tx: Tx, version: number): Promise<CompanySetup> {
  await tx.selectFrom('companySetup').select('version').forUpdate().execute()
  const setup = await loadSetup(tx)
  if (setup.version !== version) changedMeanwhile('company.changed-meanwhile', { name: setup.name })
  return setup
}

/** Writes the set-up over what was there, and remembers both. */
export async function saveSetup(act: Act, before: CompanySetup, setup: CompanySetup): Promise<void> {
  await act.tx.updateTable('companySetup').set(setup).execute()
  await act.remember('company.setup', 'setup', before, setup)
}

/**
 * The next number of a series, e.g. `OS00042`. Take it last in the transaction: the series' row stays locked
 * until its end, which is what makes the numbers gap-free. Refuses `company.number-series-missing`.
 */
export async function nextNo(tx: Tx, series: string): Promise<string> {
  const [taken] = await tx
    .updateTable('numberSeries')
    .set((builder) => ({ lastNumber: builder('lastNumber', '+', 1) }))
    .where('code', '=', series)
    .returning(['prefix', 'digits', 'lastNumber'])
    .execute()
  if (!taken) return refuse('company.number-series-missing', { series })
  return `${taken.prefix}${String(taken.lastNumber).padStart(taken.digits, '0')}`
}

/**
 * The series that a number is taken from: the usual one, or the chosen one where the usual one names it as related
 * (items §1). Refuses `company.series-not-related`.
 */
export async function chosenSeries(tx: Reading['tx'], usual: string, chosen?: string): Promise<string> {
  if (chosen === undefined || chosen === usual) return usual
  const row = await tx
    .selectFrom('numberSeriesRelation')
    .select('relatedCode')
    .where('code', '=', usual)
    .where('relatedCode', '=', chosen)
    .executeTakeFirst()
  return row ? chosen : refuse('company.series-not-related', { series: usual, chosen }, 'seriesCode')
}

/** `count` numbers of a series at once, in order. Refuses like `nextNo`. */
export async function nextNos(tx: Tx, series: string, count: number): Promise<string[]> {
  if (count === 0) return []
  const [taken] = await tx
    .updateTable('numberSeries')
    .set((builder) => ({ lastNumber: builder('lastNumber', '+', count) }))
    .where('code', '=', series)
    .returning(['prefix', 'digits', 'lastNumber'])
    .execute()
  if (!taken) return refuse('company.number-series-missing', { series })
  return Array.from(
    { length: count },
    (_, at) => `${taken.prefix}${String(taken.lastNumber - count + 1 + at).padStart(taken.digits, '0')}`,
  )
}

/** Writes a number series that a module needs, unless it is there. Called by the modules' `prepare`. */
export async function ensureNumberSeries(
  tx: Tx,
  series: { code: string; description: string; prefix: string; digits: number },
): Promise<void> {
  await tx
    .insertInto('numberSeries')
    .values({ ...series, lastNumber: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Refuses `company.no-manual-numbers` where numbers of the series may not be typed in (items §1). */
export async function refuseTypedNo(tx: Reading['tx'], series: string, at: string): Promise<void> {
  const row = await tx
    .selectFrom('numberSeries')
    .select('manualNumbers')
    .where('code', '=', series)
    .executeTakeFirst()
  if (row && !row.manualNumbers) refuse('company.no-manual-numbers', { series }, at)
}
