import {
  addComment,
  attachFile,
  deleteAttachment,
  listAttachments,
  listComments,
  readAttachment,
} from '@giro/business/attachments/api.ts'
import { customers, saveShipToAddress } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { items } from '@giro/business/items/api.ts'
import { find } from '@giro/business/search/api.ts'
import {
  readDocuments,
  readServiceItemLog,
  readSkills,
  serviceItemGroups,
  serviceItems,
} from '@giro/business/service-items/api.ts'
import { addComponent, readComponents } from '@giro/business/service-items/components/api.ts'
import { readLabels } from '@giro/business/service-items/labels/api.ts'
import { createOrder, readOrder } from '@giro/business/service-orders/api.ts'
import { assign, guidelines, show } from '@giro/business/troubleshooting/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'

let business: TestBusiness
let customerNo: string
beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
  const input = {
    name: 'Rossi Impianti S.r.l.',
    address: 'Via Brennero 120',
    city: 'Trento',
    phone: '+39 0461 555010',
  }
  customerNo = (await anna().does(customers.create, input)).customerNo!
})
afterAll(() => business.close())
const anna = () => business.person('Anna', 'dispatcher')
const found = async (words: string, more: object = {}) =>
  (await anna().does(find, { words, ...more })).rows.map((row) => `${row.kind} ${row.subject}`)

describe('search everywhere', () => {
  test('by number, serial number, name, street and telephone, parts of words too', async () => {
    const { serviceItemNo } = await anna().does(serviceItems.create, {
      description: 'Caldaia a condensazione',
      serialNo: 'XK-77123',
      customerNo,
    })
    const { orderNo } = await anna().does(createOrder, {
      description: 'Perde acqua in cantina',
      lines: [{ serviceItemNo: serviceItemNo! }],
    })
    expect(await found(serviceItemNo!)).toEqual([`service-item ${serviceItemNo}`])
    expect(await found('77123')).toEqual([`service-item ${serviceItemNo}`])
    expect(await found('brennero trento')).toEqual([`customer ${customerNo}`])
    expect(await found('rossi caldaia')).toEqual([`service-item ${serviceItemNo}`])
    const { rows } = await anna().does(serviceItems.list, { search: 'ROSSI xk' })
    expect(rows.map((row) => row.serviceItemNo)).toEqual([serviceItemNo])
    expect(await found('0461555010')).toEqual([`customer ${customerNo}`])
    expect(await found('cantina acqua')).toEqual([`service-order ${orderNo}`])
    expect(await found('caldaia', { kinds: ['customer'] })).toEqual([])
  })

  test('forgives typing errors where the words as typed find little', async () => {
    expect(await found('Rosi Impinati')).toContain(`customer ${customerNo}`)
    const { rows } = await anna().does(find, { words: 'condensazzione' })
    expect(rows[0]).toMatchObject({ kind: 'service-item', exact: false })
    expect(await found('zzqqxx')).toEqual([])
  })

  test('follows changes, addresses and deletions at once', async () => {
    await anna().does(saveShipToAddress, {
      customerNo,
      shipToCode: 'RIVA',
      name: 'Cantiere Riva',
      address: 'Viale Rovereto 8',
      city: 'Riva del Garda',
    } as never)
    expect(await found('viale rovereto')).toEqual([`ship-to ${customerNo}`])
    const { serviceItemNo } = await anna().does(serviceItems.create, { description: 'Bruciatore Omega' })
    expect(await found('omega')).toEqual([`service-item ${serviceItemNo}`])
    await anna().does(serviceItems.change, {
      serviceItemNo: serviceItemNo!,
      version: 1,
      description: 'Pelletti',
    })
    expect([await found('bruciatore'), await found('pelletti')]).toEqual([
      [],
      [`service-item ${serviceItemNo}`],
    ])
    await anna().does(serviceItems.remove, { serviceItemNo: serviceItemNo!, version: 2 })
    expect(await found('pelletti')).toEqual([])
  })
})

describe('comments and files', () => {
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')
  const record = (entity: string, subject: string) => ({ entity, subject })

  test('a manual of the group and of the item are the service item’s, too', async () => {
    await anna().does(serviceItemGroups.create, { groupCode: 'MAN', description: 'Con manuale' })
    await anna().does(items.create, {
      itemNo: 'MAN-1',
      description: 'Con manuale',
      baseUnitCode: 'PCS',
      serviceItemGroupCode: 'MAN',
    })
    const { serviceItemNo } = await anna().does(serviceItems.create, { itemNo: 'MAN-1' })
    const attach = (of: object, name: string) =>
      anna().does(attachFile, { ...of, name, contentBase64: pdf.toString('base64') } as never)
    await attach(record('service-items.service-item-group', 'MAN'), 'gruppo.pdf')
    await attach(record('items.item', 'MAN-1'), 'articolo.pdf')
    const own = await attach(record('service-items.service-item', serviceItemNo!), 'proprio.pdf')
    const { rows } = await anna().does(readDocuments, { serviceItemNo: serviceItemNo! })
    expect(rows.map((row) => row.name)).toEqual(['proprio.pdf', 'articolo.pdf', 'gruppo.pdf'])
    const read = await anna().does(readAttachment, { attachmentNo: own.attachmentNo })
    expect([read.mediaType, Buffer.from(read.contentBase64, 'base64').equals(pdf)]).toEqual([
      'application/pdf',
      true,
    ])
    const activity = await business.company.selectFrom('activity').select('input').execute()
    expect(JSON.stringify(activity)).not.toContain(pdf.toString('base64'))
    await anna().does(deleteAttachment, { attachmentNo: own.attachmentNo })
    const left = record('service-items.service-item', serviceItemNo!)
    expect((await anna().does(listAttachments, left)).rows).toEqual([])
  })

  test('what a file is, its content says', async () => {
    const attach = (name: string, content: Buffer) =>
      anna().tries(attachFile, {
        ...record('items.item', 'PUMP'),
        name,
        contentBase64: content.toString('base64'),
      })
    expect(await attach('foto.jpg', pdf)).toMatchObject({
      refusals: [{ code: 'attachments.ending-differs' }],
    })
    expect(await attach('p.exe', Buffer.from([0x4d, 0x5a, 0, 0, 1]))).toMatchObject({
      refusals: [{ code: 'attachments.kind-not-taken' }],
    })
    expect(await attach('nota.txt', Buffer.from('Chiave dal custode'))).toMatchObject({ is: 'done' })
    expect(await attach('grande.txt', Buffer.alloc(20 * 1024 * 1024 + 1, 65))).toMatchObject({
      refusals: [{ code: 'attachments.too-large' }],
    })
  })
})

test('a renamed service item keeps all that hangs on it', async () => {
  const { serviceItemNo: no } = await anna().does(serviceItems.create, {
    description: 'Stufa',
    customerNo,
    skills: [{ skillCode: 'ELEC' }],
  })
  const from = no!
  const { serviceItemNo: parent } = await anna().does(serviceItems.create, { description: 'Impianto' })
  await anna().does(addComponent, { serviceItemNo: parent!, type: 'service-item', no: from })
  await anna().does(addComment, {
    entity: 'service-items.service-item',
    subject: from,
    comment: 'Chiave al bar',
  })
  const { troubleshootingNo } = await anna().does(guidelines.create, {
    description: 'Stufe',
    lines: ['Cenere'],
  })
  await anna().does(assign, { type: 'service-item', no: from, troubleshootingNos: [troubleshootingNo!] })
  const { orderNo } = await anna().does(createOrder, { lines: [{ serviceItemNo: from }] })

  const { version } = await anna().does(serviceItems.read, { serviceItemNo: from })
  await anna().does(serviceItems.rename, { serviceItemNo: from, to: 'STUFA-1', version })

  expect(await anna().does(serviceItems.read, { serviceItemNo: 'STUFA-1' })).toMatchObject({
    description: 'Stufa',
  })
  expect(await anna().tries(serviceItems.read, { serviceItemNo: from })).toMatchObject({ is: 'absent' })
  expect((await anna().does(readOrder, { orderNo })).lines[0]!.serviceItemNo).toBe('STUFA-1')
  const owner = { ownerType: 'service-item' as const, ownerNo: 'STUFA-1' }
  expect((await anna().does(readSkills, owner)).skills.map((one) => one.skillCode)).toEqual(['ELEC'])
  expect((await anna().does(readComponents, { serviceItemNo: parent! })).tree[0]!.no).toBe('STUFA-1')
  const notes = { entity: 'service-items.service-item', subject: 'STUFA-1' }
  expect((await anna().does(listComments, notes)).rows[0]!.comment).toBe('Chiave al bar')
  expect((await anna().does(show, { serviceItemNo: 'STUFA-1' })).guidelines).toHaveLength(1)
  const { rows } = await anna().does(readServiceItemLog, { serviceItemNo: 'STUFA-1' })
  expect(rows[0]).toMatchObject({ eventNo: 18, before: from, after: 'STUFA-1' })
  expect(await found('stufa-1')).toContain('service-item STUFA-1')
})

test('labels are a PDF', async () => {
  const { serviceItemNo } = await anna().does(serviceItems.create, { description: 'Etichetta', customerNo })
  const labels = { serviceItemNos: [serviceItemNo!], origin: 'https://giro.example' }
  for (const format of ['single', 'sheet'] as const) {
    const { contentBase64 } = await anna().does(readLabels, { ...labels, format })
    expect(Buffer.from(contentBase64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  }
})
