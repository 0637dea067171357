import {
  deleteImportedCustomers,
  insertImportedCustomers,
  loadCustomersForImport,
  updateImportedCustomer,
} from '../customers/public.store.ts'
import type { Act, Reading } from '../engine/act.ts'
import type { ReadRow, Values } from './cells.ts'
import { customerKey, customerRows, withoutRepeated } from './customer-rows.ts'
import { fieldsOf } from './entities.ts'
import { type ImportPlan, type KnownRecord, planImport } from './plan.ts'
import { type Written, writeChanged } from './written.store.ts'

/** Compares the rows with the customers who are there. */
export async function planCustomers(reading: Reading, read: readonly ReadRow[]): Promise<ImportPlan> {
  const { rows, problems } = customerRows(read)
  const known = new Map<string, KnownRecord>()
  for (const { customerNo, version, latitude, longitude, ...fields } of await loadCustomersForImport(
    reading.tx,
  )) {
    const values: Values = {
      ...fields,
      latitude: latitude === null ? null : String(latitude),
      longitude: longitude === null ? null : String(longitude),
    }
    const record = { subject: customerNo, version, values }
    known.set(`no ${customerNo}`, record)
    known.set(customerKey(values), record)
  }
  const once = withoutRepeated(rows)
  const plan = planImport(fieldsOf.customer, once, 'customerNo', customerKey, known)
  return {
    ...plan,
    changed: plan.changed.map((one) => ({ ...one, given: withQuality(one.given, one.known.values) })),
    unchanged: plan.unchanged + rows.length - once.length,
    problems: [...problems, ...plan.problems],
  }
}

/** A position that a file brings is exact; what it was stands among what is put back. */
function withQuality(given: Values, known: Values): Values {
  const { latitude, longitude } = given
  if (latitude === undefined && longitude === undefined) return given
  const there = latitude === undefined ? known.latitude : latitude
  return { ...given, geoQuality: there === null ? 'none' : 'exact' }
}

export async function writeCustomers(act: Act, plan: ImportPlan) {
  const numbers = await insertImportedCustomers(
    act,
    plan.created.map(({ values }) => values),
  )
  const made: Written[] = numbers.map((subject) => ({ subject, before: null, version: 1 }))
  return { written: [...made, ...(await writeChanged(act, plan, updateImportedCustomer))], problems: [] }
}

export const removeCustomers = deleteImportedCustomers
export const restoreCustomer = updateImportedCustomer
