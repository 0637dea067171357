import type { Act, Reading } from '../engine/act.ts'
import { deleteImportedItems, insertImportedItems, updateImportedItem } from '../items/public.store.ts'
import type { CellProblem, ReadRow, Values } from './cells.ts'
import { fieldsOf } from './entities.ts'
import { type ImportPlan, planImport } from './plan.ts'
import { type Written, writeChanged } from './written.store.ts'

const fields = [
  'description',
  'description2',
  'baseUnitCode',
  'unitCost',
  'unitPrice',
  'serviceItemGroupCode',
  'vendorNo',
  'vendorItemNo',
] as const

/** Compares the rows with the items that are there; a new item without unit has the first of the list. */
export async function planItems(reading: Reading, rows: readonly ReadRow[]): Promise<ImportPlan> {
  const { tx } = reading
  const there = await tx
    .selectFrom('item')
    .select(['itemNo', 'version', ...fields])
    .execute()
  const known = new Map(
    there.map(({ itemNo, version, ...values }) => [
      itemNo,
      { subject: itemNo, version, values: values as Values },
    ]),
  )
  const plan = planImport(fieldsOf.item, rows, 'itemNo', (values) => values.itemNo ?? '', known)
  const units = new Set(
    (await tx.selectFrom('unitOfMeasure').select('unitCode').execute()).map((one) => one.unitCode),
  )
  const groups = new Set(
    (await tx.selectFrom('serviceItemGroup').select('groupCode').execute()).map((one) => one.groupCode),
  )
  const unknown = rows.flatMap(({ row, values }): CellProblem[] => {
    const { baseUnitCode, serviceItemGroupCode, unitCost, unitPrice } = values
    const problems: CellProblem[] = []
    if (baseUnitCode && !units.has(baseUnitCode))
      problems.push({ row, field: 'baseUnitCode', value: baseUnitCode, code: 'imports.no-such-record' })
    if (serviceItemGroupCode && !groups.has(serviceItemGroupCode))
      problems.push({
        row,
        field: 'serviceItemGroupCode',
        value: serviceItemGroupCode,
        code: 'imports.no-such-record',
      })
    for (const [field, value] of Object.entries({ unitCost, unitPrice }))
      if (value?.startsWith('-')) problems.push({ row, field, value, code: 'imports.cell-negative' })
    return problems
  })
  return { ...plan, problems: [...plan.problems, ...unknown] }
}

export async function writeItems(
  act: Act,
  plan: ImportPlan,
): Promise<{ readonly written: readonly Written[]; readonly problems: readonly CellProblem[] }> {
  await insertImportedItems(
    act,
    plan.created.map(({ values }) => values),
  )
  const made: Written[] = plan.created.map(({ values }) => ({
    subject: values.itemNo ?? '',
    before: null,
    version: 1,
  }))
  return { written: [...made, ...(await writeChanged(act, plan, updateImportedItem))], problems: [] }
}

export const removeItems = deleteImportedItems

export const restoreItem = (act: Act, itemNo: string, before: Readonly<Record<string, unknown>>) =>
  updateImportedItem(act, itemNo, before as Values)
