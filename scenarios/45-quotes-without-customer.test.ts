import { customers } from '@giro/business/customers/api.ts'
import { listTasks } from '@giro/business/dispatch/tasks/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { lendLoaner, loaners } from '@giro/business/loaners/api.ts'
import { find } from '@giro/business/search/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import {
  addLine,
  changeOrder,
  createOrder,
  createQuote,
  listQuotes,
  readOrder,
} from '@giro/business/service-orders/api.ts'
import {
  acceptQuote,
  archiveOrder,
  changeOrderCustomer,
  copyOrder,
  createCustomerOfQuote,
  listArchived,
} from '@giro/business/service-orders/documents/api.ts'
import { printDocument } from '@giro/business/service-orders/paper/api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acknowledged, setUpService } from './service-setup.ts'

/** A quote for somebody who is no customer yet (specification orders §8.2). */

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')
const prospect = {
  prospectName: 'Malga Panarotta',
  prospectAddress: 'Località Panarotta 4',
  prospectPostCode: '38056',
  prospectCity: 'Levico Terme',
}
const newQuote = {
  ...prospect,
  phone: '+39 0461 700 100',
  email: 'malga@panarotta.example',
  description: 'Revisione cella frigorifera',
  lines: [{ description: 'Cella frigorifera 12 m³', estimatedMinutes: 150 }],
}
let orderNo: string
beforeEach(async () => {
  orderNo = (await anna().does(createQuote, newQuote)).orderNo
})
const read = () => anna().does(readOrder, { orderNo })

describe('a quote without a customer', () => {
  test('is listed, read, printed and copied under the name on it', async () => {
    expect(await read()).toMatchObject({
      customerNo: null,
      customerName: 'Malga Panarotta',
      address: 'Località Panarotta 4',
      city: 'Levico Terme',
    })
    const { rows } = await anna().does(listQuotes, {
      ...{ search: 'panarotta', filters: [{ field: 'city', is: 'equals', value: 'Levico Terme' }] },
    })
    expect(rows.map((row) => row.orderNo)).toContain(orderNo)
    const found = await anna().does(find, { words: 'panarotta' })
    expect(found.rows).toContainEqual(expect.objectContaining({ subject: orderNo }))
    expect((await anna().does(printDocument, { orderNo, layout: 'quote' })).fileName).toBe(`${orderNo}.pdf`)
    const copy = await anna().does(copyOrder, { orderNo, kind: 'quote' })
    expect(await anna().does(readOrder, copy)).toMatchObject({ customerName: 'Malga Panarotta' })
    const tasks = await anna().does(listTasks, { documentNo: orderNo })
    expect(tasks.rows).toMatchObject([{ customerNo: null, customerName: 'Malga Panarotta' }])
    await anna().does(archiveOrder, { orderNo }, acknowledged)
    const kept = await anna().does(listArchived, { search: 'Panarotta' })
    expect(kept.rows).toContainEqual(expect.objectContaining({ documentNo: orderNo, customerNo: null }))
  })

  test('needs name, street and town; an order needs a customer', async () => {
    expect(await anna().tries(createQuote, { ...newQuote, prospectAddress: '' })).toMatchObject({
      refusals: [{ code: 'service-orders.address-incomplete', at: 'prospectAddress' }],
    })
    expect(await anna().tries(createQuote, { description: 'Nobody' })).toMatchObject({
      refusals: [{ code: 'service-orders.customer-missing', at: 'customerNo' }],
    })
    expect(await anna().tries(createOrder, newQuote as never)).toMatchObject({
      refusals: [{ code: 'service-orders.customer-missing', at: 'customerNo' }],
    })
    expect(await anna().tries(changeOrder, { orderNo, prospectCity: '', version: 1 })).toMatchObject({
      refusals: [{ code: 'service-orders.address-incomplete', at: 'prospectCity' }],
    })
    const { version } = await read()
    await anna().does(changeOrder, { orderNo, prospectCity: 'Pergine Valsugana', version })
    expect(await read()).toMatchObject({ city: 'Pergine Valsugana' })
  })

  test('takes no machine of a customer, lends nothing and becomes no order', async () => {
    const owner = await anna().does(customers.create, { name: 'Bar Sport', city: 'Trento' })
    const { serviceItemNo } = await anna().does(serviceItems.create, {
      description: 'Macchina del ghiaccio',
      customerNo: owner.customerNo!,
    })
    const { version } = await read()
    expect(
      await anna().tries(addLine, { orderNo, line: { serviceItemNo: serviceItemNo! }, version }),
    ).toMatchObject({
      refusals: [
        {
          code: 'service-orders.item-of-a-customer',
          facts: { customerNo: owner.customerNo, serviceItemNo },
        },
      ],
    })
    await anna().does(loaners.create, { loanerNo: 'L-90', description: 'Frigo in prestito' })
    const { lines } = await read()
    expect(
      await anna().tries(lendLoaner, { orderNo, lineNo: lines[0]!.lineNo, loanerNo: 'L-90' }),
    ).toMatchObject({ refusals: [{ code: 'loaners.document-without-customer' }] })
    expect(await anna().tries(acceptQuote, { orderNo, version })).toMatchObject({
      refusals: [{ code: 'service-orders.customer-missing', at: 'customerNo' }],
    })
    expect(await anna().tries(copyOrder, { orderNo, kind: 'order' })).toMatchObject({
      refusals: [{ code: 'service-orders.customer-missing', at: 'customerNo' }],
    })
  })
})

describe('createCustomer', () => {
  test('makes a customer of what stands on the quote; the lines stay; then it becomes an order', async () => {
    await anna().does(changeOrder, { orderNo, prospectName: 'Rifugio Sette Selle', version: 1 })
    const { version } = await read()
    const done = await anna().does(createCustomerOfQuote, { orderNo, version })
    const card = await anna().does(customers.read, { customerNo: done.customerNo })
    expect(card).toMatchObject({
      name: 'Rifugio Sette Selle',
      address: 'Località Panarotta 4',
      postCode: '38056',
      city: 'Levico Terme',
      phone: '+39 0461 700 100',
      email: 'malga@panarotta.example',
    })
    expect(await read()).toMatchObject({
      customerNo: done.customerNo,
      customerName: 'Rifugio Sette Selle',
      prospectName: '',
      lines: [{ description: 'Cella frigorifera 12 m³' }],
    })
    expect(await anna().tries(createCustomerOfQuote, { orderNo, version: done.version })).toMatchObject({
      refusals: [{ code: 'service-orders.customer-already-set' }],
    })
    const order = await anna().does(acceptQuote, { orderNo, version: done.version }, acknowledged)
    expect(await anna().does(readOrder, order)).toMatchObject({ kind: 'order', customerNo: done.customerNo })
    const found = await anna().does(find, { words: 'Revisione cella', limit: 50 })
    const subjects = found.rows.map((row) => row.subject)
    expect(subjects).toContain(order.orderNo)
    expect(subjects).not.toContain(orderNo)
  })

  test('somebody of that name lives there already: it asks, and takes them', async () => {
    const there = await anna().does(customers.create, {
      name: 'malga panarotta',
      address: 'località Panarotta 4',
      city: 'Levico Terme',
      phone: '+39 0461 222 333',
    })
    const { version } = await read()
    expect(await anna().tries(createCustomerOfQuote, { orderNo, version })).toMatchObject({
      questions: [
        {
          code: 'service-orders.customer-there',
          answers: ['take', 'create'],
          facts: { customerNo: there.customerNo },
        },
      ],
    })
    const take = { 'service-orders.customer-there': 'take' }
    const done = await anna().does(createCustomerOfQuote, { orderNo, version }, take)
    expect(done.customerNo).toBe(there.customerNo)
    // What stands on the quote goes before the customer's.
    expect(await read()).toMatchObject({ customerNo: there.customerNo, phone: '+39 0461 700 100' })
  })

  test('a customer chosen by hand takes the quote with its lines', async () => {
    const owner = await anna().does(customers.create, { name: 'Hotel Eden', city: 'Levico Terme' })
    const { version } = await read()
    await anna().does(changeOrderCustomer, { orderNo, customerNo: owner.customerNo!, version })
    expect(await read()).toMatchObject({ customerName: 'Hotel Eden', lines: [{ estimatedMinutes: 150 }] })
  })
})
