import type { Act, Reading } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { absent, changedMeanwhile, Refused, refuse } from '../foundation/verdict.ts'
import { inTreeOrder, type Location, pathOf, reasonsNotToPlace } from './location.ts'
import { deleteLocation, listLocations, saveLocation } from './locations-api.ts'

type Row = Location & { readonly version: number }

async function loadLocations({ tx }: Pick<Reading, 'tx'>, customerNo: string): Promise<Row[]> {
  return tx.selectFrom('customerLocation').selectAll().where('customerNo', '=', customerNo).execute()
}

export const listLocationsQuery = handle(listLocations, async ({ customerNo }, reading) => {
  const all = await loadLocations(reading, customerNo)
  return { rows: inTreeOrder(all).map((row) => ({ ...row, path: pathOf(row, all) })) }
})

export const saveLocationCommand = handle(saveLocation, async ({ locationNo, version, ...fields }, act) => {
  await customerLocked(act, fields.customerNo)
  await refuseStrangeAddress(act, fields.customerNo, fields.shipToCode)
  const all = await loadLocations(act, fields.customerNo)
  const before = locationNo === undefined ? null : asSeen(all, locationNo, version)

  const refusals = reasonsNotToPlace({ ...fields, locationNo: locationNo ?? 0 }, all)
  if (before && before.shipToCode !== fields.shipToCode)
    refusals.push({ code: 'customers.location-at-address', at: 'shipToCode' })
  if (refusals.length > 0) throw new Refused(refusals)

  const written = before
    ? await act.tx
        .updateTable('customerLocation')
        .set({ ...fields, version: before.version + 1 })
        .where('locationNo', '=', before.locationNo)
        .returningAll()
        .executeTakeFirstOrThrow()
    : await act.tx.insertInto('customerLocation').values(fields).returningAll().executeTakeFirstOrThrow()
  await act.remember('customers.location', String(written.locationNo), before, written)
  await act.publish('customers.location-saved', fields.customerNo, { locationNo: written.locationNo })
  return { locationNo: written.locationNo }
})

export const deleteLocationCommand = handle(
  deleteLocation,
  async ({ customerNo, locationNo, version }, act) => {
    await customerLocked(act, customerNo)
    const all = await loadLocations(act, customerNo)
    const before = asSeen(all, locationNo, version)
    if (all.some((one) => one.parentNo === locationNo))
      refuse('customers.location-with-parts', { name: before.name })
    await act.tx.deleteFrom('customerLocation').where('locationNo', '=', locationNo).execute()
    await act.remember('customers.location', String(locationNo), before, null)
    await act.publish('customers.location-deleted', customerNo, { locationNo })
    return { locationNo }
  },
)

/** One at a time for each customer, so that two changes together make no circle. */
async function customerLocked({ tx }: Act, customerNo: string): Promise<void> {
  const found = await tx
    .selectFrom('customer')
    .select('customerNo')
    .where('customerNo', '=', customerNo)
    .forUpdate()
    .executeTakeFirst()
  if (!found) absent('customers.customer-absent', { customerNo })
}

async function refuseStrangeAddress({ tx }: Act, customerNo: string, shipToCode: string): Promise<void> {
  if (shipToCode === '') return
  const found = await tx
    .selectFrom('shipToAddress')
    .select('shipToCode')
    .where('customerNo', '=', customerNo)
    .where('shipToCode', '=', shipToCode)
    .executeTakeFirst()
  if (!found) absent('customers.ship-to-absent', { customerNo, shipToCode })
}

function asSeen(all: readonly Row[], locationNo: number, version: number | undefined): Row {
  const row = all.find((one) => one.locationNo === locationNo)
  if (!row) return absent('customers.location-absent', { locationNo })
  if (row.version !== version)
    return changedMeanwhile('customers.location-changed-meanwhile', { name: row.name })
  return row
}
