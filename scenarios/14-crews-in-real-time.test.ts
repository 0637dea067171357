import { customers } from '@giro/business/customers/api.ts'
import {
  applyPlan,
  explainVisit,
  moveVisits,
  readBoard,
  readPlan,
  redoStep,
  undoStep,
} from '@giro/business/dispatch/api.ts'
import { holdSlot, recommendSlots } from '@giro/business/dispatch/appointments/api.ts'
import { startWhatIf } from '@giro/business/dispatch/planning/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import {
  changeDuration,
  handOver,
  mergeVisits,
  planEmergency,
  splitVisit,
  technicianUnavailable,
} from '@giro/business/dispatch/real-time/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay, type Day } from '@giro/business/foundation/day.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proposed } from './business.ts'
import { openGrid, type Point, positionOf, rome, technician } from './grid.ts'

let business: TestBusiness
const anna = () => business.person('Anna', 'dispatcher')
const search = { iterations: 600, seed: 1 }

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  const paola = business.person('Paola', 'manager')
  await openGrid(business, paola, [
    [0, 0],
    [40, 0],
    [20, 10],
    [20, 0],
    [10, 0],
    [30, 0],
  ])
  await technician(paola, 'ROSSI', 'Marco Rossi', [0, 0], ['ELE'])
  await technician(paola, 'BIANCHI', 'Luca Bianchi', [40, 0], [])
  await technician(paola, 'VERDI', 'Sara Verdi', [40, 0], [])
}, 180_000)
afterAll(() => business.close())

async function anOrder(name: string, point: Point, lines: readonly object[]): Promise<string> {
  const { latitude, longitude } = positionOf(point)
  const { customerNo } = await anna().does(customers.create, { name, city: 'Trento', latitude, longitude })
  const { orderNo } = await anna().does(createOrder, {
    customerNo: customerNo!,
    orderDate: asDay('2026-10-12'),
    orderTime: '09:00' as never,
    lines: lines.map((line, at) => ({
      description: `Intervento ${at + 1}`,
      estimatedMinutes: 60,
      priority: 'high',
      responseDate: '2026-11-20',
      responseTime: '17:00',
      ...line,
    })) as never,
  })
  return `${orderNo}-1`
}

const boardOn = (day: Day) => anna().does(readBoard, { fromDay: day, toDay: day })
const visitOn = async (day: Day, visitNo: string) =>
  (await boardOn(day)).visits.find((visit) => visit.visitNo === visitNo)!
const crewOn = async (day: Day, visitNo: string) => {
  const { placement } = await visitOn(day, visitNo)
  return placement && [placement.resourceNo, ...placement.helpers!.map((helper) => helper.resourceNo)]
}
const put = (visitNo: string, day: Day, resourceNo: string, time: string, helpers: string[] = []) =>
  anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo, day, start: rome(day, time), helpers } }],
    seen: {},
  })
const publish = async (day: Day) => {
  const { visits } = await boardOn(day)
  const seen = Object.fromEntries(visits.map((visit) => [visit.visitNo, visit.version]))
  return anna().does(publishVisits, { fromDay: day, toDay: day, seen })
}
const planOf = (planNo: string | null) => proposed(business, anna(), planNo!)
/** Only the named visits; all of the proposal where none are named. */
const accept = async (planNo: string | null, visitNos?: string[]) => {
  const { version } = await anna().does(readPlan, { planNo: planNo! })
  return anna().does(applyPlan, { planNo: planNo!, version, ...(visitNos && { visitNos }) })
}

describe('a crew of two that is published', () => {
  const day = asDay('2026-10-13')
  let lift = ''

  test('is known with its lead and start, keeps its helpers, and an undo takes only the publication back', async () => {
    lift = await anOrder(
      'Funivia Mocheni',
      [20, 10],
      [{ estimatedMinutes: 120, crewSize: 2, extraSkills: [{ skillCode: 'ELE', level: 1 }] }],
    )
    await put(lift, day, 'ROSSI', '08:30', ['BIANCHI'])
    expect(await publish(day)).toEqual({ published: 1, withdrawn: 0 })
    expect(await visitOn(day, lift)).toMatchObject({
      state: 'published',
      published: { resourceNo: 'ROSSI', day, start: rome(day, '08:30') },
    })
    expect(await crewOn(day, lift)).toEqual(['ROSSI', 'BIANCHI'])
    await anna().does(undoStep, {})
    expect((await visitOn(day, lift)).state).toBe('planned')
    expect(await crewOn(day, lift)).toEqual(['ROSSI', 'BIANCHI'])
    await anna().does(redoStep, {})
    expect((await visitOn(day, lift)).state).toBe('published')
  })

  test('stays with both where a plan is made after an emergency', async () => {
    business.at(rome(day, '07:00'))
    const urgent = await anOrder('Ospedale San Lorenzo', [20, 0], [{}])
    const { planNo } = await anna().does(planEmergency, { visitNo: urgent, ...search })
    const plan = await planOf(planNo)
    expect(plan.changes.map((change) => change.visitNo)).toEqual([urgent])
    await accept(planNo)
    expect(await crewOn(day, lift)).toEqual(['ROSSI', 'BIANCHI'])
    expect((await visitOn(day, lift)).state).toBe('published')
    const busy = (await visitOn(day, urgent)).placement!
    if (busy.resourceNo !== 'VERDI') {
      const { start, end } = (await visitOn(day, lift)).placement!
      expect(busy.end <= start || busy.start >= end).toBe(true)
    }
  })

  test('takes longer: what stands behind the helper is pushed too', async () => {
    const behind = await anOrder('Bar Centrale', [30, 0], [{}])
    await put(behind, day, 'BIANCHI', '11:20')
    const { pushed } = await anna().does(changeDuration, { visitNo: lift, minutes: 180, ...search })
    expect(pushed.map((one) => one.visitNo)).toContain(behind)
    expect((await visitOn(day, behind)).placement!.start >= rome(day, '11:50')).toBe(true)
    expect(await crewOn(day, lift)).toEqual(['ROSSI', 'BIANCHI'])
  })

  test('its helper falls ill: it leaves the plan as a whole and is offered with another helper', async () => {
    const { visitNos, planNo } = await anna().does(technicianUnavailable, {
      resourceNo: 'BIANCHI',
      kind: 'sick',
      from: rome(day, '07:30'),
      ...search,
    })
    expect(visitNos).toContain(lift)
    expect((await visitOn(day, lift)).placement).toBeNull()
    const helping = await business.company.selectFrom('visitHelper').selectAll().execute()
    expect(helping).toEqual([])
    await planOf(planNo)
    await accept(planNo)
    expect(await crewOn(day, lift)).toEqual(['ROSSI', 'VERDI'])
    const active = await business.company
      .selectFrom('allocation')
      .select(['role', 'resourceNo'])
      .where('visitNo', '=', lift)
      .where('status', '=', 'active')
      .orderBy('role')
      .execute()
    expect(active).toEqual([
      { role: 'helper', resourceNo: 'VERDI' },
      { role: 'lead', resourceNo: 'ROSSI' },
    ])
  })

  test('is handed over: the receiver leads, somebody else helps', async () => {
    const other = asDay('2026-10-14')
    const roof = await anOrder('Scuola Manzoni', [20, 10], [{ crewSize: 2 }])
    await put(roof, other, 'BIANCHI', '10:00', ['VERDI'])
    const { planNo } = await anna().does(handOver, { visitNos: [roof], resourceNo: 'ROSSI', ...search })
    await planOf(planNo)
    await accept(planNo)
    const crew = await crewOn(other, roof)
    expect(crew![0]).toBe('ROSSI')
    expect(crew).toHaveLength(2)
  })
})

test('why a crew cannot go is said in words, and no slot is offered for one', async () => {
  const day = asDay('2026-10-15')
  const big = await anOrder('Teatro Sociale', [20, 10], [{ crewSize: 4 }])
  const why = await anna().does(explainVisit, { visitNo: big, fromDay: day, toDay: day })
  const texts = why.candidates.flatMap((candidate) => candidate.reasons.map((reason) => reason.text))
  expect(texts.join()).toContain('servono 4 tecnici insieme, se ne trovano 3')
  expect(why.relaxations.map((one) => one.code)).toContain('smaller-crew')
  expect(why.relaxations.filter((one) => one.moves !== null)).toEqual([])
  expect(await anna().tries(recommendSlots, { visitNo: big })).toMatchObject({
    refusals: [{ code: 'dispatch.crew-not-offered', facts: { crewSize: 4 } }],
  })
})

test('a slot that is kept stays where it is in a what-if plan, with one more technician or one less', async () => {
  const day = asDay('2026-10-16')
  const asked = await anOrder('Libreria Ancora', [10, 0], [{}])
  const offers = (await anna().does(recommendSlots, { visitNo: asked, fromDay: day, days: 1 })).offers
  const slot = offers.find((offer) => offer.resourceNo === 'ROSSI')!
  const { hold } = await anna().does(holdSlot, {
    visitNo: asked,
    slot: {
      resourceNo: 'ROSSI',
      day,
      from: slot.window.from as never,
      to: slot.window.to as never,
      start: slot.start as never,
    },
  })
  const crew = await anOrder('Cantina Ferrari', [20, 10], [{ crewSize: 2, estimatedMinutes: 240 }])
  const { planNo } = await anna().does(startWhatIf, {
    name: 'Uno in più',
    fromDay: day,
    toDay: day,
    visitNos: [asked, crew],
    extraLike: ['VERDI'],
    ...search,
  })
  const plan = await planOf(planNo)
  expect(plan.changes.map((change) => change.visitNo)).toEqual([crew])
  const to = plan.changes[0]!.to!
  const kept = { start: hold.start, end: new Date(Date.parse(hold.start) + 3600_000).toISOString() }
  if ([to.resourceNo, ...to.helpers!.map((one) => one.resourceNo)].includes('ROSSI'))
    expect(to.end <= kept.start || Date.parse(to.start) >= Date.parse(kept.end)).toBe(true)
  expect((await visitOn(day, asked)).held).not.toBeNull()
  expect((await visitOn(day, asked)).placement!.start).toBe(hold.start)
})

test('a stage is split off a published visit and joined again; its helpers stay', async () => {
  const day = asDay('2026-10-19')
  const visitNo = await anOrder(
    'Palazzo Thun',
    [20, 10],
    [{ estimatedMinutes: 60, crewSize: 2 }, { estimatedMinutes: 30 }],
  )
  await put(visitNo, day, 'ROSSI', '09:00', ['VERDI'])
  await publish(day)
  const split = await anna().does(splitVisit, { visitNo, lineNos: [20000], ...search })
  const [other] = split.visitNos
  expect(await visitOn(day, visitNo)).toMatchObject({
    minutes: 60,
    stage: 1,
    lineNos: [10000],
    state: 'published',
  })
  expect(await crewOn(day, visitNo)).toEqual(['ROSSI', 'VERDI'])
  await planOf(split.planNo)
  await accept(split.planNo, split.visitNos)
  expect(await visitOn(day, other!)).toMatchObject({ minutes: 30, stage: 2, lineNos: [20000], crewSize: 1 })
  const same = await anna().tries(mergeVisits, { visitNo, otherVisitNo: visitNo, ...search })
  expect(same).toMatchObject({ refusals: [{ code: 'dispatch.merge-same-work' }] })
  await anna().does(mergeVisits, { visitNo, otherVisitNo: other!, ...search })
  expect(await visitOn(day, visitNo)).toMatchObject({ minutes: 90, lineNos: [10000, 20000] })
  expect(await crewOn(day, visitNo)).toEqual(['ROSSI', 'VERDI'])
  expect((await boardOn(day)).visits.some((visit) => visit.visitNo === other)).toBe(false)
})
