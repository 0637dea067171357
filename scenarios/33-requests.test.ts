import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { listAttachments } from '@giro/business/attachments/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { listMails, readMail } from '@giro/business/mail/api.ts'
import {
  answerRequest,
  changeRequest,
  closeRequest,
  convertRequest,
  listRequests,
  readRequest,
  readRequestSetup,
  receiveMail,
  receiveRequest,
  revokeLink,
  updateRequestSetup,
} from '@giro/business/requests/api.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { createOrder, readOrder, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { openHttp } from '@giro/server/src/http.ts'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acknowledged } from './service-setup.ts'

/** What customers ask for, on every way in, until it is an order, a quote or an answer. */

let business: TestBusiness
let app: FastifyInstance
let customerNo: string
let serviceItemNo: string
let publicCode: string
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  app = await openHttp(business.engine, {
    dataFolder: mkdtempSync(`${tmpdir()}/giro-http-`),
    databaseUrl: null,
    host: '127.0.0.1',
    port: 3998,
    publicUrl: 'https://giro.example',
    logLevel: 'silent',
  })
  const hotel = await anna().does(customers.create, {
    name: 'Hotel Panorama',
    city: 'Merano',
    email: 'reception@panorama.example',
    phone: '0473 221100',
  })
  customerNo = hotel.customerNo!
  const boiler = await anna().does(serviceItems.create, {
    description: 'Caldaia a pellet',
    customerNo,
    serialNo: 'PLT-88231',
    responseTimeHours: '4',
  })
  serviceItemNo = boiler.serviceItemNo!
  publicCode = (
    await business.company
      .selectFrom('serviceItem')
      .select('publicCode')
      .where('serviceItemNo', '=', serviceItemNo)
      .executeTakeFirstOrThrow()
  ).publicCode
})
afterAll(async () => {
  await app.close()
  await business.close()
})
beforeEach(() => business.at('2026-10-13T07:20:00Z'))

const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')
const request = (requestNo: number) => anna().does(readRequest, { requestNo })
const allMails = async () => (await anna().does(listMails, { sort: [{ field: 'mailNo' }] })).rows

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

/** A browser that opens the form and sends it, some seconds later. */
async function send(path: string, fields: Record<string, string>, photo?: { type: string; bytes: Buffer }) {
  const form = await app.inject({ url: path })
  const stamp = /name="stamp" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
  business.at('2026-10-13T07:20:30Z')
  const boundary = 'giro-form'
  const parts = Object.entries({ stamp, ...fields }).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const file = photo
    ? [
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="photos"; filename="targa.png"\r\ncontent-type: ${photo.type}\r\n\r\n`,
        ),
        photo.bytes,
        Buffer.from('\r\n'),
      ]
    : []
  return app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'accept-language': 'it' },
    payload: Buffer.concat([Buffer.from(parts.join('')), ...file, Buffer.from(`--${boundary}--\r\n`)]),
    // Every call of a test comes from another place, or the house's limits would stop it.
    remoteAddress: `10.0.0.${Math.floor(Math.random() * 250) + 1}`,
  })
}

describe('the public page behind the code on a machine', () => {
  test('names the machine, takes request and photo, and gives a link that shows the state', async () => {
    const page = await app.inject({ url: `/ask/${testCompany}/${publicCode}` })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Caldaia a pellet · PLT-88231')
    expect(page.body).not.toContain('Hotel Panorama')

    const sent = await send(
      `/ask/${testCompany}/${publicCode}`,
      {
        subject: 'Non si accende <b>',
        message: 'Il display mostra E3',
        email: 'cucina@panorama.example',
        name: 'Luca',
        wishes: 'di mattina',
      },
      { type: 'image/png', bytes: pixel },
    )
    expect(sent.statusCode).toBe(200)
    const link = /href="(\/state\/[^"]+)"/.exec(sent.body)![1]!
    const { rows } = await anna().does(listRequests, { search: 'accende' })
    expect(rows).toMatchObject([{ channel: 'form', state: 'new', customerNo, serviceItemNo }])
    const { requestNo } = rows[0]!
    expect(await request(requestNo)).toMatchObject({
      matchedBy: 'code',
      wishes: 'di mattina',
      linkOpen: true,
      serviceItem: { serialNo: 'PLT-88231', underWarranty: false },
    })
    expect(
      (await anna().does(listAttachments, { entity: 'requests.request', subject: String(requestNo) })).rows,
    ).toMatchObject([{ name: 'targa.png', mediaType: 'image/png' }])

    const state = await app.inject({ url: link })
    expect(state.body).toContain('Non si accende &lt;b&gt;')
    expect(state.body).toMatch(/class="now" aria-current="step">È arrivata/)
    const [mail] = (await allMails()).slice(-1)
    expect(mail).toMatchObject({ toAddress: 'cucina@panorama.example' })
    expect((await anna().does(readMail, { mailNo: mail!.mailNo })).body).toContain(
      `https://giro.example${link}`,
    )

    const { version } = await request(requestNo)
    const { orderNo } = await anna().does(convertRequest, { requestNo, into: 'order', version })
    expect(await anna().does(readOrder, { orderNo })).toMatchObject({
      description: 'Non si accende <b>',
      contactName: 'Luca',
      email: 'cucina@panorama.example',
      responseTime: '13:20',
      lines: [{ serviceItemNo }],
    })
    expect(
      (await anna().does(listAttachments, { entity: 'service-orders.order', subject: orderNo })).rows,
    ).toHaveLength(1)
    expect((await app.inject({ url: link })).body).toMatch(/aria-current="step">Ce ne stiamo occupando/)
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }, acknowledged)
    expect((await app.inject({ url: link })).body).toMatch(/aria-current="step">È fatta/)

    await anna().does(revokeLink, { requestNo })
    expect((await app.inject({ url: link })).statusCode).toBe(404)
    const guessed = `${link.slice(0, -4)}AAAA`
    expect((await app.inject({ url: guessed })).statusCode).toBe(404)
  })

  test('says what is missing, and keeps what was typed', async () => {
    const sent = await send(`/ask/${testCompany}`, { subject: 'Perde', message: 'dal tubo blu' })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('role="alert"')
    expect(sent.body).toContain('dal tubo blu')
  })

  test('takes nothing from machines: the trap, a form that nobody handed out, one sent at once', async () => {
    const before = (await anna().does(listRequests, {})).total
    const trapped = await send(`/ask/${testCompany}`, {
      subject: 'Buy now',
      email: 'a@b.example',
      website: 'http://spam.example',
    })
    expect(trapped.statusCode).toBe(200)
    const forged = await send(`/ask/${testCompany}`, {
      subject: 'Ciao',
      email: 'a@b.example',
      stamp: '1.x',
    })
    expect(forged.statusCode).toBe(422)
    expect((await anna().does(listRequests, {})).total).toBe(before)
  })

  test('takes photos only, and not too many requests from one place', async () => {
    const wrong = await send(
      `/ask/${testCompany}`,
      { subject: 'Guasto', phone: '0461 1234567' },
      { type: 'application/x-sh', bytes: Buffer.from('echo') },
    )
    expect(wrong.statusCode).toBe(422)
    const answers: number[] = []
    for (let at = 0; at < 10; at++)
      answers.push(
        (await app.inject({ method: 'POST', url: `/ask/${testCompany}`, remoteAddress: '10.9.9.9' }))
          .statusCode,
      )
    expect(answers.at(-1)).toBe(429)
  })

  test('is closed where the set-up says so, and unknown codes and companies look alike', async () => {
    const { version } = await mara().does(readRequestSetup, {})
    await mara().does(updateRequestSetup, { version, formOpen: false })
    expect((await app.inject({ url: `/ask/${testCompany}` })).statusCode).toBe(403)
    await mara().does(updateRequestSetup, { version: version + 1, formOpen: true })
    for (const url of [
      `/ask/${testCompany}/${'0'.repeat(32)}`,
      '/ask/nessuno',
      `/state/nessuno/${'a'.repeat(43)}`,
    ])
      expect((await app.inject({ url })).statusCode).toBe(404)
  })
})

describe('an e-mail', () => {
  const eml = (more: string, body = 'La caldaia PLT-88231 fa rumore.') =>
    Buffer.from(
      `From: Reception <reception@panorama.example>\r\nTo: assistenza@clima.example\r\nSubject: =?utf-8?Q?Caldaia_rumorosa_=E2=80=93_urgente?=\r\nDate: Tue, 13 Oct 2026 09:00:00 +0200\r\n${more}\r\n\r\n${body}\r\n`,
    ).toString('base64')

  test('becomes a request of the customer and machine; read twice it is one', async () => {
    const contentBase64 = eml('Message-ID: <1@panorama.example>')
    const first = await anna().does(receiveMail, { contentBase64 })
    expect(first.isNew).toBe(true)
    expect(await anna().does(receiveMail, { contentBase64 })).toEqual({
      requestNo: first.requestNo,
      isNew: false,
    })
    expect(await request(first.requestNo)).toMatchObject({
      channel: 'email',
      subject: 'Caldaia rumorosa – urgente',
      customerNo,
      serviceItemNo,
      matchedBy: 'serial',
    })
  })

  test('written by a machine is not answered; something else than a mail is refused', async () => {
    const before = (await allMails()).length
    await anna().does(receiveMail, {
      contentBase64: eml('Message-ID: <2@panorama.example>\r\nAuto-Submitted: auto-replied'),
    })
    expect((await allMails()).length).toBe(before)
    expect(
      await anna().tries(receiveMail, { contentBase64: Buffer.from('ciao').toString('base64') }),
    ).toMatchObject({ is: 'refused', refusals: [{ code: 'requests.not-a-mail' }] })
  })
})

describe('from the phone', () => {
  test('shows open orders, history and what may be the same request', async () => {
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      description: 'Revisione annuale',
      lines: [{ serviceItemNo }],
    })
    const { requestNo } = await anna().does(receiveRequest, {
      channel: 'phone',
      senderPhone: '+39 0473 221100',
      subject: 'Acqua fredda',
    })
    const seen = await request(requestNo)
    expect(seen).toMatchObject({ customerNo, matchedBy: 'phone', serviceItem: null })
    expect(seen.openOrders.map((one) => one.orderNo)).toContain(orderNo)
    expect(seen.history).toHaveLength(1)
    expect(seen.duplicates.length).toBeGreaterThan(0)
    expect(seen.candidates).toMatchObject([{ serviceItemNo }])
    await anna().does(changeRequest, { requestNo, serviceItemNo, state: 'in-work', version: seen.version })
    const quoted = await anna().does(convertRequest, {
      requestNo,
      into: 'quote',
      version: seen.version + 1,
    })
    expect(await anna().does(readOrder, { orderNo: quoted.orderNo })).toMatchObject({ kind: 'quote' })
    expect(await request(requestNo)).toMatchObject({ state: 'quoted', documentNo: quoted.orderNo })
  })

  test('of somebody unknown needs a customer before it becomes an order', async () => {
    const { requestNo } = await anna().does(receiveRequest, { subject: 'Preventivo', senderName: 'Ignoto' })
    expect(await anna().tries(convertRequest, { requestNo, into: 'order', version: 1 })).toMatchObject({
      refusals: [{ code: 'requests.customer-missing', at: 'customerNo' }],
    })
  })
})

describe('an answer', () => {
  test('goes out by e-mail and shows behind the link; a closed request stays closed', async () => {
    const { requestNo, token } = await anna().does(receiveRequest, {
      subject: 'Quanto costa la revisione?',
      senderEmail: 'reception@panorama.example',
    })
    await anna().does(answerRequest, { requestNo, answer: 'Costa 120 euro.', version: 1 })
    expect((await allMails()).at(-1)).toMatchObject({ toAddress: 'reception@panorama.example' })
    expect((await app.inject({ url: `/state/${testCompany}/${token}` })).body).toContain('Costa 120 euro.')
    expect(await anna().tries(closeRequest, { requestNo, version: 2 })).toMatchObject({
      refusals: [{ code: 'requests.closed-already' }],
    })
  })

  test('nobody can be answered without an address; a duplicate is closed with the other', async () => {
    const { requestNo } = await anna().does(receiveRequest, { subject: 'Uno', senderPhone: '0461 999999' })
    expect(await anna().tries(answerRequest, { requestNo, answer: 'Sì', version: 1 })).toMatchObject({
      refusals: [{ code: 'requests.nobody-to-answer' }],
    })
    const other = await anna().does(receiveRequest, { subject: 'Due', senderPhone: '0461 999999' })
    await anna().does(closeRequest, {
      requestNo: other.requestNo,
      duplicateOf: requestNo,
      version: 1,
    })
    expect(await request(other.requestNo)).toMatchObject({ state: 'duplicate', duplicateOf: requestNo })
  })
})
