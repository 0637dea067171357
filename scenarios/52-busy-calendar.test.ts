import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBoard } from '@giro/business/dispatch/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { addAbsence } from '@giro/business/resources/api.ts'
import {
  readBusyCalendar,
  removeBusyCalendar,
  setBusyCalendar,
} from '@giro/business/resources/busy-calendar/api.ts'
import { readCalendarsJob } from '@giro/business/resources/busy-calendar/busy-calendar.handlers.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician } from './grid.ts'

/** What a technician's own calendar says is busy is time in which they are not there; of what, nobody learns. */

let business: TestBusiness
let calendars: Server
let address: string
let answer: { status: number; text: string }
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher', 'it')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')

const calendar = (...times: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...times.flatMap((time, at) => [
      'BEGIN:VEVENT',
      `UID:${at}@prova`,
      'DTSTAMP:20261001T000000Z',
      `DTSTART;TZID=Europe/Rome:20261013T${time.slice(0, 4)}00`,
      `DTEND;TZID=Europe/Rome:20261013T${time.slice(5)}00`,
      'SUMMARY:Visita dal dottor Bianchi',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n')
const look = () =>
  readCalendarsJob.run({
    engine: business.engine,
    company: testCompany,
    data: {},
    signal: new AbortController().signal,
  })
const away = async () => {
  const board = await anna().does(readBoard, { fromDay: day, toDay: day })
  const shown = board.technicians.find((one) => one.resourceNo === 'ROSSI')!.days[0]!
  return { open: shown.open, close: shown.close, absences: shown.absences }
}

beforeAll(async () => {
  business = await openBusiness('2026-10-13T05:00:00Z')
  await openGrid(business, mara(), [[0, 0]])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  calendars = createServer((request, response) => {
    if (request.url === '/moved.ics') response.writeHead(302, { location: '/rossi.ics' }).end()
    else response.writeHead(answer.status, { 'content-type': 'text/calendar' }).end(answer.text)
  })
  await new Promise<void>((resolve) => calendars.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(calendars.address() as AddressInfo).port}`
}, 180_000)
afterAll(async () => {
  delete process.env.GIRO_LOCAL_CALENDARS
  calendars?.close()
  await business?.close()
})

test('addresses inside the network of the server are not asked unless it is allowed', async () => {
  answer = { status: 200, text: calendar('1000-1100') }
  await rossi().does(setBusyCalendar, { resourceNo: 'ROSSI', address: `${address}/rossi.ics` })
  await look()
  const read = await rossi().does(readBusyCalendar, { resourceNo: 'ROSSI' })
  expect(read).toMatchObject({ host: address.slice(7), busyTimes: 0 })
  expect(read.failure).toContain('rete del server')
  process.env.GIRO_LOCAL_CALENDARS = 'yes'
})

test('busy times are taken off the day on the board; what begins the day shortens it', async () => {
  answer = { status: 200, text: calendar('0800-0900', '1000-1100', '1030-1130') }
  await rossi().does(setBusyCalendar, { resourceNo: 'ROSSI', address: `${address}/moved.ics` })
  await look()
  expect(await away()).toEqual({
    open: rome(day, '09:00'),
    close: rome(day, '17:00'),
    absences: [{ from: rome(day, '10:00'), to: rome(day, '11:30'), kind: 'busy' }],
  })
  expect(await anna().does(readBusyCalendar, { resourceNo: 'ROSSI' })).toMatchObject({
    failedAt: null,
    failure: '',
    busyTimes: 2,
  })
})

test('nothing says what an appointment is about, nor where the calendar is', async () => {
  const { company } = business
  const kept = JSON.stringify([
    await company.selectFrom('activity').selectAll().execute(),
    await company.selectFrom('history').selectAll().execute(),
    await company.selectFrom('event').selectAll().execute(),
    await company.selectFrom('busyTime').selectAll().execute(),
  ])
  expect(kept).toContain('resources.setBusyCalendar')
  expect(kept).not.toMatch(/dottor|rossi\.ics|moved\.ics/)
})

test('leave goes before the calendar; looking again changes nothing and tells nobody', async () => {
  await anna().does(addAbsence, {
    resourceNo: 'ROSSI',
    from: rome(day, '10:30'),
    to: rome(day, '12:00'),
    kind: 'training',
  })
  expect((await away()).absences).toEqual([
    { from: rome(day, '10:00'), to: rome(day, '10:30'), kind: 'busy' },
    { from: rome(day, '10:30'), to: rome(day, '12:00'), kind: 'training' },
  ])
  const events = () => business.company.selectFrom('event').select('name').execute()
  const before = (await events()).length
  await look()
  business.at(rome(day, '10:15'))
  await look()
  expect((await events()).length).toBe(before)
})

test('a calendar that cannot be read leaves what it said before, and says why', async () => {
  answer = { status: 404, text: '' }
  await look()
  const read = await rossi().does(readBusyCalendar, { resourceNo: 'ROSSI' })
  expect(read.failure).toContain('rifiutato')
  expect(read.busyTimes).toBe(1)
  answer = { status: 200, text: '<!doctype html>' }
  await look()
  expect((await rossi().does(readBusyCalendar, { resourceNo: 'ROSSI' })).failure).toContain('.ics')
  answer = { status: 200, text: calendar('1500-1600') }
  await look()
  expect((await away()).absences.filter(({ kind }) => kind === 'busy')).toEqual([
    { from: rome(day, '15:00'), to: rome(day, '16:00'), kind: 'busy' },
  ])
})

test('technicians set their own only; removing it frees the time', async () => {
  const bianchi = business.person('Bianchi', 'technician', 'it', 'BIANCHI')
  expect(await bianchi.tries(setBusyCalendar, { resourceNo: 'ROSSI', address })).toMatchObject({
    refusals: [{ code: 'resources.not-your-calendar' }],
  })
  expect(await bianchi.tries(readBusyCalendar, { resourceNo: 'ROSSI' })).toMatchObject({ is: 'refused' })
  expect(
    await rossi().tries(setBusyCalendar, { resourceNo: 'ROSSI', address: 'file:///etc/passwd' }),
  ).toMatchObject({
    is: 'wrong-shape',
  })
  await rossi().does(removeBusyCalendar, { resourceNo: 'ROSSI' })
  expect((await away()).absences.filter(({ kind }) => kind === 'busy')).toEqual([])
  expect(await rossi().does(removeBusyCalendar, { resourceNo: 'ROSSI' })).toEqual({ removed: false })
})
