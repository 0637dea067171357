import { addPerson } from '@giro/business/access/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { moveVisits } from '@giro/business/dispatch/api.ts'
import { publishVisits } from '@giro/business/dispatch/publishing/api.ts'
import { reportVisit } from '@giro/business/dispatch/reports/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { listMails } from '@giro/business/mail/api.ts'
import {
  listNotifications,
  readChoices,
  readNotifications,
  saveChoices,
  updateCustomerMessages,
} from '@giro/business/notifications/api.ts'
import { receiveRequest } from '@giro/business/requests/api.ts'
import { resources, templates } from '@giro/business/resources/api.ts'
import { createOrder, setRepairStatus } from '@giro/business/service-orders/api.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acknowledged } from './service-setup.ts'

/** What people of the house and customers are told when something happens. */

let business: TestBusiness
let carlaId: string
beforeAll(async () => {
  business = await openBusiness('2026-10-13T05:20:00Z')
  const administrator = business.person('Ada', 'administrator')
  await mara().does(templates.create, {
    templateCode: 'GIORNO',
    description: 'Giornata',
    days: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startTime: '08:00', endTime: '17:00' })) as never,
  })
  await mara().does(resources.create, {
    resourceNo: 'ROSSI',
    name: 'Marco Rossi',
    templateCode: 'GIORNO',
    homeLatitude: 46.73,
    homeLongitude: 12.2,
  })
  const carla = await administrator.does(addPerson, {
    name: 'Carla Dispatch',
    email: 'carla@clima.example',
    password: 'una-parola-lunga',
    language: 'it',
    roles: ['dispatcher'],
    resourceNo: null,
  })
  carlaId = carla.userId
})
afterAll(() => business.close())
beforeEach(() => business.at('2026-10-13T05:20:00Z'))

const anna = () => business.person('Anna', 'dispatcher')
const mara = () => business.person('Mara', 'manager')
/** Carla, as she is signed in. */
const carla = () => {
  const person = business.person('Carla Dispatch', 'dispatcher')
  Object.assign(person.actor, { userId: carlaId })
  return person
}
const mails = async () => (await anna().does(listMails, { sort: [{ field: 'mailNo' }] })).rows

describe('people of the house', () => {
  test('are told in the application until they choose; opening the list reads it', async () => {
    const { requestNo } = await anna().does(receiveRequest, { subject: 'Perde acqua' })
    const list = await carla().does(listNotifications, {})
    expect(list).toMatchObject({
      unread: 1,
      rows: [
        {
          event: 'request-received',
          text: 'Nuova richiesta: Perde acqua',
          link: `/requests/${requestNo}`,
          isRead: false,
        },
      ],
    })
    await carla().does(readNotifications, { upTo: list.rows[0]!.notificationNo })
    expect(await carla().does(listNotifications, {})).toMatchObject({ unread: 0 })
    expect(await mails()).toEqual([])
  })

  test('by mail where they choose, and not before their quiet hours end', async () => {
    const { events } = await carla().does(readChoices, {})
    expect(events.map((one) => one.event)).toEqual([
      'request-received',
      'order-warned',
      'quote-expired',
      'part-delayed',
      'mail-failed',
    ])
    await carla().does(saveChoices, {
      events: [{ event: 'request-received', inApp: false, byMail: true }],
      quiet: { from: '19:00', to: '08:00' },
    })
    await anna().does(receiveRequest, { subject: 'Non scalda' }) // 7:20 in Rome
    const [mail] = await mails()
    expect(mail).toMatchObject({ toAddress: 'carla@clima.example', subject: 'Nuova richiesta: Non scalda' })
    const row = await business.company
      .selectFrom('mail')
      .select(['notBefore', 'body'])
      .executeTakeFirstOrThrow()
    expect(row.notBefore).toBe('2026-10-13T06:00:00Z')
    expect(row.body).toContain('https://giro.example/requests/')
    expect((await carla().does(listNotifications, {})).unread).toBe(0)
  })
})

describe('customers', () => {
  test('are told in their language of the certain visit, its new time, the way and the end', async () => {
    await mara().does(updateCustomerMessages, {
      version: 1,
      confirmed: true,
      changed: true,
      onTheWay: true,
      done: true,
    })
    const { customerNo } = await anna().does(customers.create, {
      name: 'Pension Edelweiss',
      address: 'Hauptstraße 1',
      city: 'Innichen',
      language: 'en',
      email: 'info@edelweiss.example',
      latitude: 46.73,
      longitude: 12.28,
    })
    const { orderNo } = await anna().does(createOrder, {
      customerNo: customerNo!,
      description: 'Yearly service',
      lines: [{ description: 'Boiler' }],
    })
    const visitNo = `${orderNo}-1`
    const before = (await mails()).length
    const place = (start: string) =>
      anna().does(moveVisits, {
        moves: [{ visitNo, to: { resourceNo: 'ROSSI', day: '2026-10-14', start: start as never } }],
        seen: {},
      })
    const publish = async () => {
      const { version } = await business.company
        .selectFrom('visit')
        .select('version')
        .where('visitNo', '=', visitNo)
        .executeTakeFirstOrThrow()
      const days = { fromDay: '2026-10-14', toDay: '2026-10-14' } as const
      return anna().does(publishVisits, { ...days, seen: { [visitNo]: version } })
    }
    await place('2026-10-14T08:00:00Z')
    await publish()
    const told = (await mails()).slice(before)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ toAddress: 'info@edelweiss.example' })
    expect(told[0]!.subject).toContain('Your appointment on Wednesday')
    const { attachments, body } = await business.company
      .selectFrom('mail')
      .select(['attachments', 'body'])
      .where('mailNo', '=', told[0]!.mailNo)
      .executeTakeFirstOrThrow()
    expect(body).toMatch(/between \d\d:\d\d and \d\d:\d\d/)
    const calendar = Buffer.from(attachments[0]!.contentBase64, 'base64').toString()
    expect(calendar).toContain('BEGIN:VEVENT')
    expect(calendar).toContain(`UID:${visitNo}@test.giro`)
    expect(calendar).toContain('SEQUENCE:0')

    await place('2026-10-14T12:00:00Z')
    await publish()
    expect((await mails()).at(-1)!.subject).toContain('Your appointment is now on Wednesday')

    business.at('2026-10-14T11:40:00Z')
    await anna().does(reportVisit, {
      reportId: crypto.randomUUID(),
      visitNo,
      at: business.engine.now(),
      content: { kind: 'en-route' },
    })
    expect((await mails()).at(-1)!.subject).toBe('Our technician is on the way')
    await anna().does(setRepairStatus, { orderNo, lineNo: 10000, repairStatusCode: 'FINISHED' }, acknowledged)
    expect((await mails()).at(-1)!.subject).toBe(`The work on your order ${orderNo} is done`)
    expect((await mails()).length).toBe(before + 4)
  })
})
