import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { addDays, type Day } from '@giro/business/foundation/day.ts'
import {
  createRecurringOrders,
  levelFlow,
  readFlow,
  readOccurrences,
  recurringVisits,
  setRecurringState,
} from '@giro/business/recurring-visits/api.ts'
import { recurringOrdersJob } from '@giro/business/recurring-visits/recurring-visits.handlers.ts'
import { resources, templates } from '@giro/business/resources/api.ts'
import { changeLine, listOrders, readOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** Recurring and planned visits as a flow that is levelled over the month (specification orders §8.4). */

let business: TestBusiness
let customerNo: string
let recurringNo: string
let version: number
const anna = () => business.person('Anna', 'dispatcher')
const today = '2026-10-13' as Day

beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
  const mara = business.person('Mara', 'manager')
  await mara.does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Otto ore',
    days: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      startTime: '08:00' as never,
      endTime: '16:00' as never,
      breakMinutes: 0,
      breakEarliest: null,
      breakLatest: null,
    })),
  })
  await mara.does(resources.create, { resourceNo: 'CONTI', name: 'Luca Conti', templateCode: 'GIORNO' })
})
afterAll(() => business.close())

const create = async (more = {}) => {
  const created = await anna().does(recurringVisits.create, {
    description: 'Pulizia filtri',
    customerNo,
    startingDate: '2026-10-20' as Day,
    estimatedMinutes: 120,
    earlyDays: 3,
    lateDays: 3,
    ...more,
  })
  recurringNo = created.recurringNo!
  version = 1
}
const set = async (status: 'running' | 'suspended' | 'closed', answers = {}) => {
  const done = await anna().does(setRecurringState, { recurringNo, status, version }, answers)
  version = done.version
  return done
}
const ordersOf = async () =>
  (await anna().does(listOrders, { filters: [{ field: 'customerNo', is: 'equals', value: customerNo }] }))
    .rows
const days = async () => (await anna().does(readOccurrences, { recurringNo })).rows

beforeEach(async () => {
  const created = await anna().does(customers.create, { name: 'Palestra Olimpia', city: 'Rovereto' })
  customerNo = created.customerNo!
  await create()
})

test('running, it opens each order once when its day is near, aimed at its day and due at the end of its days', async () => {
  expect((await days()).slice(0, 2)).toMatchObject([
    { dueDay: '2026-10-20', orderNo: null },
    { dueDay: '2026-11-20', plannedDay: '2026-11-20' },
  ])
  expect(await ordersOf()).toEqual([])
  await set('running')
  const [order, ...others] = await ordersOf()
  expect(others).toEqual([])
  const read = await anna().does(readOrder, { orderNo: order!.orderNo })
  expect(read).toMatchObject({ description: 'Pulizia filtri', responseDate: '2026-10-23' })
  expect(read.lines[0]).toMatchObject({
    targetDay: '2026-10-20',
    targetToleranceDays: 3,
    estimatedMinutes: 120,
  })
  await recurringOrdersJob.run({ engine: business.engine, company: testCompany } as never)
  expect((await anna().does(createRecurringOrders, { recurringNo })).created).toBe(0)
  expect(await ordersOf()).toHaveLength(1)
  expect((await days())[0]).toMatchObject({ dueDay: '2026-10-20', orderNo: order!.orderNo })
})

test('at most as many orders as agreed; a day without people goes to the nearest with', async () => {
  // 24 October 2026 is a Saturday.
  await create({
    startingDate: '2026-10-24',
    unit: 'week',
    weekdays: [6],
    daysAhead: 60,
    maxOrders: 2,
    description: 'Controllo centralina',
  })
  await set('running')
  const rows = (await days()).filter((row) => row.orderNo !== null)
  expect(rows).toMatchObject([
    { dueDay: '2026-10-24', plannedDay: '2026-10-23' },
    { dueDay: '2026-10-31', plannedDay: '2026-10-30' },
  ])
})

test('suspending deletes the orders nobody has begun, after a question; started again it opens them anew', async () => {
  await set('running')
  expect(await anna().tries(setRecurringState, { recurringNo, status: 'suspended', version })).toMatchObject({
    is: 'asks',
    questions: [{ code: 'recurring-visits.orders-go', facts: { count: 1 } }],
  })
  const yes = { 'recurring-visits.orders-go': 'yes' }
  expect(await set('suspended', yes)).toMatchObject({ deletedOrders: 1 })
  expect(await ordersOf()).toEqual([])
  expect(await anna().tries(createRecurringOrders, { recurringNo })).toMatchObject({
    refusals: [{ code: 'recurring-visits.not-running' }],
  })
  await set('running')
  expect(await ordersOf()).toHaveLength(1)
  await set('closed', yes)
  expect(await anna().tries(setRecurringState, { recurringNo, status: 'running', version })).toMatchObject({
    refusals: [{ code: 'recurring-visits.no-way' }],
  })
  expect(
    await anna().tries(recurringVisits.change, { recurringNo, version, description: 'Altro' }),
  ).toMatchObject({ refusals: [{ code: 'recurring-visits.closed' }] })
})

test('the flow is levelled within the days of each work, orders and coming due days alike', async () => {
  // Five visits of four hours on one Thursday, for one person of eight hours.
  const own: string[] = []
  for (const description of ['A', 'B', 'C', 'D', 'E']) {
    await create({
      description,
      startingDate: '2026-12-03',
      unit: 'year',
      estimatedMinutes: 240,
      daysAhead: description < 'C' ? 60 : 10,
    })
    await set('running')
    own.push(recurringNo)
  }
  const period = { fromDay: '2026-11-28' as Day, toDay: '2026-12-09' as Day }
  const before = await anna().does(readFlow, period)
  const mine = before.items.filter((one) => ['A', 'B', 'C', 'D', 'E'].includes(one.description))
  expect(mine).toHaveLength(5)
  expect(mine.filter((one) => one.key.startsWith('order'))).toHaveLength(2)
  expect(new Set(mine.map((one) => one.day))).toEqual(new Set(['2026-12-03']))
  expect(before.days.find((one) => one.day === '2026-12-03')).toMatchObject({ capacity: 8, movable: 20 })
  expect(Math.max(...before.days.map((one) => one.levelled))).toBeLessThanOrEqual(8)
  expect(before.days.find((one) => one.day === '2026-12-05')).toMatchObject({ capacity: 0, levelled: 0 })

  const moves = before.items
    .filter((one) => one.proposed !== one.day)
    .map((one) => ({ key: one.key, from: one.day as Day, to: one.proposed as Day }))
  expect((await anna().does(levelFlow, { moves })).moved).toBe(moves.length)
  const after = await anna().does(readFlow, period)
  expect(after.days.map((one) => one.movable)).toEqual(before.days.map((one) => one.levelled))
  expect(await anna().tries(levelFlow, { moves })).toMatchObject({
    refusals: [{ code: 'recurring-visits.flow-changed' }],
  })
  const [first] = after.items.filter((one) => own.includes(one.no) || one.key.startsWith('order'))
  const outside = { key: first!.key, from: first!.day as Day, to: addDays(first!.to as Day, 1) }
  expect(await anna().tries(levelFlow, { moves: [outside] })).toMatchObject({
    refusals: [{ code: 'recurring-visits.outside-days' }],
  })
  // A promise to the customer holds the day.
  const order = mine.find((one) => one.key.startsWith('order'))!
  const seen = await anna().does(readOrder, { orderNo: order.no })
  await anna().does(changeLine, {
    orderNo: order.no,
    lineNo: seen.lines[0]!.lineNo,
    version: seen.version,
    promised: { from: '2026-12-02T08:00:00.000Z', to: '2026-12-02T10:00:00.000Z' } as never,
  })
  const promised = await anna().does(readFlow, period)
  expect(promised.items.map((one) => one.key)).not.toContain(order.key)
})

test('refuses what is not the customer’s and periods that are too long', async () => {
  const wrong = { description: 'X', customerNo, startingDate: today }
  expect(await anna().tries(recurringVisits.create, { ...wrong, serviceItemNo: 'SI99999' })).toMatchObject({
    refusals: [{ code: 'recurring-visits.item-not-of-customer', at: 'serviceItemNo' }],
  })
  expect(await anna().tries(recurringVisits.create, { ...wrong, shipToCode: 'SEDE2' })).toMatchObject({
    refusals: [{ code: 'recurring-visits.no-such-ship-to' }],
  })
  expect(await anna().tries(readFlow, { fromDay: today, toDay: addDays(today, 92) })).toMatchObject({
    refusals: [{ code: 'recurring-visits.flow-too-long' }],
  })
})
