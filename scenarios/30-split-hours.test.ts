import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { items } from '@giro/business/items/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { createOrder, readOrder } from '@giro/business/service-orders/api.ts'
import {
  addServiceLine,
  changeServiceLine,
  readServiceLines,
  splitResourceLine,
} from '@giro/business/service-orders/service-lines-api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

let business: TestBusiness
let customerNo: string
const anna = () => business.person('Anna', 'dispatcher')
const versionOf = async (orderNo: string) => (await anna().does(readOrder, { orderNo })).version

async function orderWith(lines: number): Promise<string> {
  const descriptions = ['Caldaia', 'Bollitore', 'Pompa'].slice(0, lines)
  const { orderNo } = await anna().does(createOrder, {
    customerNo,
    description: 'Manutenzione',
    lines: descriptions.map((description) => ({ description })),
  })
  return orderNo
}

beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
  customerNo = (await anna().does(customers.create, { name: 'Condominio Verdi', city: 'Trento' })).customerNo!
  await anna().does(resources.create, { resourceNo: 'LUCA', name: 'Luca Bianchi' })
  await anna().does(items.create, { itemNo: 'FILTRO', description: 'Filtro', baseUnitCode: 'PCS' })
})
afterAll(() => business.close())

describe('AC-23: the hours of a resource line are shared among the item lines', () => {
  test('ten hours on three lines: asked, then 3.33, 3.33, and 3.34 on the first; price and discount stay', async () => {
    const orderNo = await orderWith(3)
    const { lineNo } = await anna().does(addServiceLine, {
      orderNo,
      version: await versionOf(orderNo),
      type: 'resource',
      no: 'LUCA',
      itemLineNo: 10000,
      quantity: '10',
      unitPrice: '48',
    })
    await anna().does(changeServiceLine, {
      orderNo,
      lineNo,
      version: await versionOf(orderNo),
      lineDiscountPct: '5',
    })
    const split = { orderNo, lineNo, version: await versionOf(orderNo) }
    expect(await anna().tries(splitResourceLine, split)).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-orders.split-for-all', facts: { count: 3 } }],
    })
    await anna().does(splitResourceLine, split, { 'service-orders.split-for-all': 'yes' })
    const { rows } = await anna().does(readServiceLines, { orderNo })
    expect(
      rows.map((row) => [
        row.itemLineNo,
        row.no,
        Number(row.quantity),
        Number(row.unitPrice),
        Number(row.lineDiscountPct),
      ]),
    ).toEqual([
      [10000, 'LUCA', 3.34, 48, 5],
      [20000, 'LUCA', 3.33, 48, 5],
      [30000, 'LUCA', 3.33, 48, 5],
    ])
    // A second answer to the same question finds the order changed.
    expect(
      await anna().tries(splitResourceLine, split, { answers: { 'service-orders.split-for-all': 'yes' } }),
    ).toMatchObject({ is: 'changed-meanwhile' })
  })

  test('a part is not split, nor anything in an order with one line', async () => {
    const orderNo = await orderWith(3)
    const part = await anna().does(addServiceLine, {
      orderNo,
      version: await versionOf(orderNo),
      type: 'item',
      no: 'FILTRO',
      itemLineNo: 10000,
      quantity: '2',
    })
    expect(
      await anna().tries(splitResourceLine, { orderNo, lineNo: part.lineNo, version: part.version }),
    ).toMatchObject({ refusals: [{ code: 'service-orders.split-not-resource' }] })

    const small = await orderWith(1)
    const hours = await anna().does(addServiceLine, {
      orderNo: small,
      version: await versionOf(small),
      type: 'resource',
      no: 'LUCA',
      itemLineNo: 10000,
      quantity: '3',
    })
    expect(
      await anna().tries(splitResourceLine, { orderNo: small, lineNo: hours.lineNo, version: hours.version }),
    ).toMatchObject({ refusals: [{ code: 'service-orders.nothing-to-split' }] })
  })
})
