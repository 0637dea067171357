import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import {
  createFaultCode,
  faultReasons,
  insertRelationships,
  listRelationships,
  resolutionCodes,
  saveRelationship,
  symptoms,
} from '@giro/business/faults/api.ts'
import { items } from '@giro/business/items/api.ts'
import {
  lendLoaner,
  listLoanerEntries,
  loaners,
  readOrderLoaners,
  receiveLineLoaner,
  receiveLoaner,
} from '@giro/business/loaners/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import {
  readServiceItemLog,
  readSkills,
  replaceSkill,
  serviceItemGroups,
  serviceItems,
  setSkills,
} from '@giro/business/service-items/api.ts'
import {
  addComponent,
  changeComponent,
  copyComponentsFromBom,
  readComponents,
} from '@giro/business/service-items/components/api.ts'
import { registerReturn, registerSale, undoSale } from '@giro/business/service-items/sales/api.ts'
import {
  readResourceUsage,
  readServiceProfit,
  readStatistics,
  readTrendscape,
} from '@giro/business/service-ledger/api.ts'
import { recordServiceEntries } from '@giro/business/service-ledger/public.store.ts'
import {
  changeOrder,
  createOrder,
  deleteLine,
  readLineLabels,
  readOrder,
} from '@giro/business/service-orders/api.ts'
import { applyShipment } from '@giro/business/service-orders/public.store.ts'
import {
  addServiceLine,
  changeLineDetails,
  changeServiceLine,
  createServiceItemFromLine,
  insertFee,
  readServiceLines,
} from '@giro/business/service-orders/service-lines-api.ts'
import { serviceCosts, workTypes } from '@giro/business/service-setup/code-tables-api.ts'
import { insertStandardServices, standardServices } from '@giro/business/standard-services/api.ts'
import { assign, guidelines, show } from '@giro/business/troubleshooting/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** Acceptance scenarios of the specification of items and set-up, §20: what work does to service items. */

let business: TestBusiness
let customerNo: string
beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
  const item = (itemNo: string, more: object = {}) =>
    anna().does(items.create, { itemNo, description: itemNo, baseUnitCode: 'PCS', ...more })
  for (const itemNo of ['A', 'B', 'C', 'N', 'FILTER'])
    await item(itemNo, { unitPrice: '100', unitCost: '60' })
  await mara().does(serviceItemGroups.create, {
    groupCode: 'CG',
    description: 'Vendute',
    createServiceItem: true,
  })
  await item('BOXED', {
    serviceItemGroupCode: 'CG',
    unitCost: '60',
    unitPrice: '100',
    units: [{ unitCode: 'BOX', quantityPer: '5' }],
  })
  await item('SERIAL', { serviceItemGroupCode: 'CG', trackingCode: 'SN1Y' })
  await mara().does(resources.create, { resourceNo: 'R1', name: 'Rossi', costPerHour: '30' })
  customerNo = (await anna().does(customers.create, { name: 'Albergo Brenta', city: 'Trento' })).customerNo!
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')
const card = (serviceItemNo: string) => anna().does(serviceItems.read, { serviceItemNo })
const log = async (serviceItemNo: string) =>
  (await anna().does(readServiceItemLog, { serviceItemNo })).rows.map((row) => row.eventNo).reverse()
const created = async (input: object, answers = { 'service-items.assign-skills': 'yes' }) =>
  (await anna().does(serviceItems.create, { customerNo, ...input } as never, answers)).serviceItemNo!
const components = async (serviceItemNo: string) => {
  const { tree, replaced } = await anna().does(readComponents, { serviceItemNo })
  return {
    active: tree.filter((row) => row.depth === 0).map((row) => [row.lineNo, row.no, row.dateInstalled]),
    replaced: replaced.map((row) => [row.lineNo, row.no, row.fromLineNo]),
  }
}
const order = (orderNo: string) => anna().does(readOrder, { orderNo })
const orderFor = async (line: object) =>
  (await anna().does(createOrder, { customerNo, lines: [line as never] })).orderNo
const addLineTo = async (orderNo: string, line: object, answers?: Record<string, string>) => {
  const { version } = await order(orderNo)
  return anna().tries(
    addServiceLine,
    { orderNo, version, itemLineNo: 10000, ...line },
    answers ? { answers } : {},
  )
}
const details = async (orderNo: string, given: object, answers?: Record<string, string>) => {
  const { version } = await order(orderNo)
  const input = { orderNo, lineNo: 10000, version, ...given }
  return anna().tries(changeLineDetails, input, answers ? { answers } : {})
}
const serviceLines = async (orderNo: string) => (await anna().does(readServiceLines, { orderNo })).rows
const ship = async (orderNo: string, shipmentNo: string, postingDate: string, serialNos: string[] = []) => {
  const lines = (await serviceLines(orderNo)).map(({ lineNo, quantity }) => ({ lineNo, quantity, serialNos }))
  const done = await anna().acts((act) =>
    applyShipment(act, { orderNo, shipmentNo, postingDate: postingDate as never, lines }),
  )
  expect(done).toMatchObject({ is: 'done' })
}

describe('service items from sales', () => {
  const sale = (line: object, more: object = {}) =>
    anna().tries(registerSale, {
      documentNo: 'SO-17',
      shipmentNo: 'SH-17',
      customerNo,
      postingDate: '2026-04-15',
      lines: [{ lineNo: 10000, ...line }],
      ...more,
    })
  test('5. in boxes: ten service items with amounts for one; half a box is refused and nothing is made', async () => {
    const box = { itemNo: 'BOXED', unitCode: 'BOX', unitCost: '300', unitPrice: '500' }
    expect(await sale({ ...box, quantity: '0.5' })).toMatchObject({
      refusals: [{ code: 'service-items.whole-quantity' }],
    })
    const sold = await sale({ ...box, quantity: '2' })
    const nos = (sold as unknown as { output: { created: string[] } }).output.created
    expect(nos).toHaveLength(10)
    const row = await card(nos[9]!)
    expect(row).toMatchObject({
      customerNo,
      description2: 'Order SO-17',
      status: 'installed',
      salesDate: '2026-04-15',
      installationDate: '2026-04-15',
      warrantyStartParts: '2026-04-15',
      warrantyEndParts: '2028-04-15',
      warrantyEndLabor: '2028-04-15',
    })
    const { salesUnitPrice, salesUnitCost, defaultContractValue, defaultContractCost } = row
    const figures = [salesUnitPrice, salesUnitCost, defaultContractValue, defaultContractCost]
    expect(
      [...figures, row.warrantyPctParts, row.warrantyPctLabor, row.responseTimeHours].map(Number),
    ).toEqual([100, 60, 20, 12, 80, 60, 0])
    const events = await log(nos[9]!)
    expect([events.at(-1), events.includes(1)]).toEqual([2, false])
    expect(await sale({ ...box, quantity: '2' })).toMatchObject({
      refusals: [{ code: 'service-items.sale-registered' }],
    })
    const undo = { shipmentNo: 'SH-17' }
    expect(await anna().tries(undoSale, undo)).toMatchObject({ is: 'asks' })
    const answers = { 'service-items.delete-unused': 'yes' }
    expect((await anna().does(undoSale, undo, answers)).deleted).toHaveLength(10)
  })
  test('6. a serial number with a warranty day; sold again it is the same service item', async () => {
    const line = {
      itemNo: 'SERIAL',
      quantity: '1',
      serials: [{ serialNo: 'SN-9', warrantyDate: '2027-01-31' }],
    }
    const first = await sale(line, { shipmentNo: 'SH-18', postingDate: '2026-03-10' })
    const no = (first as unknown as { output: { created: string[] } }).output.created[0]!
    expect(await card(no)).toMatchObject({
      warrantyStartParts: '2026-01-31',
      warrantyStartLabor: '2026-01-31',
      warrantyEndParts: '2027-01-31',
      warrantyEndLabor: '2028-01-31',
    })
    await anna().does(addComponent, { serviceItemNo: no, type: 'item', no: 'A' })
    const parent = await created({ description: 'Impianto' })
    await anna().does(addComponent, { serviceItemNo: parent, type: 'service-item', no })
    const back = { customerNo, lines: [{ itemNo: 'SERIAL', serialNo: 'SN-9' }] }
    expect(await anna().does(registerReturn, back)).toEqual({ deleted: [], kept: [no] })
    expect((await card(no)).status).toBe('none')
    const again = await sale(line, { shipmentNo: 'SH-19', postingDate: '2026-06-01' })
    expect(again).toMatchObject({ output: { created: [], updated: [no] } })
    expect((await card(no)).status).toBe('installed')
  })
})

describe('components', () => {
  test('7. a bill of material copied twice; a broken quantity copies nothing', async () => {
    const bom = (lines: [string, string, 'item' | 'resource'][]) =>
      lines.map(([no, quantityPer, type], at) => ({ lineNo: (at + 1) * 10000, type, no, quantityPer }))
    const kit = bom([
      ['A', '2', 'item'],
      ['B', '1', 'item'],
      ['R1', '1', 'resource'],
    ])
    await anna().does(items.create, { itemNo: 'KIT', description: 'Kit', baseUnitCode: 'PCS', bomLines: kit })
    const serviceItemNo = await created({ itemNo: 'KIT', installationDate: '2026-02-01' })
    await anna().does(copyComponentsFromBom, { serviceItemNo })
    expect((await components(serviceItemNo)).active).toEqual([
      [10000, 'A', '2026-02-01'],
      [20000, 'A', '2026-02-01'],
      [30000, 'B', '2026-02-01'],
    ])
    await anna().does(copyComponentsFromBom, { serviceItemNo })
    expect((await components(serviceItemNo)).active.map(([line]) => line)).toEqual([
      10000, 20000, 30000, 40000, 50000, 60000,
    ])
    const { version } = await anna().does(items.read, { itemNo: 'KIT' })
    await anna().does(items.change, { itemNo: 'KIT', version, bomLines: bom([['C', '1.5', 'item']]) })
    expect(await anna().tries(copyComponentsFromBom, { serviceItemNo })).toMatchObject({
      refusals: [{ code: 'service-items.bom-quantity' }],
    })
    expect((await components(serviceItemNo)).active).toHaveLength(6)
  })

  test('8. a component replaced with quantity 3, once for each line', async () => {
    const serviceItemNo = await created({ itemNo: 'PUMP', serialNo: 'P-8' })
    for (const no of ['A', 'B']) await anna().does(addComponent, { serviceItemNo, type: 'item', no })
    const orderNo = await orderFor({ serviceItemNo })
    const part = { type: 'item', no: 'N', quantity: '3' }
    expect(await addLineTo(orderNo, part)).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-orders.spare-part' }],
    })
    const replaced = { ...part, sparePartAction: 'component-replaced', replacedComponentLineNo: 10000 }
    expect(await addLineTo(orderNo, { ...replaced, replacedComponentLineNo: null })).toMatchObject({
      refusals: [{ code: 'service-orders.component-missing' }],
    })
    expect(await addLineTo(orderNo, { ...replaced, quantity: '1.5' })).toMatchObject({
      refusals: [{ code: 'service-orders.whole-quantity' }],
    })
    expect(await addLineTo(orderNo, replaced)).toMatchObject({ is: 'done' })
    expect(await addLineTo(orderNo, { ...replaced, quantity: '1' })).toMatchObject({
      refusals: [{ code: 'service-orders.component-twice', facts: { line: 10000 } }],
    })
    const before = (await log(serviceItemNo)).length
    await ship(orderNo, 'SS-8', '2026-03-12')
    expect(await components(serviceItemNo)).toEqual({
      active: [
        [10000, 'N', '2026-03-12'],
        [20000, 'B', '2026-03-10'],
        [30000, 'N', '2026-03-12'],
        [40000, 'N', '2026-03-12'],
      ],
      replaced: [[10000, 'A', 10000]],
    })
    expect((await log(serviceItemNo)).slice(before)).toEqual([9, 16, 16, 16])
    expect((await card(serviceItemNo)).lastServiceDate).toBe('2026-03-12')
  })

  test('9. a component that is a service item: not itself, with its own serial number, defective when replaced', async () => {
    const s1 = await created({ description: 'Caldaia' })
    const s2 = await created({ description: 'Scheda', serialNo: 'X1' })
    const self = { serviceItemNo: s1, type: 'service-item' as const, no: s1 }
    expect(await anna().tries(addComponent, self)).toMatchObject({
      refusals: [{ code: 'service-items.component-self' }],
    })
    const { lineNo } = await anna().does(addComponent, { ...self, no: s2 })
    const { tree } = await anna().does(readComponents, { serviceItemNo: s1 })
    expect(tree[0]).toMatchObject({ serialNo: 'X1', description: 'Scheda' })
    expect(await anna().tries(changeComponent, { serviceItemNo: s1, lineNo, serialNo: 'X2' })).toMatchObject({
      refusals: [{ code: 'service-items.component-serial' }],
    })
    const { version } = await card(s2)
    expect(await anna().tries(serviceItems.remove, { serviceItemNo: s2, version })).toMatchObject({
      refusals: [{ code: 'service-items.is-component', facts: { parent: s1 } }],
    })
    expect(
      await anna().tries(addComponent, { serviceItemNo: s2, type: 'service-item', no: s1 }),
    ).toMatchObject({
      refusals: [{ code: 'service-items.component-circle' }],
    })
    const orderNo = await orderFor({ serviceItemNo: s1 })
    await addLineTo(orderNo, {
      type: 'item',
      no: 'N',
      quantity: '1',
      sparePartAction: 'component-replaced',
      replacedComponentLineNo: lineNo,
    })
    await ship(orderNo, 'SS-9', '2026-03-12')
    expect((await card(s2)).status).toBe('defective')
  })
})

test('11. a whole item replaced for a time: a copy without serial numbers of parts, the old one defective', async () => {
  const old = await created({ itemNo: 'PUMP', serialNo: 'P-11', skills: [{ skillCode: 'ELEC' }] })
  const { lineNo } = await anna().does(addComponent, { serviceItemNo: old, type: 'item', no: 'A' })
  await anna().does(changeComponent, { serviceItemNo: old, lineNo, serialNo: 'Q' })
  const orderNo = await orderFor({ serviceItemNo: old })
  const whole = {
    type: 'item',
    no: 'PUMP',
    quantity: '1',
    serialNo: 'R-1',
    sparePartAction: 'temporary',
    copyComponentsFrom: 'old-without-serial',
  }
  expect(await addLineTo(orderNo, { ...whole, quantity: '2' })).toMatchObject({
    refusals: [{ code: 'service-items.replace-quantity' }],
  })
  expect(await addLineTo(orderNo, { ...whole, copyComponentsFrom: 'item-bom' })).toMatchObject({
    refusals: [{ code: 'service-items.copy-source' }],
  })
  expect(await addLineTo(orderNo, whole)).toMatchObject({ is: 'done' })
  expect(await addLineTo(orderNo, { ...whole, serialNo: 'R-2' })).toMatchObject({
    refusals: [{ code: 'service-items.replace-twice' }],
  })
  await ship(orderNo, 'SS-11', '2026-03-12')
  const { rows } = await anna().does(serviceItems.list, { search: 'R-1' })
  const fresh = rows[0]!
  expect(fresh).toMatchObject({ status: 'temporarily-installed', serialNo: 'R-1', itemNo: 'PUMP' })
  const { tree } = await anna().does(readComponents, { serviceItemNo: fresh.serviceItemNo })
  expect(tree.map((row) => [row.no, row.serialNo])).toEqual([['A', '']])
  expect(fresh.skills).toEqual([{ skillCode: 'ELEC', level: 1 }])
  expect((await card(old)).status).toBe('defective')
  expect((await log(old)).at(-1)).toBe(10)
})

test('15. troubleshooting: the first level that has guidelines gives all of them', async () => {
  const nos: string[] = []
  for (const description of ['T1', 'T2', 'T3', 'T5'])
    nos.push(
      (await anna().does(guidelines.create, { description, lines: ['Guardare', 'Provare'] }))
        .troubleshootingNo!,
    )
  const [t1, t2, t3, t5] = nos as [string, string, string, string]
  const give = (
    type: 'service-item-group' | 'item' | 'service-item',
    no: string,
    ...troubleshootingNos: string[]
  ) => anna().does(assign, { type, no, troubleshootingNos })
  await give('service-item-group', 'AF', t1, t3)
  await give('item', 'PUMP', t2)
  const serviceItemNo = await created({ itemNo: 'PUMP', serialNo: 'P-15' })
  const shown = async (on: object) =>
    (await anna().does(show, on)).guidelines.map((one) => one.troubleshootingNo)
  expect(await shown({ serviceItemNo })).toEqual([t2])
  await give('service-item', serviceItemNo, t5)
  expect(await shown({ serviceItemNo })).toEqual([t5])
  expect(await shown({ groupCode: 'AF' })).toEqual([t1, t3])
  expect(await anna().does(show, { groupCode: 'BG' })).toMatchObject({ level: null })
  const { version } = await anna().does(guidelines.read, { troubleshootingNo: t5 })
  await anna().does(guidelines.remove, { troubleshootingNo: t5, version })
  expect(await shown({ serviceItemNo })).toEqual([t2])
})

test('16. relationships are counted from what was delivered', async () => {
  await setUpService.with(business, { faultReportingLevel: 'fault-symptom' })
  for (const symptomCode of ['S1', 'S2', 'S9'])
    await mara().does(symptoms.create, { symptomCode, description: symptomCode })
  for (const resolutionCode of ['R1', 'R9'])
    await mara().does(resolutionCodes.create, { resolutionCode, description: resolutionCode })
  for (const [symptomCode, faultCode] of [
    ['S1', 'F1'],
    ['S2', 'F1'],
  ] as const)
    await mara().does(createFaultCode, { symptomCode, faultCode, description: faultCode })
  const orderNo = await orderFor({ description: 'Guasti' })
  const delivered: [string, string, string | null, number][] = [
    ['F1', 'S1', 'R1', 2],
    ['F1', 'S2', 'R1', 1],
    ['F1', 'S1', null, 4],
  ]
  for (const [faultCode, symptomCode, resolutionCode, times] of delivered)
    for (let at = 0; at < times; at++)
      await addLineTo(orderNo, {
        type: 'resource',
        no: 'R1',
        quantity: '1',
        symptomCode,
        faultCode,
        resolutionCode,
      })
  await ship(orderNo, 'SS-16', '2026-02-20')
  await anna().does(saveRelationship, { faultCode: 'F9', symptomCode: 'S9', resolutionCode: 'R9' })
  expect(await anna().tries(insertRelationships, { toDate: '2026-02-28' })).toMatchObject({
    refusals: [{ code: 'faults.period-missing', at: 'fromDate' }],
  })
  const february = { fromDate: '2026-02-01' as never, toDate: '2026-02-28' as never }
  await anna().does(insertRelationships, february)
  const rows = async () =>
    (await anna().does(listRelationships, {})).rows.map((row) => [
      row.faultCode,
      row.faultAreaCode,
      row.symptomCode,
      row.resolutionCode,
      row.occurrences,
      row.createdManually,
    ])
  expect(await rows()).toEqual([
    ['F1', '', 'S1', 'R1', 2, false],
    ['F1', '', 'S2', 'R1', 1, false],
    ['F9', '', 'S9', 'R9', 0, true],
  ])
  await anna().does(insertRelationships, { ...february, retainManual: false })
  expect(await rows()).toHaveLength(2)
  expect(await details(orderNo, { symptomCode: 'S9', faultCode: 'F1' })).toMatchObject({
    refusals: [{ code: 'faults.no-such-fault' }],
  })
  await setUpService.with(business, { faultReportingLevel: 'none' })
  expect(await anna().tries(insertRelationships, february)).toMatchObject({
    refusals: [{ code: 'faults.level-none' }],
  })
  await setUpService.with(business, { faultReportingLevel: 'fault' })
})

describe('warranty and discounts on lines', () => {
  test('18. under warranty a discount by hand is not below it; a reason takes it away from parts and hours', async () => {
    const serviceItemNo = await created({ itemNo: 'PUMP', serialNo: 'P-18' })
    const { version } = await card(serviceItemNo)
    await anna().does(serviceItems.change, {
      serviceItemNo,
      version,
      warrantyStartParts: '2026-01-01' as never,
      warrantyPctParts: '30',
    })
    const orderNo = await orderFor({ serviceItemNo })
    expect((await order(orderNo)).lines[0]).toMatchObject({ warranty: true, warrantyEndParts: '2028-01-01' })
    await addLineTo(orderNo, { type: 'item', no: 'FILTER', quantity: '2' })
    await addLineTo(orderNo, { type: 'gl-account', no: '5310', quantity: '1', unitPrice: '10' })
    const discounts = async () =>
      (await serviceLines(orderNo)).map((line) => [line.lineDiscountType, Number(line.lineDiscountPct)])
    expect(await discounts()).toEqual([
      ['warranty', 30],
      ['', 0],
    ])
    expect(Number((await serviceLines(orderNo))[0]!.lineAmount)).toBe(140)
    const manual = async (lineDiscountPct: string) => {
      const { version: seen } = await order(orderNo)
      return anna().tries(changeServiceLine, { orderNo, lineNo: 10000, version: seen, lineDiscountPct })
    }
    expect(await manual('25')).toMatchObject({
      refusals: [{ code: 'service-orders.below-warranty-discount' }],
    })
    expect(await manual('35')).toMatchObject({ is: 'done' })
    expect((await discounts())[0]).toEqual(['manual', 35])
    await mara().does(faultReasons.create, {
      faultReasonCode: 'UF',
      description: 'Colpa del cliente',
      excludeWarrantyDiscount: true,
      excludeContractDiscount: true,
    })
    expect(await details(orderNo, { faultReasonCode: 'UF' })).toMatchObject({
      questions: [{ code: 'service-orders.reason-for-parts-and-hours' }],
    })
    await details(orderNo, { faultReasonCode: 'UF' }, { 'service-orders.reason-for-parts-and-hours': 'yes' })
    const lines = await serviceLines(orderNo)
    expect(lines.map((line) => [line.faultReasonCode, line.warranty, line.lineDiscountType])).toEqual([
      ['UF', false, ''],
      [null, false, ''],
    ])
    await ship(orderNo, 'SS-18', '2026-03-12')
  })

  test('19. a line without service item gets a warranty from the order’s day, and loses it on a later day', async () => {
    await setUpService.with(business, { defaultWarrantyDuration: '6M' })
    const orderNo = await orderFor({ description: 'Stufa di terzi' })
    expect(await details(orderNo, { warranty: true })).toMatchObject({
      questions: [{ code: 'service-orders.warranty-on' }],
    })
    await details(orderNo, { warranty: true }, { 'service-orders.warranty-on': 'yes' })
    expect((await order(orderNo)).lines[0]).toMatchObject({
      warranty: true,
      warrantyStartParts: '2026-03-10',
      warrantyEndParts: '2026-09-10',
      warrantyEndLabor: '2026-09-10',
    })
    await mara().does(serviceCosts.create, { costCode: 'VIAGGIO', description: 'Viaggio', unitPrice: '40' })
    for (const line of [
      { type: 'item', no: 'FILTER', quantity: '1' },
      { type: 'resource', no: 'R1', quantity: '1' },
      { type: 'cost', no: 'VIAGGIO', quantity: '1' },
    ])
      await addLineTo(orderNo, line)
    const pct = async () =>
      (await serviceLines(orderNo)).map((line) => [line.warranty, Number(line.lineDiscountPct)])
    expect(await pct()).toEqual([
      [true, 80],
      [true, 60],
      [false, 0],
    ])
    const { version } = await order(orderNo)
    await anna().does(changeOrder, { orderNo, version, orderDate: '2026-09-11' as never })
    expect((await order(orderNo)).lines[0]).toMatchObject({ warranty: false, warrantyEndParts: '2026-09-10' })
    expect(await pct()).toEqual([
      [false, 0],
      [false, 0],
      [false, 0],
    ])
    await setUpService.with(business, { defaultWarrantyDuration: '2Y' })
  })

  test('8 and §8: a service item made from the line has what the line says, and the line has it', async () => {
    const orderNo = await orderFor({ itemNo: 'PUMP', serialNo: 'P-77' })
    const { version } = await order(orderNo)
    const make = { orderNo, lineNo: 10000, version }
    expect(await anna().tries(createServiceItemFromLine, make)).toMatchObject({
      questions: [
        { code: 'service-orders.create-service-item' },
        { code: 'service-orders.keep-price-group' },
      ],
    })
    const answers = { 'service-orders.create-service-item': 'yes', 'service-orders.keep-price-group': 'no' }
    const { serviceItemNo } = await anna().does(createServiceItemFromLine, make, answers)
    expect(await card(serviceItemNo)).toMatchObject({
      customerNo,
      itemNo: 'PUMP',
      serialNo: 'P-77',
      groupCode: 'AF',
      description: 'Pompa P3',
      installationDate: '2026-03-10',
      servicePriceGroupCode: null,
    })
    expect((await order(orderNo)).lines[0]!.serviceItemNo).toBe(serviceItemNo)
    expect(await log(serviceItemNo)).toEqual([11, 13, 2, 5])
    const { version: next } = await order(orderNo)
    expect(await anna().tries(createServiceItemFromLine, { ...make, version: next })).toMatchObject({
      refusals: [{ code: 'service-orders.line-has-service-item' }],
    })
  })

  test('25. a work type gives its unit; fees come from set-up and zone', async () => {
    await mara().does(workTypes.create, { workTypeCode: 'KM', description: 'Chilometri', unitCode: 'KM' })
    const orderNo = await orderFor({ description: 'Viaggio' })
    await addLineTo(orderNo, { type: 'resource', no: 'R1', quantity: '1', workTypeCode: 'KM' })
    expect((await serviceLines(orderNo))[0]!.unitCode).toBe('KM')
    const { version } = await order(orderNo)
    expect(await anna().tries(insertFee, { orderNo, version, fee: 'starting' })).toMatchObject({
      refusals: [{ code: 'service-orders.starting-fee-missing' }],
    })
    await setUpService.with(business, { startingFeeCode: 'VIAGGIO' })
    await anna().does(insertFee, { orderNo, version, fee: 'starting' })
    expect((await serviceLines(orderNo)).at(-1)).toMatchObject({ type: 'cost', no: 'VIAGGIO' })
  })
})

test('20. a standard code puts its lines on the line of an order that links them', async () => {
  await setUpService.with(business, { linkServiceToServiceItem: true })
  await anna().does(standardServices.create, {
    standardServiceCode: 'MAINT',
    description: 'Manutenzione',
    lines: [
      { description: 'Controllo annuale' },
      { type: 'item', no: 'FILTER', quantity: '2' },
      { type: 'gl-account', no: '5310', quantity: '1', amountExclVat: '100' },
      { type: 'item' },
    ],
  })
  const orderNo = await orderFor({ description: 'Manutenzione' })
  const { version } = await order(orderNo)
  const insert = (standardServiceCodes: string[], seen: number) =>
    anna().tries(insertStandardServices, { orderNo, lineNo: 10000, version: seen, standardServiceCodes })
  expect(await insert(['MAINT'], version)).toMatchObject({ output: { inserted: 3 } })
  const lines = await serviceLines(orderNo)
  expect(lines.map((line) => [line.itemLineNo, line.type, line.no, Number(line.quantity)])).toEqual([
    [10000, '', '', 0],
    [10000, 'item', 'FILTER', 2],
    [10000, 'gl-account', '5310', 1],
  ])
  expect([lines[0]!.description, Number(lines[2]!.unitPrice)]).toEqual(['Controllo annuale', 100])
  await anna().does(standardServices.create, {
    standardServiceCode: 'DOLLARI',
    description: 'In dollari',
    currencyCode: 'USD',
  })
  expect(await insert(['DOLLARI'], (await order(orderNo)).version)).toMatchObject({
    refusals: [{ code: 'standard-services.other-currency' }],
  })
  await setUpService.with(business, { linkServiceToServiceItem: false })
})

describe('loaners', () => {
  const yes = { 'loaners.lend-it': 'yes', 'loaners.receive-it': 'yes' }
  const lend = (orderNo: string, loanerNo: string | null) =>
    anna().tries(lendLoaner, { orderNo, lineNo: 10000, loanerNo }, { answers: yes })

  test('21. lent, refused elsewhere, received, blocked, deleted', async () => {
    const { loanerNo } = await anna().does(loaners.create, { loanerNo: 'L1', itemNo: 'PUMP' })
    expect(await anna().does(loaners.read, { loanerNo: 'L1' })).toMatchObject({
      description: 'Pompa P3',
      unitCode: 'PCS',
    })
    const [so1, so2] = [await orderFor({ description: 'Uno' }), await orderFor({ description: 'Due' })]
    expect(await anna().tries(lendLoaner, { orderNo: so1, lineNo: 10000, loanerNo })).toMatchObject({
      questions: [{ code: 'loaners.lend-it' }],
    })
    expect(await lend(so1, 'L1')).toMatchObject({ is: 'done' })
    expect(await anna().does(loaners.read, { loanerNo: 'L1' })).toMatchObject({ lent: true, documentNo: so1 })
    expect((await order(so1)).log[0]).toMatchObject({ event: 7, after: 'L1' })
    expect(await lend(so2, 'L1')).toMatchObject({ refusals: [{ code: 'loaners.elsewhere' }] })
    expect(await lend(so1, null)).toMatchObject({ refusals: [{ code: 'loaners.not-received' }] })
    const { version } = await order(so1)
    expect(await anna().tries(deleteLine, { orderNo: so1, lineNo: 10000, version })).toMatchObject({
      refusals: [{ code: 'loaners.delete-line' }],
    })
    const seen = (await anna().does(loaners.read, { loanerNo: 'L1' })).version
    const remove = (next: number) => anna().tries(loaners.remove, { loanerNo: 'L1', version: next })
    expect(await remove(seen)).toMatchObject({ refusals: [{ code: 'loaners.lent' }] })
    business.at('2026-03-17T09:30:00Z')
    await anna().does(receiveLineLoaner, { orderNo: so1, lineNo: 10000 }, yes)
    const { rows } = await anna().does(listLoanerEntries, { search: 'L1' })
    expect(rows[0]).toMatchObject({
      dateLent: '2026-03-10',
      dateReceived: '2026-03-17',
      timeReceived: '10:30',
    })
    expect((await anna().does(readOrderLoaners, { orderNo: so1 })).rows).toEqual([])
    expect((await order(so1)).log[0]).toMatchObject({ event: 8 })
    expect(await anna().tries(receiveLineLoaner, { orderNo: so1, lineNo: 10000 })).toMatchObject({
      refusals: [{ code: 'loaners.none-on-line' }],
    })
    expect(await remove(seen)).toMatchObject({ refusals: [{ code: 'loaners.not-blocked' }] })
    await anna().does(loaners.change, { loanerNo: 'L1', version: seen, blocked: true })
    expect(await remove(seen + 1)).toMatchObject({ is: 'done' })
    expect((await anna().does(listLoanerEntries, { search: 'L1' })).total).toBe(0)
  })

  test('22. one whose order is gone is received after a further question; one never lent is refused', async () => {
    await anna().does(loaners.create, { loanerNo: 'L2', description: 'Stufetta' })
    expect(await anna().tries(receiveLoaner, { loanerNo: 'L2' })).toMatchObject({
      refusals: [{ code: 'loaners.not-lent' }],
    })
    const orderNo = await orderFor({ description: 'Tre' })
    await lend(orderNo, 'L2')
    // As posting removes a finished order.
    await business.company.deleteFrom('serviceOrder').where('orderNo', '=', orderNo).execute()
    const answers = { 'loaners.receive-it': 'yes' }
    expect(await anna().tries(receiveLoaner, { loanerNo: 'L2' }, { answers })).toMatchObject({
      questions: [{ code: 'loaners.receive-anyway' }],
    })
    await anna().does(receiveLoaner, { loanerNo: 'L2' }, { ...answers, 'loaners.receive-anyway': 'yes' })
    expect(await anna().does(loaners.read, { loanerNo: 'L2' })).toMatchObject({ lent: false })
  })
})

test('23. statistics and trendscape of a service item', async () => {
  const serviceItemNo = await created({ description: 'S' })
  const entry = (
    entryType: string,
    type: string,
    quantity: number,
    cost: number,
    amount: number,
    moved = true,
  ) => ({
    entryType,
    type,
    no: 'X',
    documentLineNo: null,
    postingDate: '2026-03-12',
    serviceItemNo,
    quantity: String(quantity),
    chargedQuantity: String(quantity),
    costAmount: String(cost),
    amount: String(amount),
    movedFromPrepaid: entryType === 'sale' && moved,
    appliesToEntryNo: null,
  })
  await anna().acts((act) =>
    recordServiceEntries(act, [
      entry('usage', 'resource', 3, 90, 150),
      entry('sale', 'resource', -3, -90, -150),
      entry('usage', 'item', 2, 40, 100),
      entry('sale', 'item', -2, -40, -80),
      entry('usage', 'service-cost', 1, 15, 25),
      entry('sale', 'service-cost', -1, -15, -25),
      entry('sale', 'service-contract', 0, -120, -300),
      entry('sale', 'service-contract', 0, 0, -200, false),
    ] as never),
  )
  const { rows } = await anna().does(readStatistics, { serviceItemNo })
  expect(
    rows.map((row) => [
      row.row,
      ...[row.invoiced, row.usageAmount, row.cost, row.profit, row.profitPct].map(Number),
    ]),
  ).toEqual([
    ['resources', 150, 150, 90, 60, 40],
    ['items', 80, 100, 40, 40, 50],
    ['costs', 25, 25, 15, 10, 40],
    ['contracts', 300, 0, 120, 180, 60],
    ['total', 555, 275, 145, 410, 73.9],
  ])
  const march = { from: '2026-03-01' as never, to: '2026-03-31' as never }
  const usage = (await anna().does(readResourceUsage, march)).rows.find(
    (row) => row.serviceItemNo === serviceItemNo,
  )!
  expect([usage.quantity, usage.cost, usage.amount, usage.profit, usage.profitPct].map(Number)).toEqual([
    3, 90, 150, 60, 40,
  ])
  const profit = (await anna().does(readServiceProfit, march)).rows.find(
    (row) => row.serviceItemNo === serviceItemNo,
  )!
  expect([profit.sales, profit.cost, profit.profit].map(Number)).toEqual([755, 265, 490])
  const trend = await anna().does(readTrendscape, {
    serviceItemNo,
    period: 'month',
    from: '2026-02-01' as never,
    to: '2026-03-31' as never,
  })
  expect(
    trend.rows.map((row) =>
      [row.prepaid, row.posted, row.parts, row.resources, row.costs, row.profit, row.profitPct].map(Number),
    ),
  ).toEqual([
    [0, 0, 0, 0, 0, 0, 0],
    [200, 555, 40, 90, 15, 410, 73.87],
  ])
})

test('13. a code replaced on a group, through the API, changes what came from it', async () => {
  await anna().does(serviceItemGroups.create, {
    groupCode: 'RG',
    description: 'RG',
    skills: [{ skillCode: 'PC' }],
  })
  const of = async (ownerNo: string) =>
    (await anna().does(readSkills, { ownerType: 'item', ownerNo })).skills.map((one) => one.skillCode)
  const assigned = { 'service-items.assign-skills': 'yes' }
  for (const itemNo of ['I1', 'I2'])
    await anna().does(
      items.create,
      { itemNo, description: itemNo, baseUnitCode: 'PCS', serviceItemGroupCode: 'RG' },
      assigned,
    )
  await anna().does(setSkills, {
    ownerType: 'item',
    ownerNo: 'I2',
    skills: [{ skillCode: 'PC' }, { skillCode: 'PCS' }],
  })
  await anna().does(
    replaceSkill,
    { ownerType: 'service-item-group', ownerNo: 'RG', skillCode: 'PC', by: { skillCode: 'PCS' } },
    { 'service-items.replaced-skill': 'change' },
  )
  expect([await of('I1'), await of('I2')]).toEqual([['PCS'], ['PCS']])
})

describe('labels of an order’s lines', () => {
  test('are a PDF with one label for each line; an order without lines has none', async () => {
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      description: 'In officina',
      lines: [{ description: 'Pompa' }, { description: 'Motore' }],
    })
    const origin = 'https://giro.example'
    const { contentBase64 } = await anna().does(readLineLabels, { orderNo, origin })
    expect(Buffer.from(contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    const bare = await anna().does(createOrder, { customerNo, description: 'Vuoto' })
    expect(await anna().tries(readLineLabels, { orderNo: bare.orderNo, origin })).toMatchObject({
      refusals: [{ code: 'service-orders.no-lines-to-label' }],
    })
  })
})
