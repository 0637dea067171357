import { moveVisits, undoStep } from '@giro/business/dispatch/api.ts'
import { readHandOver, tickShiftNote, writeShiftNote } from '@giro/business/dispatch/hand-over/api.ts'
import { technicianUnavailable } from '@giro/business/dispatch/real-time/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { setRepairStatus } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'
import { acknowledged } from './service-setup.ts'

/** One dispatcher leaves, another comes: what has changed since, and what must not be forgotten (orders §10.6). */

let business: TestBusiness
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const paolo = () => business.person('Paolo', 'dispatcher')
let bakery: string
let pharmacy: string

const put = (visitNo: string, resourceNo: string, time: string) => ({
  visitNo,
  to: { resourceNo, day, start: rome(day, time) },
})

beforeAll(async () => {
  // Monday afternoon.
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  await openGrid(business, mara(), [
    [0, 0],
    [10, 0],
    [20, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  await technician(mara(), 'BIANCHI', 'Luca Bianchi', [0, 0], [])
  bakery = await visitAt(anna(), 'Panificio Dolomiti', [10, 0], { minutes: 30, day })
  pharmacy = await visitAt(anna(), 'Farmacia Centrale', [20, 0], { minutes: 60, day })
  await anna().does(moveVisits, {
    moves: [put(bakery, 'ROSSI', '09:00'), put(pharmacy, 'ROSSI', '11:00')],
    seen: {},
  })
}, 180_000)
afterAll(() => business.close())

test('in the morning: since six in the evening of the last working day', async () => {
  business.at(rome(day, '07:10'))
  const quiet = await paolo().does(readHandOver, {})
  expect(quiet).toMatchObject({
    since: rome(asDay('2026-10-12'), '18:00'),
    moved: [],
    orders: [],
    ended: [],
    notes: [],
    absences: [],
  })
  // What was done in the afternoon before is told to whoever asks for it.
  const before = await paolo().does(readHandOver, { since: rome(asDay('2026-10-12'), '12:00') })
  expect(before.moved.map((one) => [one.kind, one.customerName, one.to?.name])).toEqual([
    ['planned', 'Panificio Dolomiti', 'Marco Rossi'],
    ['planned', 'Farmacia Centrale', 'Marco Rossi'],
  ])
  expect(before.orders.map((one) => [one.customerName, one.visitState])).toEqual([
    ['Panificio Dolomiti', 'planned'],
    ['Farmacia Centrale', 'planned'],
  ])
})

test('during the day: net of what went back and forth, with who had a hand in it', async () => {
  business.at(rome(day, '08:00'))
  await anna().does(moveVisits, { moves: [put(bakery, 'BIANCHI', '10:00')], seen: {} })
  await paolo().does(moveVisits, { moves: [put(bakery, 'BIANCHI', '09:30')], seen: {} })
  // There and back again: no change to hand over.
  await anna().does(moveVisits, { moves: [put(pharmacy, 'BIANCHI', '14:00')], seen: {} })
  await anna().does(undoStep, {})
  const { moved } = await mara().does(readHandOver, {})
  expect(moved).toEqual([
    {
      visitNo: bakery,
      orderNo: bakery.slice(0, -2),
      customerName: 'Panificio Dolomiti',
      description: expect.any(String),
      kind: 'given',
      from: { resourceNo: 'ROSSI', name: 'Marco Rossi', start: rome(day, '09:00') },
      to: { resourceNo: 'BIANCHI', name: 'Luca Bianchi', start: rome(day, '09:30') },
      byNames: ['Anna', 'Paolo'],
    },
  ])
})

test('who is away, what was taken off the plan with them, what is done and what is new', async () => {
  business.at(rome(day, '08:30'))
  await anna().does(technicianUnavailable, { resourceNo: 'ROSSI', iterations: 50, seed: 1 })
  await business.work()
  const order = bakery.slice(0, -2)
  await anna().does(setRepairStatus, { orderNo: order, lineNo: 10000, repairStatusCode: 'IN PROCESS' })
  await anna().does(
    setRepairStatus,
    { orderNo: order, lineNo: 10000, repairStatusCode: 'FINISHED' },
    acknowledged,
  )
  await visitAt(anna(), 'Hotel Adige', [10, 0], { minutes: 45, day, priority: 'high', due: '15:00' })
  business.at(rome(day, '13:00'))
  const told = await paolo().does(readHandOver, {})
  expect(told.moved.find((one) => one.visitNo === pharmacy)).toMatchObject({ kind: 'off', to: null })
  expect(told.absences).toMatchObject([{ name: 'Marco Rossi', kind: 'sick' }])
  expect(told.ended.map((one) => [one.customerName, one.state])).toEqual([['Panificio Dolomiti', 'done']])
  expect(told.orders.map((one) => [one.customerName, one.priority, one.dueAt, one.visitState])).toEqual([
    ['Hotel Adige', 'high', '2026-10-13 15:00', 'unplanned'],
  ])
})

test('an order whose first visit is over and whose rest waits is to be planned', async () => {
  const visitNo = await visitAt(anna(), 'Bar Sport', [20, 0], { minutes: 30, lines: 2, day })
  const orderNo = visitNo.slice(0, visitNo.lastIndexOf('-'))
  await anna().does(moveVisits, { moves: [put(visitNo, 'BIANCHI', '15:00')], seen: {} })
  for (const [lineNo, status] of [
    [10000, 'IN PROCESS'],
    [20000, 'IN PROCESS'],
    [10000, 'FINISHED'],
    [20000, 'PARTLYSERV'],
  ] as const)
    await anna().does(setRepairStatus, { orderNo, lineNo, repairStatusCode: status }, acknowledged)
  const { orders } = await paolo().does(readHandOver, {})
  expect(orders.find((one) => one.orderNo === orderNo)).toMatchObject({ visitState: 'unplanned' })
})

test('a note stays open until somebody ticks it off; the one who comes sees that too', async () => {
  const { noteNo } = await anna().does(writeShiftNote, { text: 'Hotel Adige richiama dopo le 14' })
  expect((await paolo().does(readHandOver, {})).notes).toMatchObject([
    { noteNo, byName: 'Anna', text: 'Hotel Adige richiama dopo le 14', doneAt: null },
  ])
  await paolo().does(tickShiftNote, { noteNo, done: true })
  expect((await anna().does(readHandOver, {})).notes).toMatchObject([{ noteNo, doneByName: 'Paolo' }])
  business.at(rome(asDay('2026-10-14'), '07:00'))
  expect((await anna().does(readHandOver, {})).notes).toEqual([])
  expect(await anna().tries(tickShiftNote, { noteNo: noteNo + 1, done: true })).toMatchObject({
    refusals: [{ code: 'dispatch.note-absent' }],
  })
})

test('a moment to come and one long past are refused; technicians do not see it', async () => {
  expect(await anna().tries(readHandOver, { since: rome(asDay('2026-10-20'), '08:00') })).toMatchObject({
    refusals: [{ code: 'dispatch.since-later', at: 'since' }],
  })
  expect(await anna().tries(readHandOver, { since: rome(asDay('2026-08-01'), '08:00') })).toMatchObject({
    refusals: [{ code: 'dispatch.period-too-long' }],
  })
  const rossi = business.person('Rossi', 'technician', 'it', 'ROSSI')
  expect(await rossi.tries(readHandOver, {})).toMatchObject({ is: 'not-permitted' })
})
