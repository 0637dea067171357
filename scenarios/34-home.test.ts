import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { readHome } from '@giro/business/home/api.ts'
import { listRequests, receiveRequest } from '@giro/business/requests/api.ts'
import {
  createOrder,
  createQuote,
  listOrders,
  listQuotes,
  setRepairStatus,
} from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledged } from './service-setup.ts'

/** The first page of the day: every tile counts what the list behind it shows. */

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z') // Tuesday, 09:20 in Rome
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')

test('counts what waits, shows what is due first and how the days look', async () => {
  const { customerNo } = await anna().does(customers.create, { name: 'Cantina Endrizzi', city: 'Trento' })
  const due = (responseDate: string, responseTime: string) => ({
    lines: [{ description: 'Gruppo frigo', responseDate, responseTime }],
  })
  const order = async (more: object) =>
    (await anna().does(createOrder, { customerNo, ...more } as never)).orderNo
  const late = await order({ orderDate: '2026-10-12', orderTime: '08:00', ...due('2026-10-12', '17:00') })
  await order(due('2026-10-13', '15:00'))
  await order(due('2026-10-16', '10:00'))
  const begun = await order(due('2026-10-13', '12:00'))
  await anna().does(setRepairStatus, { orderNo: begun, lineNo: 10000, repairStatusCode: 'IN PROCESS' })
  const done = await order(due('2026-10-13', '12:30'))
  await anna().does(
    setRepairStatus,
    { orderNo: done, lineNo: 10000, repairStatusCode: 'FINISHED' },
    acknowledged,
  )
  await anna().does(createQuote, { customerNo })
  await anna().does(receiveRequest, { subject: 'Non raffredda' })

  const home = await anna().does(readHome, {})
  expect(home.now).toBe('2026-10-13 09:20')
  expect(home.counts).toEqual({
    requests: 1,
    unplanned: 4,
    'due-today': 2,
    late: 1,
    'at-risk': 0,
    'in-process': 1,
    reallocation: 0,
    'on-hold': 0,
    finished: 1,
    quotes: 1,
    loaners: 0,
    'time-sheets': 0,
    'mail-errors': 0,
  })
  expect(home.urgent.map((one) => one.dueAt)).toEqual([
    '2026-10-12 17:00',
    '2026-10-13 15:00',
    '2026-10-16 10:00',
  ])
  expect(home.days.map((day) => day.unplanned)).toEqual([1, 1, 0, 0, 1, 0, 0, 0])

  const total = async (filters: object[]) => (await anna().does(listOrders, { filters } as never)).total
  const pending = { field: 'status', is: 'equals', value: 'pending' }
  expect(await total([pending, { field: 'dueAt', is: 'to', value: home.now }])).toBe(1)
  expect(await total([pending, { field: 'dueAt', is: 'to', value: '2026-10-13 24:00' }])).toBe(2)
  expect(
    await total([
      { field: 'status', is: 'one-of', value: ['pending', 'in-process'] },
      { field: 'isPlanned', is: 'equals', value: false },
    ]),
  ).toBe(4)
  expect(await total([{ field: 'needsReallocation', is: 'equals', value: true }])).toBe(0)
  expect(
    (await anna().does(listQuotes, { filters: [{ field: 'quoteOutcome', is: 'equals', value: 'open' }] }))
      .total,
  ).toBe(1)
  expect(
    (
      await anna().does(listRequests, {
        filters: [{ field: 'state', is: 'one-of', value: ['new', 'in-work'] }],
      })
    ).total,
  ).toBe(1)
  const sorted = await anna().does(listOrders, { sort: [{ field: 'dueAt' }] })
  expect(sorted.rows[0]!.orderNo).toBe(late)
})
