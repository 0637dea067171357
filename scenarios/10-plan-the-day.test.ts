import { customers } from '@giro/business/customers/api.ts'
import {
  applyPlan,
  discardPlan,
  explainVisit,
  moveVisits,
  pinVisits,
  planDays,
  previewMove,
  readBoard,
  readPlan,
  redoStep,
  undoStep,
} from '@giro/business/dispatch/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { addAbsence, resources, skills } from '@giro/business/resources/api.ts'
import { createOrder, readOrder, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planAndAccept, proposalOf, usualWorkDay } from './business.ts'
import { acknowledged } from './service-setup.ts'

let business: TestBusiness
const tuesday = asDay('2026-10-13')
const days = { fromDay: tuesday, toDay: tuesday }
const towns = {
  trento: [46.0679, 11.1211],
  lavis: [46.139, 11.1119],
  rovereto: [45.8904, 11.0405],
  pergine: [46.0645, 11.2393],
} as const

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  const anna = business.person('Anna', 'dispatcher')
  for (const skillCode of ['ELE', 'GAS'])
    await anna.does(skills.create, { skillCode, description: skillCode })
  await usualWorkDay(anna)
  for (const [resourceNo, name, skillCode, home] of [
    ['ROSSI', 'Marco Rossi', 'ELE', towns.trento],
    ['BIANCHI', 'Luca Bianchi', 'GAS', towns.rovereto],
  ] as const)
    await anna.does(resources.create, {
      resourceNo,
      name,
      templateCode: 'GIORNO',
      homeLatitude: home[0],
      homeLongitude: home[1],
      skills: [{ skillCode, level: 2 }],
    })
})
afterAll(() => business.close())

const anna = () => business.person('Anna', 'dispatcher')

async function anOrder(town: keyof typeof towns | null, line: object = {}): Promise<string> {
  const [latitude, longitude] = town === null ? [null, null] : towns[town]
  const { customerNo } = await anna().does(customers.create, {
    name: `Cliente ${town ?? 'ignoto'}`,
    city: town ?? 'Altrove',
    latitude,
    longitude,
  })
  const { orderNo } = await anna().does(createOrder, {
    customerNo: customerNo!,
    orderDate: asDay('2026-10-12'),
    orderTime: '09:00' as never,
    lines: [
      {
        description: 'Lavoro',
        estimatedMinutes: 60,
        responseDate: tuesday,
        responseTime: '17:00',
        ...line,
      } as never,
    ],
  })
  return orderNo
}

const board = () => anna().does(readBoard, days)
const visitOf = async (orderNo: string) => (await board()).visits.find((visit) => visit.orderNo === orderNo)!

describe('planning the day', () => {
  test('an order appears as one visit to be planned, with its skills and its due moment', async () => {
    const orderNo = await anOrder('lavis', { extraSkills: [{ skillCode: 'ELE', level: 1 }] })
    expect(await visitOf(orderNo)).toMatchObject({
      visitNo: `${orderNo}-1`,
      state: 'unplanned',
      minutes: 60,
      skills: [{ skillCode: 'ELE', level: 1 }],
      due: '2026-10-13T15:00:00Z',
      placement: null,
      notPlannable: null,
    })
  })

  test('the proposal sends each visit to somebody who knows the work, inside the promise; nothing moves before it is accepted', async () => {
    const gas = await anOrder('pergine', {
      extraSkills: [{ skillCode: 'GAS', level: 1 }],
      promised: { from: '2026-10-13T08:00:00Z', to: '2026-10-13T10:00:00Z' },
    })
    const plan = await proposalOf(business, anna(), { ...days, iterations: 3000, seed: 1 })
    expect(plan.unassigned).toEqual([])
    expect(plan.travel).toMatchObject({ kind: 'estimated' })
    expect((await visitOf(gas)).placement).toBeNull()
    expect(plan.changes.find((change) => change.visitNo === `${gas}-1`)).toMatchObject({
      kind: 'added',
      to: { resourceNo: 'BIANCHI' },
    })

    const { applied, leftOut } = await anna().does(applyPlan, { planNo: plan.planNo, version: plan.version })
    expect([applied, leftOut]).toEqual([plan.changes.length, []])
    const planned = await visitOf(gas)
    expect(planned).toMatchObject({ state: 'planned', placement: { resourceNo: 'BIANCHI', day: tuesday } })
    expect(
      planned.placement!.start >= '2026-10-13T08:00:00Z' && planned.placement!.start < '2026-10-13T10:00:00Z',
    ).toBe(true)
    const allocations = await business.company
      .selectFrom('allocation')
      .selectAll()
      .where('orderNo', '=', gas)
      .execute()
    expect(allocations).toMatchObject([{ status: 'active', resourceNo: 'BIANCHI', day: tuesday, hours: '1' }])
    const { log } = await anna().does(readOrder, { orderNo: gas })
    expect(log[0]).toMatchObject({ event: 4, after: 'Luca Bianchi 2026-10-13' })
  })

  test('what nobody may do stays out and says why; a place nobody knows is not plannable', async () => {
    const impossible = await anOrder('trento', { extraSkills: [{ skillCode: 'GAS', level: 5 }] })
    const nowhere = await anOrder(null)
    const plan = await proposalOf(business, anna(), { ...days, iterations: 500 })
    const left = plan.unassigned.find((one) => one.visitNo === `${impossible}-1`)
    expect(left?.reasons.map((reason) => reason.text).sort()).toEqual([
      'Luca Bianchi: non ha GAS:5',
      'Marco Rossi: non ha GAS:5',
    ])
    expect(plan.unassigned.some((one) => one.visitNo === `${nowhere}-1`)).toBe(false)
    expect(await visitOf(nowhere)).toMatchObject({ notPlannable: 'NO_POSITION' })
    const why = await anna().does(explainVisit, { visitNo: `${nowhere}-1`, ...days })
    expect(why).toMatchObject({ verdict: 'no-position', sentence: expect.stringContaining('posizione') })
    await anna().does(discardPlan, { planNo: plan.planNo })
    expect((await anna().does(readPlan, { planNo: plan.planNo })).state).toBe('discarded')
  })

  test('the same seed and iterations give the same proposal', async () => {
    const first = await proposalOf(business, anna(), { ...days, iterations: 800, seed: 5 })
    const second = await proposalOf(business, anna(), { ...days, iterations: 800, seed: 5 })
    expect(second.changes).toEqual(first.changes)
    expect(second.after).toEqual(first.after)
    await anna().does(discardPlan, { planNo: second.planNo })
  })

  test('a part of a proposal is accepted, and what somebody moved meanwhile is left out and told', async () => {
    const one = await anOrder('rovereto')
    const two = await anOrder('trento')
    const plan = await proposalOf(business, anna(), { ...days, iterations: 1500 })
    const giulia = business.person('Giulia', 'dispatcher')
    const seen = (await visitOf(two)).version
    await giulia.does(moveVisits, {
      moves: [
        {
          visitNo: `${two}-1`,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T13:00:00Z' as never },
        },
      ],
      seen: { [`${two}-1`]: seen },
    })
    const answer = await anna().does(applyPlan, {
      planNo: plan.planNo,
      version: plan.version,
      visitNos: [`${one}-1`, `${two}-1`],
    })
    expect(answer.leftOut.map((left) => left.visitNo)).toContain(`${two}-1`)
    expect((await visitOf(two)).placement).toMatchObject({
      resourceNo: 'ROSSI',
      start: '2026-10-13T13:00:00Z',
    })
  })
})

describe('by hand', () => {
  test('a drop has its price before it is done, and tells the rules that it breaks', async () => {
    const gas = await anOrder('lavis', { extraSkills: [{ skillCode: 'GAS', level: 1 }] })
    const to = { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T06:30:00Z' as never }
    const preview = await anna().does(previewMove, { moves: [{ visitNo: `${gas}-1`, to }] })
    expect(preview.placements.find((one) => one.visitNo === `${gas}-1`)?.placement).toMatchObject({
      resourceNo: 'ROSSI',
    })
    expect(typeof preview.cost).toBe('number')
    expect(preview.faults.map((fault) => fault.code)).toContain('skills')
    expect((await visitOf(gas)).placement).toBeNull()
    const done = await anna().does(moveVisits, {
      moves: [{ visitNo: `${gas}-1`, to }],
      seen: { [`${gas}-1`]: (await visitOf(gas)).version },
    })
    expect(done.faults.map((fault) => fault.text)).toContain('manca una competenza')
    expect((await visitOf(gas)).placement).toMatchObject({ resourceNo: 'ROSSI' })
  })

  test('what stands behind is pushed, never earlier; undo and redo go there and back, for whoever did it', async () => {
    const before = (await board()).visits.filter((visit) => visit.placement?.resourceNo === 'BIANCHI')
    const late = await anOrder('rovereto')
    const to = { resourceNo: 'BIANCHI', day: tuesday, start: '2026-10-13T07:00:00Z' as never }
    await anna().does(moveVisits, { moves: [{ visitNo: `${late}-1`, to }], seen: {} })
    const moved = (await board()).visits.filter((visit) => visit.placement?.resourceNo === 'BIANCHI')
    for (const visit of before) {
      const now = moved.find((one) => one.visitNo === visit.visitNo)!
      expect(now.placement!.start >= visit.placement!.start).toBe(true)
    }
    expect((await board()).steps.undo).toContain('Spostare')
    expect(await business.person('Altro', 'dispatcher').tries(undoStep, {})).toMatchObject({ is: 'refused' })

    await anna().does(undoStep, {})
    expect((await visitOf(late)).placement).toBeNull()
    expect(
      (await board()).visits
        .filter((visit) => visit.placement?.resourceNo === 'BIANCHI')
        .map((visit) => visit.placement),
    ).toEqual(before.map((visit) => visit.placement))
    await anna().does(redoStep, {})
    expect((await visitOf(late)).placement).toMatchObject({ resourceNo: 'BIANCHI' })
    await anna().does(undoStep, {})
  })

  test('an undo leaves alone what somebody else has moved since', async () => {
    const orderNo = await anOrder('trento')
    const visitNo = `${orderNo}-1`
    const put = (start: string) => ({
      moves: [{ visitNo, to: { resourceNo: 'ROSSI', day: tuesday, start: start as never } }],
      seen: {},
    })
    await anna().does(moveVisits, put('2026-10-13T09:00:00Z'))
    await business.person('Giulia', 'dispatcher').does(moveVisits, put('2026-10-13T14:30:00Z'))
    const where = (await visitOf(orderNo)).placement
    await anna().does(undoStep, {})
    expect((await visitOf(orderNo)).placement).toEqual(where)
  })

  test('a stale board is told how the visit stands now, who moved it last, and the version to insist with', async () => {
    const visitNo = `${await anOrder('trento')}-1`
    const { version } = await visitOf(visitNo.slice(0, -2))
    const at = (start: string) => ({
      moves: [{ visitNo, to: { resourceNo: 'ROSSI', day: tuesday, start: start as never } }],
      seen: { [visitNo]: version },
    })
    const giulia = business.person('Giulia', 'dispatcher')
    await giulia.does(moveVisits, at('2026-10-13T12:00:00Z'))
    const answer = await business
      .person('Anna', 'dispatcher', 'it')
      .tries(moveVisits, at('2026-10-13T09:00:00Z'))
    expect(answer).toMatchObject({ is: 'changed-meanwhile' })
    const [refusal] = answer.is === 'done' || answer.is === 'asks' ? [] : answer.refusals
    expect(refusal!.facts).toMatchObject({ visitNo, version: version + 1 })
    expect(refusal!.facts!.place).toMatch(/^.*, mar 13\/10.* 14:00 · spostata per ultimo da Giulia, /)
    await anna().does(moveVisits, { ...at('2026-10-13T09:00:00Z'), seen: { [visitNo]: version + 1 } })
  })

  test('a stale board, a day off, a place nobody knows and an unknown visit are refused, and nothing is written', async () => {
    const orderNo = await anOrder('trento')
    const visitNo = `${orderNo}-1`
    const to = { resourceNo: 'ROSSI', day: '2026-10-13', start: '2026-10-13T09:00:00Z' }
    const code = async (input: object) => {
      const answer = await anna().tries(moveVisits, { seen: {}, ...input })
      return answer.is === 'done' || answer.is === 'asks' ? answer.is : answer.refusals[0]!.code
    }
    expect(await code({ moves: [{ visitNo, to }], seen: { [visitNo]: 99 } })).toBe(
      'dispatch.visit-changed-meanwhile',
    )
    expect(
      await code({ moves: [{ visitNo, to: { ...to, day: '2026-10-18', start: '2026-10-18T09:00:00Z' } }] }),
    ).toBe('dispatch.not-working')
    expect(await code({ moves: [{ visitNo: 'OS99999-1', to }] })).toBe('dispatch.visit-absent')
    expect(await code({ moves: [{ visitNo, to: { ...to, resourceNo: 'NESSUNO' } }] })).toBe(
      'dispatch.no-such-resource',
    )
    expect(await code({ moves: [{ visitNo: `${await anOrder(null)}-1`, to }] })).toBe(
      'dispatch.not-plannable-position',
    )
    expect((await visitOf(orderNo)).placement).toBeNull()
  })

  test('a pinned visit stays with its technician when the day is planned again', async () => {
    const orderNo = await anOrder('rovereto')
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: `${orderNo}-1`,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T14:00:00Z' as never },
        },
      ],
      seen: {},
    })
    await anna().does(pinVisits, { visitNos: [`${orderNo}-1`], pin: 'resource' })
    await planAndAccept(business, anna(), { ...days, iterations: 2000 })
    expect(await visitOf(orderNo)).toMatchObject({ pin: 'resource', placement: { resourceNo: 'ROSSI' } })
  })
})

test('a pinned time is kept when the day is planned again, whoever goes', async () => {
  const orderNo = await anOrder('pergine')
  const start = '2026-10-13T12:35:00Z'
  await anna().does(moveVisits, {
    moves: [{ visitNo: `${orderNo}-1`, to: { resourceNo: 'BIANCHI', day: tuesday, start: start as never } }],
    seen: {},
  })
  const placed = (await visitOf(orderNo)).placement!.start
  await anna().does(pinVisits, { visitNos: [`${orderNo}-1`], pin: 'time' })
  await planAndAccept(business, anna(), { ...days, iterations: 2000 })
  expect((await visitOf(orderNo)).placement?.start).toBe(placed)
})

describe('work on the visit', () => {
  test('a visit whose work begins stays where it is; finished work closes its allocation', async () => {
    const orderNo = await anOrder('trento')
    await anna().does(moveVisits, {
      moves: [
        {
          visitNo: `${orderNo}-1`,
          to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T06:00:00Z' as never },
        },
      ],
      seen: {},
    })
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'IN PROCESS' })
    expect(await visitOf(orderNo)).toMatchObject({ state: 'on-site' })
    expect(
      await anna().tries(moveVisits, { moves: [{ visitNo: `${orderNo}-1`, to: null }], seen: {} }),
    ).toMatchObject({
      refusals: [{ code: 'dispatch.visit-under-way' }],
    })
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }, acknowledged)
    const allocations = await business.company
      .selectFrom('allocation')
      .select(['status', 'serviceStarted'])
      .where('orderNo', '=', orderNo)
      .execute()
    expect(allocations).toContainEqual({ status: 'finished', serviceStarted: true })
  })

  test('an ill technician’s day is planned around', async () => {
    await anna().does(addAbsence, {
      resourceNo: 'ROSSI',
      from: '2026-10-13T22:00:00Z' as never,
      to: '2026-10-14T22:00:00Z' as never,
      kind: 'sick',
    })
    const orderNo = await anOrder('trento', {
      responseDate: '2026-10-14',
      earliestStart: '2026-10-14T06:00:00Z',
    })
    const wednesday = asDay('2026-10-14')
    const plan = await proposalOf(business, anna(), { fromDay: wednesday, toDay: wednesday, iterations: 500 })
    expect(plan.changes.find((change) => change.visitNo === `${orderNo}-1`)).toMatchObject({
      to: { resourceNo: 'BIANCHI' },
    })
    await anna().does(discardPlan, { planNo: plan.planNo })
  })

  test('a day on which nobody works, and one in the past, are refused in words', async () => {
    const sunday = asDay('2026-10-18')
    expect(await anna().tries(planDays, { fromDay: sunday, toDay: sunday })).toMatchObject({
      refusals: [{ code: 'dispatch.nobody-works' }],
    })
    const past = asDay('2026-10-05')
    expect(await anna().tries(planDays, { fromDay: past, toDay: past })).toMatchObject({
      refusals: [{ code: 'dispatch.days-past' }],
    })
  })
})
