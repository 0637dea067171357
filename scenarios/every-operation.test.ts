import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { addPerson } from '@giro/business/access/api.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { fillPath, type Operation, pathBlanks } from '@giro/business/foundation/operation.ts'
import { openHttp } from '@giro/server/src/http.ts'
import { openApiDocument } from '@giro/server/src/openapi.ts'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let business: TestBusiness
let app: FastifyInstance
const cookies: Record<string, string> = {}
const password = 'una-parola-lunga'

beforeAll(async () => {
  business = await openBusiness()
  app = await openHttp(business.engine, {
    dataFolder: mkdtempSync(`${tmpdir()}/giro-http-`),
    databaseUrl: null,
    host: '127.0.0.1',
    port: 3999,
    publicUrl: 'http://127.0.0.1:3999',
    logLevel: 'silent',
  })
  const administrator = business.person('Ada', 'administrator')
  for (const role of ['administrator', 'technician', 'dispatcher'] as const) {
    const resource = role === 'technician' ? 'ROSSI' : null
    if (resource) await business.company.insertInto('resource').values(aResource(resource)).execute()
    await administrator.does(addPerson, {
      name: role,
      email: `${role}@clima.example`,
      password,
      language: 'it',
      roles: [role],
      resourceNo: resource,
    })
    const signedIn = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { origin: 'http://127.0.0.1:3999' },
      payload: { email: `${role}@clima.example`, password },
    })
    expect(signedIn.statusCode).toBe(200)
    cookies[role] = ([signedIn.headers['set-cookie']].flat() as string[])
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }
})
afterAll(async () => {
  await app.close()
  await business.close()
})

const aResource = (resourceNo: string) => ({
  resourceNo,
  name: resourceNo,
  type: 'person' as const,
  groupNo: null,
  phone: '',
  email: '',
  address: '',
  postCode: '',
  city: '',
  homeLatitude: null,
  homeLongitude: null,
  startFrom: 'home' as const,
  depotCode: null,
  templateCode: null,
  maxOvertimeMinutes: 60,
  maxVisitsPerDay: null,
  costPerHour: '36',
  vehicle: '',
  blocked: false,
})

const operations = (): Operation[] => [...business.engine.operations.values()].map((one) => one.operation)

function send(
  operation: Operation,
  input: object,
  more: { as?: string; key?: string; language?: string } = {},
) {
  const { path, rest } = fillPath(operation.path, input as Record<string, unknown>)
  const headers = {
    ...(more.as && { cookie: cookies[more.as]! }),
    ...(more.key && { 'idempotency-key': more.key }),
    'accept-language': more.language ?? 'it',
  }
  return operation.is === 'query'
    ? app.inject({
        method: 'GET',
        url: `/api${path}?input=${encodeURIComponent(JSON.stringify(rest))}`,
        headers,
      })
    : app.inject({ method: 'POST', url: `/api${path}`, headers, payload: { input: rest } })
}

const anything = (operation: Operation) =>
  Object.fromEntries(pathBlanks(operation.path).map((blank) => [blank, 'XYZ']))
const activity = async () =>
  Number(
    (
      await business.company
        .selectFrom('activity')
        .select(({ fn }) => fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

describe('every operation', () => {
  test('is closed to strangers: 401 in the language of their browser', async () => {
    for (const operation of operations()) {
      const answer = await send(operation, anything(operation))
      expect([operation.name, answer.statusCode]).toEqual([operation.name, 401])
    }
    const [first] = operations()
    expect((await send(first!, {}, { language: 'it' })).json().detail).toContain('accesso')
    expect((await send(first!, {}, { language: 'en' })).json().detail).toContain('Sign in')
  })

  test('is closed to those whose role may not do it: 403, and nothing is written', async () => {
    const before = await activity()
    const closed = operations().filter((operation) => !operation.may.includes('technician'))
    expect(closed.length).toBeGreaterThan(30)
    for (const operation of closed) {
      const answer = await send(operation, anything(operation), { as: 'technician' })
      expect([operation.name, answer.statusCode]).toEqual([operation.name, 403])
      expect(answer.headers['content-type']).toContain('application/problem+json')
    }
    expect(await activity()).toBe(before)
  })

  test('answers the wrong shape with 400 and names the field', async () => {
    const before = await activity()
    for (const operation of operations()) {
      const fields = Object.keys(operation.input.shape).filter(
        (field) => !pathBlanks(operation.path).includes(field),
      )
      if (fields.length === 0) continue
      const as = operation.may.includes('administrator') ? 'administrator' : 'dispatcher'
      const wrong = Object.fromEntries(fields.map((field) => [field, { never: 'this' }]))
      const answer = await send(operation, { ...anything(operation), ...wrong }, { as })
      expect([operation.name, answer.statusCode]).toEqual([operation.name, 400])
      expect(answer.json().reasons[0]).toMatchObject({
        code: 'engine.wrong-shape',
        text: expect.stringContaining('Controllare'),
      })
    }
    expect(await activity()).toBe(before)
  })

  test('with an unknown subject answers 404 or says what is missing, and never breaks', async () => {
    const subjects = operations().filter(
      (operation) =>
        /:(?!list|userId)/.test(operation.path) &&
        operation.is === 'query' &&
        operation.may.includes('administrator'),
    )
    for (const operation of subjects) {
      const answer = await send(operation, anything(operation), { as: 'administrator' })
      expect([operation.name, [200, 400, 404, 422].includes(answer.statusCode)]).toEqual([
        operation.name,
        true,
      ])
    }
    const read = operations().find((operation) => operation.name === 'customers.readCustomer')!
    expect((await send(read, { customerNo: 'C99999' }, { as: 'dispatcher' })).statusCode).toBe(404)
  })

  test('sent twice with the same key is done once; the key does for nothing else', async () => {
    const create = operations().find((operation) => operation.name === 'customers.createCustomer')!
    const customer = { name: 'Due volte S.r.l.' }
    const first = await send(create, customer, { as: 'dispatcher', key: 'chiave-1' })
    const second = await send(create, customer, { as: 'dispatcher', key: 'chiave-1' })
    expect([first.statusCode, second.json()]).toEqual([200, first.json()])
    const found = await business.company
      .selectFrom('customer')
      .select('customerNo')
      .where('name', '=', customer.name)
      .execute()
    expect(found).toHaveLength(1)
    expect((await send(create, { name: 'Altro' }, { as: 'dispatcher', key: 'chiave-1' })).statusCode).toBe(
      422,
    )
  })

  test('stands in the API document, which is committed: a change shows in review', () => {
    const document = JSON.parse(JSON.stringify(openApiDocument(business.engine)))
    expect(Object.keys(document.paths).length).toBeGreaterThan(60)
    const committed = JSON.parse(
      readFileSync(fileURLToPath(new URL('../docs/api/openapi.json', import.meta.url)), 'utf8'),
    )
    expect(document, 'run: npm run giro -- api > docs/api/openapi.json').toEqual(committed)
  })

  test('a demo person cannot sign in where no demo is', async () => {
    await business.engine.database.shared
      .updateTable('person')
      .set({ demo: true })
      .where('userId', 'in', (query) =>
        query.selectFrom('user').select('id').where('email', '=', 'dispatcher@clima.example'),
      )
      .execute()
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { origin: 'http://127.0.0.1:3999' },
      payload: { email: 'dispatcher@clima.example', password },
    })
    expect(answer.statusCode).not.toBe(200)
    expect(testCompany).toBe('test')
  })
})
