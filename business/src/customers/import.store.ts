import { nextNos } from '../company/public.store.ts'
import type { Act, Reading } from '../engine/act.ts'
import { inParts } from '../engine/in-parts.ts'

type Values = Readonly<Record<string, string | null>>

/** Every customer with the fields that a file may bring. */
export function loadCustomersForImport(tx: Reading['tx']) {
  return tx
    .selectFrom('customer')
    .select(['customerNo', 'version', 'name', 'address', 'postCode', 'city', 'county', 'countryCode'])
    .select(['phone', 'email', 'vatNo', 'latitude', 'longitude', 'geoQuality', 'note'])
    .execute()
}

const degrees = (value: string | null | undefined) =>
  value === null || value === undefined ? null : Number(value)

/** Customers of a file, written together; gives their numbers in the order of the rows. */
export async function insertImportedCustomers(act: Act, rows: readonly Values[]): Promise<string[]> {
  if (rows.length === 0) return []
  const numbers = await nextNos(act.tx, 'CUST', rows.filter((values) => !values.customerNo).length)
  const customers = rows.map((values) => ({
    customerNo: values.customerNo || numbers.shift()!,
    name: values.name ?? '',
    name2: '',
    address: values.address ?? '',
    postCode: values.postCode ?? '',
    city: values.city ?? '',
    county: values.county ?? '',
    countryCode: values.countryCode ?? 'IT',
    phone: values.phone ?? '',
    mobilePhone: '',
    email: values.email ?? '',
    vatNo: values.vatNo ?? '',
    latitude: degrees(values.latitude),
    longitude: degrees(values.longitude),
    geoQuality: values.latitude ? ('exact' as const) : ('none' as const),
    note: values.note ?? '',
    language: 'it' as const,
    blocked: 'no' as const,
    zoneCode: null,
  }))
  await inParts(customers, (part) => act.tx.insertInto('customer').values(part).execute())
  await act.rememberAll(
    'customers.customer',
    customers.map((customer) => ({ subject: customer.customerNo, before: null, after: customer })),
  )
  await act.publish('customers.imported', '', { created: customers.length })
  return customers.map((customer) => customer.customerNo)
}

/** Fields of a customer that a file changes, or that are put back. */
export async function updateImportedCustomer(
  act: Act,
  customerNo: string,
  given: Readonly<Record<string, unknown>>,
): Promise<void> {
  const before = await act.tx
    .selectFrom('customer')
    .selectAll()
    .where('customerNo', '=', customerNo)
    .executeTakeFirstOrThrow()
  const { latitude, longitude, ...others } = given as Values
  const changes = {
    ...others,
    ...(latitude !== undefined && { latitude: degrees(latitude) }),
    ...(longitude !== undefined && { longitude: degrees(longitude) }),
  }
  await act.tx
    .updateTable('customer')
    .set((builder) => ({ ...(changes as object), version: builder('version', '+', 1) }))
    .where('customerNo', '=', customerNo)
    .execute()
  await act.remember('customers.customer', customerNo, before, { ...before, ...changes })
  await act.publish('customers.customer-changed', customerNo)
}

/** Deletes customers whom an import made; whatever objects to deleting a customer objects here too. */
export async function deleteImportedCustomers(act: Act, customerNos: readonly string[]): Promise<void> {
  for (const customerNo of customerNos) {
    await act.publish('customers.customer-to-go', customerNo)
    await act.publish('customers.customer-going', customerNo)
    await act.tx.deleteFrom('customer').where('customerNo', '=', customerNo).execute()
    await act.publish('engine.record-deleted', customerNo, { entity: 'customers.customer' })
  }
  await act.rememberAll(
    'customers.customer',
    customerNos.map((customerNo) => ({ subject: customerNo, before: { customerNo }, after: null })),
  )
  await act.publish('customers.imported', '', { deleted: customerNos.length })
}
