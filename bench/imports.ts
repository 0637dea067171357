import { openBusiness } from '@giro/business/engine/testing.ts'
import { previewImport, readImportFile, rollBackImport, runImport } from '@giro/business/imports/api.ts'
import type { ImportEntity } from '@giro/business/imports/entities.ts'
import type { Figure } from './figure.ts'

const rows = 10_000
const numbered = (make: (n: string, at: number) => string) =>
  Array.from({ length: rows }, (_, at) => make(String(at + 1).padStart(5, '0'), at)).join('\n')

/** 10,000 rows of each kind, one after the other: tried, imported, imported again, rolled back. */
const files: Readonly<Record<ImportEntity, string>> = {
  customer: `Codice;Ragione sociale;Via;Civico;CAP;Comune;Lat;Lon;Telefono\n${numbered(
    (n, at) =>
      `K${n};Ditta ${n};Via Roma;${at % 90};38122;Trento;46,${10000 + at};11,${10000 + at};0461 ${n}`,
  )}`,
  item: `Codice;Descrizione;Costo;Prezzo\n${numbered((n, at) => `A${n};Ricambio ${n};${at % 90},50;${at % 180},00`)}`,
  'service-item': `Cliente;Descrizione;Matricola;Articolo;Installato il\n${numbered(
    (n) => `K${n};Caldaia ${n};SN${n};A${n};14/03/2022`,
  )}`,
}

/** Imports of 10,000 rows on whichever database TEST_DATABASE_URL names. */
export async function imports(): Promise<Figure[]> {
  const business = await openBusiness('2026-03-10T08:00:00Z')
  const anna = business.person('Anna', 'dispatcher')
  const figures: Figure[] = []
  const timed = async <T>(name: string, work: () => Promise<T>, target?: number): Promise<T> => {
    const start = performance.now()
    const result = await work()
    const value = performance.now() - start
    figures.push({
      name: `${name} (${business.database.kind})`,
      value,
      unit: 'ms',
      ...(target && { target }),
    })
    console.log(name, Math.round(value))
    return result
  }
  const batches: { entity: string; batchNo: number }[] = []
  for (const [entity, text] of Object.entries(files) as [ImportEntity, string][]) {
    const file = { entity, fileName: `${entity}.csv`, contentBase64: Buffer.from(text).toString('base64') }
    const { mapping } = await anna.does(readImportFile, file)
    const sent = { ...file, mapping }
    await timed(`import of ${rows} rows, ${entity}: try`, () => anna.does(previewImport, sent))
    const done = await timed(`import of ${rows} rows, ${entity}`, () => anna.does(runImport, sent), 30_000)
    if (done.created !== rows) throw new Error(`${entity}: ${done.created} created`)
    await timed(`import of ${rows} rows, ${entity}: again`, () => anna.does(runImport, sent), 30_000)
    batches.push({ entity, batchNo: done.batchNo })
  }
  for (const { entity, batchNo } of batches.toReversed())
    await timed(`import of ${rows} rows, ${entity}: roll back`, () => anna.does(rollBackImport, { batchNo }))
  await business.close()
  return figures
}
