import { createHash } from 'node:crypto'
import type { Act } from '../engine/act.ts'
import { inParts } from '../engine/in-parts.ts'
import { handle } from '../engine/module.ts'
import { absent, Refused, refuse } from '../foundation/verdict.ts'
import { listImports, previewImport, readImportFile, rollBackImport, runImport } from './api.ts'
import { type CellProblem, guessMapping, type Mapping, type ReadRow, readRows } from './cells.ts'
import { planCustomers, removeCustomers, restoreCustomer, writeCustomers } from './customer-import.store.ts'
import { fieldsOf, type ImportEntity } from './entities.ts'
import { readFile } from './file.store.ts'
import { planItems, removeItems, restoreItem, writeItems } from './item-import.store.ts'
import type { ImportPlan } from './plan.ts'
import {
  planServiceItems,
  removeServiceItems,
  restoreServiceItem,
  writeServiceItems,
} from './service-item-import.store.ts'
import { en } from './texts.en.ts'
import { it } from './texts.it.ts'
import type { Written } from './written.store.ts'

const texts: Record<'it' | 'en', Readonly<Record<string, string>>> = { en, it }
const mostProblems = 1000

interface Importer {
  readonly table: 'customer' | 'item' | 'serviceItem'
  readonly key: string
  /** What the rows would do. */
  plan(reading: Act, rows: readonly ReadRow[]): Promise<ImportPlan>
  write(
    act: Act,
    plan: ImportPlan,
  ): Promise<{ readonly written: readonly Written[]; readonly problems: readonly CellProblem[] }>
  /** Takes back what an import made. */
  remove(act: Act, subjects: readonly string[]): Promise<void>
  /** Makes a record as it was before an import changed it. */
  restore(act: Act, subject: string, before: Readonly<Record<string, unknown>>): Promise<void>
}

const importers: Readonly<Record<ImportEntity, Importer>> = {
  customer: {
    table: 'customer',
    key: 'customerNo',
    plan: planCustomers,
    write: writeCustomers,
    remove: removeCustomers,
    restore: restoreCustomer,
  },
  item: {
    table: 'item',
    key: 'itemNo',
    plan: planItems,
    write: writeItems,
    remove: removeItems,
    restore: restoreItem,
  },
  'service-item': {
    table: 'serviceItem',
    key: 'serviceItemNo',
    plan: planServiceItems,
    write: writeServiceItems,
    remove: removeServiceItems,
    restore: restoreServiceItem,
  },
}

export const readImportFileCommand = handle(readImportFile, async ({ entity, contentBase64 }, act) => {
  const { headings, lines } = await readFile(Buffer.from(contentBase64, 'base64'))
  const remembered = await act.tx
    .selectFrom('importColumns')
    .select('mapping')
    .where('userId', '=', act.user.userId)
    .where('entity', '=', entity)
    .executeTakeFirst()
  const usable = Object.entries(remembered?.mapping ?? {}).filter(([, heading]) => headings.includes(heading))
  return {
    fields: fieldsOf[entity].map((field) => field.name),
    headings: [...headings],
    mapping: { ...guessMapping(fieldsOf[entity], headings), ...Object.fromEntries(usable) },
    rows: lines.length,
    examples: lines.slice(0, 5).map((line) => ({ ...line })),
  }
})

async function gather(act: Act, entity: ImportEntity, contentBase64: string, mapping: Mapping) {
  const bytes = Buffer.from(contentBase64, 'base64')
  const { lines } = await readFile(bytes)
  const read = readRows(fieldsOf[entity], lines, mapping)
  const plan = await importers[entity].plan(act, read.rows)
  return { bytes, plan: { ...plan, problems: byRow([...read.problems, ...plan.problems]) } }
}

const byRow = (problems: readonly CellProblem[]) => problems.toSorted((one, other) => one.row - other.row)

const worded = (act: Act, problems: readonly CellProblem[]) =>
  problems
    .slice(0, mostProblems)
    .map((one) => ({ ...one, text: texts[act.user.language][one.code] ?? one.code }))

export const previewImportCommand = handle(previewImport, async ({ entity, contentBase64, mapping }, act) => {
  const { plan } = await gather(act, entity, contentBase64, mapping)
  return {
    created: plan.created.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    problems: worded(act, plan.problems),
  }
})

export const runImportCommand = handle(
  runImport,
  async ({ entity, fileName, contentBase64, mapping }, act) => {
    const { bytes, plan } = await gather(act, entity, contentBase64, mapping)
    refuseProblems(plan.problems)
    const { written, problems } = await importers[entity].write(act, plan)
    refuseProblems(problems)
    const { batchNo } = await act.tx
      .insertInto('importBatch')
      .values({
        entity,
        fileName,
        fileHash: createHash('sha256').update(bytes).digest('base64url'),
        at: act.now,
        byUser: act.user.name,
        createdCount: plan.created.length,
        changedCount: plan.changed.length,
        unchangedCount: plan.unchanged,
      })
      .returning('batchNo')
      .executeTakeFirstOrThrow()
    const kept = written.map((row) => ({
      batchNo: Number(batchNo),
      subject: row.subject,
      before: row.before && JSON.stringify(row.before),
      version: row.version,
    }))
    await inParts(kept, (part) => act.tx.insertInto('importBatchRow').values(part).execute())
    const columns = { userId: act.user.userId, entity, mapping: JSON.stringify(mapping) }
    await act.tx
      .insertInto('importColumns')
      .values(columns)
      .onConflict((conflict) => conflict.columns(['userId', 'entity']).doUpdateSet(columns))
      .execute()
    await act.publish('imports.imported', String(batchNo), { entity })
    return {
      created: plan.created.length,
      changed: plan.changed.length,
      unchanged: plan.unchanged,
      problems: [],
      batchNo: Number(batchNo),
    }
  },
)

function refuseProblems(problems: readonly CellProblem[]): void {
  if (problems.length > 0)
    throw new Refused(
      problems.slice(0, 50).map(({ row, field, value }) => ({
        code: 'imports.problem',
        facts: { row, field, value },
        at: `rows.${row}.${field}`,
      })),
    )
}

export const listImportsQuery = handle(listImports, async (_, reading) => ({
  rows: (await reading.tx
    .selectFrom('importBatch')
    .select([
      'batchNo',
      'entity',
      'fileName',
      'at',
      'byUser',
      'createdCount',
      'changedCount',
      'unchangedCount',
      'rolledBackAt',
    ])
    .orderBy('batchNo', 'desc')
    .limit(50)
    .execute()) as never,
}))

export const rollBackImportCommand = handle(rollBackImport, async ({ batchNo }, act) => {
  const batch = await act.tx
    .selectFrom('importBatch')
    .selectAll()
    .where('batchNo', '=', batchNo)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) return absent('imports.batch-absent', { batchNo })
  if (batch.rolledBackAt !== null) return refuse('imports.rolled-back', { batchNo })
  const rows = await act.tx.selectFrom('importBatchRow').selectAll().where('batchNo', '=', batchNo).execute()
  if (rows.length === 0 && batch.createdCount + batch.changedCount > 0)
    return refuse('imports.rows-not-kept', { batchNo })
  const entity = batch.entity as ImportEntity
  const { remove, restore } = importers[entity]
  await refuseChangedSince(act, entity, rows)
  const made = rows.filter((row) => row.before === null).map((row) => row.subject)
  const restored = rows.filter((row) => row.before !== null)
  await remove(act, made)
  for (const row of restored) await restore(act, row.subject, row.before!)
  await act.tx
    .updateTable('importBatch')
    .set({ rolledBackAt: act.now, rolledBackBy: act.user.name })
    .where('batchNo', '=', batchNo)
    .execute()
  await act.remember('imports.batch', String(batchNo), { rolledBackAt: null }, { rolledBackAt: act.now })
  await act.publish('imports.imported', String(batchNo), { entity })
  return { deleted: made.length, restored: restored.length }
})

async function refuseChangedSince(
  act: Act,
  entity: ImportEntity,
  rows: readonly { readonly subject: string; readonly version: number }[],
): Promise<void> {
  const { table, key } = importers[entity]
  const present = await act.tx
    .selectFrom(table)
    .select([key as never, 'version'])
    .execute()
  const versions = new Map(
    (present as unknown as Record<string, unknown>[]).map((row) => [String(row[key]), Number(row.version)]),
  )
  const changed = rows.find((row) => versions.get(row.subject) !== row.version)
  if (changed) refuse('imports.changed-since', { subject: changed.subject })
}
