import { customers, saveShipToAddress } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import {
  deleteMails,
  listMails,
  readMail,
  readMailSetup,
  sendMailNow,
  sendTestMail,
  updateMailSetup,
} from '@giro/business/mail/api.ts'
import {
  changeOrder,
  createOrder,
  createQuote,
  readOrder,
  setRepairStatus,
} from '@giro/business/service-orders/api.ts'
import { processWarnings } from '@giro/business/service-orders/warnings/api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { acknowledged, setUpService } from './service-setup.ts'

/** Mail that goes out, and what it is sent for (specification orders §4.7, §6.5; AC-13, AC-24). */

let business: TestBusiness
let mailbox: Mailbox
let customerNo: string
beforeAll(async () => {
  business = await openBusiness('2026-10-13T07:20:00Z')
  mailbox = await openMailbox({ user: 'giro', password: 'segreta' })
  await business.work()
  const created = await anna().does(customers.create, {
    name: 'Albergo Aquila d’Oro',
    city: 'Bolzano',
    email: 'direzione@aquiladoro.example',
  })
  customerNo = created.customerNo!
})
afterAll(async () => {
  await business.close()
  await mailbox.close()
})
beforeEach(() => business.at('2026-10-13T07:20:00Z'))

const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')
const mails = async () => (await anna().does(listMails, { sort: [{ field: 'mailNo' }] })).rows

describe('the queue', () => {
  test('waits until there is a server, then sends; the password is never told', async () => {
    await setUpService.with(business, { sendFirstWarningTo: 'capo@clima.example' })
    expect(await mara().tries(sendTestMail, { to: 'mara@clima.example' })).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'mail.no-server' }],
    })
    const { version } = await mara().does(readMailSetup, {})
    await mara().does(updateMailSetup, {
      version,
      host: '127.0.0.1',
      port: mailbox.port,
      security: 'none',
      userName: 'giro',
      password: 'segreta',
      fromAddress: 'assistenza@clima.example',
      fromName: 'Clima Trentino',
    })
    const setup = await mara().does(readMailSetup, {})
    expect(setup).toMatchObject({ hasPassword: true, userName: 'giro' })
    expect(JSON.stringify(setup)).not.toContain('segreta')
    const kept = await business.company.selectFrom('mailSetup').select('password').executeTakeFirstOrThrow()
    expect(kept.password).not.toContain('segreta')

    await mara().does(sendTestMail, { to: 'mara@clima.example' })
    const [mail] = await mailbox.arrived(1)
    expect(mail).toMatchObject({ subject: 'Prova di Giro' })
    expect(mail!.from?.text).toBe('"Clima Trentino" <assistenza@clima.example>')
    await expect.poll(async () => (await mails())[0]?.status, { timeout: 20_000 }).toBe('processed')
    const { mailNo } = (await mails())[0]!
    expect(await anna().tries(sendMailNow, { mailNo })).toMatchObject({
      refusals: [{ code: 'mail.already-sent' }],
    })
  })

  test('keeps what the server refuses, with its reason, until somebody sends it again', async () => {
    mailbox.refused.add('ignoto@clima.example')
    const { mailNo } = await mara().does(sendTestMail, { to: 'ignoto@clima.example' })
    await expect
      .poll(async () => (await anna().does(readMail, { mailNo })).status, { timeout: 30_000 })
      .toBe('error')
    expect((await anna().does(readMail, { mailNo })).error).toContain('No such mailbox')
    mailbox.refused.clear()
    await anna().does(sendMailNow, { mailNo })
    await expect
      .poll(async () => (await anna().does(readMail, { mailNo })).status, { timeout: 30_000 })
      .toBe('processed')
  })

  test('tells that a password sealed with another key must be entered anew', async () => {
    await business.company.updateTable('mailSetup').set({ password: 'bm90IHNlYWxlZCBoZXJl' }).execute()
    expect(await mara().does(readMailSetup, {})).toMatchObject({ hasPassword: false })
    const { mailNo } = await mara().does(sendTestMail, { to: 'mara@clima.example' })
    await expect
      .poll(async () => (await anna().does(readMail, { mailNo })).error, { timeout: 30_000 })
      .toContain('Inserirla di nuovo')
    const { version } = await mara().does(readMailSetup, {})
    await mara().does(updateMailSetup, { version, password: 'segreta' })
    await anna().does(sendMailNow, { mailNo })
    await expect
      .poll(async () => (await anna().does(readMail, { mailNo })).status, { timeout: 30_000 })
      .toBe('processed')
  })

  test('is cleaned by day', async () => {
    expect(await mara().does(deleteMails, { before: '2026-10-13' })).toEqual({ deleted: 0 })
    expect(await mara().does(deleteMails, { before: '2026-10-14', status: 'both' })).toEqual({ deleted: 3 })
  })
})

describe('response warnings (AC-13)', () => {
  test('are sent once for each level, and start anew when work begins', async () => {
    await setUpService.with(business, {
      firstWarningWithinHours: '8',
      secondWarningWithinHours: '4',
      thirdWarningWithinHours: '1',
      sendFirstWarningTo: 'uno@clima.example',
      sendSecondWarningTo: 'due@clima.example',
      sendThirdWarningTo: 'tre@clima.example',
    })
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      description: 'Cella frigorifera',
      lines: [{ description: 'Cella', responseDate: '2026-10-14', responseTime: '11:00' }],
    })
    const runAt = async (moment: string) => {
      business.at(moment)
      return (await anna().does(processWarnings, {})).warned
    }
    expect(await runAt('2026-10-13T09:30:00Z')).toBe(0)
    expect(await runAt('2026-10-13T10:30:00Z')).toBe(1)
    expect(await runAt('2026-10-13T10:30:00Z')).toBe(0)
    expect(await runAt('2026-10-13T14:30:00Z')).toBe(1)
    expect(await runAt('2026-10-14T08:05:00Z')).toBe(1)
    expect(await runAt('2026-10-14T08:10:00Z')).toBe(0)
    expect((await mails()).map((mail) => mail.toAddress)).toEqual([
      'uno@clima.example',
      'due@clima.example',
      'tre@clima.example',
    ])
    const order = await anna().does(readOrder, { orderNo })
    expect(order).toMatchObject({ warningStatus: 3 })
    expect(order.log.filter((entry) => entry.event === 108)).toHaveLength(3)
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'IN PROCESS' })
    expect(await anna().does(readOrder, { orderNo })).toMatchObject({ warningStatus: 0 })
  })

  test('without an address are counted, and shown on the order all the same', async () => {
    await setUpService.with(business, { sendThirdWarningTo: '' })
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      lines: [{ description: 'Banco frigo', responseDate: '2026-10-13', responseTime: '09:40' }],
    })
    expect(await anna().does(processWarnings, {})).toMatchObject({ warned: 1, withoutAddress: 1 })
    expect(await anna().does(readOrder, { orderNo })).toMatchObject({ warningStatus: 3 })
  })

  test('a quote past its last day expires, and is open again when the day is moved', async () => {
    const { orderNo } = await anna().does(createQuote, { customerNo, validUntil: '2026-10-14' })
    business.at('2026-10-15T07:00:00Z')
    expect((await anna().does(processWarnings, {})).expired).toBe(1)
    const { quoteOutcome, version } = await anna().does(readOrder, { orderNo })
    expect(quoteOutcome).toBe('expired')
    await anna().does(changeOrder, { orderNo, version, validUntil: '2026-11-30' })
    expect(await anna().does(readOrder, { orderNo })).toMatchObject({ quoteOutcome: 'open' })
  })
})

describe('an order that is finished (AC-24)', () => {
  const finishing = async (more: object) => {
    const { orderNo } = await anna().does(createOrder, {
      customerNo,
      description: 'Caldaia',
      notifyCustomer: 'email',
      lines: [{ description: 'Caldaia' }],
      ...more,
    })
    return { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }
  }

  test('is told to the customer in one mail', async () => {
    const before = (await mails()).length
    const input = await finishing({ email: 'cucina@aquiladoro.example' })
    await anna().does(setRepairStatus, input, acknowledged)
    const sent = (await mails()).slice(before)
    expect(sent).toMatchObject([
      { toAddress: 'cucina@aquiladoro.example', subject: `L'ordine di assistenza ${input.orderNo} è finito` },
    ])
  })

  test('is told at the ship-to’s address first', async () => {
    await anna().does(saveShipToAddress, {
      customerNo,
      shipToCode: 'DEP',
      name: 'Dependance',
      email: 'dependance@aquiladoro.example',
    })
    const input = await finishing({ shipToCode: 'DEP', email: 'cucina@aquiladoro.example' })
    await anna().does(setRepairStatus, input, acknowledged)
    expect((await mails()).at(-1)).toMatchObject({ toAddress: 'dependance@aquiladoro.example' })
  })

  test('asks where there is no address at all, and sends nothing', async () => {
    const other = await anna().does(customers.create, { name: 'Senza indirizzo', city: 'Trento' })
    const before = (await mails()).length
    const input = await finishing({ customerNo: other.customerNo })
    expect(await anna().tries(setRepairStatus, input, { answers: acknowledged })).toMatchObject({
      is: 'asks',
      questions: [{ code: 'service-orders.finish-no-address' }],
    })
    await anna().does(setRepairStatus, input, { ...acknowledged, 'service-orders.finish-no-address': 'yes' })
    expect((await mails()).length).toBe(before)
  })
})
