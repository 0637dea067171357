import { customers, saveShipToAddress } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { items } from '@giro/business/items/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import {
  deleteServiceItemLog,
  readServiceItemLog,
  readSkills,
  serviceItemGroups,
  serviceItems,
  setSkills,
} from '@giro/business/service-items/api.ts'
import { recordServiceEntries } from '@giro/business/service-ledger/public.store.ts'
import { createOrder, deleteOrder, readOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** The acceptance scenarios of the specification of items and set-up, §20, with its set-up S0. */

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')
const card = (serviceItemNo: string) => anna().does(serviceItems.read, { serviceItemNo })
const log = async (serviceItemNo: string) =>
  (await anna().does(readServiceItemLog, { serviceItemNo })).rows.map((row) => row.eventNo).reverse()
const change = async (serviceItemNo: string, changes: object, answers?: Record<string, string>) => {
  const { version } = await card(serviceItemNo)
  return anna().tries(serviceItems.change, { serviceItemNo, version, ...changes }, answers ? { answers } : {})
}
const created = async (input: object, answers?: Record<string, string>) =>
  (await anna().does(serviceItems.create, input as never, answers)).serviceItemNo!
const skillsOf = async (ownerType: 'service-item-group' | 'item' | 'service-item', ownerNo: string) =>
  (await anna().does(readSkills, { ownerType, ownerNo })).skills.map((one) =>
    [one.skillCode, one.assignedFrom, one.sourceCode].filter(Boolean).join(' '),
  )

describe('a service item and what follows from its fields', () => {
  test('1. the group fills response hours, discount and price group; one without hours leaves them', async () => {
    const serviceItemNo = await created({ description: 'Pompa' })
    expect(Number((await card(serviceItemNo)).responseTimeHours)).toBe(24)
    const figures = async () => {
      const row = await card(serviceItemNo)
      return [
        Number(row.responseTimeHours),
        Number(row.defaultContractDiscountPct),
        row.servicePriceGroupCode,
      ]
    }
    await change(serviceItemNo, { groupCode: 'AF' })
    expect(await figures()).toEqual([8, 7.5, 'PG1'])
    await change(serviceItemNo, { groupCode: 'BG' })
    expect(await figures()).toEqual([8, 0, 'PG1'])
    await change(serviceItemNo, { groupCode: null })
    expect(await figures()).toEqual([8, 0, 'PG1'])
  })

  test('2. another item asks for the components, then brings group, unit, words and contract figures', async () => {
    const serviceItemNo = await created({})
    await addComponents(serviceItemNo, 2)
    expect(await change(serviceItemNo, { itemNo: 'PUMP' })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-items.components-will-be-lost' }],
    })
    expect(await card(serviceItemNo)).toMatchObject({ itemNo: null, componentCount: 2 })
    const yes = { 'service-items.components-will-be-lost': 'yes' }
    expect(await change(serviceItemNo, { itemNo: 'PUMP' }, yes)).toMatchObject({ is: 'done' })
    const row = await card(serviceItemNo)
    expect(row).toMatchObject({
      componentCount: 0,
      groupCode: 'AF',
      unitCode: 'PCS',
      description: 'Pompa P3',
      searchDescription: 'POMPA P3',
    })
    expect([row.defaultContractCost, row.defaultContractValue].map(Number)).toEqual([60, 100])
    expect(await log(serviceItemNo)).toEqual([1, 13])
  })

  test('3. and 4. a warranty start fans out, an end before it is refused, a tracking formula counts for parts', async () => {
    const serviceItemNo = await created({ description: 'Pompa' })
    await change(serviceItemNo, { warrantyStartLabor: '2026-03-10' })
    const warranty = async (no: string) => {
      const row = await card(no)
      return [
        [row.warrantyStartParts, row.warrantyEndParts, Number(row.warrantyPctParts)],
        [row.warrantyStartLabor, row.warrantyEndLabor, Number(row.warrantyPctLabor)],
      ]
    }
    expect(await warranty(serviceItemNo)).toEqual([
      ['2026-03-10', '2028-03-10', 80],
      ['2026-03-10', '2028-03-10', 60],
    ])
    expect(await change(serviceItemNo, { warrantyEndParts: '2026-03-09' })).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-items.warranty-order', at: 'warrantyEndParts' }],
    })
    await change(serviceItemNo, { warrantyStartParts: null })
    await change(serviceItemNo, { salesDate: '2026-05-01' })
    expect(await warranty(serviceItemNo)).toEqual([
      ['2026-05-01', '2028-05-01', 80],
      ['2026-03-10', '2028-03-10', 60],
    ])
    const tracked = await created({ itemNo: 'TRACKED' })
    await change(tracked, { warrantyStartParts: '2026-02-28' })
    expect((await warranty(tracked)).map((range) => range[1])).toEqual(['2027-02-28', '2028-02-28'])
    await setUpService.with(business, { defaultWarrantyDuration: '' })
    const without = await created({ itemNo: 'TRACKED', serialNo: 'T-2' })
    expect(await change(without, { warrantyStartParts: '2026-02-28' })).toMatchObject({
      refusals: [{ code: 'service-items.warranty-duration-missing' }],
    })
    await setUpService.with(business, { defaultWarrantyDuration: '2Y' })
  })

  test('10. a customer with history is asked about; orders and documents hold it; the log tells both', async () => {
    const [c1, c2] = await Promise.all(['Rossi', 'Bianchi'].map(aCustomer))
    const serviceItemNo = await created({ description: 'Bruciatore', customerNo: c1, shipToCode: 'MI' })
    expect((await card(serviceItemNo)).status).toBe('installed')
    await closedEntryOf(serviceItemNo)
    expect(await change(serviceItemNo, { customerNo: c2 })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-items.customer-with-history' }],
    })
    expect(await card(serviceItemNo)).toMatchObject({ customerNo: c1, shipToCode: 'MI' })
    const before = (await log(serviceItemNo)).length
    const { orderNo } = await anna().does(createOrder, { lines: [{ serviceItemNo }] })
    const yes = { 'service-items.customer-with-history': 'yes' }
    expect(await change(serviceItemNo, { customerNo: c2 }, yes)).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'service-orders.service-item-on-line', at: 'customerNo', facts: { orderNo } }],
    })
    const { version } = await anna().does(readOrder, { orderNo })
    await anna().does(deleteOrder, { orderNo, version })
    expect(await change(serviceItemNo, { customerNo: c2 }, yes)).toMatchObject({ is: 'done' })
    expect(await card(serviceItemNo)).toMatchObject({ customerNo: c2, shipToCode: '' })
    expect((await log(serviceItemNo)).slice(before)).toEqual([5, 7, 11, 12])
    const { rows } = await anna().does(readServiceItemLog, { serviceItemNo })
    expect(rows.slice(0, 2).map((row) => [row.eventNo, row.before, row.after])).toEqual([
      [12, 'MI', ''],
      [11, c1, c2],
    ])
    const { version: seen } = await card(serviceItemNo)
    expect(await anna().tries(serviceItems.remove, { serviceItemNo, version: seen })).toMatchObject({
      refusals: [{ code: 'service-items.ledger-open-year' }],
    })
  })

  test('a serial number belongs to one service item of an item; without an item it is only a warning', async () => {
    const one = await created({ itemNo: 'PUMP', serialNo: 'sn-1' })
    expect((await card(one)).serialNo).toBe('SN-1')
    expect(await anna().tries(serviceItems.create, { itemNo: 'PUMP', serialNo: 'SN-1' })).toMatchObject({
      refusals: [{ code: 'service-items.serial-exists', facts: { twin: one } }],
    })
    await created({ description: 'A', serialNo: 'SN-1' })
    expect(await anna().tries(serviceItems.create, { description: 'B', serialNo: 'SN-1' })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-items.serial-twice' }],
    })
  })

  test('status, blocking and serial number are logged; installed without a date is installed today', async () => {
    const no = await created({ description: 'Bruciatore' })
    await change(no, { status: 'installed', serialNo: 'B-77' })
    expect((await card(no)).installationDate).toBe('2026-03-10')
    await change(no, { blocked: 'all' })
    expect(await log(no)).toEqual([1, 14, 8, 19])
  })

  test('the log is deleted only after the question with its count', async () => {
    const no = await created({ description: 'Bruciatore' })
    const keeper = business.person('Mara', 'manager')
    expect(await keeper.tries(deleteServiceItemLog, { serviceItemNo: no })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-items.log-will-be-deleted', facts: { count: 1 } }],
    })
    const answers = { 'service-items.log-will-be-deleted': 'yes' }
    expect(await keeper.does(deleteServiceItemLog, { serviceItemNo: no }, answers)).toEqual({ deleted: 1 })
    expect(await keeper.tries(deleteServiceItemLog, { serviceItemNo: no })).toMatchObject({
      refusals: [{ code: 'service-items.log-nothing-to-delete' }],
    })
  })
})

describe('blocked and deleted items', () => {
  test('a blocked item cannot be chosen; one that goes is forgotten by its service items', async () => {
    await anna().does(items.create, { itemNo: 'OLD', description: 'Vecchia', baseUnitCode: 'PCS' })
    const no = await created({ itemNo: 'OLD' })
    const { version } = await anna().does(items.read, { itemNo: 'OLD' })
    await anna().does(items.change, { itemNo: 'OLD', version, serviceBlocked: true })
    expect(await anna().tries(serviceItems.create, { itemNo: 'OLD' })).toMatchObject({
      refusals: [{ code: 'service-items.item-not-to-choose', at: 'itemNo' }],
    })
    await anna().does(items.remove, { itemNo: 'OLD', version: version + 1 })
    expect(await card(no)).toMatchObject({ itemNo: null, description: 'Vecchia' })
  })

  test('a customer who goes leaves the service items, after a question', async () => {
    const customerNo = await aCustomer('Neri')
    const no = await created({ description: 'Stufa', customerNo })
    const { version } = await anna().does(customers.read, { customerNo })
    expect(await anna().tries(customers.remove, { customerNo, version })).toMatchObject({
      questions: [{ code: 'service-items.customer-goes', facts: { count: 1 } }],
    })
    const { orderNo } = await anna().does(createOrder, { customerNo, lines: [{ serviceItemNo: no }] })
    expect(await anna().tries(customers.remove, { customerNo, version })).toMatchObject({
      refusals: [{ code: 'service-orders.customer-has-documents', facts: { orderNo } }],
    })
    const order = await anna().does(readOrder, { orderNo })
    await anna().does(deleteOrder, { orderNo, version: order.version })
    const yes = { 'service-items.customer-goes': 'yes' }
    await anna().does(customers.remove, { customerNo, version }, yes)
    expect(await card(no)).toMatchObject({ customerNo: null, description: 'Stufa' })
  })

  test('a group that goes is asked about its skills and blanked on items and service items', async () => {
    await anna().does(serviceItemGroups.create, {
      groupCode: 'TEMP',
      description: 'Di passaggio',
      skills: [{ skillCode: 'GAS', level: 1 }],
    })
    const no = await created(
      { description: 'X', groupCode: 'TEMP' },
      { 'service-items.assign-skills': 'yes' },
    )
    expect(await skillsOf('service-item', no)).toEqual(['GAS service-item-group TEMP'])
    const { version } = await anna().does(serviceItemGroups.read, { groupCode: 'TEMP' })
    expect(await anna().tries(serviceItemGroups.remove, { groupCode: 'TEMP', version })).toMatchObject({
      questions: [{ code: 'service-items.related-skills' }],
    })
    const keep = { 'service-items.related-skills': 'keep' }
    await anna().does(serviceItemGroups.remove, { groupCode: 'TEMP', version }, keep)
    expect((await card(no)).groupCode).toBe(null)
    expect(await skillsOf('service-item', no)).toEqual(['GAS'])
  })
})

describe('skills', () => {
  test('12. through three levels, through the API', async () => {
    for (const [groupCode, skillCode] of [
      ['G', 'ELEC'],
      ['H', 'HYD'],
    ] as const)
      await anna().does(serviceItemGroups.create, {
        groupCode,
        description: groupCode,
        skills: [{ skillCode, level: 1 }],
      })
    const assign = { 'service-items.assign-skills': 'yes' }
    const item = (itemNo: string) =>
      anna().does(
        items.create,
        { itemNo, description: itemNo, baseUnitCode: 'PCS', serviceItemGroupCode: 'G' },
        assign,
      )
    for (const [itemNo, choice, ofItem, ofServiceItem] of [
      ['I-A', 'delete-and-assign', ['HYD service-item-group H'], ['ELEC service-item-group G', 'HYD item H']],
      ['I-B', 'keep', ['ELEC'], ['ELEC service-item-group G']],
    ] as const) {
      await item(itemNo)
      expect(await skillsOf('item', itemNo)).toEqual(['ELEC service-item-group G'])
      const no = await created({ itemNo }, assign)
      expect(await skillsOf('service-item', no)).toEqual(['ELEC item G'])
      const { version } = await anna().does(items.read, { itemNo })
      const moved = { itemNo, version, serviceItemGroupCode: 'H' }
      expect(await anna().tries(items.change, moved)).toMatchObject({
        is: 'asks',
        questions: [{ code: 'service-items.skills-on-change' }],
      })
      await anna().does(items.change, moved, { 'service-items.skills-on-change': choice })
      expect(await skillsOf('item', itemNo)).toEqual(ofItem)
      expect(await skillsOf('service-item', no)).toEqual(ofServiceItem)
    }
  })

  test('14. who has all skills is qualified; a service item without any asks for nobody special', async () => {
    for (const [resourceNo, known] of [
      ['R1', ['ELEC']],
      ['R2', ['ELEC', 'HYD', 'GAS']],
    ] as const)
      await business.person('Mara', 'manager').does(resources.create, {
        resourceNo,
        name: resourceNo,
        skills: known.map((skillCode) => ({ skillCode, level: 1 })),
      })
    const customerNo = await aCustomer('Gialli')
    const no = await created({
      description: 'S',
      customerNo,
      skills: ['ELEC', 'HYD'].map((skillCode) => ({ skillCode })),
    })
    const skilled = async (type: 'service-item' | 'service-item-group', of: string) =>
      (await anna().does(readSkills, { ownerType: type, ownerNo: of })).skilledResources.map(
        (one) => one.resourceNo,
      )
    expect(await skilled('service-item', no)).toEqual(['R2'])
    expect(await skilled('service-item', await created({ description: 'T' }))).toEqual(['R1', 'R2'])
    await anna().does(
      setSkills,
      {
        ownerType: 'service-item-group',
        ownerNo: 'BG',
        skills: [{ skillCode: 'GAS', level: 1 }],
      },
      { 'service-items.update-related': 'no' },
    )
    expect(await skilled('service-item-group', 'BG')).toEqual(['R2'])
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      lines: [{ description: 'Solo gruppo', groupCode: 'BG' }, { serviceItemNo: no }] as never,
    })
    const order = await anna().does(readOrder, { orderNo })
    expect(order.lines.map((line) => line.neededSkills.map((one) => one.skillCode))).toEqual([
      ['GAS'],
      ['ELEC', 'HYD'],
    ])
  })
})

async function aCustomer(name: string): Promise<string> {
  const { customerNo } = await anna().does(customers.create, { name, city: 'Trento' })
  await anna().does(saveShipToAddress, {
    customerNo: customerNo!,
    shipToCode: 'MI',
    name,
    city: 'Milano',
  } as never)
  return customerNo!
}

/** Rows as the page for components writes them. */
async function addComponents(serviceItemNo: string, count: number) {
  for (let at = 1; at <= count; at++)
    await business.company
      .insertInto('serviceItemComponent')
      .values({
        parentServiceItemNo: serviceItemNo,
        active: true,
        lineNo: at * 10000,
        type: 'item',
        no: 'PUMP',
        variantCode: '',
        serialNo: '',
        description: 'Pompa',
        description2: '',
        dateInstalled: null,
        lastDateModified: null,
        serviceOrderNo: '',
        fromLineNo: 0,
      })
      .execute()
}

async function closedEntryOf(serviceItemNo: string) {
  await recordServiceEntries(
    { tx: business.company, now: '2026-03-01T08:00:00Z', user: { name: 'Anna' } } as never,
    [
      {
        entryType: 'usage',
        documentLineNo: null,
        postingDate: '2026-03-01' as never,
        serviceItemNo,
        type: 'resource',
        no: 'R1',
        quantity: '1',
        amount: '50',
        appliesToEntryNo: null,
      },
    ],
  )
}
