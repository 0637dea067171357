import { emergencyWays, reportTraffic } from '@giro/business/dispatch/real-time/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'

/** The way that is offered is the way that is driven: with the traffic of the day. */

let business: TestBusiness
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher', 'it')
let urgent: string

beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:50:00Z')
  await openGrid(business, mara(), [
    [0, 0],
    [40, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  urgent = await visitAt(anna(), 'Casa di riposo', [40, 0], {
    minutes: 60,
    day,
    priority: 'high',
    due: '15:00',
  })
}, 180_000)
afterAll(() => business.close())

const soonest = async () => {
  const { ways } = await anna().does(emergencyWays, { visitNo: urgent })
  return ways.map((way) => way.start).sort()[0]
}

test('an emergency begins later by the longer drive', async () => {
  expect(await soonest()).toBe(rome(day, '10:30'))
  await anna().does(reportTraffic, { day, factor: 1.5, iterations: 50, seed: 1 })
  expect(await soonest()).toBe(rome(day, '10:50'))
})
