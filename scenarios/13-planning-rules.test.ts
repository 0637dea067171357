import { customers } from '@giro/business/customers/api.ts'
import {
  applyPlan,
  discardPlan,
  explainVisit,
  moveVisits,
  previewMove,
  readBoard,
  readDispatchSetup,
  undoStep,
  updateDispatchSetup,
} from '@giro/business/dispatch/api.ts'
import { readMyVisits } from '@giro/business/dispatch/reports/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay, asInstant, type Day } from '@giro/business/foundation/day.ts'
import { resources, setShiftException, skills, zones } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { changeLine, createOrder, readOrder, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proposalOf, usualWorkDay } from './business.ts'
import { acknowledged } from './service-setup.ts'

let business: TestBusiness
const towns = {
  trento: [46.0679, 11.1211],
  lavis: [46.139, 11.1119],
  rovereto: [45.8904, 11.0405],
  pergine: [46.0645, 11.2393],
  riva: [45.8858, 10.8412],
} as const
type Town = keyof typeof towns

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  for (const [skillCode, description, certificateNeeded] of [
    ['ELE', 'Impianti elettrici', false],
    ['GAS', 'Impianti a gas (patentino)', true],
    ['CLIMA', 'Climatizzazione', false],
  ] as const)
    await anna().does(skills.create, { skillCode, description, certificateNeeded })
  await anna().does(zones.create, { zoneCode: 'GARDA', description: 'Alto Garda' })
  await usualWorkDay(anna())
  await technician('ROSSI', 'Marco Rossi', 'trento', { skills: [{ skillCode: 'ELE', level: 2 }] })
  await technician('BIANCHI', 'Luca Bianchi', 'rovereto', { skills: [{ skillCode: 'ELE', level: 2 }] })
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')
const manager = () => business.person('Paolo', 'manager')

const technician = (resourceNo: string, name: string, town: Town, more: object = {}) =>
  anna().does(resources.create, {
    resourceNo,
    name,
    templateCode: 'GIORNO',
    homeLatitude: towns[town][0],
    homeLongitude: towns[town][1],
    ...more,
  })

async function aCustomer(town: Town, more: object = {}): Promise<string> {
  const [latitude, longitude] = towns[town]
  const { customerNo } = await anna().does(customers.create, {
    name: `Condominio ${town}`,
    city: town,
    latitude,
    longitude,
    ...more,
  })
  return customerNo!
}

async function anOrder(town: Town, line: object = {}, customer: object = {}): Promise<string> {
  return orderOf(await aCustomer(town, customer), [line])
}

async function orderOf(customerNo: string, lines: object[]): Promise<string> {
  const { orderNo } = await anna().does(createOrder, {
    customerNo,
    orderDate: asDay('2026-10-12'),
    orderTime: '09:00' as never,
    lines: lines.map((line) => ({
      description: 'Manutenzione caldaia',
      priority: 'high',
      estimatedMinutes: 60,
      responseDate: '2026-12-18',
      responseTime: '17:00',
      ...line,
    })) as never,
  })
  return orderNo
}

interface Wanted {
  readonly from: string
  readonly to?: string
  readonly who?: string[]
  readonly visits: string[]
}

/** Plans the named visits, and nothing else, and accepts. */
async function planned({ from, to = from, who, visits }: Wanted) {
  const plan = await proposal({ from, to, ...(who && { who }), visits })
  await anna().does(applyPlan, { planNo: plan.planNo, version: plan.version })
  return plan
}

const proposal = ({ from, to = from, who, visits }: Wanted) =>
  proposalOf(business, anna(), {
    fromDay: asDay(from),
    toDay: asDay(to),
    visitNos: visits,
    moveOthers: false,
    iterations: 1500,
    seed: 1,
    ...(who && { resourceNos: who }),
  })

const board = (from: string, to = from) => anna().does(readBoard, { fromDay: asDay(from), toDay: asDay(to) })
async function visitOn(visitNo: string, from: string, to = from) {
  const { visits } = await board(from, to)
  return visits.find((visit) => visit.visitNo === visitNo)!
}
const codeOf = async (answer: ReturnType<ReturnType<typeof anna>['tries']>) => {
  const done = await answer
  return done.is === 'done' || done.is === 'asks' ? done.is : done.refusals[0]!.code
}

describe('crews (H1, H7; AC-30)', () => {
  const tuesday = '2026-10-13'
  let visitNo = ''
  let orderNo = ''

  test('two technicians start together, when the last of them is there; both have the visit on their day', async () => {
    orderNo = await anOrder('riva', {
      description: 'Sostituzione compressore',
      estimatedMinutes: 90,
      crewSize: 2,
      extraSkills: [{ skillCode: 'ELE', level: 1 }],
      promised: { from: '2026-10-13T06:00:00Z', to: '2026-10-13T10:00:00Z' },
    })
    visitNo = `${orderNo}-1`
    const plan = await planned({ from: tuesday, visits: [visitNo] })
    expect(plan.unassigned).toEqual([])
    expect(plan.after?.planned).toBe(1)
    const { placement } = await visitOn(visitNo, tuesday)
    const crew = [placement!.resourceNo, ...placement!.helpers!.map((helper) => helper.resourceNo)].sort()
    expect(crew).toEqual(['BIANCHI', 'ROSSI'])
    const arrivals = [placement!.arrival, ...placement!.helpers!.map((helper) => helper.arrival)].sort()
    expect(arrivals.at(-1)! <= placement!.start).toBe(true)
    for (const resourceNo of crew) {
      const day = await business
        .person(resourceNo, 'technician', 'it', resourceNo)
        .does(readMyVisits, { day: asDay(tuesday) })
      expect(day.visits.map((visit) => visit.visitNo)).toEqual([visitNo])
    }
    const entries = await business.company
      .selectFrom('allocation')
      .select(['role', 'resourceNo', 'status', 'hours'])
      .where('orderNo', '=', orderNo)
      .orderBy('role')
      .execute()
    expect(entries).toEqual([
      { role: 'helper', resourceNo: placement!.helpers![0]!.resourceNo, status: 'active', hours: '1.5' },
      { role: 'lead', resourceNo: placement!.resourceNo, status: 'active', hours: '1.5' },
    ])
    const { log } = await anna().does(readOrder, { orderNo })
    expect(log[0]!.after).toContain(' + ')
  })

  test('by hand the crew comes along as a whole; the helper may lead; a crew that is not complete is refused', async () => {
    const before = (await visitOn(visitNo, tuesday)).placement!
    const [helper] = before.helpers!
    const to = { resourceNo: helper!.resourceNo, day: asDay(tuesday), start: '2026-10-13T08:30:00Z' as never }
    await anna().does(moveVisits, { moves: [{ visitNo, to }], seen: {} })
    const moved = (await visitOn(visitNo, tuesday)).placement!
    expect(moved).toMatchObject({ resourceNo: helper!.resourceNo, start: '2026-10-13T08:30:00Z' })
    expect(moved.helpers!.map((one) => one.resourceNo)).toEqual([before.resourceNo])

    const lone = `${await anOrder('trento', { crewSize: 2 })}-1`
    const refused = await anna().tries(previewMove, { moves: [{ visitNo: lone, to }] })
    expect(refused).toMatchObject({
      refusals: [{ code: 'dispatch.crew-incomplete', facts: { crewSize: 2, missing: 1 } }],
    })
    expect(
      await codeOf(
        anna().tries(moveVisits, {
          moves: [{ visitNo: lone, to: { ...to, helpers: [to.resourceNo] } }],
          seen: {},
        }),
      ),
    ).toBe('dispatch.crew-twice')
    expect((await visitOn(lone, tuesday)).placement).toBeNull()
  })

  test('what stands before one member pushes the other too, and undo takes everybody back', async () => {
    const before = (await visitOn(visitNo, tuesday)).placement!
    const behind = `${await anOrder('riva', { estimatedMinutes: 30 })}-1`
    const [other] = before.helpers!
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: behind,
          to: { resourceNo: other!.resourceNo, day: asDay(tuesday), start: before.end as never },
        },
      ],
      seen: {},
    })
    const first = `${await anOrder('rovereto', { estimatedMinutes: 120 })}-1`
    const to = { resourceNo: before.resourceNo, day: asDay(tuesday), start: '2026-10-13T06:40:00Z' as never }
    await anna().does(moveVisits, { moves: [{ visitNo: first, to }], seen: {} })
    const pushed = (await visitOn(visitNo, tuesday)).placement!
    expect(pushed.start > before.start).toBe(true)
    expect((await visitOn(behind, tuesday)).placement!.start >= pushed.end).toBe(true)
    await anna().does(undoStep, {})
    expect((await visitOn(visitNo, tuesday)).placement).toEqual(before)
    await anna().does(undoStep, {})
  })

  test('a technician who helps at one place cannot be put at another at the same time', async () => {
    const { start, helpers } = (await visitOn(visitNo, tuesday)).placement!
    const at = `${await anOrder('riva')}-1`
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: at,
          to: { resourceNo: helpers![0]!.resourceNo, day: asDay(tuesday), start: start as never },
        },
      ],
      seen: {},
    })
    const [one, other] = [await visitOn(visitNo, tuesday), await visitOn(at, tuesday)]
    const [before, behind] = [one, other].sort((a, b) => (a.placement!.start < b.placement!.start ? -1 : 1))
    expect(before!.placement!.end <= behind!.placement!.start).toBe(true)
    await anna().does(moveVisits, { moves: [{ visitNo, to: null }], seen: {} })
    expect((await visitOn(visitNo, tuesday)).placement).toBeNull()
    const rows = await business.company.selectFrom('visitHelper').selectAll().execute()
    expect(rows).toEqual([])
    await anna().does(moveVisits, { moves: [{ visitNo: at, to: null }], seen: {} })
  })

  test('nobody is left to help: the visit stays out and says so', async () => {
    const alone = `${await anOrder('trento', { crewSize: 3 })}-1`
    const plan = await proposal({ from: tuesday, visits: [alone] })
    expect(plan.unassigned[0]).toMatchObject({ visitNo: alone })
    expect(plan.unassigned[0]!.reasons.map((reason) => reason.code)).toContain('CREW_SHORT')
    expect(plan.unassigned[0]!.reasons[0]!.text).toContain('servono 3 tecnici insieme')
    await anna().does(discardPlan, { planNo: plan.planNo })
  })
})

describe('what comes before (H6)', () => {
  test('parts that are not there yet keep the visit out of earlier days, and it is the first possible moment after', async () => {
    const orderNo = await anOrder('trento', { partsReadyAt: '2026-10-15T05:00:00Z' })
    const visitNo = `${orderNo}-1`
    const early = await proposal({ from: '2026-10-13', to: '2026-10-14', visits: [visitNo] })
    expect(early.unassigned).toMatchObject([{ visitNo, reasons: [{ code: 'PARTS_NOT_READY' }] }])
    expect(early.unassigned[0]!.reasons[0]!.text).toContain('gio')
    const why = await anna().does(explainVisit, {
      visitNo,
      fromDay: asDay('2026-10-13'),
      toDay: asDay('2026-10-14'),
    })
    expect(why).toMatchObject({ verdict: 'parts-not-ready' })
    await planned({ from: '2026-10-13', to: '2026-10-15', visits: [visitNo] })
    const { placement } = await visitOn(visitNo, '2026-10-15')
    expect(placement).toMatchObject({ day: '2026-10-15' })
  })

  test('AC-30: a part that is delayed takes the visit off the plan, and it is told which promise is at risk', async () => {
    const orderNo = await anOrder('trento', {
      partsReadyAt: '2026-10-15T05:00:00Z',
      promised: { from: '2026-10-15T06:00:00Z', to: '2026-10-15T10:00:00Z' },
    })
    const visitNo = `${orderNo}-1`
    await planned({ from: '2026-10-15', visits: [visitNo] })
    const { version } = await anna().does(readOrder, { orderNo })
    await anna().does(changeLine, {
      orderNo,
      lineNo: 10000,
      version,
      partsReadyAt: '2026-10-16T05:00:00Z',
    } as never)
    expect(await visitOn(visitNo, '2026-10-15')).toMatchObject({ state: 'unplanned', placement: null })
    const entries = await business.company
      .selectFrom('allocation')
      .select(['status', 'reasonCode'])
      .where('visitNo', '=', visitNo)
      .orderBy('entryNo')
      .execute()
    expect(entries).toEqual([
      { status: 'canceled', reasonCode: 'PARTS' },
      { status: 'nonactive', reasonCode: null },
    ])
    const told = await business.company
      .selectFrom('event')
      .select('data')
      .where('name', '=', 'dispatch.parts-delayed')
      .where('subject', '=', orderNo)
      .executeTakeFirstOrThrow()
    expect(told.data).toEqual({ visitNos: [visitNo], promisesAtRisk: [visitNo] })
    // A visit that stands behind the new moment stays.
    const start = asInstant('2026-10-16T08:00:00Z')
    await anna().does(moveVisits, {
      moves: [{ visitNo, to: { resourceNo: 'ROSSI', day: asDay('2026-10-16'), start } }],
      seen: {},
    })
    const order = await anna().does(readOrder, { orderNo })
    await anna().does(changeLine, {
      orderNo,
      lineNo: 10000,
      version: order.version,
      partsReadyAt: '2026-10-16T04:00:00Z',
    } as never)
    expect(await visitOn(visitNo, '2026-10-16')).toMatchObject({ state: 'planned' })
  })

  test('work comes after other work, with the wait that is asked for, by the same technician on the same day', async () => {
    const first = await anOrder('rovereto', { description: 'Posa massetto' })
    const second = await anOrder('pergine', {
      description: 'Collaudo',
      after: [{ orderNo: first, gapMinMinutes: 120, sameTechnician: true, sameDay: true }],
    })
    await planned({ from: '2026-10-16', to: '2026-10-20', visits: [`${first}-1`, `${second}-1`] })
    const one = (await visitOn(`${first}-1`, '2026-10-16', '2026-10-20')).placement!
    const other = (await visitOn(`${second}-1`, '2026-10-16', '2026-10-20')).placement!
    expect([other.resourceNo, other.day]).toEqual([one.resourceNo, one.day])
    expect(Date.parse(other.start) - Date.parse(one.end)).toBeGreaterThanOrEqual(120 * 60_000)
    expect(await visitOn(`${second}-1`, other.day)).toMatchObject({ after: [`${first}-1`] })
  })

  test('a visit whose predecessor is not planned waits for it', async () => {
    const first = await anOrder('trento')
    const second = await anOrder('lavis', { after: [{ orderNo: first, lineNo: 10000 }] })
    const plan = await proposal({ from: '2026-10-16', visits: [`${second}-1`] })
    expect(plan.changes).toEqual([])
    await anna().does(discardPlan, { planNo: plan.planNo })
    await planned({ from: '2026-10-16', visits: [`${first}-1`] })
    await planned({ from: '2026-10-16', visits: [`${second}-1`] })
    const [one, other] = [
      await visitOn(`${first}-1`, '2026-10-16'),
      await visitOn(`${second}-1`, '2026-10-16'),
    ]
    expect(other.placement!.start >= one.placement!.end).toBe(true)
  })

  test('stages of one order are visits of their own, in their order', async () => {
    const customerNo = await aCustomer('lavis')
    const orderNo = await orderOf(customerNo, [
      { description: 'Sopralluogo', stage: 1 },
      { description: 'Montaggio', stage: 2, after: [{ lineNo: 10000, gapMinMinutes: 24 * 60 }] },
    ])
    const visits = (await board('2026-10-19', '2026-10-23')).visits.filter(
      (visit) => visit.orderNo === orderNo,
    )
    expect(visits.map((visit) => [visit.visitNo, visit.stage])).toEqual([
      [`${orderNo}-1`, 1],
      [`${orderNo}-2`, 2],
    ])
    await planned({ from: '2026-10-19', to: '2026-10-23', visits: visits.map((visit) => visit.visitNo) })
    const one = await visitOn(`${orderNo}-1`, '2026-10-19', '2026-10-23')
    const other = await visitOn(`${orderNo}-2`, '2026-10-19', '2026-10-23')
    expect(Date.parse(other.placement!.start) - Date.parse(one.placement!.end)).toBeGreaterThanOrEqual(
      86_400_000,
    )
  })

  test('a line given another stage becomes a visit of its own; planned lines stay', async () => {
    const orderNo = await orderOf(await aCustomer('lavis'), [{}, { description: 'Seconda' }])
    const { version } = await anna().does(readOrder, { orderNo })
    await anna().does(changeLine, { orderNo, lineNo: 20000, version, stage: 2 })
    const visits = (await board('2026-10-19')).visits.filter((visit) => visit.orderNo === orderNo)
    expect(visits.map((visit) => [visit.stage, visit.lineNos, visit.minutes])).toEqual([
      [1, [10000], 60],
      [2, [20000], 60],
    ])
    const to = { resourceNo: 'ROSSI', day: asDay('2026-10-23'), start: '2026-10-23T12:00:00Z' as never }
    await anna().does(moveVisits, { moves: [{ visitNo: `${orderNo}-1`, to }], seen: {} })
    const again = await anna().does(readOrder, { orderNo })
    const join = { orderNo, lineNo: 10000, version: again.version, stage: 2 }
    expect(await codeOf(anna().tries(changeLine, join))).toBe('dispatch.allocations-attached')
    await anna().does(moveVisits, { moves: [{ visitNo: `${orderNo}-1`, to: null }], seen: {} })
    await anna().does(changeLine, join)
    const joined = (await board('2026-10-19')).visits.filter((visit) => visit.orderNo === orderNo)
    expect(joined.map((visit) => [visit.stage, visit.lineNos, visit.minutes])).toEqual([
      [2, [10000, 20000], 120],
    ])
  })

  test('circles, lines of the same visit and lines that do not exist are refused in words', async () => {
    const first = await anOrder('trento')
    const second = await anOrder('trento', { after: [{ orderNo: first }] })
    const { version } = await anna().does(readOrder, { orderNo: first })
    const change = { orderNo: first, lineNo: 10000, version }
    const circle = await anna().tries(changeLine, { ...change, after: [{ orderNo: second }] })
    expect(circle).toMatchObject({ refusals: [{ code: 'service-orders.after-circle' }] })
    expect(JSON.stringify(circle)).toContain(`${first} → ${second} → ${first}`)
    expect(await codeOf(anna().tries(changeLine, { ...change, after: [{ lineNo: 10000 }] }))).toBe(
      'service-orders.after-itself',
    )
    expect(await codeOf(anna().tries(changeLine, { ...change, after: [{ orderNo: 'OS99999' }] }))).toBe(
      'service-orders.no-such-predecessor',
    )
    expect(
      await codeOf(
        anna().tries(changeLine, {
          ...change,
          after: [{ orderNo: second, gapMinMinutes: 60, gapMaxMinutes: 30 }],
        }),
      ),
    ).toBe('service-orders.gap-order')
    expect((await anna().does(readOrder, { orderNo: first })).lines[0]!.after).toEqual([])
  })
})

describe('work longer than a shift', () => {
  const from = '2026-11-12'
  const to = '2026-11-17'
  let orderNo = ''
  const parts = async () =>
    (await board(from, to)).visits
      .filter((visit) => visit.orderNo === orderNo)
      .sort((a, b) => a.part - b.part)

  test('is divided into parts: the same technician on following working days, over a weekend too', async () => {
    orderNo = await anOrder('trento', {
      description: 'Rifacimento centrale termica',
      estimatedMinutes: 1200,
      promised: { from: '2026-11-12T07:00:00Z', to: '2026-11-12T09:00:00Z' },
    })
    expect((await parts()).map((visit) => [visit.part, visit.parts, visit.minutes])).toEqual([
      [1, 5, 240],
      [2, 5, 240],
      [3, 5, 240],
      [4, 5, 240],
      [5, 5, 240],
    ])
    await planned({ from, to, visits: (await parts()).map((visit) => visit.visitNo) })
    const placed = (await parts()).map((visit) => visit.placement!)
    expect(new Set(placed.map((one) => one.resourceNo)).size).toBe(1)
    expect(placed.map((one) => one.day)).toEqual([
      '2026-11-12',
      '2026-11-12',
      '2026-11-13',
      '2026-11-13',
      '2026-11-16',
    ])
    // The break lies between the two parts of a day.
    expect(Date.parse(placed[1]!.start) - Date.parse(placed[0]!.end)).toBeGreaterThanOrEqual(30 * 60_000)
    const entries = await business.company
      .selectFrom('allocation')
      .select(['hours', 'status'])
      .where('orderNo', '=', orderNo)
      .execute()
    expect(entries).toEqual(Array(5).fill({ hours: '4', status: 'active' }))
  })

  test('is all planned or not at all: one day is too short for it', async () => {
    const whole = await anOrder('trento', { estimatedMinutes: 900 })
    const visits = [1, 2, 3, 4].map((part) => `${whole}-${part}`)
    const plan = await proposal({ from: '2026-11-19', visits })
    expect(plan.changes).toEqual([])
    expect(plan.unassigned.map((one) => one.visitNo).sort()).toEqual(visits)
    await anna().does(discardPlan, { planNo: plan.planNo })
  })

  test('goes on after a day that is done, and what is finished early needs no further days', async () => {
    const status = (repairStatusCode: string) =>
      anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode }, acknowledged)
    await status('IN PROCESS')
    expect((await parts()).map((visit) => visit.state)).toEqual(['on-site', ...Array(4).fill('planned')])
    await status('PARTLYSERV')
    expect((await parts()).map((visit) => visit.state)).toEqual(['done', ...Array(4).fill('planned')])
    await status('IN PROCESS')
    expect((await parts()).map((visit) => visit.state)).toEqual([
      'done',
      'on-site',
      ...Array(3).fill('planned'),
    ])
    await status('FINISHED')
    expect((await parts()).map((visit) => visit.state)).toEqual(['done', 'done'])
  })

  test('follows the estimate: longer work gets a part more, shorter work one less', async () => {
    orderNo = await anOrder('lavis', { estimatedMinutes: 300 })
    const estimate = async (estimatedMinutes: number) => {
      const { version } = await anna().does(readOrder, { orderNo })
      await anna().does(changeLine, { orderNo, lineNo: 10000, version, estimatedMinutes })
      return (await parts()).map((visit) => [visit.part, visit.parts, visit.minutes])
    }
    expect(await estimate(420)).toEqual([
      [1, 2, 210],
      [2, 2, 210],
    ])
    expect(await estimate(60)).toEqual([[1, 1, 60]])
  })
})

describe('who may and may not (H2, H8, H10)', () => {
  const monday = '2026-10-26'
  beforeAll(async () => {
    await technician('NERI', 'Sara Neri', 'pergine', {
      skills: [{ skillCode: 'GAS', level: 3, validUntil: '2026-10-26' }],
      maxVisitsPerDay: 2,
    })
    await technician('VERDI', 'Ugo Verdi', 'trento', { skills: [{ skillCode: 'CLIMA', level: 1 }] })
  })

  test('a certificate counts to its last day and no longer, even where skills are not checked', async () => {
    const visitNo = `${await anOrder('pergine', { extraSkills: [{ skillCode: 'GAS', level: 1 }] })}-1`
    await business.company.updateTable('serviceSetup').set({ skillsOption: 'not-used' }).execute()
    const late = await proposal({ from: '2026-10-27', visits: [visitNo] })
    expect(late.unassigned[0]!.reasons.map((reason) => reason.code)).toContain('NO_SKILL')
    const onTheDay = await proposal({ from: monday, visits: [visitNo] })
    expect(onTheDay.changes).toMatchObject([{ to: { resourceNo: 'NERI' } }])
    await anna().does(discardPlan, { planNo: onTheDay.planNo })
    await business.company.updateTable('serviceSetup').set({ skillsOption: 'warning-displayed' }).execute()
  })

  test('a technician whom the customer does not want is never sent, even where it is the nearest', async () => {
    const wanted = `${await anOrder('rovereto')}-1`
    const unwanted = `${await anOrder('rovereto', {}, { excludedResourceNos: ['BIANCHI'] })}-1`
    const plan = await proposal({ from: '2026-10-28', visits: [wanted, unwanted] })
    const of = (visitNo: string) => plan.changes.find((change) => change.visitNo === visitNo)!.to!.resourceNo
    expect(of(wanted)).toBe('BIANCHI')
    expect(of(unwanted)).not.toBe('BIANCHI')
    await anna().does(discardPlan, { planNo: plan.planNo })
    const [customer] = (await anna().does(customers.list, { search: 'rovereto', limit: 50 })).rows.filter(
      (row) => (row.excludedResourceNos as string[]).length > 0,
    )
    expect(customer).toMatchObject({ excludedResourceNos: ['BIANCHI'] })
    expect(
      await codeOf(anna().tries(customers.create, { name: 'Altro', excludedResourceNos: ['NESSUNO'] })),
    ).toBe('customers.no-such-resource')
  })

  test('nobody has more visits a day than they may', async () => {
    const visits: string[] = []
    for (let at = 0; at < 3; at++) visits.push(`${await anOrder('pergine', { estimatedMinutes: 20 })}-1`)
    const plan = await proposal({ from: '2026-10-29', who: ['NERI'], visits })
    expect(plan.changes).toHaveLength(2)
    expect(plan.unassigned[0]!.reasons.map((reason) => reason.code)).toContain('MAX_VISITS')
    await anna().does(discardPlan, { planNo: plan.planNo })
  })

  test('work on a blocked item is not planned until it is free again', async () => {
    const customerNo = await aCustomer('trento')
    const { serviceItemNo } = await anna().does(serviceItems.create, { description: 'Caldaia', customerNo })
    const orderNo = await orderOf(customerNo, [{ serviceItemNo, description: '' }])
    const item = await anna().does(serviceItems.read, { serviceItemNo: serviceItemNo! })
    await anna().does(serviceItems.change, {
      serviceItemNo: serviceItemNo!,
      version: item.version as number,
      blocked: 'all',
    })
    expect(await visitOn(`${orderNo}-1`, monday)).toMatchObject({ notPlannable: 'BLOCKED_ITEM' })
    const why = await anna().does(explainVisit, {
      visitNo: `${orderNo}-1`,
      fromDay: asDay(monday),
      toDay: asDay(monday),
    })
    expect(why).toMatchObject({ verdict: 'item-blocked' })
  })
})

describe('rest and weekly hours (H11)', () => {
  const evening = async (resourceNo: string, day: Day, startTime: string, endTime: string) =>
    anna().does(setShiftException, {
      resourceNo,
      day,
      startTime: startTime as never,
      endTime: endTime as never,
    })

  test('eleven hours lie between a late shift and the next morning, in one plan and over two', async () => {
    await technician('GALLI', 'Ivo Galli', 'trento')
    const [thursday, friday] = [asDay('2026-11-05'), asDay('2026-11-06')]
    await evening('GALLI', thursday, '14:00', '23:00')
    await evening('GALLI', friday, '06:00', '14:00')
    const late = `${await anOrder('trento', {
      windows: [{ from: '2026-11-05T20:00:00Z', to: '2026-11-05T20:30:00Z' }],
    })}-1`
    const early = `${await anOrder('trento')}-1`
    const wanted = { from: thursday, to: friday, who: ['GALLI'] }
    await planned({ ...wanted, visits: [late] })
    await planned({ from: friday, who: ['GALLI'], visits: [early] })
    const ended = (await visitOn(late, thursday)).placement!.end
    const begun = (await visitOn(early, friday)).placement!
    const left = Date.parse(begun.arrival) - begun.travelSeconds * 1000
    expect(left - Date.parse(ended)).toBeGreaterThanOrEqual(11 * 3_600_000)

    await anna().does(moveVisits, { moves: [{ visitNo: early, to: null }], seen: {} })
    const both = await proposalOf(business, anna(), {
      fromDay: thursday,
      toDay: friday,
      resourceNos: ['GALLI'],
      visitNos: [late, early],
      iterations: 1500,
    })
    const to = both.changes.find((change) => change.visitNo === early)!.to!
    if (to.day === friday)
      expect(Date.parse(to.start) - Date.parse(ended)).toBeGreaterThanOrEqual(11 * 3_600_000)
    await anna().does(discardPlan, { planNo: both.planNo })
  })

  test('nobody works more hours a week than they may; what is planned on other days counts', async () => {
    await technician('RIGHI', 'Eva Righi', 'trento', { maxWeeklyHours: 10 })
    const visits: string[] = []
    for (let at = 0; at < 4; at++) visits.push(`${await anOrder('trento', { estimatedMinutes: 240 })}-1`)
    const plan = await planned({ from: '2026-11-23', to: '2026-11-26', who: ['RIGHI'], visits })
    expect(plan.changes).toHaveLength(2)
    const left = visits.filter((visitNo) => !plan.changes.some((change) => change.visitNo === visitNo))
    const friday = await proposal({ from: '2026-11-27', who: ['RIGHI'], visits: left })
    expect(friday.changes).toEqual([])
    expect(friday.unassigned.flatMap((one) => one.reasons.map((reason) => reason.code))).toContain(
      'WORK_LIMIT',
    )
    await anna().does(discardPlan, { planNo: friday.planNo })
    const monday = await proposal({ from: '2026-11-30', who: ['RIGHI'], visits: left })
    expect(monday.changes.length).toBeGreaterThan(0)
    await anna().does(discardPlan, { planNo: monday.planNo })
  })
})

describe('what costs (S1, S6, S9, S12) and the weights', () => {
  test('a subcontractor is called only for work that nobody else can do', async () => {
    await technician('ESTERNO', 'Ditta Esterna', 'riva', { subcontractor: true })
    const visitNo = `${await anOrder('riva')}-1`
    const cheap = await proposal({ from: '2026-12-01', who: ['ESTERNO', 'BIANCHI'], visits: [visitNo] })
    expect(cheap.changes).toMatchObject([{ to: { resourceNo: 'BIANCHI' } }])
    const needed = await proposal({ from: '2026-12-01', who: ['ESTERNO'], visits: [visitNo] })
    expect(needed.changes).toMatchObject([{ to: { resourceNo: 'ESTERNO' } }])
    expect(needed.after?.terms.fixed).toBe(80)
    await anna().does(discardPlan, { planNo: needed.planNo })
  })

  test('so is somebody who is only on call that day', async () => {
    await technician('REPERIBILE', 'Tea Moser', 'riva')
    await anna().does(setShiftException, {
      resourceNo: 'REPERIBILE',
      day: asDay('2026-12-02'),
      startTime: '08:00' as never,
      endTime: '17:00' as never,
      onCall: true,
    })
    const visitNo = `${await anOrder('riva')}-1`
    const who = ['REPERIBILE', 'BIANCHI']
    const onCall = await proposal({ from: '2026-12-02', who, visits: [visitNo] })
    expect(onCall.changes).toMatchObject([{ to: { resourceNo: 'BIANCHI' } }])
    const ordinary = await proposal({ from: '2026-12-03', who, visits: [visitNo] })
    expect(ordinary.changes).toMatchObject([{ to: { resourceNo: 'REPERIBILE' } }])
    await anna().does(discardPlan, { planNo: ordinary.planNo })
  })

  test('a zone counts from its day on', async () => {
    await technician('GARDA', 'Rita Zeni', 'riva', {
      zones: [{ zoneCode: 'GARDA', startingDate: '2026-12-10' }],
    })
    const visitNo = `${await anOrder('riva', {}, { zoneCode: 'GARDA' })}-1`
    const before = await proposal({ from: '2026-12-09', who: ['GARDA'], visits: [visitNo] })
    expect(before.after?.terms.zone).toBe(15)
    const after = await proposal({ from: '2026-12-10', who: ['GARDA'], visits: [visitNo] })
    expect(after.after?.terms.zone).toBe(0)
    await anna().does(discardPlan, { planNo: after.planNo })
  })

  test('planned maintenance is done on the day that it is meant for, and not before its tolerance', async () => {
    const visitNo = `${await anOrder('trento', { targetDay: '2026-12-16', targetToleranceDays: 2 })}-1`
    const plan = await proposal({ from: '2026-12-14', to: '2026-12-18', visits: [visitNo] })
    expect(plan.changes).toMatchObject([{ to: { day: '2026-12-16' } }])
    const early = await proposal({ from: '2026-12-10', to: '2026-12-11', visits: [visitNo] })
    expect(early.changes).toEqual([])
    const inside = await proposal({ from: '2026-12-14', to: '2026-12-15', visits: [visitNo] })
    expect(inside.changes).toMatchObject([{ to: { day: '2026-12-15' } }])
    expect(inside.after?.terms.targetDay).toBe(8)
    await anna().does(discardPlan, { planNo: inside.planNo })
  })

  test('the manager changes a weight and the plan follows; a weight out of range is refused by its name', async () => {
    const visitNo = `${await anOrder('riva', { preferredResourceNo: 'ROSSI' })}-1`
    const wanted = { from: '2026-12-17', who: ['ROSSI', 'BIANCHI'], visits: [visitNo] }
    expect((await proposal(wanted)).changes).toMatchObject([{ to: { resourceNo: 'BIANCHI' } }])
    const { weights, version } = await manager().does(readDispatchSetup, {})
    expect(weights).toMatchObject({
      stabilityOtherTechnician: 15,
      stabilityOtherDay: 60,
      stabilityMoved: 25,
      stabilityMovedMinute: 0.5,
      targetDayEarly: 8,
      targetDayLate: 16,
      balanceMinute: 0.05,
      scarceSkill: 6,
      onCallOrSubcontractor: 80,
    })
    await manager().does(updateDispatchSetup, { version, weights: { ...weights, preferredNotUsed: 500 } })
    const plan = await proposal(wanted)
    expect(plan.changes).toMatchObject([{ to: { resourceNo: 'ROSSI' } }])
    await anna().does(discardPlan, { planNo: plan.planNo })
    const wrong = await manager().tries(updateDispatchSetup, {
      version: version + 1,
      weights: { ...weights, scarceSkillShare: 2 },
    })
    expect(JSON.stringify(wrong)).toContain('weights.scarceSkillShare')
    expect(await codeOf(anna().tries(updateDispatchSetup, { version: version + 1, weights }))).not.toBe(
      'done',
    )
  })
})
