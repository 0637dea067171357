import type { Act, Reading } from '../engine/act.ts'
import { anyOf } from '../engine/any-of.ts'
import { absent, changedMeanwhile } from '../foundation/verdict.ts'
import type { ReceivingHour } from './address.ts'

/** Receiving hours of the customers' own addresses (`shipToCode` empty) or of their ship-to addresses. */
export async function loadReceivingHours(
  reading: Reading,
  customerNos: readonly string[],
): Promise<(ReceivingHour & { customerNo: string; shipToCode: string })[]> {
  if (customerNos.length === 0) return []
  return reading.tx
    .selectFrom('receivingHours')
    .selectAll()
    .where('customerNo', 'in', [...customerNos])
    .orderBy('weekday')
    .orderBy('startTime')
    .execute()
}

/** Replaces the hours of one address. */
export async function saveReceivingHours(
  act: Act,
  customerNo: string,
  shipToCode: string,
  hours: readonly ReceivingHour[],
): Promise<void> {
  await act.tx
    .deleteFrom('receivingHours')
    .where('customerNo', '=', customerNo)
    .where('shipToCode', '=', shipToCode)
    .execute()
  if (hours.length === 0) return
  await act.tx
    .insertInto('receivingHours')
    .values(hours.map((hour) => ({ ...hour, customerNo, shipToCode })))
    .execute()
}

/** Technicians whom the customers do not want, by customer. */
export async function loadExcludedResources(
  { tx }: Pick<Reading, 'tx'>,
  customerNos: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await tx
    .selectFrom('customerExcludedResource')
    .selectAll()
    .where(anyOf('customerNo', customerNos))
    .orderBy('resourceNo')
    .execute()
  const byCustomer = Map.groupBy(rows, (row) => row.customerNo)
  return new Map([...byCustomer].map(([no, all]) => [no, all.map((row) => row.resourceNo)]))
}

/** Replaces the technicians whom a customer does not want. */
export async function saveExcludedResources(
  act: Act,
  customerNo: string,
  resourceNos: readonly string[],
): Promise<void> {
  await act.tx.deleteFrom('customerExcludedResource').where('customerNo', '=', customerNo).execute()
  if (resourceNos.length === 0) return
  await act.tx
    .insertInto('customerExcludedResource')
    .values([...new Set(resourceNos)].map((resourceNo) => ({ customerNo, resourceNo })))
    .execute()
}

/** A customer's ship-to addresses with their hours, by code. */
export async function loadShipToAddresses(reading: Reading, customerNo: string) {
  const rows = await reading.tx
    .selectFrom('shipToAddress')
    .selectAll()
    .where('customerNo', '=', customerNo)
    .orderBy('shipToCode')
    .execute()
  const hours = await loadReceivingHours(reading, [customerNo])
  return rows.map((row) => ({
    ...row,
    receivingHours: hours
      .filter((hour) => hour.shipToCode === row.shipToCode)
      .map(({ weekday, startTime, endTime }) => ({ weekday, startTime, endTime })),
  }))
}

/** One address as the caller saw it. */
export async function loadShipToAsSeen(act: Act, customerNo: string, shipToCode: string, version: number) {
  const all = await loadShipToAddresses(act, customerNo)
  const row = all.find((one) => one.shipToCode === shipToCode)
  if (!row) return absent('customers.ship-to-absent', { customerNo, shipToCode })
  if (row.version !== version)
    changedMeanwhile('customers.ship-to-changed-meanwhile', { customerNo, shipToCode })
  return row
}

/** Somebody of that name who lives in that town, at that address where one is given; letters large or small. */
export function findNamesake(
  tx: Reading['tx'],
  { name, city, address }: { name: string; city: string; address?: string },
) {
  const wanted = Object.entries({ name, city, ...(address !== undefined && { address }) })
  let found = tx.selectFrom('customer').select(['customerNo', 'name', 'city'])
  for (const [column, value] of wanted)
    found = found.where((is) => is(is.fn<string>('lower', [column as 'name']), '=', value.toLowerCase()))
  return found.orderBy('customerNo').executeTakeFirst()
}
