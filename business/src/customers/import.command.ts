import { createHash } from 'node:crypto'
import papaparse from 'papaparse'
import { nextNos } from '../company/public.store.ts'
import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { Refused } from '../foundation/verdict.ts'
import { listImports, previewImport, readImportHeadings, runImport } from './import-api.ts'
import {
  guessMapping,
  type ImportedCustomer,
  type ImportPlan,
  importedColumns,
  type KnownCustomer,
  type Mapping,
  planImport,
  readRows,
} from './import-customers.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'

const texts: Record<'it' | 'en', Readonly<Record<string, string>>> = { en, it }

function parse(csv: string) {
  const parsed = papaparse.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (heading) => heading.trim(),
  })
  return { headings: parsed.meta.fields ?? [], rows: parsed.data }
}

export const readImportHeadingsCommand = handle(readImportHeadings, async ({ csv }, act) => {
  const { headings, rows } = parse(csv)
  const remembered = await act.tx
    .selectFrom('importMapping')
    .select('mapping')
    .where('userId', '=', act.user.userId)
    .where('entity', '=', 'customer')
    .executeTakeFirst()
  const usable = Object.entries(remembered?.mapping ?? {}).filter(([, heading]) => headings.includes(heading))
  return {
    headings,
    mapping: { ...guessMapping(headings), ...Object.fromEntries(usable) },
    rows: rows.length,
    examples: rows.slice(0, 5),
  }
})

async function gather(csv: string, mapping: Mapping, act: Act) {
  const { customers, problems } = readRows(parse(csv).rows, mapping)
  const known: KnownCustomer[] = await act.tx
    .selectFrom('customer')
    .select(['customerNo', 'version', ...importedColumns])
    .execute()
  const mapped = new Set<string>(Object.keys(mapping))
  if (mapping.houseNo !== undefined) mapped.add('address')
  const plan = planImport(customers, known, mapped)
  const worded = problems
    .slice(0, 1000)
    .map((problem) => ({ ...problem, text: texts[act.user.language][problem.code] ?? problem.code }))
  return { plan, problems: worded, mapped }
}

const counts = (plan: ImportPlan) => ({
  created: plan.created.length,
  changed: plan.changed.length,
  unchanged: plan.unchanged,
})

export const previewImportCommand = handle(previewImport, async ({ csv, mapping }, act) => {
  const { plan, problems } = await gather(csv, mapping, act)
  return { ...counts(plan), problems }
})

export const runImportCommand = handle(runImport, async ({ csv, mapping, fileName }, act) => {
  const { plan, problems, mapped } = await gather(csv, mapping, act)
  if (problems.length > 0)
    throw new Refused(
      problems.slice(0, 50).map(({ row, field, value }) => ({
        code: 'customers.import-problem',
        facts: { row, field, value },
        at: `csv.${row}.${field}`,
      })),
    )

  await insertCreated(act, plan.created)
  await updateChanged(act, plan.changed, mapped)
  const [run] = await act.tx
    .insertInto('importRun')
    .values({
      entity: 'customer',
      fileName,
      fileHash: createHash('sha256').update(csv).digest('base64url'),
      at: act.now,
      byUser: act.user.name,
      createdCount: plan.created.length,
      changedCount: plan.changed.length,
      unchangedCount: plan.unchanged,
    })
    .returning('importNo')
    .execute()
  const remembered = { userId: act.user.userId, entity: 'customer', mapping: JSON.stringify(mapping) }
  await act.tx
    .insertInto('importMapping')
    .values(remembered)
    .onConflict((conflict) => conflict.columns(['userId', 'entity']).doUpdateSet(remembered))
    .execute()
  await act.publish('customers.imported', String(run!.importNo), counts(plan))
  return { ...counts(plan), problems: [], importNo: run!.importNo }
})

async function insertCreated(act: Act, created: readonly ImportedCustomer[]) {
  const numbers = await nextNos(act.tx, 'CUST', created.filter((one) => one.customerNo === null).length)
  const rows = created.map(({ row: _, ...one }) => ({
    ...one,
    customerNo: one.customerNo ?? numbers.shift()!,
    geoQuality: one.latitude === null ? ('none' as const) : ('exact' as const),
    name2: '',
    mobilePhone: '',
    language: 'it' as const,
    blocked: 'no' as const,
    zoneCode: null,
  }))
  for (let from = 0; from < rows.length; from += 500)
    await act.tx
      .insertInto('customer')
      .values(rows.slice(from, from + 500))
      .execute()
}

async function updateChanged(act: Act, changed: ImportPlan['changed'], mapped: ReadonlySet<string>) {
  for (const { known, imported } of changed) {
    const fields = Object.fromEntries(
      importedColumns.filter((column) => mapped.has(column)).map((column) => [column, imported[column]]),
    )
    const located = mapped.has('latitude')
      ? { geoQuality: imported.latitude === null ? ('none' as const) : ('exact' as const) }
      : {}
    await act.tx
      .updateTable('customer')
      .set({ ...fields, ...located, version: known.version + 1 })
      .where('customerNo', '=', known.customerNo)
      .execute()
    await act.remember('customers.customer', known.customerNo, known, { ...known, ...fields })
  }
}

export const listImportsQuery = handle(listImports, async (_, reading) => ({
  rows: await reading.tx
    .selectFrom('importRun')
    .select(['importNo', 'fileName', 'at', 'byUser', 'createdCount', 'changedCount', 'unchangedCount'])
    .where('entity', '=', 'customer')
    .orderBy('importNo', 'desc')
    .limit(100)
    .execute(),
}))
