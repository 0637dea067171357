import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { moveVisits, readBoard } from '@giro/business/dispatch/api.ts'
import {
  closeCalendarFeed,
  openCalendarFeed,
  readCalendarFeed,
} from '@giro/business/dispatch/calendar/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { openHttp } from '@giro/server/src/http.ts'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'

/** A technician's calendar for their own phone: secret, of what has been told, and taken back at once. */

let business: TestBusiness
let app: FastifyInstance
let visitNo: string
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')

beforeAll(async () => {
  business = await openBusiness('2026-10-12T14:00:00Z')
  await business.work()
  await openGrid(business, mara(), [
    [0, 0],
    [10, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  await technician(mara(), 'BIANCHI', 'Luca Bianchi', [0, 0], [])
  app = await openHttp(business.engine, {
    dataFolder: mkdtempSync(`${tmpdir()}/giro-http-`),
    databaseUrl: null,
    host: '127.0.0.1',
    port: 3997,
    publicUrl: 'https://giro.example',
    logLevel: 'silent',
  })
  visitNo = await visitAt(anna(), 'Panificio Dolomiti', [10, 0], { minutes: 30, day })
  await anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, '10:00') } }],
    seen: {},
  })
}, 180_000)
afterAll(async () => {
  await app.close()
  await business.close()
})

const get = async (url: string) => app.inject({ method: 'GET', url })

test('the calendar holds what was published, and nothing before', async () => {
  const { path } = await rossi().does(openCalendarFeed, { resourceNo: 'ROSSI' })
  const empty = await get(path)
  expect(empty.headers['content-type']).toContain('text/calendar')
  expect(empty.body).not.toContain('Panificio')
  const { version } = (await anna().does(readBoard, { fromDay: day, toDay: day })).visits[0]!
  await anna().does(publishVisits, { fromDay: day, toDay: day, seen: { [visitNo]: version } })
  const { body } = await get(path)
  expect(body).toContain('SUMMARY:Panificio Dolomiti')
  expect(body).toContain('DTSTART:20261013T080000Z')
  expect(body).toContain('DTEND:20261013T083000Z')
})

test('opened again it has another address; closed it has none; guesses find nothing', async () => {
  const first = await rossi().does(openCalendarFeed, { resourceNo: 'ROSSI' })
  const second = await rossi().does(openCalendarFeed, { resourceNo: 'ROSSI' })
  expect((await get(first.path)).statusCode).toBe(404)
  expect((await get(second.path)).statusCode).toBe(200)
  expect(await anna().does(readCalendarFeed, { resourceNo: 'ROSSI' })).toMatchObject({
    openedAt: expect.any(String),
  })
  expect(await anna().does(closeCalendarFeed, { resourceNo: 'ROSSI' })).toEqual({ closed: true })
  expect((await get(second.path)).statusCode).toBe(404)
  expect((await get('/calendar/test/abc.ics')).statusCode).toBe(404)
  expect((await get('/calendar/nowhere/abc.ics')).statusCode).toBe(404)
  const kept = await business.company.selectFrom('calendarFeed').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(second.path.slice(-20, -4))
})

test('technicians open their own only', async () => {
  expect(await rossi().tries(openCalendarFeed, { resourceNo: 'BIANCHI' })).toMatchObject({
    refusals: [{ code: 'dispatch.not-your-calendar' }],
  })
  expect(await anna().tries(openCalendarFeed, { resourceNo: 'VERDI' })).toMatchObject({ is: 'absent' })
})
