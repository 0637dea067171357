import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { moveVisits } from '@giro/business/dispatch/api.ts'
import { listVisitReports, reportVisit } from '@giro/business/dispatch/reports/api.ts'
import { sendSignatureLink } from '@giro/business/dispatch/signing/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { asDay, asInstant } from '@giro/business/foundation/day.ts'
import { listMails, readMail } from '@giro/business/mail/api.ts'
import { openHttp } from '@giro/server/src/http.ts'
import type { FastifyInstance } from 'fastify'
import { v4 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGrid, rome, technician, visitAt } from './grid.ts'

/** The customer was not there: they see what was done, and sign, on a page behind a secret link. */

let business: TestBusiness
let app: FastifyInstance
let visitNo: string
let orderNo: string
const day = asDay('2026-10-13')
const mara = () => business.person('Mara', 'manager')
const anna = () => business.person('Anna', 'dispatcher')
const rossi = () => business.person('Rossi', 'technician', 'it', 'ROSSI')

beforeAll(async () => {
  business = await openBusiness('2026-10-13T09:30:00Z')
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
    port: 3996,
    publicUrl: 'https://giro.example',
    logLevel: 'silent',
  })
  visitNo = await visitAt(anna(), 'Panificio Dolomiti', [10, 0], { minutes: 30, day })
  orderNo = visitNo.slice(0, visitNo.lastIndexOf('-'))
  await anna().does(moveVisits, {
    moves: [{ visitNo, to: { resourceNo: 'ROSSI', day, start: rome(day, '10:00') } }],
    seen: {},
  })
  for (const [kind, time] of [
    ['arrived', '10:02'],
    ['done', '10:40'],
  ] as const)
    await rossi().does(reportVisit, {
      reportId: v4(),
      visitNo,
      at: asInstant(rome(day, time)),
      content: kind === 'done' ? { kind, lines: [{ lineNo: 10000, result: 'finished' }] } : { kind },
    })
}, 180_000)
afterAll(async () => {
  await app.close()
  await business.close()
})

const get = async (url: string) => app.inject({ method: 'GET', url })
const post = (url: string, fields: Record<string, string>) => {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--giro\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=giro' },
    payload: `${parts.join('')}--giro--\r\n`,
  })
}
const signatures = async () =>
  (await anna().does(listVisitReports, { orderNo })).rows.filter((one) => one.kind === 'signature')

test('the link goes by e-mail in the customer’s language and shows what was done', async () => {
  const { path, sent } = await rossi().does(sendSignatureLink, {
    visitNo,
    to: 'titolare@panificio.example',
  })
  expect(sent).toBe(true)
  const { rows } = await anna().does(listMails, {})
  const mail = await anna().does(readMail, { mailNo: rows[0]!.mailNo })
  expect(mail.body).toContain(`https://giro.example${path}`)
  const page = await get(path)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Panificio Dolomiti')
  expect(page.body).toContain('Marco Rossi')
  expect(page.body).toContain('10:02–10:40')
  expect(page.body).toContain('Confermo che questi lavori sono stati eseguiti.')
  expect(page.headers['cache-control']).toBe('no-store')
})

test('it is signed once, with name and remark; without them the page says what is missing', async () => {
  const { path } = await rossi().does(sendSignatureLink, { visitNo })
  const missing = await post(path, { name: 'Ada Pedrotti' })
  expect(missing.statusCode).toBe(422)
  expect(missing.body).toContain('value="Ada Pedrotti"')
  expect(await signatures()).toEqual([])
  const fields = { name: 'Ada Pedrotti', remark: '<b>Tutto bene</b>', agree: 'yes' }
  expect((await post(path, fields)).body).toContain('I lavori sono stati firmati il')
  expect((await post(path, fields)).statusCode).toBe(200)
  expect(await signatures()).toMatchObject([{ summary: 'Ada Pedrotti · <b>Tutto bene</b>' }])
  expect((await get(path)).body).not.toContain('<form')
})

test('a new link takes the place of one that was not used; guesses and old ones find nothing', async () => {
  const first = await rossi().does(sendSignatureLink, { visitNo })
  const second = await rossi().does(sendSignatureLink, { visitNo })
  expect((await get(first.path)).statusCode).toBe(404)
  expect((await get(second.path)).statusCode).toBe(200)
  expect((await get(`/sign/${testCompany}/${'x'.repeat(43)}`)).statusCode).toBe(404)
  business.at('2026-11-13T09:30:00Z')
  expect((await get(second.path)).statusCode).toBe(404)
  expect((await post(second.path, { name: 'X', agree: 'yes' })).statusCode).toBe(404)
  business.at('2026-10-13T09:30:00Z')
})

test('nobody signs for work that has not begun', async () => {
  const later = await visitAt(anna(), 'Bar Sport', [10, 0], { minutes: 30, day })
  expect(await anna().tries(sendSignatureLink, { visitNo: later })).toMatchObject({
    refusals: [{ code: 'dispatch.nothing-to-sign' }],
  })
})

test('technicians ask for signatures of their own visits only', async () => {
  const bianchi = business.person('Bianchi', 'technician', 'it', 'BIANCHI')
  expect(await bianchi.tries(sendSignatureLink, { visitNo })).toMatchObject({ is: 'refused' })
  expect(await rossi().tries(sendSignatureLink, { visitNo: 'OS99999-1' })).toMatchObject({
    refusals: [{ code: 'dispatch.visit-absent' }],
  })
})
