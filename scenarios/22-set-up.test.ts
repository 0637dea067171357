import {
  baseCalendars,
  numberSeries,
  readCustomizedCalendar,
  saveCustomizedCalendar,
  setCalendarDay,
} from '@giro/business/company/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { templates } from '@giro/business/resources/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { readStatusPriorities, repairStatuses, setStatusPriority } from '@giro/business/service-orders/api.ts'
import { whereCalendarUsed } from '@giro/business/service-setup/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

/** Acceptance scenarios of the specification of items and set-up, §20: codes, calendars and hours. */

let business: TestBusiness
beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
})
afterAll(() => business.close())
const mara = () => business.person('Mara', 'manager')

test('17. one status per flag; a priority goes to all repair statuses of the order status', async () => {
  expect(
    await mara().tries(repairStatuses.create, {
      repairStatusCode: 'NUOVO',
      description: 'Nuovo',
      orderStatus: 'pending',
      role: 'initial',
    }),
  ).toMatchObject({ refusals: [{ code: 'service-orders.repair-role-taken', at: 'role' }] })
  const priorities = async () =>
    Object.fromEntries(
      (await mara().does(readStatusPriorities, {})).rows.map((row) => [row.status, row.priority]),
    )
  expect(await priorities()).toMatchObject({ 'in-process': 'high', pending: 'medium-high' })
  const high = { status: 'finished', priority: 'high' } as const
  expect(await mara().tries(setStatusPriority, high)).toMatchObject({
    questions: [{ code: 'service-orders.priority-used', facts: { status: 'in-process' } }],
  })
  const yes = { 'service-orders.priority-used': 'yes' }
  await mara().does(setStatusPriority, { status: 'pending', priority: 'low' }, yes)
  const { rows } = await mara().does(repairStatuses.list, {})
  const pending = rows.filter((row) => row.orderStatus === 'pending')
  expect(pending.length).toBeGreaterThan(2)
  expect(new Set(pending.map((row) => row.priority))).toEqual(new Set(['low']))
})

test('24. a customized calendar goes before its base, and holds it', async () => {
  const weekly = (weekday: number) => ({ recurring: 'weekly' as const, day: null, weekday, nonworking: true })
  const yearly = { recurring: 'yearly' as const, day: '2026-12-25' as never, weekday: null, nonworking: true }
  await mara().does(baseCalendars.create, {
    code: 'PROVA',
    description: 'Prova',
    changes: [weekly(6), weekly(7), yearly],
  })
  const service = { sourceType: 'service' as const, calendarCode: 'PROVA' }
  await setUpService.with(business, { baseCalendarCode: 'PROVA' })
  await mara().does(setCalendarDay, { ...service, day: '2026-03-14' as never, nonworking: false })
  const { changes } = await mara().does(readCustomizedCalendar, service)
  await mara().does(saveCustomizedCalendar, {
    ...service,
    changes: [...changes, { ...yearly, nonworking: false }],
  })
  const off = async (sourceType: 'service' | 'company') => {
    const { nonworkingDays } = await mara().does(readCustomizedCalendar, {
      ...service,
      sourceType,
      year: 2026,
    })
    return ['2026-03-14', '2026-03-21', '2026-12-25'].map((day) => nonworkingDays.includes(day as never))
  }
  expect(await off('service')).toEqual([false, true, false])
  expect(await off('company')).toEqual([true, true, true])
  expect(
    await mara().tries(saveCustomizedCalendar, {
      ...service,
      changes: [{ ...weekly(6), day: '2026-03-14' }],
    }),
  ).toMatchObject({ refusals: [{ code: 'company.calendar-line' }] })
  const { rows } = await mara().does(whereCalendarUsed, { code: 'PROVA' })
  expect(rows).toEqual([{ sourceType: 'service', sourceNo: '', customized: true }])
  const { version } = await mara().does(baseCalendars.read, { code: 'PROVA' })
  expect(await mara().tries(baseCalendars.remove, { code: 'PROVA', version })).toMatchObject({
    is: 'refused',
  })
  await setUpService.with(business, { baseCalendarCode: 'ITALIA' })
  expect(await mara().tries(baseCalendars.remove, { code: 'PROVA', version })).toMatchObject({
    refusals: [{ code: 'company.calendar-customized' }],
  })
  await mara().does(setCalendarDay, { ...service, day: '2026-03-14' as never, nonworking: true })
  expect((await mara().does(readCustomizedCalendar, service)).changes).toHaveLength(1)
})

test('25. a work-hour template adds its week up, and a day has no 25 hours', async () => {
  const day = (weekday: number, endTime: string) => ({
    weekday,
    startTime: '08:00' as never,
    endTime: endTime as never,
    breakMinutes: 60,
    breakEarliest: '12:00' as never,
    breakLatest: '13:00' as never,
  })
  const days = [...[1, 2, 3, 4].map((weekday) => day(weekday, '17:00')), day(5, '15:00')]
  await mara().does(templates.create, { templateCode: 'H38', description: '38 ore', days })
  expect(await mara().does(templates.read, { templateCode: 'H38' })).toMatchObject({ totalPerWeek: 38 })
  expect(
    await mara().tries(templates.create, { templateCode: 'H25', description: '25', days: [day(1, '25:00')] }),
  ).toMatchObject({ is: 'wrong-shape' })
})

test('numbers of a series that gives them itself cannot be typed in (§1)', async () => {
  const { version } = await mara().does(numberSeries.read, { code: 'SERVITEM' })
  await mara().does(numberSeries.change, { code: 'SERVITEM', version, manualNumbers: false })
  const typed = { serviceItemNo: 'MIO-1', description: 'Caldaia' }
  expect(await mara().tries(serviceItems.create, typed)).toMatchObject({
    refusals: [{ code: 'company.no-manual-numbers', at: 'serviceItemNo' }],
  })
  expect((await mara().does(serviceItems.create, { description: 'Caldaia' })).serviceItemNo).toMatch(/^SI/)
  await mara().does(numberSeries.change, { code: 'SERVITEM', version: version + 1, manualNumbers: true })
  expect((await mara().does(serviceItems.create, typed)).serviceItemNo).toBe('MIO-1')
  expect(await mara().tries(numberSeries.remove, { code: 'SERVITEM', version: version + 2 })).toMatchObject({
    refusals: [{ code: 'company.number-series-in-use' }],
  })
})

describe('a related number series', () => {
  test('stands in for the usual one where it is chosen, and only a related one does', async () => {
    const maria = mara()
    const { rows } = await maria.does(numberSeries.list, {})
    const usual = rows.find((row) => row.code === 'SERVITEM')!
    for (const code of ['NOLEGGIO', 'FREMDE'])
      await maria.does(numberSeries.create, { code, description: code, prefix: code[0]!, digits: 3 })
    await maria.does(numberSeries.change, {
      code: 'SERVITEM',
      version: usual.version,
      relatedCodes: ['NOLEGGIO'],
    })
    const create = (seriesCode: string) =>
      maria.tries(serviceItems.create, { description: 'Gruppo elettrogeno', seriesCode })
    expect(await create('NOLEGGIO')).toMatchObject({ is: 'done', output: { serviceItemNo: 'N001' } })
    expect(await create('FREMDE')).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'company.series-not-related', at: 'seriesCode' }],
    })
    // The usual one went on where it was.
    const next = await maria.does(serviceItems.create, { description: 'Caldaia' })
    expect(next.serviceItemNo).toMatch(/^SI\d{5}$/)
  })
})
