import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import type { Day } from '@giro/business/foundation/day.ts'
import { projects } from '@giro/business/projects/api.ts'
import { addAbsence, resources, templates } from '@giro/business/resources/api.ts'
import { createOrder, readOrder } from '@giro/business/service-orders/api.ts'
import { applyShipment } from '@giro/business/service-orders/public.store.ts'
import {
  addServiceLine,
  changeServiceLine,
  deleteServiceLine,
  readServiceLines,
} from '@giro/business/service-orders/service-lines-api.ts'
import { readServiceSetup, updateServiceSetup } from '@giro/business/service-setup/api.ts'
import {
  approveTimeSheet,
  createLinesFromTimeSheets,
  deleteTimeSheetLine,
  fillTimeSheet,
  listTimeSheets,
  readTimeSheet,
  rejectTimeSheet,
  reopenTimeSheet,
  saveTimeSheetLine,
  submitTimeSheet,
} from '@giro/business/time-sheets/api.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** Time sheets: filled from the work done, submitted, approved, brought to orders (specification orders §8.10). */

let business: TestBusiness
let customerNo: string
let orderNo: string
let resourceNo: string
let at = 0
const week = '2026-10-12' as Day
const anna = () => business.person('Anna', 'dispatcher')
const luca = () => business.person('Luca', 'technician', 'en', resourceNo)

beforeAll(async () => {
  business = await openBusiness('2026-10-16T15:40:00Z')
  await setUpService(business)
  const created = await anna().does(customers.create, { name: 'Hotel Eden', city: 'Levico Terme' })
  customerNo = created.customerNo!
  await business.person('Mara', 'manager').does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Otto ore',
    days: [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      startTime: '08:00' as never,
      endTime: '17:00' as never,
      breakMinutes: 60,
      breakEarliest: '12:00' as never,
      breakLatest: '13:00' as never,
    })),
  })
})
afterAll(() => business.close())

beforeEach(async () => {
  resourceNo = `CONTI${++at}`
  await business
    .person('Mara', 'manager')
    .does(resources.create, { resourceNo, name: `Luca Conti ${at}`, templateCode: 'GIORNO' })
  const order = await anna().does(createOrder, {
    customerNo,
    lines: [{ description: 'Cella frigorifera' }, { description: 'Banco frigo' }],
  })
  orderNo = order.orderNo
})

const sheet = (who = luca) => who().does(readTimeSheet, { resourceNo, week })
const seen = async () => ({ resourceNo, week, version: (await sheet(anna)).version })
const days = (...hours: string[]) => [...hours, ...Array(7 - hours.length).fill('0')]
const orderVersion = async () => (await anna().does(readOrder, { orderNo })).version
const serviceLines = async () => (await anna().does(readServiceLines, { orderNo })).rows
const enter = async (quantity: string, day: string, itemLineNo = 10000) =>
  anna().does(addServiceLine, {
    orderNo,
    version: await orderVersion(),
    type: 'resource',
    no: resourceNo,
    quantity,
    itemLineNo,
    plannedDeliveryDate: day as Day,
  })
const line = (more = {}) => ({ type: 'service' as const, orderNo, hours: days('2'), ...more })
const save = async (more = {}) => luca().does(saveTimeSheetLine, { ...(await seen()), ...line(more) })
const copying = async (copyTimeSheetToOrder: boolean) => {
  const mara = business.person('Mara', 'manager')
  const { version } = await mara.does(readServiceSetup, {})
  await mara.does(updateServiceSetup, { version, copyTimeSheetToOrder })
}

test('the week fills itself from hours on orders and absences; again it adds nothing', async () => {
  await enter('1.5', '2026-10-13')
  await enter('0.75', '2026-10-13')
  await anna().does(addAbsence, {
    resourceNo,
    from: '2026-10-14T06:00:00.000Z' as never,
    to: '2026-10-14T11:00:00.000Z' as never,
    kind: 'leave',
  })
  expect(await sheet()).toMatchObject({ version: 0, canFill: true, lines: [] })
  const filled = await luca().does(fillTimeSheet, await seen())
  expect(filled.added).toBe(2)
  const { lines, capacity, canFill } = await sheet()
  expect(lines).toMatchObject([
    {
      type: 'service',
      orderNo,
      description: `${orderNo} · Hotel Eden`,
      hours: days('0', '2.25'),
      status: 'open',
    },
    { type: 'absence', description: 'Absence' },
  ])
  expect(Number(lines[1]!.hours[2]) + Number(capacity[2])).toBe(8)
  expect(canFill).toBe(false)
  expect((await luca().does(fillTimeSheet, await seen())).added).toBe(0)
})

test('service needs its order, a day has 24 hours, others’ sheets are closed', async () => {
  await save({ orderNo: null, description: 'Da chiarire' })
  expect(await luca().tries(submitTimeSheet, await seen())).toMatchObject({
    refusals: [{ code: 'time-sheets.order-missing' }],
  })
  expect(
    await luca().tries(saveTimeSheetLine, { ...(await seen()), ...line({ hours: days('23') }) }),
  ).toMatchObject({ refusals: [{ code: 'time-sheets.day-too-long', at: 'hours' }] })
  expect(
    await luca().tries(saveTimeSheetLine, { ...(await seen()), ...line({ orderNo: 'OS99999' }) }),
  ).toMatchObject({ refusals: [{ code: 'time-sheets.no-such-order' }] })
  expect(
    await luca().tries(saveTimeSheetLine, { ...(await seen()), ...line({ itemLineNo: 77 }) }),
  ).toMatchObject({ refusals: [{ code: 'time-sheets.no-such-line' }] })
  const other = business.person('Piero', 'technician', 'en', 'ALTRO')
  expect(await other.tries(readTimeSheet, { resourceNo, week })).toMatchObject({
    refusals: [{ code: 'time-sheets.not-yours' }],
  })
  expect((await other.does(listTimeSheets, { week })).rows).toEqual([])
  expect((await luca().does(listTimeSheets, { week })).rows).toMatchObject([{ resourceNo }])
  expect(await luca().tries(approveTimeSheet, await seen())).toMatchObject({ is: 'not-permitted' })
})

test('submitted lines are closed, a rejected one is corrected and submitted again', async () => {
  const { lineNo } = await save()
  await luca().does(submitTimeSheet, await seen())
  expect((await luca().does(listTimeSheets, { week })).waiting).toEqual([{ week, lines: 1 }])
  const wrong = { ...(await seen()), ...line(), lineNo }
  expect(await luca().tries(saveTimeSheetLine, wrong)).toMatchObject({
    refusals: [{ code: 'time-sheets.not-writable' }],
  })
  expect(await luca().tries(deleteTimeSheetLine, { ...(await seen()), lineNo })).toMatchObject({
    refusals: [{ code: 'time-sheets.not-writable' }],
  })
  await anna().does(rejectTimeSheet, { ...(await seen()), lineNos: [lineNo], reason: 'Erano tre ore' })
  expect((await sheet()).lines[0]).toMatchObject({
    status: 'rejected',
    reason: 'Erano tre ore',
    decidedBy: 'Anna',
  })
  await luca().does(saveTimeSheetLine, { ...(await seen()), ...line({ hours: days('3') }), lineNo })
  await luca().does(submitTimeSheet, await seen())
  await anna().does(approveTimeSheet, await seen())
  expect((await sheet()).lines[0]).toMatchObject({ status: 'approved', hours: days('3') })
  expect(await luca().tries(reopenTimeSheet, await seen())).toMatchObject({
    refusals: [{ code: 'time-sheets.approved-by-office' }],
  })
  await anna().does(reopenTimeSheet, await seen())
  expect((await sheet()).lines[0]).toMatchObject({ status: 'submitted', decidedBy: '' })
  const { rows } = await anna().does(listTimeSheets, { week })
  expect(rows.find((row) => row.resourceNo === resourceNo)).toMatchObject({
    hours: days('3'),
    capacity: ['8', '8', '8', '8', '8', '0', '0'],
    submitted: 1,
    approved: 0,
  })
})

test('approved hours become lines of the order at once where the set-up says so, once', async () => {
  await copying(true)
  await save({ hours: days('2', '3.5'), chargeable: false })
  await luca().does(submitTimeSheet, await seen())
  await anna().does(approveTimeSheet, await seen())
  await copying(false)
  const lines = await serviceLines()
  expect(lines).toMatchObject([
    { type: 'resource', no: resourceNo, quantity: '2', plannedDeliveryDate: '2026-10-12', itemLineNo: 10000 },
    { quantity: '3.5', plannedDeliveryDate: '2026-10-13', timeSheetWeek: week, lineDiscountPct: '100' },
  ])
  expect(
    await anna().tries(createLinesFromTimeSheets, { orderNo, version: await orderVersion() }),
  ).toMatchObject({ refusals: [{ code: 'time-sheets.nothing-to-create' }] })

  const change = { orderNo, lineNo: lines[0]!.lineNo, quantity: '2.25' }
  expect(await anna().tries(changeServiceLine, { ...change, version: await orderVersion() })).toMatchObject({
    refusals: [{ code: 'time-sheets.exceeded', facts: { hours: '2' } }],
  })
  expect(await anna().tries(reopenTimeSheet, await seen())).toMatchObject({
    refusals: [{ code: 'time-sheets.linked-lines' }],
  })
  // A deleted line is made again by the order's action.
  await anna().does(deleteServiceLine, { orderNo, lineNo: lines[0]!.lineNo, version: await orderVersion() })
  const again = await anna().does(createLinesFromTimeSheets, { orderNo, version: await orderVersion() })
  expect(again.created).toBe(1)
  expect((await serviceLines()).map((one) => one.quantity).sort()).toEqual(['2', '3.5'])
})

test('what was entered on the order takes the approved hours and is not written twice', async () => {
  await copying(true)
  await enter('1', '2026-10-12')
  await enter('0.5', '2026-10-12')
  await luca().does(fillTimeSheet, await seen())
  const { lines } = await sheet()
  await luca().does(saveTimeSheetLine, {
    ...(await seen()),
    ...line({ itemLineNo: 10000, hours: days('1.25') }),
    lineNo: lines[0]!.lineNo,
  })
  await luca().does(submitTimeSheet, await seen())
  await anna().does(approveTimeSheet, await seen())
  await copying(false)
  expect((await serviceLines()).map((one) => [one.quantity, one.timeSheetWeek])).toEqual([
    ['1', week],
    ['0.25', week],
  ])
})

test('without copying, the order takes the hours by its action; project hours need an open project', async () => {
  await save()
  const { projectNo } = await anna().does(projects.create, {
    description: 'Trasloco officina',
    status: 'open',
    phases: [{ phaseNo: '10', description: 'Imballaggio' }],
  })
  const own = { type: 'project' as const, orderNo: null, projectNo: projectNo!, phaseNo: '10' }
  await save({ ...own, hours: days('0', '0', '4') })
  expect(
    await luca().tries(saveTimeSheetLine, { ...(await seen()), ...line({ ...own, phaseNo: '99' }) }),
  ).toMatchObject({ refusals: [{ code: 'projects.no-such-phase' }] })
  await luca().does(submitTimeSheet, await seen())
  await anna().does(approveTimeSheet, await seen())
  expect(await serviceLines()).toEqual([])
  await anna().does(createLinesFromTimeSheets, { orderNo, version: await orderVersion() })
  expect(await serviceLines()).toMatchObject([{ quantity: '2', timeSheetWeek: week }])
  expect((await sheet()).lines[1]).toMatchObject({ type: 'project', description: 'Trasloco officina' })
})

test('shipped hours are posted on the sheet; those that stood on none get a line there', async () => {
  await enter('2', '2026-10-15')
  const [row] = await serviceLines()
  await anna().acts((act) =>
    applyShipment(act, {
      orderNo,
      shipmentNo: `SHIP-${at}`,
      postingDate: '2026-10-16' as Day,
      lines: [{ lineNo: row!.lineNo, quantity: '2', serialNos: [] }],
    }),
  )
  expect((await sheet()).lines).toMatchObject([
    { orderNo, status: 'approved', posted: true, hours: days('0', '0', '0', '2') },
  ])
})
