import { addComment, listComments } from '@giro/business/attachments/api.ts'
import { customers, listShipToAddresses } from '@giro/business/customers/api.ts'
import { mergeCustomers } from '@giro/business/customers/merge-api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { find } from '@giro/business/search/api.ts'
import { readServiceItemLog, readSkills, serviceItems } from '@giro/business/service-items/api.ts'
import { addComponent, readComponents } from '@giro/business/service-items/components/api.ts'
import { mergeServiceItems } from '@giro/business/service-items/merge/api.ts'
import { createOrder, readOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
})
afterAll(() => business.close())
const anna = () => business.person('Anna', 'dispatcher')

test('two service items that are one machine: everything of the duplicate hangs on the other', async () => {
  const { customerNo } = await anna().does(customers.create, { name: 'Panificio Moser', city: 'Trento' })
  const create = async (input: object) =>
    (await anna().does(serviceItems.create, { customerNo, ...input } as never)).serviceItemNo!
  const stays = await create({ description: 'Forno', serialNo: 'F-1', skills: [{ skillCode: 'ELEC' }] })
  const goes = await create({ description: 'Forno rotativo', model: 'R 60', skills: [{ skillCode: 'GAS' }] })
  await anna().does(addComponent, { serviceItemNo: stays, type: 'item', no: 'PUMP' })
  await anna().does(addComponent, { serviceItemNo: goes, type: 'item', no: 'TRACKED' })
  await anna().does(addComment, {
    entity: 'service-items.service-item',
    subject: goes,
    comment: 'Porta storta',
  })
  const { orderNo } = await anna().does(createOrder, { lines: [{ serviceItemNo: goes }] })
  const merge = { serviceItemNo: stays, version: 1, duplicateNo: goes }
  expect(await anna().tries(mergeServiceItems, merge)).toMatchObject({
    questions: [{ code: 'service-items.merge-for-good' }],
  })
  await anna().does(mergeServiceItems, merge, { 'service-items.merge-for-good': 'yes' })

  expect(await anna().tries(serviceItems.read, { serviceItemNo: goes })).toMatchObject({ is: 'absent' })
  expect(await anna().does(serviceItems.read, { serviceItemNo: stays })).toMatchObject({
    description: 'Forno',
    model: 'R 60',
    serialNo: 'F-1',
  })
  expect((await anna().does(readOrder, { orderNo })).lines[0]!.serviceItemNo).toBe(stays)
  const { tree } = await anna().does(readComponents, { serviceItemNo: stays })
  expect(tree.map((row) => [row.lineNo, row.no])).toEqual([
    [10000, 'PUMP'],
    [20000, 'TRACKED'],
  ])
  const owner = { ownerType: 'service-item' as const, ownerNo: stays }
  expect((await anna().does(readSkills, owner)).skills.map((one) => one.skillCode)).toEqual(['ELEC', 'GAS'])
  const notes = { entity: 'service-items.service-item', subject: stays }
  expect((await anna().does(listComments, notes)).rows).toHaveLength(1)
  const log = (await anna().does(readServiceItemLog, { serviceItemNo: stays })).rows
  expect(new Set(log.map((row) => row.entryNo)).size).toBe(log.length)
  expect(log.filter((row) => row.eventNo === 1)).toHaveLength(2)
})

test('two customers who are one: machines and orders move, and the other address is kept', async () => {
  const create = async (name: string, address: string) =>
    (await anna().does(customers.create, { name, address, city: 'Trento' })).customerNo!
  const stays = await create('Hotel Alba', 'Via Roma 1')
  const goes = await create('Hotel Alba s.r.l.', 'Via Verdi 9')
  const { serviceItemNo } = await anna().does(serviceItems.create, {
    description: 'Caldaia',
    customerNo: goes,
  })
  const { orderNo } = await anna().does(createOrder, { lines: [{ serviceItemNo: serviceItemNo! }] })
  const merge = { customerNo: stays, version: 1, duplicateNo: goes }
  await anna().does(mergeCustomers, merge, { 'customers.merge-for-good': 'yes' })

  const { rows } = await anna().does(listShipToAddresses, { customerNo: stays })
  expect(rows).toMatchObject([{ shipToCode: goes, address: 'Via Verdi 9' }])
  expect(await anna().does(serviceItems.read, { serviceItemNo: serviceItemNo! })).toMatchObject({
    customerNo: stays,
    shipToCode: goes,
  })
  const order = await anna().does(readOrder, { orderNo })
  expect(order).toMatchObject({ customerName: 'Hotel Alba', address: 'Via Verdi 9' })
  const visits = await business.company
    .selectFrom('visit')
    .select('shipToCode')
    .where('orderNo', '=', orderNo)
    .execute()
  expect(visits).toEqual([{ shipToCode: goes }])
  const found = (await anna().does(find, { words: 'verdi 9' })).rows.map(
    (row) => `${row.kind} ${row.subject}`,
  )
  expect(found).toEqual([`ship-to ${stays}`])
})
