import { readSetup, updateSetup } from '@giro/business/company/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { allocate, readAvailability } from '@giro/business/dispatch/allocations/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { readCapacity, resources, setShiftException, templates } from '@giro/business/resources/api.ts'
import { listCapacityEntries, setCapacity, setCapacityHours } from '@giro/business/resources/capacity/api.ts'
import { createOrder, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledged } from './service-setup.ts'

/** Acceptance scenario AC-20 of the specification of orders: capacity of a week, and what is left of it. */

let business: TestBusiness
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const monday = asDay('2026-12-07')
const wednesday = asDay('2026-12-09')
const friday = asDay('2026-12-11')
const sunday = asDay('2026-12-13')
const week = { fromDay: monday, toDay: friday }

beforeAll(async () => {
  business = await openBusiness('2026-12-01T07:00:00Z')
  for (const [templateCode, endTime] of [
    ['OTTO', '16:30'],
    ['SEI', '14:30'],
  ] as const)
    await mara().does(templates.create, {
      templateCode,
      description: templateCode,
      days: [1, 2, 3, 4, 5].map((weekday) => ({
        weekday,
        startTime: '08:00',
        endTime,
        breakMinutes: 30,
        breakEarliest: '12:00',
        breakLatest: '13:00',
      })) as never,
    })
  await mara().does(resources.create, { resourceNo: 'ROSSI', name: 'Marco Rossi' })
  await mara().does(resources.create, { resourceNo: 'BIANCHI', name: 'Luca Bianchi', templateCode: 'OTTO' })
}, 60_000)
afterAll(() => business.close())

const set = (templateCode: string, more: object = {}) =>
  mara().does(setCapacity, { resourceNos: ['ROSSI'], ...week, templateCode, ...more } as never)
const entries = async (resourceNo = 'ROSSI', toDay = sunday) =>
  (await mara().does(listCapacityEntries, { resourceNo, fromDay: monday, toDay })).rows
const minutesOf = async (resourceNo: string, toDay = sunday) => {
  const { rows } = await mara().does(readCapacity, { fromDay: monday, toDay })
  return rows.find((row) => row.resourceNo === resourceNo)!.days.map((day) => day.minutes)
}

async function withCalendar(baseCalendarCode: string | null) {
  const setup = await mara().does(readSetup, {})
  await mara().does(updateSetup, { ...setup, baseCalendarCode } as never)
}

describe('set from a template', () => {
  test('gives each working day its hours, once', async () => {
    expect(await set('OTTO')).toEqual({ changedDays: 4, warnings: [] })
    // 8 December is a holiday.
    expect(await minutesOf('ROSSI')).toEqual([480, 0, 480, 480, 480, 0, 0])
    expect(await set('SEI')).toEqual({ changedDays: 4, warnings: [] })
    expect((await entries()).slice(0, 4).map((entry) => entry.hours)).toEqual(['-2', '-2', '-2', '-2'])
    expect(await set('SEI')).toEqual({ changedDays: 0, warnings: ['nothing-changed'] })
    expect(await entries()).toHaveLength(8)
    expect((await entries())[0]).toMatchObject({ source: 'template', templateCode: 'SEI', byName: 'Mara' })
  })

  test('says what is missing', async () => {
    const wrong = async (more: object) => {
      const answer = await mara().tries(setCapacity, {
        resourceNos: ['ROSSI'],
        ...week,
        templateCode: 'OTTO',
        ...more,
      } as never)
      return 'refusals' in answer ? answer.refusals.map((refusal) => refusal.code) : answer.is
    }
    expect(await wrong({ fromDay: null, toDay: null })).toEqual([
      'resources.date-from-missing',
      'resources.date-to-missing',
    ])
    expect(await wrong({ fromDay: friday, toDay: monday })).toEqual(['resources.date-order'])
    expect(await wrong({ toDay: '2028-12-31' })).toEqual(['resources.capacity-too-long'])
    expect(await wrong({ templateCode: 'NOVE' })).toEqual(['resources.no-such-template'])
    expect(await wrong({ resourceNos: ['VERDI'] })).toEqual(['resources.resource-absent'])
    await withCalendar(null)
    expect(await wrong({})).toEqual(['resources.calendar-missing'])
    await withCalendar('ITALIA')
  })
})

test('what is left of a day: only active entries count (F-8)', async () => {
  const { customerNo } = await anna().does(customers.create, { name: 'Albergo Stella', city: 'Trento' })
  const { orderNo } = await anna().does(createOrder, {
    customerNo: customerNo!,
    lines: [1, 2, 3, 4].map((at) => ({ description: `Climatizzatore ${at}`, estimatedMinutes: 60 })),
  } as never)
  const give = (lineNo: number, hours: string) =>
    anna().does(allocate, { orderNo, lineNo, resourceNo: 'ROSSI', day: wednesday, hours } as never)
  await give(10000, '3')
  await give(20000, '1.5')
  await give(30000, '1')
  await anna().does(setRepairStatus, { orderNo, lineNo: 30000, repairStatusCode: 'FINISHED' }, acknowledged)
  // The fourth line waits: its entry is nonactive.
  const { rows } = await anna().does(readAvailability, { fromDay: wednesday, count: 1 })
  expect(rows.find((row) => row.no === 'ROSSI')?.cells).toEqual([
    { capacity: '6', allocated: '4.5', available: '1.5' },
  ])
})

describe('hours of a day or a period by hand', () => {
  const setHours = (resourceNo: string, fromDay: string, toDay: string, hours: string) =>
    mara().does(setCapacityHours, { resourceNo, fromDay, toDay, hours } as never)

  test('a day keeps its start and break', async () => {
    expect(await setHours('BIANCHI', wednesday, wednesday, '9')).toEqual({ changedDays: 1, warnings: [] })
    const { rows } = await mara().does(readCapacity, { fromDay: wednesday, toDay: wednesday })
    const [day] = rows.find((row) => row.resourceNo === 'BIANCHI')!.days
    expect(day).toMatchObject({ minutes: 540, open: '2026-12-09T07:00:00Z', close: '2026-12-09T16:30:00Z' })
    expect(await setHours('BIANCHI', wednesday, wednesday, '8')).toMatchObject({ changedDays: 1 })
    expect(await minutesOf('BIANCHI', friday)).toEqual([480, 0, 480, 480, 480])
    expect((await entries('BIANCHI')).map((entry) => entry.hours)).toEqual(['-1', '1'])
  })

  test('a week is shared among its days', async () => {
    await setHours('BIANCHI', monday, sunday, '20')
    expect(await minutesOf('BIANCHI')).toEqual([300, 0, 300, 300, 300, 0, 0])
    // A single day may be worked although the calendar is closed.
    await setHours('BIANCHI', sunday, sunday, '4.5')
    expect((await minutesOf('BIANCHI')).at(-1)).toBe(270)
    expect(await setHours('BIANCHI', monday, sunday, '24.5')).toMatchObject({ warnings: ['nothing-changed'] })
  })

  test('who is on call on a day stays on call when its hours change', async () => {
    const saturday = asDay('2026-12-12')
    const onCall = async () => {
      const { rows } = await mara().does(readCapacity, { fromDay: saturday, toDay: saturday })
      return rows.find((row) => row.resourceNo === 'BIANCHI')!.days[0]
    }
    await mara().does(setShiftException, {
      resourceNo: 'BIANCHI',
      day: saturday,
      startTime: '08:00',
      endTime: '12:00',
      onCall: true,
      note: 'turno festivo',
    } as never)
    await setHours('BIANCHI', saturday, saturday, '6')
    expect(await onCall()).toMatchObject({ minutes: 360, onCall: true })
    await setHours('BIANCHI', saturday, saturday, '0')
    expect(await onCall()).toMatchObject({ minutes: 0 })
  })

  test('refuses what no day has, and tells of days set by themselves', async () => {
    const tries = (hours: string, fromDay: string, toDay = fromDay) =>
      mara().tries(setCapacityHours, { resourceNo: 'BIANCHI', fromDay, toDay, hours } as never)
    expect(await tries('25', wednesday)).toMatchObject({
      refusals: [{ code: 'resources.capacity-too-much' }],
    })
    expect(await tries('-1', wednesday)).toMatchObject({
      refusals: [{ code: 'resources.capacity-negative' }],
    })
    expect(await tries('8', '2026-12-19', '2026-12-20')).toMatchObject({
      refusals: [{ code: 'resources.no-working-day' }],
    })
    await mara().does(setShiftException, {
      resourceNo: 'BIANCHI',
      day: friday,
      startTime: '08:00',
      endTime: '11:00',
    } as never)
    expect((await entries('BIANCHI'))[0]).toMatchObject({ day: friday, hours: '-2', source: 'day' })
  })
})
