import { moveVisits, readDispatchSetup, updateDispatchSetup } from '@giro/business/dispatch/api.ts'
import {
  readMyPosition,
  readPositions,
  sharePosition,
  tellPosition,
} from '@giro/business/dispatch/positions/api.ts'
import { forgetPositionsJob } from '@giro/business/dispatch/positions/positions.handlers.ts'
import { reportVisit } from '@giro/business/dispatch/reports/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { asDay, asInstant } from '@giro/business/foundation/day.ts'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'

/** Where a technician is: only on the way, only with a yes of both sides, only the last place, not for long. */

let business: TestBusiness
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')
const bianchi = () => business.person('Bianchi', 'technician', 'it', 'BIANCHI')
const place = { latitude: 46.068_912_3, longitude: 11.121_234_5, accuracyMetres: 12 }
let visitNo: string

const allow = async (positionSharing: boolean, positionRetentionMinutes = 30) => {
  const { version } = await anna().does(readDispatchSetup, {})
  await mara().does(updateDispatchSetup, { version, positionSharing, positionRetentionMinutes })
}
const report = (kind: 'en-route' | 'arrived', time: string) => {
  business.at(rome(day, time))
  return rossi().does(reportVisit, {
    reportId: v4(),
    visitNo,
    at: asInstant(rome(day, time)),
    content: { kind },
  })
}
const tell = (time: string, who = rossi()) => {
  business.at(rome(day, time))
  return who.tries(tellPosition, { visitNo, ...place })
}
const stored = () => business.company.selectFrom('technicianPosition').selectAll().execute()

beforeAll(async () => {
  business = await openBusiness('2026-10-13T06:00:00Z')
  await openGrid(business, mara(), [
    [0, 0],
    [10, 0],
  ])
  await technician(mara(), 'ROSSI', 'Marco Rossi', [0, 0], [])
  await technician(mara(), 'BIANCHI', 'Luca Bianchi', [0, 0], [])
}, 180_000)
afterAll(() => business.close())

test('off by default; the company allows it, and the technician says yes for themselves', async () => {
  visitNo = await visitAt(anna(), 'Panificio Dolomiti', [10, 0], { minutes: 30, day })
  await anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, '10:00') } }],
    seen: {},
  })
  expect(await rossi().does(readMyPosition, {})).toEqual({
    allowed: false,
    sharingSince: null,
    retentionMinutes: 30,
    onTheWayTo: null,
    seen: null,
  })
  expect(await rossi().tries(sharePosition, { share: true })).toMatchObject({
    refusals: [{ code: 'dispatch.position-not-allowed' }],
  })
  await allow(true)
  await report('en-route', '09:30')
  expect((await rossi().does(readMyPosition, {})).onTheWayTo).toBe(visitNo)
  expect(await tell('09:31')).toMatchObject({ refusals: [{ code: 'dispatch.position-not-shared' }] })
  await rossi().does(sharePosition, { share: true })
  expect((await rossi().does(readMyPosition, {})).sharingSince).toBe(rome(day, '09:31'))
  // Nobody else has said yes by that.
  expect((await bianchi().does(readMyPosition, {})).sharingSince).toBeNull()
  expect(await anna().tries(sharePosition, { share: true })).toMatchObject({
    refusals: [{ code: 'dispatch.position-nobody' }],
  })
})

test('the office sees the last place, the technician sees what it sees; the place before is gone', async () => {
  expect(await tell('09:32')).toMatchObject({ output: { taken: true } })
  // Sooner than the phone may tell again.
  expect(await tell('09:32')).toMatchObject({ output: { taken: false } })
  expect(await tell('09:34')).toMatchObject({ output: { taken: true } })
  const seen = { visitNo, latitude: 46.0689, longitude: 11.1212, accuracyMetres: 12, at: rome(day, '09:34') }
  expect((await anna().does(readPositions, {})).rows).toEqual([{ resourceNo: 'ROSSI', ...seen }])
  expect((await rossi().does(readMyPosition, {})).seen).toEqual(seen)
  expect(await stored()).toHaveLength(1)
  expect(await rossi().tries(readPositions, {})).toMatchObject({ is: 'not-permitted' })
  // Whoever does not drive there cannot be there.
  await bianchi().does(sharePosition, { share: true })
  expect(await tell('09:35', bianchi())).toMatchObject({
    refusals: [{ code: 'dispatch.position-not-on-the-way' }],
  })
})

test('nothing else keeps a place: no audit, no history, no event', async () => {
  const { company } = business
  const kept = JSON.stringify([
    await company
      .selectFrom('activity')
      .selectAll()
      .where('operation', '=', 'dispatch.tellPosition')
      .execute(),
    await company
      .selectFrom('history')
      .selectAll()
      .where('operation', '=', 'dispatch.tellPosition')
      .execute(),
    await company.selectFrom('event').selectAll().where('name', '=', 'dispatch.position-changed').execute(),
    await company.selectFrom('retryKey').selectAll().execute(),
  ])
  expect(kept).toContain('dispatch.tellPosition')
  expect(kept).not.toMatch(/46\.06|11\.12/)
})

test('arriving ends it: the place is gone, and none is taken', async () => {
  await report('arrived', '09:50')
  expect(await stored()).toEqual([])
  expect((await anna().does(readPositions, {})).rows).toEqual([])
  expect(await tell('09:51')).toMatchObject({ refusals: [{ code: 'dispatch.position-not-on-the-way' }] })
})

test('a place is not seen after the minutes of the set-up, and removed soon after', async () => {
  visitNo = await visitAt(anna(), 'Hotel Bondone', [10, 0], { minutes: 30, day })
  await anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, '12:00') } }],
    seen: {},
  })
  await allow(true, 15)
  await report('en-route', '11:30')
  await tell('11:31')
  business.at(rome(day, '11:45'))
  expect((await anna().does(readPositions, {})).rows).toHaveLength(1)
  business.at(rome(day, '11:46'))
  expect((await anna().does(readPositions, {})).rows).toEqual([])
  await forgetPositionsJob.run({
    engine: business.engine,
    company: testCompany,
    data: {},
    signal: new AbortController().signal,
  })
  expect(await stored()).toEqual([])
})

test('stopping, or a company that allows it no more, removes what is there at once', async () => {
  await tell('11:47')
  await rossi().does(sharePosition, { share: false })
  expect(await stored()).toEqual([])
  await rossi().does(sharePosition, { share: true })
  await tell('11:49')
  expect(await stored()).toHaveLength(1)
  await allow(false)
  expect(await stored()).toEqual([])
  expect(await tell('11:51')).toMatchObject({ refusals: [{ code: 'dispatch.position-not-allowed' }] })
})
