import { sql } from 'kysely'
import { chosenSeries, nextNo } from '../company/public.store.ts'
import { handleMaster } from '../engine/masters.ts'
import { handle } from '../engine/module.ts'
import type { MasterApi } from '../foundation/master.ts'
import { absent, Refused } from '../foundation/verdict.ts'
import {
  type Located,
  type ReceivingHour,
  reasonsNotToLocate,
  reasonsNotToReceive,
  withQuality,
} from './address.ts'
import {
  customers,
  deleteShipToAddress,
  listPlacesWithoutPosition,
  listShipToAddresses,
  saveShipToAddress,
  suggestPosition,
} from './api.ts'
import {
  loadExcludedResources,
  loadReceivingHours,
  loadShipToAddresses,
  loadShipToAsSeen,
  saveExcludedResources,
  saveReceivingHours,
} from './customers.store.ts'
import { loadTowns } from './gazetteer.store.ts'
import { townsNamed } from './towns.ts'

const reasons = (address: Located & { receivingHours?: readonly ReceivingHour[] }) => [
  ...reasonsNotToLocate(address),
  ...reasonsNotToReceive(address.receivingHours ?? []),
]

export const customerHandlers = handleMaster(customers as unknown as MasterApi, {
  table: 'customer',
  children: {
    fields: ['receivingHours', 'excludedResourceNos'],
    load: async (reading, customerNos) => {
      const hours = await loadReceivingHours(reading, customerNos)
      const own = (no: string) => hours.filter((hour) => hour.customerNo === no && hour.shipToCode === '')
      const plain = ({ weekday, startTime, endTime }: ReceivingHour) => ({ weekday, startTime, endTime })
      const excluded = await loadExcludedResources(reading, customerNos)
      return new Map(
        customerNos.map((no) => [
          no,
          { receivingHours: own(no).map(plain), excludedResourceNos: [...(excluded.get(no) ?? [])] },
        ]),
      )
    },
    save: async (act, no, { receivingHours, excludedResourceNos }) => {
      if (receivingHours) await saveReceivingHours(act, no, '', receivingHours as ReceivingHour[])
      if (excludedResourceNos) await saveExcludedResources(act, no, excludedResourceNos as string[])
    },
  },
  listFields: {
    customerNo: { column: 'customer.customerNo', kind: 'text', searched: true },
    name: { column: 'customer.name', kind: 'text', searched: true },
    address: { column: 'customer.address', kind: 'text', searched: true },
    postCode: { column: 'customer.postCode', kind: 'text' },
    city: { column: 'customer.city', kind: 'text', searched: true },
    county: { column: 'customer.county', kind: 'text' },
    phone: { column: 'customer.phone', kind: 'text', searched: true },
    email: { column: 'customer.email', kind: 'text' },
    zoneCode: { column: 'customer.zoneCode', kind: 'text' },
    geoQuality: { column: 'customer.geoQuality', kind: 'text' },
    blocked: { column: 'customer.blocked', kind: 'text' },
  },
  finding: {
    columns: [
      'customer.customerNo',
      'customer.name',
      'customer.city',
      'customer.phone',
      'customer.mobilePhone',
    ],
    label: (row) => String(row.name),
    hint: (row) => [row.customerNo, row.city, row.phone].filter(Boolean).join(' · '),
  },
  nextNo: async (act, chosen) => nextNo(act.tx, await chosenSeries(act.tx, 'CUST', chosen)),
  reasonsNotTo: (after) => reasons(after as unknown as Located & { receivingHours?: ReceivingHour[] }),
  prepare: async (after) => withQuality(after as unknown as Located & Record<string, unknown>),
  // First whoever objects, then whoever lets go of the customer.
  deleting: async (before, act) => {
    await act.publish('customers.customer-to-go', String(before.customerNo))
    await act.publish('customers.customer-going', String(before.customerNo))
  },
})

export const listShipToAddressesQuery = handle(listShipToAddresses, async ({ customerNo }, reading) => ({
  rows: await loadShipToAddresses(reading, customerNo),
}))

export const saveShipToAddressCommand = handle(
  saveShipToAddress,
  async ({ version, receivingHours, ...input }, act) => {
    const { customerNo, shipToCode } = input
    const customer = await act.tx
      .selectFrom('customer')
      .select('name')
      .where('customerNo', '=', customerNo)
      .executeTakeFirst()
    if (!customer) absent('customers.customer-absent', { customerNo })
    const before = version === undefined ? null : await loadShipToAsSeen(act, customerNo, shipToCode, version)

    const refusals = reasons({ ...input, receivingHours })
    if (refusals.length > 0) throw new Refused(refusals)
    const address = withQuality(input)

    const next = (version ?? 0) + 1
    if (before === null) await act.tx.insertInto('shipToAddress').values(address).execute()
    else
      await act.tx
        .updateTable('shipToAddress')
        .set({ ...address, version: next })
        .where('customerNo', '=', customerNo)
        .where('shipToCode', '=', shipToCode)
        .execute()
    await saveReceivingHours(act, customerNo, shipToCode, receivingHours)
    await act.remember('customers.ship-to', `${customerNo} ${shipToCode}`, before, {
      ...address,
      receivingHours,
    })
    await act.publish('customers.ship-to-saved', customerNo, { shipToCode })
    return { customerNo, shipToCode, version: next }
  },
)

export const deleteShipToAddressCommand = handle(
  deleteShipToAddress,
  async ({ customerNo, shipToCode, version }, act) => {
    const before = await loadShipToAsSeen(act, customerNo, shipToCode, version)
    await act.tx
      .deleteFrom('shipToAddress')
      .where('customerNo', '=', customerNo)
      .where('shipToCode', '=', shipToCode)
      .execute()
    await saveReceivingHours(act, customerNo, shipToCode, [])
    // Parts point to their wholes: all at once.
    await act.tx
      .deleteFrom('customerLocation')
      .where('customerNo', '=', customerNo)
      .where('shipToCode', '=', shipToCode)
      .execute()
    await act.remember('customers.ship-to', `${customerNo} ${shipToCode}`, before, null)
    await act.publish('customers.ship-to-deleted', customerNo, { shipToCode })
    return { customerNo, shipToCode }
  },
)

export const suggestPositionQuery = handle(suggestPosition, async ({ city, county, countryCode }) => ({
  rows: townsNamed(await loadTowns(), city, county, countryCode),
}))

export const listPlacesWithoutPositionQuery = handle(listPlacesWithoutPosition, async (_, reading) => {
  const customersWithout = reading.tx
    .selectFrom('customer')
    .select(['customerNo', sql<string>`''`.as('shipToCode'), 'name', 'address', 'postCode', 'city'])
    .where('latitude', 'is', null)
    .where('blocked', '<>', 'all')
  const shipTosWithout = reading.tx
    .selectFrom('shipToAddress')
    .select(['customerNo', 'shipToCode', 'name', 'address', 'postCode', 'city'])
    .where('latitude', 'is', null)
  return {
    rows: await customersWithout
      .unionAll(shipTosWithout)
      .orderBy('customerNo')
      .orderBy('shipToCode')
      .limit(1000)
      .execute(),
  }
})
