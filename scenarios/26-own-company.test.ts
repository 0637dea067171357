import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { listPeople } from '@giro/business/access/api.ts'
import { houseActor, listCompanies } from '@giro/business/companies.ts'
import { readSetup } from '@giro/business/company/api.ts'
import { foundDemo } from '@giro/business/demo/demo.ts'
import { demoPassword } from '@giro/business/demo/people.ts'
import { readBoard } from '@giro/business/dispatch/api.ts'
import { performTyped } from '@giro/business/engine/perform.ts'
import { openBusiness, type TestBusiness, testCompany } from '@giro/business/engine/testing.ts'
import { faultAreas } from '@giro/business/faults/api.ts'
import { readToDo } from '@giro/business/first-setup/api.ts'
import { answersShape, trades } from '@giro/business/first-setup/own-company.ts'
import type { InputOf, Operation } from '@giro/business/foundation/operation.ts'
import { foundOwnCompany } from '@giro/business/own-company/found.ts'
import { groups, resources, skills, templates, zones } from '@giro/business/resources/api.ts'
import { serviceItemGroups } from '@giro/business/service-items/api.ts'
import { readServiceSetup } from '@giro/business/service-setup/api.ts'
import {
  serviceCosts,
  servicePriceGroups,
  serviceShelves,
  workTypes,
} from '@giro/business/service-setup/code-tables-api.ts'
import { standardServices } from '@giro/business/standard-services/api.ts'
import { guidelines } from '@giro/business/troubleshooting/api.ts'
import { openHttp } from '@giro/server/src/http.ts'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let business: TestBusiness
let app: FastifyInstance
const origin = 'http://127.0.0.1:3998'

beforeAll(async () => {
  business = await openBusiness()
  // Only demos and nothing else, as after `giro start` on an empty database.
  await business.database.shared
    .updateTable('company')
    .set({ demo: true })
    .where('schema', '=', testCompany)
    .execute()
  await foundDemo(business.engine, { technicians: 2, visits: 4 })
  app = await openHttp(business.engine, {
    dataFolder: mkdtempSync(`${tmpdir()}/giro-own-`),
    databaseUrl: null,
    host: '127.0.0.1',
    port: 3998,
    publicUrl: origin,
    logLevel: 'silent',
  })
}, 120_000)
afterAll(async () => {
  await app.close()
  await business.close()
})

const answers = {
  company: {
    name: 'Rossi Impianti S.r.l.',
    address: 'Via Milano 4',
    postCode: '38122',
    city: 'Trento',
    vatNo: 'IT01234567897',
    phone: '',
  },
  trade: 'heating' as (typeof trades)[number],
  technicians: ['Marco Rossi', 'Sara Rossi', 'Ivan Kofler'],
  hours: { startTime: '07:30', endTime: '16:30', breakMinutes: 60, saturday: true },
  you: {
    name: 'Anna Rossi',
    email: 'anna@rossi-impianti.it',
    password: 'parola-di-anna',
    language: 'it' as const,
  },
}

const post = (url: string, input: unknown, cookie = '') =>
  app.inject({
    method: 'POST',
    url,
    headers: { origin, ...(cookie && { cookie }) },
    payload: { input } as never,
  })

async function signIn(email: string, password: string) {
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { origin },
    payload: { email, password },
  })
  const cookie = ([signedIn.headers['set-cookie'] ?? []].flat() as string[])
    .map((one) => one.split(';')[0])
    .join('; ')
  return { status: signedIn.statusCode, cookie }
}

const inCompany =
  (schema: string) =>
  <O extends Operation>(operation: O, input: InputOf<O>) =>
    performTyped(business.engine, operation, input, { actor: houseActor(schema, 'it'), via: 'test' })

describe('a newcomer’s own company', () => {
  let cookie = ''

  test('wrong answers are refused in words and leave nothing behind', async () => {
    const short = await post('/api/companies', { ...answers, you: { ...answers.you, password: 'corta' } })
    expect(short.statusCode).toBe(400)
    expect(short.json().reasons[0].at).toBe('you.password')
    const late = await post('/api/companies', {
      ...answers,
      you: { ...answers.you, email: 'anna@demo.giro.example' },
    })
    expect(late.statusCode).toBe(422)
    expect(late.json().code).toBe('access.demo-address')
    expect((await listCompanies(business.database)).filter((one) => !one.demo)).toEqual([])
  })

  test('five answers found it: the founder signs in, technicians have hours and places, little is left to do', async () => {
    const founded = await post('/api/companies', answers)
    expect(founded.json()).toEqual({ schema: 'rossi_impianti_s_r_l' })
    const signedIn = await signIn('anna@rossi-impianti.it', 'parola-di-anna')
    expect(signedIn.status).toBe(200)
    cookie = signedIn.cookie
    const session = (await app.inject({ url: '/api/session', headers: { cookie } })).json()
    expect(session).toMatchObject({
      company: { name: 'Rossi Impianti S.r.l.', demo: false },
      roles: ['administrator', 'manager', 'dispatcher'],
      mayFound: true,
    })
    const ask = inCompany('rossi_impianti_s_r_l')
    expect(await ask(readSetup, {})).toMatchObject({ address: 'Via Milano 4', vatNo: 'IT01234567897' })
    const { rows } = await ask(resources.list, { limit: 10 })
    expect(rows.map((row) => row.resourceNo).sort()).toEqual(['KOFLER', 'ROSSI', 'ROSSI2'])
    expect((await ask(templates.list, {})).rows[0]).toMatchObject({ totalPerWeek: 48 })
    const board = await ask(readBoard, { fromDay: '2026-10-14', toDay: '2026-10-14' } as never)
    expect(JSON.stringify(board)).toContain('KOFLER')
    const open = (await ask(readToDo, {})).steps.filter((one) => !one.done).map((one) => one.step)
    expect(open).toEqual(['people', 'customers', 'positions', 'service-items'])
  })

  test('the same answers again found nothing more; strangers and demo people found nothing', async () => {
    const again = await post('/api/companies', answers, cookie)
    expect(again.statusCode).toBe(422)
    expect(again.json().code).toBe('first-setup.company-exists')
    const other = { ...answers, company: { ...answers.company, name: 'Altra S.r.l.' } }
    expect((await post('/api/companies', other)).json().code).toBe('first-setup.not-open')
    const paolo = await signIn('paolo@demo.giro.example', demoPassword)
    expect((await post('/api/companies', other, paolo.cookie)).json().code).toBe('first-setup.not-open')
    expect((await post('/api/companies/demo/remove', {}, paolo.cookie)).json().code).toBe(
      'first-setup.demo-of-nobody',
    )
  })

  test('the founder founds a second company under the same e-mail and chooses between the two', async () => {
    const second = { ...answers, company: { ...answers.company, name: 'Rossi Ascensori' }, trade: 'lifts' }
    expect((await post('/api/companies', second, cookie)).json()).toEqual({ schema: 'rossi_ascensori' })
    const nameIn = async (chosen: string) =>
      (await app.inject({ url: '/api/session', headers: { cookie: `${cookie}${chosen}` } })).json().company
        .name
    expect(await nameIn('')).toBe('Rossi Impianti S.r.l.')
    expect(await nameIn('; giro-company=rossi_ascensori')).toBe('Rossi Ascensori')
    // A company that the person is not in is not opened by naming it.
    expect(await nameIn('; giro-company=demo')).toBe('Rossi Impianti S.r.l.')
  })

  test('every trade has a default for every code table, in both languages', async () => {
    for (const [at, trade] of trades.entries()) {
      const language = at % 2 === 0 ? 'en' : 'it'
      const schema = await foundOwnCompany(
        business.engine,
        answersShape.parse({
          ...answers,
          company: { ...answers.company, name: `Ditta ${trade}`, city: 'Nowhere' },
          trade,
          technicians: [],
          you: { ...answers.you, email: `${trade}@rossi-impianti.it`, language },
        }),
      )
      const ask = inCompany(schema)
      for (const table of [
        skills,
        serviceItemGroups,
        faultAreas,
        guidelines,
        standardServices,
        zones,
        groups,
        serviceCosts,
        workTypes,
        servicePriceGroups,
        serviceShelves,
      ])
        expect((await ask(table.list, {})).total, `${table.list.name} of ${trade}`).toBeGreaterThan(0)
      expect(await ask(readServiceSetup, {})).toMatchObject({ defaultWarrantyDuration: '2Y' })
    }
  }, 120_000)

  test('the founder removes the demo: its company and its people are gone, the own company stays', async () => {
    expect((await post('/api/companies/rossi_impianti_s_r_l/remove', {}, cookie)).json().code).toBe(
      'first-setup.no-demo',
    )
    const removed = await post('/api/companies/demo/remove', {}, cookie)
    expect(removed.statusCode).toBe(200)
    expect((await listCompanies(business.database)).map((one) => one.schema)).not.toContain('demo')
    expect((await signIn('giulia@demo.giro.example', demoPassword)).status).not.toBe(200)
    expect((await app.inject({ url: '/api/session' })).json()).toMatchObject({
      demoUsers: [],
      mayFound: false,
    })
    expect((await inCompany('rossi_impianti_s_r_l')(listPeople, {})).rows).toHaveLength(1)
  })
})
