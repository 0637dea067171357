import { customers } from '@giro/business/customers/api.ts'
import {
  addHelper,
  allocate,
  allocateToAll,
  cancelAllocation,
  changeAllocation,
  readAllocated,
  readAllocations,
  readAvailability,
  reallocate,
} from '@giro/business/dispatch/allocations/api.ts'
import { moveVisits, readBoard } from '@giro/business/dispatch/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import { listTasks } from '@giro/business/dispatch/tasks/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { groups, resources, zones } from '@giro/business/resources/api.ts'
import { serviceItemGroups, serviceItems } from '@giro/business/service-items/api.ts'
import {
  createOrder,
  createQuote,
  deleteLine,
  listOrders,
  readOrder,
  setRepairStatus,
} from '@giro/business/service-orders/api.ts'
import { acceptQuote } from '@giro/business/service-orders/documents/api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { planAndAccept } from './business.ts'
import { openGrid, positionOf, rome, technician } from './grid.ts'
import { acknowledged, setUpService } from './service-setup.ts'

/** Acceptance scenarios AC-14 to AC-19 of the specification of orders: entries made by hand, beside the board. */

let business: TestBusiness
let customerNo: string
const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')
const tuesday = asDay('2026-10-13')
const wednesday = asDay('2026-10-14')
const thursday = asDay('2026-10-15')

beforeAll(async () => {
  business = await openBusiness('2026-10-12T07:00:00Z')
  await business.work()
  await openGrid(business, mara(), [
    [0, 0],
    [40, 0],
    [20, 10],
  ])
  await mara().does(zones.create, { zoneCode: 'NORD', description: 'Nord' })
  await mara().does(groups.create, { groupNo: 'CALDO', name: 'Riscaldamento' })
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], ['ELE', 'GAS'])
  await technician(mara(), 'BIANCHI', 'Luca Bianchi', [40, 0], ['ELE', 'GAS'])
  await technician(mara(), 'NERI', 'Ugo Neri', [40, 0], [])
  for (const resourceNo of ['ROSSI', 'BIANCHI']) {
    const { version } = await mara().does(resources.read, { resourceNo })
    await mara().does(resources.change, {
      resourceNo,
      version,
      groupNo: 'CALDO',
      zones: [{ zoneCode: 'NORD' }],
    } as never)
  }
  const created = await anna().does(customers.create, {
    name: 'Panificio Dolomiti S.n.c.',
    city: 'Trento',
    zoneCode: 'NORD',
    ...positionOf([20, 10]),
  })
  customerNo = created.customerNo!
}, 180_000)
afterAll(() => business.close())
beforeEach(async () => {
  business.at('2026-10-12T07:00:00Z')
  await setUpService.with(business, { skillsOption: 'code-shown', zonesOption: 'code-shown' })
})

const hours = (count: number) => ({ description: 'Forno', estimatedMinutes: count * 60 })

async function anOrder(lines: object[] = [hours(2)], more: object = {}) {
  const { orderNo } = await anna().does(createOrder, { customerNo, lines, ...more } as never)
  return orderNo
}
const order = (orderNo: string) => anna().does(readOrder, { orderNo })
const allocations = (orderNo: string) => anna().does(readAllocations, { orderNo })
const entriesOf = async (orderNo: string, lineNo = 10000) =>
  (await allocations(orderNo)).entries.filter((entry) => entry.lineNo === lineNo)
const give = (orderNo: string, resourceNo: string, day = tuesday, more: object = {}) =>
  anna().does(allocate, { orderNo, lineNo: 10000, resourceNo, day, ...more } as never)
const setLine = (orderNo: string, lineNo: number, repairStatusCode: string) =>
  anna().does(setRepairStatus, { orderNo, lineNo, repairStatusCode }, acknowledged)
const visitsOf = async (orderNo: string) =>
  (await anna().does(readBoard, { fromDay: tuesday, toDay: thursday })).visits.filter(
    (visit) => visit.orderNo === orderNo,
  )

async function logOf(orderNo: string) {
  const rows = await business.company
    .selectFrom('documentLog')
    .select('event')
    .where('orderNo', '=', orderNo)
    .orderBy('entryNo')
    .execute()
  return rows.map((row) => row.event)
}

describe('one line is done by one resource (AC-14)', () => {
  test('on as many days as it takes, but by nobody else', async () => {
    const orderNo = await anOrder()
    expect(await entriesOf(orderNo)).toMatchObject([{ status: 'nonactive', resourceNo: null, day: null }])
    await give(orderNo, 'ROSSI')
    await give(orderNo, 'ROSSI', wednesday, { hours: '1' })
    expect(
      await anna().tries(allocate, { orderNo, lineNo: 10000, resourceNo: 'BIANCHI', day: thursday }),
    ).toMatchObject({ refusals: [{ code: 'dispatch.allocation-one-resource', at: 'resourceNo' }] })
    expect(await allocations(orderNo)).toMatchObject({
      allocatedHours: '3',
      noOfAllocations: 2,
      noOfUnallocatedItems: 0,
      reallocationNeeded: false,
      entries: [
        { status: 'active', resourceName: 'Marco Rossi', groupNo: 'CALDO', day: tuesday, hours: '2' },
        { status: 'active', day: wednesday, hours: '1', visitNo: null },
      ],
    })
  })

  test('what is not clear is refused where it can be mended', async () => {
    const orderNo = await anOrder([{ description: 'Forno', estimatedMinutes: 60 }])
    const wrong = async (input: object) => {
      const answer = await anna().tries(allocate, { orderNo, lineNo: 10000, day: tuesday, ...input } as never)
      return answer.is === 'refused' ? answer.refusals[0]?.code : answer.is
    }
    expect(await wrong({})).toBe('dispatch.allocation-resource-missing')
    expect(await wrong({ resourceNo: 'ROSSI', groupNo: 'CALDO' })).toBe(
      'dispatch.allocation-resource-missing',
    )
    expect(await wrong({ groupNo: 'FREDDO' })).toBe('dispatch.no-such-group')
    expect(await wrong({ resourceNo: 'VERDI' })).toBe('dispatch.no-such-resource')
    expect(await wrong({ resourceNo: 'ROSSI', startTime: '10:00', endTime: '09:00' })).toBe(
      'dispatch.allocation-time-order',
    )
    expect(await wrong({ resourceNo: 'ROSSI', hours: '0' })).toBe('dispatch.hours-missing')
    expect(await give(orderNo, 'ROSSI', asDay('2026-10-09'))).toMatchObject({
      warnings: ['Il 9 ott 2026 è già passato.'],
    })
    await setLine(orderNo, 10000, 'FINISHED')
    expect(await wrong({ resourceNo: 'ROSSI' })).toBe('dispatch.allocation-order-finished')
  })
})

describe('allocate to all service items (AC-15)', () => {
  test('shares the hours among the lines that wait', async () => {
    const orderNo = await anOrder([hours(1), hours(1), hours(1), hours(1)])
    await give(orderNo, 'ROSSI', tuesday, { hours: '5' })
    await setLine(orderNo, 40000, 'FINISHED')
    const finished = await entriesOf(orderNo, 40000)
    const [entry] = await entriesOf(orderNo)
    expect(await anna().tries(allocateToAll, { entryNo: entry!.entryNo })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'dispatch.allocate-to-all', facts: { count: 3, hours: '1.7' } }],
    })
    const done = await anna().does(
      allocateToAll,
      { entryNo: entry!.entryNo },
      { 'dispatch.allocate-to-all': 'yes' },
    )
    expect(done).toMatchObject({
      hoursOfEach: '1.7',
      entryNos: [expect.anything(), expect.anything(), expect.anything()],
    })
    for (const lineNo of [10000, 20000, 30000])
      expect(await entriesOf(orderNo, lineNo)).toMatchObject([
        { status: 'active', resourceNo: 'ROSSI', day: tuesday, hours: '1.7' },
      ])
    expect(await entriesOf(orderNo, 40000)).toEqual(finished)
    expect(await anna().tries(allocateToAll, { entryNo: entry!.entryNo })).toMatchObject({
      refusals: [{ code: 'dispatch.nothing-to-allocate' }],
    })
  })

  test('begins from an entry that says who and when', async () => {
    const orderNo = await anOrder([hours(1), hours(1)])
    const [entry] = await entriesOf(orderNo)
    expect(await anna().tries(allocateToAll, { entryNo: entry!.entryNo })).toMatchObject({
      refusals: [{ code: 'dispatch.allocation-not-active' }],
    })
  })
})

describe('cancel (AC-16)', () => {
  test('while the work is going on: the line is partly serviced and somebody else is needed', async () => {
    const orderNo = await anOrder()
    await give(orderNo, 'ROSSI')
    await setLine(orderNo, 10000, 'IN PROCESS')
    expect(await order(orderNo)).toMatchObject({ status: 'in-process' })
    const before = (await logOf(orderNo)).length
    const [entry] = await entriesOf(orderNo)
    expect(
      await anna().tries(cancelAllocation, {
        entryNo: entry!.entryNo,
        reasonCode: 'NOWHY',
        priority: 'high',
      }),
    ).toMatchObject({ refusals: [{ code: 'dispatch.no-such-reason', at: 'reasonCode' }] })
    await anna().does(cancelAllocation, { entryNo: entry!.entryNo, reasonCode: 'SICK', priority: 'high' })
    expect(await entriesOf(orderNo)).toMatchObject([
      { status: 'reallocation-needed', reasonCode: 'SICK', resourceNo: 'ROSSI', serviceStarted: true },
    ])
    expect(await order(orderNo)).toMatchObject({
      status: 'pending',
      priority: 'high',
      lines: [{ repairStatusCode: 'PARTLYSERV', priority: 'high' }],
    })
    expect((await logOf(orderNo)).slice(before)).toEqual([17, 14, 2])
    const listed = async (state: string) =>
      (
        await anna().does(listOrders, {
          filters: [
            { field: 'allocationState', is: 'equals', value: state },
            { field: 'orderNo', is: 'equals', value: orderNo },
          ],
        } as never)
      ).total
    expect(await listed('reallocation-needed')).toBe(1)
    expect(await listed('full')).toBe(0)
    expect(await listed('partial')).toBe(0)
    expect(
      await anna().tries(cancelAllocation, { entryNo: entry!.entryNo, reasonCode: 'SICK', priority: 'high' }),
    ).toMatchObject({ refusals: [{ code: 'dispatch.allocation-not-active' }] })
  })

  test('of one line on the board: it becomes a visit of its own, the others keep their place', async () => {
    const orderNo = await anOrder([hours(1), hours(1)])
    const [visit] = await visitsOf(orderNo)
    const start = rome(tuesday, '10:00')
    await anna().does(moveVisits, {
      moves: [{ visitNo: visit!.visitNo, to: { resourceNo: 'ROSSI', day: tuesday, start } }],
      seen: {},
    })
    const [entry] = await entriesOf(orderNo, 20000)
    expect(entry).toMatchObject({ status: 'active', onBoard: true, startTime: '10:00', endTime: '12:00' })
    await anna().does(cancelAllocation, { entryNo: entry!.entryNo, reasonCode: 'PARTS', priority: 'medium' })
    const after = await visitsOf(orderNo)
    expect(after).toMatchObject([
      { lineNos: [10000], minutes: 60, placement: { resourceNo: 'ROSSI', start } },
      { lineNos: [20000], placement: null, priority: 'medium' },
    ])
    expect((await order(orderNo)).lines).toMatchObject([
      { repairStatusCode: 'INITIAL' },
      { repairStatusCode: 'REFERRED' },
    ])
    // Whoever gets it on the board ends the wait.
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: after[1]!.visitNo,
          to: { resourceNo: 'BIANCHI', day: tuesday, start: rome(tuesday, '09:00') },
        },
      ],
      seen: {},
    })
    expect(await entriesOf(orderNo, 20000)).toMatchObject([
      { status: 'canceled', resourceNo: 'ROSSI', reasonCode: 'PARTS' },
      { status: 'active', resourceNo: 'BIANCHI', onBoard: true },
    ])
    expect((await allocations(orderNo)).reallocationNeeded).toBe(false)
  })
})

describe('reallocate (AC-17)', () => {
  test('work that was begun is finished for the one, and goes on with the other', async () => {
    const orderNo = await anOrder()
    await give(orderNo, 'ROSSI')
    await setLine(orderNo, 10000, 'IN PROCESS')
    const [entry] = await entriesOf(orderNo)
    await anna().does(reallocate, { entryNo: entry!.entryNo, resourceNo: 'BIANCHI', reasonCode: 'DELAY' })
    expect(await entriesOf(orderNo)).toMatchObject([
      { status: 'finished', resourceNo: 'ROSSI', reasonCode: 'DELAY' },
      { status: 'active', resourceNo: 'BIANCHI', day: tuesday, hours: '2', reasonCode: null },
    ])
    expect((await order(orderNo)).lines).toMatchObject([{ repairStatusCode: 'PARTLYSERV' }])
    expect(await visitsOf(orderNo)).toMatchObject([
      { state: 'unplanned', allocated: { resourceNo: 'BIANCHI', day: tuesday } },
    ])
  })

  test('work that was not begun is canceled for the one, and the line is referred', async () => {
    const orderNo = await anOrder()
    await give(orderNo, 'ROSSI')
    const [entry] = await entriesOf(orderNo)
    expect(
      await anna().tries(reallocate, { entryNo: entry!.entryNo, resourceNo: 'ROSSI', reasonCode: 'DELAY' }),
    ).toMatchObject({ refusals: [{ code: 'dispatch.reallocate-same' }] })
    await anna().does(reallocate, { entryNo: entry!.entryNo, groupNo: 'CALDO', reasonCode: 'DELAY' })
    expect(await entriesOf(orderNo)).toMatchObject([
      { status: 'canceled', resourceNo: 'ROSSI', reasonCode: 'DELAY' },
      { status: 'active', resourceNo: null, groupNo: 'CALDO', day: tuesday },
    ])
    expect((await order(orderNo)).lines).toMatchObject([{ repairStatusCode: 'REFERRED' }])
  })

  test('a visit on the board goes over to the same time of the other, when that is free', async () => {
    const orderNo = await anOrder()
    const [visit] = await visitsOf(orderNo)
    const start = rome(wednesday, '14:00')
    await anna().does(moveVisits, {
      moves: [{ visitNo: visit!.visitNo, to: { resourceNo: 'ROSSI', day: wednesday, start } }],
      seen: {},
    })
    await anna().does(publishVisits, {
      fromDay: wednesday,
      toDay: wednesday,
      seen: { [visit!.visitNo]: (await visitsOf(orderNo))[0]!.version },
    })
    const [entry] = await entriesOf(orderNo)
    expect(
      await anna().does(reallocate, { entryNo: entry!.entryNo, resourceNo: 'BIANCHI', reasonCode: 'SKILL' }),
    ).toMatchObject({ placed: true })
    expect(await visitsOf(orderNo)).toMatchObject([
      { placement: { resourceNo: 'BIANCHI', day: wednesday, start }, published: { resourceNo: 'ROSSI' } },
    ])
    expect(await entriesOf(orderNo)).toMatchObject([
      { status: 'canceled', resourceNo: 'ROSSI', reasonCode: 'SKILL' },
      { status: 'active', resourceNo: 'BIANCHI', onBoard: true, startTime: '14:00' },
    ])
  })

  test('lines that go to different people become visits of their own', async () => {
    const orderNo = await anOrder([hours(1), hours(1)])
    await give(orderNo, 'ROSSI')
    await anna().does(allocate, { orderNo, lineNo: 20000, resourceNo: 'BIANCHI', day: wednesday })
    expect(await visitsOf(orderNo)).toMatchObject([
      { lineNos: [10000], allocated: { resourceNo: 'ROSSI', day: tuesday } },
      { lineNos: [20000], allocated: { resourceNo: 'BIANCHI', day: wednesday } },
    ])
  })
})

describe('an entry and the board', () => {
  test('planning gives an entry its time, with that person and on that day', async () => {
    const orderNo = await anOrder([{ description: 'Forno', estimatedMinutes: 60 }])
    await give(orderNo, 'BIANCHI', thursday, { hours: '1.5' })
    const [visit] = await visitsOf(orderNo)
    await planAndAccept(business, anna(), {
      fromDay: tuesday,
      toDay: thursday,
      visitNos: [visit!.visitNo],
      iterations: 200,
      seed: 1,
    } as never)
    expect(await visitsOf(orderNo)).toMatchObject([{ placement: { resourceNo: 'BIANCHI', day: thursday } }])
    // The same entry, with its own hours, has the time now.
    expect(await entriesOf(orderNo)).toMatchObject([
      {
        status: 'active',
        resourceNo: 'BIANCHI',
        hours: '1.5',
        onBoard: true,
        startTime: expect.any(String),
      },
    ])
    const [entry] = await entriesOf(orderNo)
    expect(
      await anna().tries(changeAllocation, {
        entryNo: entry!.entryNo,
        resourceNo: 'BIANCHI',
        day: wednesday,
      }),
    ).toMatchObject({ refusals: [{ code: 'dispatch.allocation-on-board' }] })
  })

  test('a group entry is taken by whoever of the group the board chooses', async () => {
    const orderNo = await anOrder()
    await anna().does(allocate, { orderNo, lineNo: 10000, groupNo: 'CALDO', day: thursday })
    const [visit] = await visitsOf(orderNo)
    expect(visit).toMatchObject({ allocated: { resourceNo: null, groupNo: 'CALDO', day: thursday } })
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: visit!.visitNo,
          to: { resourceNo: 'ROSSI', day: thursday, start: rome(thursday, '09:00') },
        },
      ],
      seen: {},
    })
    expect(await entriesOf(orderNo)).toMatchObject([
      { status: 'active', resourceNo: 'ROSSI', groupNo: 'CALDO' },
    ])
  })

  test('changes: another day, the person of a group, back to nobody; another person only with a reason', async () => {
    const orderNo = await anOrder()
    const { entryNo } = await anna().does(allocate, {
      orderNo,
      lineNo: 10000,
      groupNo: 'CALDO',
      day: tuesday,
    })
    const change = (input: object) => anna().tries(changeAllocation, { entryNo, ...input } as never)
    expect(
      await change({ resourceNo: 'ROSSI', day: wednesday, startTime: '09:00', endTime: '11:00' }),
    ).toMatchObject({ is: 'done' })
    expect(await entriesOf(orderNo)).toMatchObject([
      { resourceNo: 'ROSSI', day: wednesday, startTime: '09:00', endTime: '11:00' },
    ])
    expect(await change({ resourceNo: 'BIANCHI', day: wednesday })).toMatchObject({
      refusals: [{ code: 'dispatch.allocation-reallocate' }],
    })
    await change({ day: null })
    expect(await entriesOf(orderNo)).toMatchObject([{ status: 'nonactive', resourceNo: null, day: null }])
    const { version } = await order(orderNo)
    expect(await anna().tries(deleteLine, { orderNo, lineNo: 10000, version })).toMatchObject({ is: 'done' })
  })

  test('helpers come to lines that need several people', async () => {
    const orderNo = await anOrder([{ description: 'Caldaia', estimatedMinutes: 60, crewSize: 2 }])
    const help = (resourceNo: string) =>
      anna().tries(addHelper, { orderNo, lineNo: 10000, resourceNo, day: tuesday })
    expect(await help('BIANCHI')).toMatchObject({ refusals: [{ code: 'dispatch.helper-without-lead' }] })
    await give(orderNo, 'ROSSI')
    expect(await help('ROSSI')).toMatchObject({ refusals: [{ code: 'dispatch.helper-twice' }] })
    expect(await help('BIANCHI')).toMatchObject({ is: 'done' })
    expect(await help('NERI')).toMatchObject({ refusals: [{ code: 'dispatch.helpers-enough' }] })
    expect(await entriesOf(orderNo)).toMatchObject([
      { role: 'lead', resourceNo: 'ROSSI' },
      { role: 'helper', resourceNo: 'BIANCHI', hours: '1' },
    ])
    const helper = (await entriesOf(orderNo)).find((entry) => entry.role === 'helper')!
    expect(
      await anna().tries(reallocate, { entryNo: helper.entryNo, resourceNo: 'NERI', reasonCode: 'SICK' }),
    ).toMatchObject({ refusals: [{ code: 'dispatch.helper-not-reallocated' }] })
    // Who only comes along leaves; the line and the lead stay as they are.
    await anna().does(cancelAllocation, { entryNo: helper.entryNo, reasonCode: 'SICK', priority: 'low' })
    expect(await entriesOf(orderNo)).toMatchObject([{ status: 'active' }, { status: 'canceled' }])
    expect((await order(orderNo)).lines).toMatchObject([{ repairStatusCode: 'INITIAL' }])
  })
})

describe('quotes (AC-18)', () => {
  test("who was to do a quote's work must be chosen anew, and ends as finished", async () => {
    business.at('2026-10-01T07:00:00Z')
    const { orderNo: quoteNo } = await anna().does(createQuote, {
      customerNo,
      lines: [{ description: 'Sostituzione bruciatore', estimatedMinutes: 120 }],
    } as never)
    await give(quoteNo, 'ROSSI', asDay('2026-10-05'))
    expect(await entriesOf(quoteNo)).toMatchObject([{ status: 'active', resourceNo: 'ROSSI', visitNo: null }])
    await setLine(quoteNo, 10000, 'QUOTEFIN')
    business.at('2026-10-13T08:00:00Z')
    const { version } = await order(quoteNo)
    const { orderNo } = await anna().does(acceptQuote, { orderNo: quoteNo, version })
    const [entry] = await entriesOf(orderNo)
    expect(entry).toMatchObject({ status: 'reallocation-needed', resourceNo: 'ROSSI', serviceStarted: true })
    await anna().does(reallocate, { entryNo: entry!.entryNo, resourceNo: 'BIANCHI', reasonCode: 'PLAN' })
    expect(await entriesOf(orderNo)).toMatchObject([
      { status: 'finished', resourceNo: 'ROSSI' },
      { status: 'active', resourceNo: 'BIANCHI' },
    ])
    // Nobody gave the work back: the line stays as it was.
    expect((await order(orderNo)).lines).toMatchObject([{ repairStatusCode: 'INITIAL' }])
    expect(await logOf(quoteNo)).toContain(12)
  })
})

describe('skills and zones (AC-19)', () => {
  const gas = async () => {
    const { serviceItemNo } = await anna().does(serviceItems.create, {
      description: 'Caldaia a gas',
      customerNo,
      skills: [{ skillCode: 'GAS', level: 1 }],
    } as never)
    return anOrder([{ serviceItemNo, estimatedMinutes: 60 }])
  }
  const toNeri = (orderNo: string, answers = {}) =>
    anna().tries(allocate, { orderNo, lineNo: 10000, resourceNo: 'NERI', day: tuesday }, { answers })

  test('as the set-up says: refused, asked, or nobody looks', async () => {
    const orderNo = await gas()
    await setUpService.with(business, { skillsOption: 'warning-displayed' })
    expect(await toNeri(orderNo)).toMatchObject({
      refusals: [{ code: 'dispatch.not-qualified', facts: { skills: 'GAS' } }],
    })
    await setUpService.with(business, { skillsOption: 'code-shown', zonesOption: 'warning-displayed' })
    expect(await toNeri(orderNo)).toMatchObject({
      is: 'asks',
      questions: [{ code: 'dispatch.not-in-zone', facts: { zone: 'NORD' } }],
    })
    expect(await toNeri(orderNo, { 'dispatch.not-in-zone': 'yes' })).toMatchObject({ is: 'done' })
    await setUpService.with(business, { skillsOption: 'not-used', zonesOption: 'not-used' })
    expect(await toNeri(await gas())).toMatchObject({ is: 'done' })
  })

  test('groups are never examined', async () => {
    await setUpService.with(business, { skillsOption: 'warning-displayed', zonesOption: 'warning-displayed' })
    await mara().does(groups.create, { groupNo: 'VUOTO', name: 'Nessuno' })
    const orderNo = await gas()
    expect(
      await anna().tries(allocate, { orderNo, lineNo: 10000, groupNo: 'VUOTO', day: tuesday }),
    ).toMatchObject({ is: 'done' })
  })

  test('the first filled field decides, even where it asks for nothing', async () => {
    await setUpService.with(business, { skillsOption: 'warning-displayed' })
    await mara().does(serviceItemGroups.create, {
      groupCode: 'QUADRI',
      description: 'Quadri elettrici',
      skills: [{ skillCode: 'ELE', level: 1 }],
    } as never)
    const { serviceItemNo } = await anna().does(serviceItems.create, {
      description: 'Quadro',
      customerNo,
    } as never)
    const ofGroup = await anOrder([{ description: 'Quadro', groupCode: 'QUADRI', estimatedMinutes: 60 }])
    expect(await toNeri(ofGroup)).toMatchObject({ refusals: [{ facts: { skills: 'ELE' } }] })
    const orderNo = await anOrder([{ serviceItemNo, groupCode: 'QUADRI', estimatedMinutes: 60 }])
    expect(await toNeri(orderNo)).toMatchObject({ is: 'done' })
  })

  test('the list of candidates puts the right people first', async () => {
    const orderNo = await gas()
    const { rows, columns } = await anna().does(readAvailability, {
      fromDay: tuesday,
      count: 3,
      orderNo,
      lineNo: 10000,
    })
    expect(columns.map((column) => column.from)).toEqual([tuesday, wednesday, thursday])
    expect(rows.map((row) => [row.no, row.qualified, row.inZone, row.missingSkills])).toEqual([
      [expect.any(String), true, true, []],
      [expect.any(String), true, true, []],
      ['NERI', false, false, ['GAS']],
    ])
  })
})

describe('availability (F-8)', () => {
  test('is capacity less what is active, for people and for groups with what was given to the group', async () => {
    const friday = asDay('2026-10-23')
    const orderNo = await anOrder([hours(3), hours(2)])
    await give(orderNo, 'ROSSI', friday)
    await anna().does(allocate, { orderNo, lineNo: 20000, groupNo: 'CALDO', day: friday })
    const of = async (by: 'resource' | 'group', no: string, more: object = {}) =>
      (await anna().does(readAvailability, { fromDay: friday, count: 1, by, ...more } as never)).rows.find(
        (row) => row.no === no,
      )?.cells[0]
    const whole = Number((await of('resource', 'BIANCHI'))!.capacity)
    expect(await of('resource', 'ROSSI')).toEqual({
      capacity: String(whole),
      allocated: '3',
      available: String(whole - 3),
    })
    expect(await of('group', 'CALDO')).toEqual({
      capacity: String(2 * whole),
      allocated: '5',
      available: String(2 * whole - 5),
    })
    expect(await of('group', 'CALDO', { period: 'week' })).toMatchObject({ capacity: String(10 * whole) })
    const { rows } = await anna().does(readAllocated, { groupNo: 'CALDO', fromDay: friday, toDay: friday })
    expect(rows).toMatchObject([
      { orderNo, lineNo: 10000, resourceName: 'Marco Rossi', customerName: 'Panificio Dolomiti S.n.c.' },
      { orderNo, lineNo: 20000, resourceName: null },
    ])
  })
})

describe('service tasks (§10.4)', () => {
  const tasks = (input: object) => anna().does(listTasks, input as never)

  test('are the lines of orders and quotes, the most urgent first, found by whoever does them', async () => {
    const orderNo = await anOrder([
      { description: 'Bruciatore', estimatedMinutes: 60, responseDate: '2026-10-20', responseTime: '10:00' },
      { description: 'Pompa', estimatedMinutes: 60, responseDate: '2026-10-19', responseTime: '10:00' },
    ])
    await anna().does(allocate, { orderNo, lineNo: 10000, groupNo: 'CALDO', day: thursday })
    const of = { field: 'orderNo', is: 'equals', value: orderNo }
    const sort = [
      { field: 'responseDate', descending: false },
      { field: 'priority', descending: true },
    ]
    expect((await tasks({ filters: [of], sort })).rows).toMatchObject([
      { description: 'Pompa', allocationState: 'nonactive', noOfAllocations: 0, resourceNames: '' },
      {
        description: 'Bruciatore',
        customerName: 'Panificio Dolomiti S.n.c.',
        kind: 'order',
        allocationState: 'active',
        noOfAllocations: 1,
        resourceNames: 'Riscaldamento',
        groupNos: 'CALDO',
        nextDay: thursday,
      },
    ])
    const ofGroup = { field: 'groupNos', is: 'contains', value: 'CALDO' }
    expect((await tasks({ filters: [of, ofGroup] })).total).toBe(1)
  })

  test('a filter that leaves nothing of a document is refused', async () => {
    const orderNo = await anOrder()
    const answer = await anna().tries(listTasks, {
      documentNo: orderNo,
      filters: [{ field: 'allocationState', is: 'equals', value: 'finished' }],
    } as never)
    expect(answer).toMatchObject({ refusals: [{ code: 'dispatch.no-task-in-filter' }] })
    expect((await tasks({ documentNo: orderNo })).total).toBe(1)
  })
})
