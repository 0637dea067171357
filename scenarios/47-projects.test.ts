import { customers } from '@giro/business/customers/api.ts'
import { readAvailability } from '@giro/business/dispatch/allocations/api.ts'
import { readProjectWork } from '@giro/business/dispatch/projects/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { startOfDay } from '@giro/business/foundation/day.ts'
import { movePhase, projects } from '@giro/business/projects/api.ts'
import { resources } from '@giro/business/resources/api.ts'
import { changeOrder, createOrder, listOrders, readOrder } from '@giro/business/service-orders/api.ts'
import { copyOrder } from '@giro/business/service-orders/documents/api.ts'
import { addServiceLine } from '@giro/business/service-orders/service-lines-api.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** Projects with phases, to which orders and planning belong (specification orders §7 F-8, §8.11). */

let business: TestBusiness
let customerNo: string
let projectNo: string
const anna = () => business.person('Anna', 'dispatcher')

beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  await setUpService(business)
  const created = await anna().does(customers.create, { name: 'Residenza Adige', city: 'Trento' })
  customerNo = created.customerNo!
  await business.person('Mara', 'manager').does(resources.create, { resourceNo: 'CONTI', name: 'Luca Conti' })
})
afterAll(() => business.close())

const phases = [
  {
    phaseNo: '10',
    description: 'Smontaggio vecchia centrale',
    startingDate: '2026-10-19',
    endingDate: '2026-10-21',
    budgetHours: '24',
  },
  {
    phaseNo: '20',
    description: 'Posa pompe di calore',
    startingDate: '2026-10-22',
    endingDate: '2026-10-30',
    budgetHours: '64',
  },
] as const

beforeEach(async () => {
  const created = await anna().does(projects.create, {
    description: 'Rinnovo centrale termica',
    customerNo,
    status: 'open',
    phases: [...phases],
    plannedHours: [{ phaseNo: '10', day: '2026-10-19', resourceNo: 'CONTI', hours: '6' }],
  })
  projectNo = created.projectNo!
})

const newOrder = async (phaseNo: string | null, more = {}) =>
  (
    await anna().does(createOrder, {
      customerNo,
      projectNo,
      phaseNo,
      description: 'Svuotare e smontare la caldaia',
      lines: [{ description: 'Caldaia a gasolio', estimatedMinutes: 240 }],
      ...more,
    })
  ).orderNo
const lineOf = async (orderNo: string) => (await anna().does(readOrder, { orderNo })).lines[0]!
const begin = (day: string) => startOfDay(day as never, 'Europe/Rome')

test('an order of a phase starts not before it and is due at its end; it is listed by project', async () => {
  const orderNo = await newOrder('10')
  expect(await lineOf(orderNo)).toMatchObject({
    earliestStart: begin('2026-10-19'),
    responseDate: '2026-10-21',
  })
  const { rows } = await anna().does(listOrders, {
    filters: [{ field: 'projectNo', is: 'equals', value: projectNo }],
  })
  expect(rows).toMatchObject([{ orderNo, projectNo, phaseNo: '10' }])
  const copy = await anna().does(copyOrder, { orderNo, kind: 'order' })
  expect(await anna().does(readOrder, copy)).toMatchObject({ projectNo, phaseNo: '10' })
})

test('moving a phase moves what has not begun and still has its days; what was set otherwise stays', async () => {
  const first = await newOrder('10')
  const second = await newOrder('20')
  const own = await newOrder('20', {
    lines: [{ description: 'Consegna gru', earliestStart: begin('2026-10-26'), responseDate: '2026-10-27' }],
  })
  const { version } = await anna().does(projects.read, { projectNo })
  await anna().does(movePhase, { projectNo, phaseNo: '10', days: 7, version })
  const after = await anna().does(projects.read, { projectNo })
  expect(after).toMatchObject({
    startingDate: '2026-10-26',
    endingDate: '2026-11-06',
    plannedHours: [{ day: '2026-10-26' }],
  })
  expect(await lineOf(first)).toMatchObject({
    earliestStart: begin('2026-10-26'),
    responseDate: '2026-10-28',
  })
  expect(await lineOf(second)).toMatchObject({
    earliestStart: begin('2026-10-29'),
    responseDate: '2026-11-06',
  })
  expect(await lineOf(own)).toMatchObject({
    earliestStart: begin('2026-10-26'),
    responseDate: '2026-10-27',
  })
})

test('hours of open projects take availability; those of projects in planning do not', async () => {
  const ask = async () => {
    const { rows } = await anna().does(readAvailability, {
      fromDay: '2026-10-19',
      period: 'day',
      count: 1,
      by: 'resource',
    })
    return rows.find((row) => row.no === 'CONTI')!.cells[0]!.allocated
  }
  const open = await ask()
  const { version } = await anna().does(projects.read, { projectNo })
  await anna().does(projects.change, { projectNo, version, status: 'planning' })
  expect(Number(open) - Number(await ask())).toBe(6)
})

test('the project tells hours estimated, done and planned, and what is late', async () => {
  const orderNo = await newOrder('10')
  const { version } = await anna().does(readOrder, { orderNo })
  await anna().does(addServiceLine, {
    orderNo,
    version,
    itemLineNo: 10000,
    type: 'resource',
    no: 'CONTI',
    quantity: '2.5',
  })
  const { phases: work } = await anna().does(readProjectWork, { projectNo })
  expect(work).toHaveLength(2)
  expect(work[0]).toMatchObject({
    budgetHours: '24',
    hoursOfPeople: '6',
    estimatedHours: '4',
    plannedHours: '0',
    doneHours: '2.5',
    late: 'no',
    orders: [{ orderNo, visits: [{ day: null, resourceName: null }] }],
  })
  await newOrder(null)
  const rest = (await anna().does(readProjectWork, { projectNo })).phases.at(-1)
  expect(rest).toMatchObject({ phaseNo: null, orders: [{ status: 'pending' }] })
})

test('a phase with orders stays, a completed project takes none, another project’s phase is refused', async () => {
  const orderNo = await newOrder('10')
  const { version } = await anna().does(projects.read, { projectNo })
  expect(
    await anna().tries(projects.change, { projectNo, version, phases: [phases[1]], plannedHours: [] }),
  ).toMatchObject({ refusals: [{ code: 'projects.phase-has-orders' }] })
  expect(await anna().tries(projects.remove, { projectNo, version })).toMatchObject({
    refusals: [{ code: 'projects.project-has-orders' }],
  })
  expect(await anna().tries(changeOrder, { orderNo, phaseNo: '99', version: 1 })).toMatchObject({
    refusals: [{ code: 'projects.no-such-phase', at: 'phaseNo' }],
  })
  await anna().does(projects.change, { projectNo, version, status: 'completed' })
  expect(await anna().tries(createOrder, { customerNo, projectNo, phaseNo: '10', lines: [] })).toMatchObject({
    refusals: [{ code: 'projects.completed', at: 'projectNo' }],
  })
  expect(await anna().tries(movePhase, { projectNo, phaseNo: '77', days: 1, version: 2 })).toMatchObject({
    refusals: [{ code: 'projects.phase-absent' }],
  })
})
