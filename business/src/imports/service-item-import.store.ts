import type { Act, Reading } from '../engine/act.ts'
import {
  changeImportedServiceItems,
  deleteImportedServiceItems,
  insertImportedServiceItems,
  loadServiceItemsForImport,
  restoreImportedServiceItem,
} from '../service-items/public.store.ts'
import type { CellProblem, ReadRow, Values } from './cells.ts'
import { fieldsOf } from './entities.ts'
import { type ImportPlan, type KnownRecord, planImport } from './plan.ts'
import type { Written } from './written.store.ts'

/** The same machine: by number, else by item and serial number, else by customer, words, model and place. */
function keyOf(values: Values): string {
  if (values.serviceItemNo) return `no ${values.serviceItemNo}`
  const serialNo = (values.serialNo ?? '').toUpperCase()
  if (serialNo)
    return `serial ${values.itemNo ?? ''} ${serialNo} ${values.itemNo ? '' : (values.customerNo ?? '')}`
  return `place ${['customerNo', 'shipToCode', 'description', 'model', 'locationOfItem'].map((field) => values[field] ?? '').join('|')}`
}

const upper = (row: ReadRow): ReadRow => ({
  ...row,
  values: { ...row.values, ...(row.values.serialNo && { serialNo: row.values.serialNo.toUpperCase() }) },
})

/** Compares the rows with the service items that are there. */
export async function planServiceItems(reading: Reading, rows: readonly ReadRow[]): Promise<ImportPlan> {
  const there = await loadServiceItemsForImport(reading.tx)
  const known = new Map<string, KnownRecord>()
  for (const { serviceItemNo, version, ...fields } of there) {
    const record = { subject: serviceItemNo, version, values: fields as unknown as Values }
    known.set(`no ${serviceItemNo}`, record)
    const own = keyOf(record.values)
    if (!known.has(own)) known.set(own, record)
  }
  const plan = planImport(fieldsOf['service-item'], rows.map(upper), 'serviceItemNo', keyOf, known)
  return { ...plan, problems: [...plan.problems, ...(await unknownReferences(reading, rows))] }
}

/** Customers, items and groups that a row names and that are not there. */
async function unknownReferences(reading: Reading, rows: readonly ReadRow[]): Promise<CellProblem[]> {
  const { tx } = reading
  const there = {
    customerNo: new Set(
      (await tx.selectFrom('customer').select('customerNo').execute()).map((one) => one.customerNo),
    ),
    itemNo: new Set((await tx.selectFrom('item').select('itemNo').execute()).map((one) => one.itemNo)),
    groupCode: new Set(
      (await tx.selectFrom('serviceItemGroup').select('groupCode').execute()).map((one) => one.groupCode),
    ),
  }
  return rows.flatMap(({ row, values }) =>
    (['customerNo', 'itemNo', 'groupCode'] as const).flatMap((field) => {
      const value = values[field]
      return value && !there[field].has(value) ? [{ row, field, value, code: 'imports.no-such-record' }] : []
    }),
  )
}

/** Writes the plan; gives what was written, for rolling back, or the problems that the rules found. */
export async function writeServiceItems(
  act: Act,
  plan: ImportPlan,
): Promise<{ readonly written: readonly Written[]; readonly problems: readonly CellProblem[] }> {
  const made = await insertImportedServiceItems(
    act,
    plan.created.map(({ row, values }) => ({ row, values })),
  )
  const changed = await changeImportedServiceItems(
    act,
    plan.changed.map(({ row, known, given }) => ({
      row: row.row,
      serviceItemNo: known.subject,
      values: given,
    })),
  )
  return {
    written: [...made.written, ...changed.written],
    problems: [...made.problems, ...changed.problems],
  }
}

export const removeServiceItems = deleteImportedServiceItems
export const restoreServiceItem = restoreImportedServiceItem
