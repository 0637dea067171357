import { ensureNumberSeries } from '../company/public.store.ts'
import type { Act } from '../engine/act.ts'
import type { SeriesField } from './service-setup.store.ts'

/** Series of the service: field of the set-up, code, prefix, what it numbers. */
const series: readonly (readonly [SeriesField, string, string, string])[] = [
  ['serviceItemSeries', 'SERVITEM', 'SI', 'Articoli in assistenza / Service items'],
  ['quoteSeries', 'SERVQUOTE', 'PS', 'Offerte di assistenza / Service quotes'],
  ['orderSeries', 'SERVORDER', 'OS', 'Ordini di assistenza / Service orders'],
  ['loanerSeries', 'LOANER', 'SL', 'Articoli in prestito / Loaners'],
  ['troubleshootingSeries', 'TROUBLE', 'TR', 'Risoluzione dei problemi / Troubleshooting'],
]

const units = {
  it: { PZ: 'Pezzo', ORA: 'Ora', KM: 'Chilometro', GG: 'Giorno', M: 'Metro', KG: 'Chilogrammo' },
  en: { PCS: 'Piece', HOUR: 'Hour', KM: 'Kilometre', DAY: 'Day', M: 'Metre', KG: 'Kilogram' },
}

/** Set-up record, number series and units of measure of a new company, unless they are there. */
export async function prepareServiceSetup(act: Act): Promise<void> {
  for (const [, code, prefix, description] of series)
    await ensureNumberSeries(act.tx, { code, prefix, description, digits: 5 })
  await act.tx
    .insertInto('serviceSetup')
    .values({ version: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const [field, code] of series)
    await act.tx
      .updateTable('serviceSetup')
      .set({ [field]: code })
      .where(field, 'is', null)
      .execute()
  const { baseCalendarCode } = await act.tx
    .selectFrom('companySetup')
    .select('baseCalendarCode')
    .executeTakeFirstOrThrow()
  await act.tx
    .updateTable('serviceSetup')
    .set({ baseCalendarCode })
    .where('baseCalendarCode', 'is', null)
    .execute()
  const there = await act.tx.selectFrom('unitOfMeasure').select('unitCode').executeTakeFirst()
  if (there) return
  await act.tx
    .insertInto('unitOfMeasure')
    .values(
      Object.entries(units[act.user.language]).map(([unitCode, description]) => ({ unitCode, description })),
    )
    .execute()
}
