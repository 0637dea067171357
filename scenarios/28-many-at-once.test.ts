import { listActivity } from '@giro/business/company/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { serviceItems } from '@giro/business/service-items/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

let business: TestBusiness
const anna = () => business.person('Anna', 'dispatcher')
const numbers: string[] = []

beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
  for (let at = 0; at < 4; at++)
    numbers.push(
      (await anna().does(customers.create, { name: `Negozio ${at + 1}`, city: 'Riva' })).customerNo!,
    )
})
afterAll(() => business.close())

describe('the same field of several records', () => {
  test('is changed in all of them, each with its own version and history', async () => {
    const rows = numbers.map((customerNo) => ({ customerNo, version: 1 }))
    expect(
      await anna().does(customers.changeMany, { rows, changes: { city: 'Riva del Garda', county: 'TN' } }),
    ).toEqual({ changed: 4 })
    for (const customerNo of numbers)
      expect(await anna().does(customers.read, { customerNo })).toMatchObject({
        city: 'Riva del Garda',
        county: 'TN',
        version: 2,
      })
    const { rows: done } = await business
      .person('Ada', 'administrator')
      .does(listActivity, { limit: 5 } as never)
    expect(JSON.stringify(done)).toContain('customers.changeCustomers')
  })

  test('is changed in none where one was changed meanwhile, and the answer names that one', async () => {
    const [first, second] = numbers as [string, string]
    const rows = [
      { customerNo: first, version: 2 },
      { customerNo: second, version: 1 },
    ]
    const answer = await anna().tries(customers.changeMany, { rows, changes: { phone: '0464 1' } })
    expect(answer).toMatchObject({
      is: 'changed-meanwhile',
      refusals: [
        { code: 'engine.stands-against-all', facts: { no: second } },
        { code: 'customers.customer-changed-meanwhile' },
      ],
    })
    expect(await anna().does(customers.read, { customerNo: first })).toMatchObject({ phone: '', version: 2 })
  })

  test('must be named, and obeys the rules of each record', async () => {
    const rows = [{ customerNo: numbers[0]!, version: 2 }]
    expect(await anna().tries(customers.changeMany, { rows, changes: {} })).toMatchObject({
      refusals: [{ code: 'engine.nothing-to-change' }],
    })
    expect(await anna().tries(customers.changeMany, { rows, changes: { latitude: 46 } })).toMatchObject({
      refusals: [{ code: 'engine.stands-against-all' }, { code: 'customers.half-position' }],
    })
  })

  test('asks once for all what a rule asks for one', async () => {
    const rows: { serviceItemNo: string; version: number }[] = []
    for (let at = 0; at < 3; at++) {
      const made = await anna().does(serviceItems.create, { description: `Split ${at}` })
      rows.push({ serviceItemNo: made.serviceItemNo!, version: 1 })
    }
    const same = { rows, changes: { serialNo: 'ZZ1', customerNo: numbers[0]! } }
    expect(await anna().tries(serviceItems.changeMany, same)).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-items.serial-twice' }],
    })
    expect((await anna().does(serviceItems.list, { search: 'zz1' })).total).toBe(0)
    expect(await anna().does(serviceItems.changeMany, same, { 'service-items.serial-twice': 'yes' })).toEqual(
      { changed: 3 },
    )
    // The rules of a single change hold for each: a customer makes the item installed.
    for (const { serviceItemNo } of rows)
      expect(await anna().does(serviceItems.read, { serviceItemNo })).toMatchObject({ status: 'installed' })
  })
})
