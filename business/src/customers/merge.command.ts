import { passNotes } from '../attachments/public.store.ts'
import type { Act } from '../engine/act.ts'
import { handle } from '../engine/module.ts'
import { absent, changedMeanwhile, confirmation, orRefuse, refuse, verdict } from '../foundation/verdict.ts'
import { mergeCustomers } from './merge-api.ts'

async function locked(act: Act, customerNo: string) {
  const row = await act.tx
    .selectFrom('customer')
    .selectAll()
    .where('customerNo', '=', customerNo)
    .forUpdate()
    .executeTakeFirst()
  return row ?? absent('customers.customer-absent', { customerNo })
}
type Customer = Awaited<ReturnType<typeof locked>>

const fillable = [
  'name2',
  'phone',
  'mobilePhone',
  'email',
  'vatNo',
  'address',
  'postCode',
  'city',
  'county',
] as const

/**
 * Addresses, service items, orders, notes and files of the duplicate become those of the customer who stays; empty
 * fields are filled; the duplicate goes. Its own address, where it is another, becomes an address of the other under
 * the duplicate's number. Asked first, since it cannot be undone.
 */
export const mergeCustomersCommand = handle(
  mergeCustomers,
  async ({ customerNo, version, duplicateNo }, act) => {
    if (customerNo === duplicateNo) refuse('customers.merge-itself', {}, 'duplicateNo')
    const stays = await locked(act, customerNo)
    const goes = await locked(act, duplicateNo)
    if (stays.version !== version) changedMeanwhile('customers.customer-changed-meanwhile', { customerNo })
    const twice = await sharedShipTo(act, customerNo, duplicateNo)
    if (twice) refuse('customers.merge-same-address', { shipToCode: twice }, 'duplicateNo')
    orRefuse(
      verdict(
        [],
        () => null,
        [confirmation('customers.merge-for-good', { duplicateNo, customerNo })],
        act.answers,
      ),
    )
    const ownAddress = await keptAddress(act, stays, goes)
    for (const table of ['shipToAddress', 'receivingHours'] as const)
      await act.tx
        .updateTable(table)
        .set({ customerNo })
        .where('customerNo', '=', duplicateNo)
        .where('shipToCode', '<>', '')
        .execute()
    await act.tx
      .updateTable('customerLocation')
      .set({ customerNo, shipToCode: ownAddress })
      .where('customerNo', '=', duplicateNo)
      .where('shipToCode', '=', '')
      .execute()
    await act.tx
      .updateTable('customerLocation')
      .set({ customerNo })
      .where('customerNo', '=', duplicateNo)
      .execute()
    // The modules above move what is theirs: what went to the duplicate's own address goes to `ownAddress`.
    await act.publish('customers.customer-merged', duplicateNo, { to: customerNo, ownAddress })
    await passNotes(act, 'customers.customer', duplicateNo, customerNo)
    await act.tx.deleteFrom('customer').where('customerNo', '=', duplicateNo).execute()
    await act.remember('customers.customer', duplicateNo, goes, null)
    await act.publish('customers.customer-deleted', duplicateNo)
    const more = Object.fromEntries(
      fillable
        .filter((field) => stays[field] === '' && goes[field] !== '')
        .map((field) => [field, goes[field]]),
    )
    const note = [stays.note, goes.note].filter(Boolean).join('\n').slice(0, 1000)
    const after = { ...more, note, version: version + 1 }
    await act.tx.updateTable('customer').set(after).where('customerNo', '=', customerNo).execute()
    await act.remember('customers.customer', customerNo, stays, { ...stays, ...after })
    await act.publish('customers.customer-changed', customerNo)
    return { customerNo, version: version + 1 }
  },
)

async function sharedShipTo(act: Act, one: string, other: string): Promise<string | undefined> {
  const rows = await act.tx
    .selectFrom('shipToAddress')
    .select(['customerNo', 'shipToCode'])
    .where('customerNo', 'in', [one, other])
    .execute()
  const codes = rows.map((row) => row.shipToCode)
  return codes.find((code, at) => codes.indexOf(code) !== at)
}

const places = ['address', 'postCode', 'city'] as const

/** The code under which the duplicate's own address is kept; empty where it is the same place. */
async function keptAddress(act: Act, stays: Customer, goes: Customer): Promise<string> {
  const same = places.every((field) => goes[field] === '' || goes[field] === stays[field])
  if (same) return ''
  const shipToCode = goes.customerNo.slice(0, 10)
  const { name, address, postCode, city, county, countryCode, phone, email } = goes
  const { zoneCode, latitude, longitude, geoQuality } = goes
  await act.tx
    .insertInto('shipToAddress')
    .values({
      customerNo: stays.customerNo,
      shipToCode,
      name,
      address,
      postCode,
      city,
      county,
      countryCode,
      phone,
      email,
      zoneCode,
      latitude,
      longitude,
      geoQuality,
      contactName: '',
      note: '',
    })
    .execute()
  await act.publish('customers.ship-to-saved', stays.customerNo, { shipToCode })
  return shipToCode
}
