import { customers } from '@giro/business/customers/api.ts'
import { applyPlan, moveVisits, readBoard, undoStep } from '@giro/business/dispatch/api.ts'
import { readPlanQuality } from '@giro/business/dispatch/quality/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { resources, templates } from '@giro/business/resources/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { proposalOf } from './business.ts'

let business: TestBusiness
const tuesday = asDay('2026-10-13')
const days = { fromDay: tuesday, toDay: tuesday }
const anna = () => business.person('Anna', 'dispatcher')

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  await anna().does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Giornata',
    days: [
      {
        weekday: 2,
        startTime: '08:00',
        endTime: '17:00',
        breakMinutes: 60,
        breakEarliest: '12:00',
        breakLatest: '13:00',
      },
    ] as never,
  })
  for (const [resourceNo, name] of [
    ['ROSSI', 'Marco Rossi'],
    ['BIANCHI', 'Luca Bianchi'],
  ] as const)
    await anna().does(resources.create, {
      resourceNo,
      name,
      templateCode: 'GIORNO',
      homeLatitude: 46.0679,
      homeLongitude: 11.1211,
    })
  for (const [city, latitude, longitude] of [
    ['Lavis', 46.139, 11.1119],
    ['Rovereto', 45.8904, 11.0405],
    ['Pergine', 46.0645, 11.2393],
  ] as const) {
    const { customerNo } = await anna().does(customers.create, {
      name: `Cliente ${city}`,
      city,
      latitude,
      longitude,
    })
    await anna().does(createOrder, {
      customerNo: customerNo!,
      orderDate: asDay('2026-10-12'),
      orderTime: '09:00' as never,
      lines: [
        {
          description: 'Lavoro',
          estimatedMinutes: 60,
          responseDate: tuesday,
          responseTime: '17:00',
        } as never,
      ],
    })
  }
})
afterAll(() => business.close())

const visits = async () => (await anna().does(readBoard, days)).visits
const sumOf = (terms: Record<string, number>) => Object.values(terms).reduce((sum, cost) => sum + cost, 0)

test('the figures of the days as they stand add up, and a proposal is shown beside them', async () => {
  const empty = await anna().does(readPlanQuality, days)
  expect(empty.now.total).toMatchObject({
    visits: 0,
    unassigned: 3,
    use: 0,
    travelShare: null,
    lateVisits: 0,
  })
  expect(empty.now.total.capacitySeconds).toBe(2 * 8 * 3600)
  expect(empty.now.total.terms).toEqual({ unassigned: empty.now.total.cost })
  expect(empty.proposed).toBeNull()

  const plan = await proposalOf(business, anna(), { ...days, iterations: 1000 })
  const compared = await anna().does(readPlanQuality, { ...days, planNo: plan.planNo })
  expect(compared.now).toEqual(empty.now)
  const { total, technicians } = compared.proposed!
  expect(total).toMatchObject({ visits: 3, unassigned: 0, workSeconds: 3 * 3600 })
  // The same as the plan itself says of its proposal.
  expect(total.cost).toBeCloseTo(plan.after!.cost, 1)
  expect(total.travelMetres).toBe(plan.after!.travelMetres)
  expect(sumOf(total.terms)).toBeCloseTo(total.cost, 1)
  expect(technicians.reduce((sum, one) => sum + one.cost, 0)).toBeCloseTo(total.cost, 1)
  expect(total.travelShare).toBeGreaterThan(0)
  expect(total.idleSeconds).toBe(total.capacitySeconds - total.workSeconds - total.travelSeconds)

  await anna().does(applyPlan, { planNo: plan.planNo, version: plan.version })
  const accepted = await anna().does(readPlanQuality, days)
  expect(accepted.now.total.cost).toBeCloseTo(total.cost, 1)
  await anna().does(undoStep, {})
})

test('a day made by hand shows its overtime and its lateness', async () => {
  const [first, second] = await visits()
  await anna().does(moveVisits, {
    moves: [
      {
        visitNo: first!.visitNo,
        to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T14:45:00Z' as never },
      },
      {
        visitNo: second!.visitNo,
        to: { resourceNo: 'ROSSI', day: tuesday, start: '2026-10-13T16:00:00Z' as never },
      },
    ],
    seen: {},
  })
  const { now } = await anna().does(readPlanQuality, days)
  const rossi = now.technicians.find((one) => one.resourceNo === 'ROSSI')!
  expect(rossi.overtimeSeconds).toBeGreaterThan(3600)
  expect(rossi).toMatchObject({ visits: 2, lateVisits: 1 })
  expect(rossi.terms.overtime).toBeGreaterThan(0)
  expect(rossi.terms.lateness).toBeGreaterThan(0)
  expect(now.technicians.find((one) => one.resourceNo === 'BIANCHI')).toMatchObject({
    visits: 0,
    use: 0,
    cost: 0,
  })
  expect(now.total.unassigned).toBe(1)
})

test('an unknown plan and an impossible period are refused in words', async () => {
  expect(await anna().tries(readPlanQuality, { ...days, planNo: 'niente' })).toMatchObject({ is: 'absent' })
  expect(await anna().tries(readPlanQuality, { fromDay: tuesday, toDay: '2026-10-12' })).toMatchObject({
    is: 'refused',
    refusals: [{ code: 'dispatch.period-order' }],
  })
})
