import { addComment } from '@giro/business/attachments/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { listMails, readMail } from '@giro/business/mail/api.ts'
import { createOrder, createQuote, readOrder } from '@giro/business/service-orders/api.ts'
import { listArchived } from '@giro/business/service-orders/documents/api.ts'
import {
  previewLayout,
  printDocument,
  readLayout,
  sendDocument,
  updateLayout,
} from '@giro/business/service-orders/paper/api.ts'
import { loadPaper } from '@giro/business/service-orders/paper/paper.store.ts'
import { paperOf } from '@giro/business/service-orders/paper/paper.ts'
import { addServiceLine } from '@giro/business/service-orders/service-lines-api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** Quotes, orders and work sheets on paper, in the customer's language. */

let business: TestBusiness
let orderNo: string
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
  const { customerNo } = await anna().does(customers.create, {
    name: 'Alpine Lodge Ltd',
    address: 'Dorfstraße 4',
    postCode: '39030',
    city: 'Sexten',
    language: 'en',
    email: 'office@alpinelodge.example',
  })
  const made = await anna().does(createOrder, {
    customerNo: customerNo!,
    description: 'Pump does not start',
    lines: [{ description: 'Pump P3' }],
  })
  orderNo = made.orderNo
  await anna().does(addServiceLine, {
    orderNo,
    type: 'item',
    no: 'PUMP',
    quantity: '2',
    itemLineNo: 10000,
    version: 1,
  })
  const entity = { entity: 'service-orders.order', subject: orderNo, lineNo: 10000 } as const
  await anna().does(addComment, { ...entity, lineNo: null, comment: 'Ring at the back door' })
  await anna().does(addComment, { ...entity, comment: 'Pays late', commentType: 'internal' })
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')

test('speaks the customer’s language, adds up, and never shows what is internal', async () => {
  const layout = await anna().does(readLayout, { layout: 'order' })
  let text = ''
  await anna().acts(async (act) => {
    text = JSON.stringify(paperOf(await loadPaper(act, orderNo), layout))
  })
  expect(text).toContain('Order confirmation')
  expect(text).toContain('We confirm your order:')
  expect(text).toContain('Total without tax: €1,000.00')
  expect(text).toContain('Ring at the back door')
  expect(text).not.toContain('Pays late')
})

test('is printed as PDF, archived where the set-up says so', async () => {
  await setUpService.with(business, { archiveOrders: true })
  const { contentBase64, fileName } = await anna().does(printDocument, { orderNo, layout: 'work-sheet' })
  expect(Buffer.from(contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  expect(fileName).toBe(`${orderNo}.pdf`)
  expect((await anna().does(listArchived, { search: orderNo })).rows).toMatchObject([{ reason: 'printed' }])
})

test('goes out by e-mail with the PDF', async () => {
  await anna().does(sendDocument, { orderNo, layout: 'order', to: 'office@alpinelodge.example' })
  const [mail] = (await anna().does(listMails, {})).rows
  expect(mail).toMatchObject({ toAddress: 'office@alpinelodge.example', subjectNo: orderNo })
  const read = await anna().does(readMail, { mailNo: mail!.mailNo })
  expect(read.attachments).toEqual([{ name: `${orderNo}.pdf` }])
  expect(read.body).toContain('order confirmation')
  expect((await anna().does(readOrder, { orderNo })).log[0]).toMatchObject({ event: 116 })
})

test('is previewed with settings that are not saved yet, and changed by the manager', async () => {
  await anna().does(createQuote, {
    lines: [],
    customerNo: (await anna().does(readOrder, { orderNo })).customerNo!,
  })
  const { version, ...layout } = await mara().does(readLayout, { layout: 'quote' })
  const preview = await mara().does(previewLayout, { ...layout, introIt: 'Gentile cliente', language: 'it' })
  expect(Buffer.from(preview.contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  await mara().does(updateLayout, { layout: 'quote', introIt: 'Gentile cliente', version })
  expect(await mara().does(readLayout, { layout: 'quote' })).toMatchObject({
    introIt: 'Gentile cliente',
    version: version + 1,
  })
  expect(await mara().tries(updateLayout, { layout: 'quote', version })).toMatchObject({
    is: 'changed-meanwhile',
  })
})
