import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { serviceItemGroups, serviceItems } from '@giro/business/service-items/api.ts'
import {
  addLine,
  changeLine,
  createOrder,
  deleteLine,
  readOrder,
  setRepairStatus,
  setStatus,
} from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledged } from './service-setup.ts'

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')

async function aCustomerWithBoiler() {
  const { customerNo } = await anna().does(customers.create, { name: 'Rossi S.r.l.', city: 'Trento' })
  const { serviceItemNo } = await anna().does(serviceItems.create, {
    description: 'Caldaia a condensazione',
    customerNo,
    serialNo: `C-${customerNo}`,
    responseTimeHours: '4',
  })
  return { customerNo: customerNo!, serviceItemNo: serviceItemNo! }
}

describe('an order from the call on', () => {
  test('is due after the service item’s hours within the service hours (AC-01)', async () => {
    const { serviceItemNo } = await aCustomerWithBoiler()
    const { orderNo } = await anna().does(createOrder, {
      description: 'Perde acqua',
      lines: [{ serviceItemNo }],
    })
    expect(await anna().does(readOrder, { orderNo })).toMatchObject({
      customerName: 'Rossi S.r.l.',
      status: 'pending',
      responseDate: '2026-10-13',
      responseTime: '13:20',
      lines: [
        {
          lineNo: 10000,
          repairStatusCode: 'INITIAL',
          responseHours: '4',
          description: 'Caldaia a condensazione',
        },
      ],
      log: [{ event: 1 }],
    })
  })

  test('takes its hours from service item, group and set-up, in this order (AC-07)', async () => {
    await anna().does(serviceItemGroups.create, {
      groupCode: 'CALDAIE',
      description: 'Caldaie',
      responseTimeHours: '12',
    })
    const { customerNo } = await aCustomerWithBoiler()
    const hoursOf = async (responseTimeHours: string, groupCode: string | null) => {
      const { serviceItemNo } = await anna().does(serviceItems.create, {
        description: 'Caldaia',
        customerNo,
        responseTimeHours,
        groupCode,
      })
      const { orderNo } = await anna().does(createOrder, {
        customerNo,
        lines: [{ serviceItemNo: serviceItemNo! }],
      })
      return Number((await anna().does(readOrder, { orderNo })).lines[0]?.responseHours)
    }
    expect(await hoursOf('6', 'CALDAIE')).toBe(6)
    expect(await hoursOf('0', 'CALDAIE')).toBe(12)
    expect(await hoursOf('0', null)).toBe(24)
  })

  test('keeps a due moment that was typed, and refuses one before the order (AC-08)', async () => {
    const { serviceItemNo } = await aCustomerWithBoiler()
    const { orderNo } = await anna().does(createOrder, { lines: [{ serviceItemNo }] })
    const { version } = await anna().does(readOrder, { orderNo })
    await anna().does(changeLine, { orderNo, lineNo: 10000, version, responseDate: '2026-10-15' as never })
    const order = await anna().does(readOrder, { orderNo })
    expect(order).toMatchObject({
      responseDate: '2026-10-15',
      responseTime: '09:20',
      lines: [{ responseHours: '0' }],
    })
    expect(order.log[0]).toMatchObject({ event: 18, before: '2026-10-13 13:20', after: '2026-10-15 09:20' })
    expect(
      await anna().tries(changeLine, {
        orderNo,
        lineNo: 10000,
        version: order.version,
        responseDate: '2026-10-12',
      }),
    ).toMatchObject({ is: 'refused', refusals: [{ code: 'service-orders.response-before-order' }] })
  })

  test('has the earliest due moment and the highest priority of its lines, also after one is deleted (AC-09)', async () => {
    const { customerNo } = await aCustomerWithBoiler()
    const line = (responseDate: string, responseTime: string, priority: 'low' | 'medium' | 'high') =>
      ({ description: 'Lavoro', responseDate, responseTime, priority }) as never
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      lines: [
        line('2026-10-14', '10:00', 'low'),
        line('2026-10-13', '16:00', 'medium'),
        line('2026-10-15', '09:00', 'high'),
      ],
    })
    const header = async () => anna().does(readOrder, { orderNo })
    expect(await header()).toMatchObject({
      responseDate: '2026-10-13',
      responseTime: '16:00',
      priority: 'high',
    })
    await anna().does(deleteLine, { orderNo, lineNo: 20000, version: (await header()).version })
    expect(await header()).toMatchObject({
      responseDate: '2026-10-14',
      responseTime: '10:00',
      priority: 'high',
    })
    await anna().does(deleteLine, { orderNo, lineNo: 30000, version: (await header()).version })
    expect(await header()).toMatchObject({ priority: 'low' })
  })

  test('follows its lines from status to status (AC-10)', async () => {
    const { customerNo } = await aCustomerWithBoiler()
    const lines = [1, 2, 3].map((no) => ({ description: `Riga ${no}` }))
    const { orderNo } = await anna().does(createOrder, { customerNo, lines })
    const set = async (lineNo: number, repairStatusCode: string) =>
      (await anna().does(setRepairStatus, { orderNo, lineNo, repairStatusCode }, acknowledged)).status
    await set(20000, 'IN PROCESS')
    expect(await set(30000, 'SP ORDERED')).toBe('in-process')
    expect(await set(20000, 'FINISHED')).toBe('pending')
    expect(await set(10000, 'FINISHED')).toBe('on-hold')
    expect(await set(30000, 'SP RCVD')).toBe('pending')
    expect(await set(30000, 'FINISHED')).toBe('finished')
    const { finishingDate, version } = await anna().does(readOrder, { orderNo })
    expect(finishingDate).toBe('2026-10-13')
    await anna().does(addLine, { orderNo, version, line: { description: 'Ancora' } })
    expect((await anna().does(readOrder, { orderNo })).status).toBe('pending')
  })

  test('is set by hand only where its lines permit it (AC-11)', async () => {
    const { customerNo } = await aCustomerWithBoiler()
    const { orderNo } = await anna().does(createOrder, { customerNo, lines: [{ description: 'Riga' }] })
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'SP ORDERED' })
    const { version } = await anna().does(readOrder, { orderNo })
    for (const status of ['finished', 'in-process'])
      expect(await anna().tries(setStatus, { orderNo, status, version })).toMatchObject({
        refusals: [{ code: 'service-orders.status-not-permitted', facts: { line: 10000 } }],
      })
    expect(await anna().tries(setStatus, { orderNo, status: 'on-hold', version })).toMatchObject({
      is: 'done',
    })
    expect(
      await anna().tries(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'QUOTEFIN' }),
    ).toMatchObject({
      refusals: [{ code: 'service-orders.repair-status-quote-only' }],
    })
  })
})

describe('wrong input', () => {
  test('a service item of somebody else, an unknown customer and an empty line are told with their fields', async () => {
    const first = await aCustomerWithBoiler()
    const second = await aCustomerWithBoiler()
    const answer = await anna().tries(createOrder, {
      customerNo: first.customerNo,
      lines: [{ serviceItemNo: second.serviceItemNo }, { description: '' }],
    })
    expect(answer).toMatchObject({
      is: 'refused',
      refusals: [
        { code: 'service-orders.item-not-of-customer', at: 'lines.0.serviceItemNo' },
        { code: 'service-orders.line-empty', at: 'lines.1.description' },
      ],
    })
    expect(await anna().tries(createOrder, { customerNo: 'C99999', lines: [] })).toMatchObject({
      is: 'absent',
    })
    const orders = await business.company
      .selectFrom('serviceOrder')
      .select('orderNo')
      .where('customerNo', '=', first.customerNo)
      .execute()
    expect(orders).toEqual([])
  })
})
