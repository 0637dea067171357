import { customers, deleteShipToAddress, saveShipToAddress } from '@giro/business/customers/api.ts'
import { deleteLocation, listLocations, saveLocation } from '@giro/business/customers/locations-api.ts'
import { mergeCustomers } from '@giro/business/customers/merge-api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

let business: TestBusiness
let customerNo: string
let serviceItemNo: string
const anna = () => business.person('Anna', 'dispatcher')
const tree = async (of = customerNo) =>
  (await anna().does(listLocations, { customerNo: of })).rows.map((row) => row.path)
const make = async (name: string, kind: 'building' | 'floor' | 'room', parentNo: number | null = null) =>
  (await anna().does(saveLocation, { customerNo, name, kind, parentNo })).locationNo

beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
  customerNo = (await anna().does(customers.create, { name: 'Clinica Moser', city: 'Trento' })).customerNo!
  serviceItemNo = (await anna().does(serviceItems.create, { customerNo, description: 'Gruppo frigo' }))
    .serviceItemNo!
})
afterAll(() => business.close())

describe('buildings, floors and rooms at a customer', () => {
  let house: number
  let floor: number
  let room: number

  test('make a tree, and a service item stands in one of them', async () => {
    house = await make('Padiglione B', 'building')
    floor = await make('Piano 2', 'floor', house)
    room = await make('Centrale termica', 'room', floor)
    expect(await tree()).toEqual([
      'Padiglione B',
      'Padiglione B › Piano 2',
      'Padiglione B › Piano 2 › Centrale termica',
    ])
    await anna().does(serviceItems.change, { serviceItemNo, version: 1, locationNo: room })
    expect(await anna().does(serviceItems.read, { serviceItemNo })).toMatchObject({ locationNo: room })
  })

  test('what would make no tree, or is another customer’s, is refused with words', async () => {
    const [row] = (await anna().does(listLocations, { customerNo })).rows
    const { depth: _, path: __, ...whole } = row!
    expect(await anna().tries(saveLocation, { ...whole, customerNo, parentNo: room })).toMatchObject({
      refusals: [{ code: 'customers.location-in-itself', at: 'parentNo' }],
    })
    expect(await anna().tries(saveLocation, { ...whole, customerNo, version: 9 })).toMatchObject({
      is: 'changed-meanwhile',
    })
    expect(await anna().tries(deleteLocation, { customerNo, locationNo: house, version: 1 })).toMatchObject({
      refusals: [{ code: 'customers.location-with-parts' }],
    })
    const other = (await anna().does(customers.create, { name: 'Altro' })).customerNo!
    const theirs = (await anna().does(serviceItems.create, { customerNo: other, description: 'Split' }))
      .serviceItemNo!
    expect(
      await anna().tries(serviceItems.change, { serviceItemNo: theirs, version: 1, locationNo: room }),
    ).toMatchObject({ refusals: [{ code: 'service-items.no-such-location', at: 'locationNo' }] })
  })

  test('a service item that moves to another address stands in no room there', async () => {
    await anna().does(saveShipToAddress, {
      customerNo,
      shipToCode: 'SUD',
      name: 'Sede sud',
      city: 'Ala',
    } as never)
    const { version } = await anna().does(serviceItems.read, { serviceItemNo })
    await anna().does(serviceItems.change, { serviceItemNo, version, shipToCode: 'SUD' })
    expect((await anna().does(serviceItems.read, { serviceItemNo })).locationNo).toBeNull()
    const hall = (
      await anna().does(saveLocation, { customerNo, shipToCode: 'SUD', name: 'Capannone', kind: 'building' })
    ).locationNo
    await anna().does(saveLocation, {
      customerNo,
      shipToCode: 'SUD',
      name: 'Soppalco',
      kind: 'floor',
      parentNo: hall,
    })
    await anna().does(serviceItems.change, { serviceItemNo, version: version + 1, locationNo: hall })
    // The address goes with its rooms; the machine is at the customer's own address again or stays without room.
    await anna().does(serviceItems.change, { serviceItemNo, version: version + 2, shipToCode: '' })
    await anna().does(deleteShipToAddress, { customerNo, shipToCode: 'SUD', version: 1 })
    expect(await tree()).toHaveLength(3)
  })

  test('a merged customer’s tree goes along with the machines in it', async () => {
    const { version } = await anna().does(serviceItems.read, { serviceItemNo })
    await anna().does(serviceItems.change, { serviceItemNo, version, locationNo: room })
    const stays = (await anna().does(customers.create, { name: 'Clinica Moser S.p.A.', city: 'Trento' }))
      .customerNo!
    await anna().does(
      mergeCustomers,
      { customerNo: stays, version: 1, duplicateNo: customerNo },
      { 'customers.merge-for-good': 'yes' },
    )
    expect(await tree(stays)).toHaveLength(3)
    expect(await anna().does(serviceItems.read, { serviceItemNo })).toMatchObject({
      customerNo: stays,
      locationNo: room,
    })
  })

  test('a customer who goes takes the whole tree along', async () => {
    const gone = (await anna().does(customers.create, { name: 'Bar Sport' })).customerNo!
    const { locationNo } = await anna().does(saveLocation, {
      customerNo: gone,
      name: 'Casa',
      kind: 'building',
    })
    await anna().does(saveLocation, {
      customerNo: gone,
      name: 'Cantina',
      kind: 'floor',
      parentNo: locationNo,
    })
    await anna().does(customers.remove, { customerNo: gone, version: 1 })
    expect(await tree(gone)).toEqual([])
  })
})
