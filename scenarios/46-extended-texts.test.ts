import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { extendedTexts, standardTexts } from '@giro/business/extended-texts/api.ts'
import { items } from '@giro/business/items/api.ts'
import { createOrder, createQuote, readOrder } from '@giro/business/service-orders/api.ts'
import { acceptQuote, copyOrder } from '@giro/business/service-orders/documents/api.ts'
import {
  addServiceLine,
  changeServiceLine,
  deleteServiceLine,
  insertExtendedText,
  readServiceLines,
} from '@giro/business/service-orders/service-lines-api.ts'
import { serviceCosts } from '@giro/business/service-setup/code-tables-api.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { acknowledged, setUpService } from './service-setup.ts'

/** Extended texts below the lines of documents (specification orders §8.7). */

let business: TestBusiness
let orderNo: string
let itemLineNo: number
const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')

beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
  for (const [itemNo, description] of [
    ['FILTRO', 'Filtro G4'],
    ['POMPA', 'Pompa di circolazione'],
  ] as const)
    await mara().does(items.create, { itemNo, description, unitPrice: '24.5', baseUnitCode: 'PZ' })
  await mara().does(serviceCosts.create, {
    costCode: 'SMALT',
    description: 'Smaltimento',
    accountNo: '5810',
    defaultQuantity: '1',
  })
  await mara().does(standardTexts.create, {
    standardTextCode: 'ACCESSO',
    description: "Si prega di garantire l'accesso al locale tecnico.",
  })
  const texts = [
    {
      extendedTextCode: 'F1',
      itemNo: 'FILTRO',
      language: 'it',
      text: 'Lavabile tre volte.\nPoi rifiuto speciale.',
    },
    { extendedTextCode: 'F2', itemNo: 'FILTRO', language: 'en', text: 'Can be washed three times.' },
    { extendedTextCode: 'P1', itemNo: 'POMPA', text: 'Garanzia 36 mesi.', automatic: false },
    { extendedTextCode: 'S1', accountNo: '5810', text: 'Secondo D.Lgs. 152/2006.', onQuotes: false },
    { extendedTextCode: 'A1', standardTextCode: 'ACCESSO', text: 'Ascensore: chiave in portineria.' },
  ] as const
  for (const text of texts)
    await mara().does(extendedTexts.create, { description: text.extendedTextCode, ...text })
})
afterAll(() => business.close())

beforeEach(async () => {
  const customer = await anna().does(customers.create, { name: 'Condominio Le Torri', city: 'Trento' })
  const created = await anna().does(createOrder, {
    customerNo: customer.customerNo!,
    lines: [{ description: 'Centrale termica' }],
  })
  orderNo = created.orderNo
  itemLineNo = (await anna().does(readOrder, { orderNo })).lines[0]!.lineNo
})

const version = async () => (await anna().does(readOrder, { orderNo })).version
const add = async (line: object) =>
  anna().does(addServiceLine, { orderNo, version: await version(), itemLineNo, quantity: '1', ...line })
const words = async (no = orderNo) =>
  (await anna().does(readServiceLines, { orderNo: no })).rows.map((row) => row.description)

test('a text is written below the line of its item, in the customer’s language, and stays with it', async () => {
  const { lineNo } = await add({ type: 'item', no: 'FILTRO' })
  await add({ type: 'item', no: 'POMPA' })
  const filter = ['Filtro G4', 'Lavabile tre volte.', 'Poi rifiuto speciale.']
  expect(await words()).toEqual([...filter, 'Pompa di circolazione'])
  const { rows } = await anna().does(readServiceLines, { orderNo })
  expect(rows[1]).toMatchObject({ type: '', attachedToLineNo: lineNo, itemLineNo, lineAmount: '0' })

  const copy = await anna().does(copyOrder, { orderNo, kind: 'order' })
  expect(await words(copy.orderNo)).toEqual([...filter, 'Pompa di circolazione'])

  await anna().does(deleteServiceLine, { orderNo, lineNo, version: await version() })
  expect(await words()).toEqual(['Pompa di circolazione'])
})

test('another number brings its own texts; only the action writes what is not automatic', async () => {
  const { lineNo } = await add({ type: 'item', no: 'FILTRO' })
  await add({ type: 'cost', no: 'SMALT' })
  await anna().does(changeServiceLine, { orderNo, lineNo, no: 'POMPA', version: await version() })
  expect(await words()).toEqual(['Pompa di circolazione', 'Smaltimento', 'Secondo D.Lgs. 152/2006.'])
  for (const _ of [1, 2]) {
    const done = await anna().does(insertExtendedText, { orderNo, lineNo, version: await version() })
    expect(done.inserted).toBe(1)
  }
  expect(await words()).toEqual([
    'Pompa di circolazione',
    'Garanzia 36 mesi.',
    'Smaltimento',
    'Secondo D.Lgs. 152/2006.',
  ])
})

test('a text line takes a standard text and its extended text; a wrong code is refused', async () => {
  await add({ type: '', no: 'ACCESSO' })
  expect(await words()).toEqual([
    "Si prega di garantire l'accesso al locale tecnico.",
    'Ascensore: chiave in portineria.',
  ])
  const wrong = { orderNo, version: await version(), type: '' as const, no: 'NIENTE' }
  expect(await anna().tries(addServiceLine, wrong)).toMatchObject({
    refusals: [{ code: 'service-orders.no-such-standard-text', at: 'no' }],
  })
  const { lineNo } = await add({ type: '', description: 'Nota' })
  expect(await anna().tries(insertExtendedText, { orderNo, lineNo, version: await version() })).toMatchObject(
    { refusals: [{ code: 'service-orders.no-extended-text' }] },
  )
})

test('an English customer reads English; a quote has no text of orders, and its lines go to the order', async () => {
  const customer = await anna().does(customers.create, { name: 'Lake Hotel', city: 'Riva', language: 'en' })
  const quote = await anna().does(createQuote, {
    customerNo: customer.customerNo!,
    lines: [{ description: 'Ventilation' }],
  })
  orderNo = quote.orderNo
  itemLineNo = (await anna().does(readOrder, { orderNo })).lines[0]!.lineNo
  await add({ type: 'item', no: 'FILTRO' })
  await add({ type: 'cost', no: 'SMALT' })
  const written = ['Filtro G4', 'Can be washed three times.', 'Smaltimento']
  expect(await words()).toEqual(written)
  const order = await anna().does(acceptQuote, { orderNo, version: await version() }, acknowledged)
  expect(await words(order.orderNo)).toEqual(written)
})

test('a text belongs to one thing that exists', async () => {
  const text = { extendedTextCode: 'X', description: 'X', text: 'X' }
  expect(await mara().tries(extendedTexts.create, text)).toMatchObject({
    refusals: [{ code: 'extended-texts.one-owner' }],
  })
  expect(await mara().tries(extendedTexts.create, { ...text, itemNo: 'NIENTE' })).toMatchObject({
    refusals: [{ code: 'extended-texts.no-such-item', at: 'itemNo' }],
  })
  expect(await anna().tries(standardTexts.create, { standardTextCode: 'Y', description: 'Y' })).toMatchObject(
    {
      is: 'not-permitted',
    },
  )
})
