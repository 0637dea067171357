import { addComment, listComments } from '@giro/business/attachments/api.ts'
import { customers } from '@giro/business/customers/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import {
  listImports,
  previewImport,
  readImportFile,
  rollBackImport,
  runImport,
} from '@giro/business/imports/api.ts'
import type { ImportEntity } from '@giro/business/imports/entities.ts'
import { items } from '@giro/business/items/api.ts'
import { find } from '@giro/business/search/api.ts'
import {
  readServiceItemLog,
  readSkills,
  serviceItemGroups,
  serviceItems,
} from '@giro/business/service-items/api.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { setUpService } from './service-setup.ts'
import { workbook } from './workbook.ts'

let business: TestBusiness
let customerNo: string
beforeAll(async () => {
  business = await openBusiness('2026-03-10T08:00:00Z')
  await setUpService(business)
  customerNo = (await anna().does(customers.create, { name: 'Hotel Nardelli', city: 'Rovereto' })).customerNo!
  await anna().does(serviceItemGroups.create, {
    groupCode: 'CALDAIE',
    description: 'Caldaie',
    responseTimeHours: '8',
    skills: [{ skillCode: 'GAS', level: 2 }],
  })
})
afterAll(() => business.close())
const anna = () => business.person('Anna', 'dispatcher')

const file = (text: string, entity: ImportEntity = 'service-item') => ({
  entity,
  fileName: 'parco.csv',
  contentBase64: Buffer.from(text).toString('base64'),
})
const mapped = async (one: ReturnType<typeof file>) => ({
  ...one,
  mapping: (await anna().does(readImportFile, one)).mapping,
})

describe('service items from a file', () => {
  const csv = () =>
    [
      'Cliente;Descrizione;Matricola;Gruppo;Installato il;Ubicazione',
      `${customerNo};Caldaia TK 24;TK-0001;CALDAIE;14/03/2022;Locale caldaia`,
      `${customerNo};Bollitore;;;;Cantina`,
    ].join('\n')

  test('headings are understood, all rules hold, and the same file again changes nothing', async () => {
    const sent = await mapped(file(csv()))
    expect(sent.mapping).toEqual({
      customerNo: 'Cliente',
      description: 'Descrizione',
      serialNo: 'Matricola',
      groupCode: 'Gruppo',
      installationDate: 'Installato il',
      locationOfItem: 'Ubicazione',
    })
    expect(await anna().does(previewImport, sent)).toMatchObject({ created: 2, changed: 0, problems: [] })
    expect((await anna().does(serviceItems.list, {})).total).toBe(0)
    expect(await anna().does(runImport, sent)).toMatchObject({ created: 2 })
    const { rows } = await anna().does(serviceItems.list, { search: 'tk-0001' })
    expect(rows[0]).toMatchObject({
      customerName: 'Hotel Nardelli',
      status: 'installed',
      installationDate: '2022-03-14',
      responseTimeHours: '8',
    })
    const no = rows[0]!.serviceItemNo
    expect((await anna().does(readSkills, { ownerType: 'service-item', ownerNo: no })).skills).toMatchObject([
      { skillCode: 'GAS', level: 2, assignedFrom: 'service-item-group' },
    ])
    const log = (await anna().does(readServiceItemLog, { serviceItemNo: no })).rows.map((row) => row.eventNo)
    expect(log.reverse()).toEqual([1, 14, 11, 12])
    expect((await anna().does(find, { words: 'bollitore cantina' })).rows).toHaveLength(1)
    expect(await anna().does(runImport, sent)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
  })

  test('a wrong cell is told by its row, and nothing is written', async () => {
    const bad = await mapped(
      file(
        [
          'Cliente;Descrizione;Matricola;Gruppo;Installato il',
          `${customerNo};Caldaia;TK-9;CALDAIE;31/02/2022`,
          'C99999;Caldaia;TK-9;NESSUNO;2022-01-01',
        ].join('\n'),
      ),
    )
    const { problems } = await anna().does(previewImport, bad)
    expect(problems.map((one) => [one.row, one.field, one.code])).toEqual([
      [2, 'installationDate', 'imports.cell-no-day'],
      [3, 'customerNo', 'imports.no-such-record'],
      [3, 'groupCode', 'imports.no-such-record'],
    ])
    const before = (await anna().does(serviceItems.list, {})).total
    expect(await anna().tries(runImport, bad)).toMatchObject({ is: 'refused' })
    expect((await anna().does(serviceItems.list, {})).total).toBe(before)
  })

  test('an import is rolled back: what it made goes, what it changed is as before', async () => {
    const changed = `${csv().replace('Locale caldaia', 'Sottotetto')}\n${customerNo};Addolcitore;AD-1;;;Cantina`
    const sent = await mapped(file(changed))
    const { batchNo, created, changed: count } = await anna().does(runImport, sent)
    expect([created, count]).toEqual([1, 1])
    expect(await anna().does(rollBackImport, { batchNo })).toEqual({ deleted: 1, restored: 1 })
    const { rows } = await anna().does(serviceItems.list, { search: 'tk-0001' })
    expect(rows[0]!.locationOfItem).toBe('Locale caldaia')
    expect((await anna().does(find, { words: 'addolcitore' })).rows).toEqual([])
    expect(await anna().tries(rollBackImport, { batchNo })).toMatchObject({
      refusals: [{ code: 'imports.rolled-back' }],
    })
    expect((await anna().does(listImports, {})).rows[0]).toMatchObject({ batchNo, createdCount: 1 })
  })

  test('not where somebody changed one of its records since', async () => {
    const sent = await mapped(file(`Cliente;Descrizione;Matricola\n${customerNo};Stufa;ST-1`))
    const { batchNo } = await anna().does(runImport, sent)
    const { rows } = await anna().does(serviceItems.list, { search: 'st-1' })
    const { serviceItemNo, version } = rows[0]!
    await anna().does(serviceItems.change, { serviceItemNo, version, note: 'Vista' })
    expect(await anna().tries(rollBackImport, { batchNo })).toMatchObject({
      refusals: [{ code: 'imports.changed-since', facts: { subject: serviceItemNo } }],
    })
  })
})

test('items from a workbook', async () => {
  const content = await workbook([
    ['Codice', 'Descrizione', 'UM', 'Costo', 'Prezzo'],
    ['FILTRO', 'Filtro G4', 'PCS', 9.5, 24],
    ['SONDA', 'Sonda', 'PCS', 7, 22],
  ])
  const one = { entity: 'item' as const, fileName: 'listino.xlsx', contentBase64: content.toString('base64') }
  const sent = await mapped(one as never)
  expect(await anna().does(runImport, sent)).toMatchObject({ created: 2 })
  expect(await anna().does(items.read, { itemNo: 'FILTRO' })).toMatchObject({
    description: 'Filtro G4',
    unitCost: '9.5',
    unitPrice: '24',
  })
  expect(await anna().does(runImport, sent)).toMatchObject({ unchanged: 2 })
})

test('what was noted on an item goes when its import is rolled back', async () => {
  const sent = await mapped(file('Codice;Descrizione\nTERMO-9;Termostato', 'item'))
  const { batchNo } = await anna().does(runImport, sent)
  const record = { entity: 'items.item', subject: 'TERMO-9' }
  await anna().does(addComment, { ...record, comment: 'Fuori produzione' })
  expect((await anna().does(listComments, record)).rows).toHaveLength(1)
  await anna().does(rollBackImport, { batchNo })
  await anna().does(runImport, sent)
  expect((await anna().does(listComments, record)).rows).toEqual([])
})

describe('customers from a file', () => {
  const csv = [
    'Codice;Ragione sociale;Via;Civico;CAP;Comune;Lat;Lon;Telefono',
    'K1;Albergo Posta;Via Roma;4;38122;Trento;46,06787;11,12108;0461 900001',
    ';Panificio Zeni;Via Verdi;12/B;38068;Rovereto;;;',
  ].join('\n')

  test('from a workbook as from text: found by name at once, the same again changes nothing, rolled back', async () => {
    const sent = await mapped({
      entity: 'customer',
      fileName: 'clienti.xlsx',
      contentBase64: (await workbook(csv.split('\n').map((line) => line.split(';')))).toString('base64'),
    })
    expect(Object.keys(sent.mapping)).toHaveLength(9)
    const done = await anna().does(runImport, sent)
    expect(done).toMatchObject({ created: 2, changed: 0, unchanged: 0 })
    expect(await anna().does(customers.read, { customerNo: 'K1' })).toMatchObject({
      address: 'Via Roma 4',
      latitude: 46.06787,
      geoQuality: 'exact',
    })
    expect((await anna().does(find, { words: 'panificcio zeni' })).rows[0]).toMatchObject({
      title: 'Panificio Zeni',
    })
    expect(await anna().does(runImport, sent)).toMatchObject({ created: 0, changed: 0, unchanged: 2 })

    const moved = await mapped(file(csv.replace('Via Roma;4', 'Via Milano;9'), 'customer'))
    const change = await anna().does(runImport, moved)
    expect(change).toMatchObject({ created: 0, changed: 1, unchanged: 1 })
    expect(await anna().does(rollBackImport, { batchNo: change.batchNo })).toEqual({
      deleted: 0,
      restored: 1,
    })
    expect(await anna().does(customers.read, { customerNo: 'K1' })).toMatchObject({ address: 'Via Roma 4' })
  })

  test('a position that was only as good as the town is so again after rolling back', async () => {
    const { customerNo: no } = await anna().does(customers.create, {
      name: 'Malga Zanella',
      city: 'Ala',
      latitude: 45.76,
      longitude: 11,
      geoQuality: 'postcode',
    })
    const sent = await mapped(file(`Nr;Nome;Lat;Lon\n${no};Malga Zanella;45,7612;11,0034`, 'customer'))
    const { batchNo } = await anna().does(runImport, sent)
    expect(await anna().does(customers.read, { customerNo: no! })).toMatchObject({ geoQuality: 'exact' })
    await anna().does(rollBackImport, { batchNo })
    expect(await anna().does(customers.read, { customerNo: no! })).toMatchObject({
      latitude: 45.76,
      longitude: 11,
      geoQuality: 'postcode',
    })
  })

  test('a customer who has a service item by now is asked about, and until then the whole import stays', async () => {
    const made = await anna().does(
      runImport,
      await mapped(file('Nr;Nome\nK7;Cantina Oss\nK8;Bar Iori', 'customer')),
    )
    await anna().does(serviceItems.create, { customerNo: 'K8', description: 'Cella' })
    expect(await anna().tries(rollBackImport, { batchNo: made.batchNo })).toMatchObject({ is: 'asks' })
    expect((await anna().does(customers.read, { customerNo: 'K7' })).name).toBe('Cantina Oss')
  })

  test('rows that cannot be are told by row and field, and nothing is written', async () => {
    const sent = await mapped(file(`${csv}\nK3;Bar Sport;Via Po;1;;Ala;46;;`, 'customer'))
    expect((await anna().does(previewImport, sent)).problems).toMatchObject([
      { row: 4, field: 'longitude', text: 'servono latitudine e longitudine insieme' },
    ])
    expect(await anna().tries(runImport, sent)).toMatchObject({ is: 'refused' })
  })
})
