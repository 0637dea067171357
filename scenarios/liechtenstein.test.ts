import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { customers } from '@giro/business/customers/api.ts'
import { readBoard } from '@giro/business/dispatch/api.ts'
import { openBusiness, type TestBusiness } from '@giro/business/engine/testing.ts'
import { asDay } from '@giro/business/foundation/day.ts'
import { previewImport, readImportFile, rollBackImport, runImport } from '@giro/business/imports/api.ts'
import { resources, skills, templates } from '@giro/business/resources/api.ts'
import { createOrder } from '@giro/business/service-orders/api.ts'
import { updateTravelSetup } from '@giro/business/travel/api.ts'
import { importRoads } from '@giro/business/travel/roads.client.ts'
import { findValhalla } from '@giro/business/travel/valhalla-package.client.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { planAndAccept, proposalOf } from './business.ts'

// Real addresses and roads lie beside the project where they are; they are no part of it.
const data = (name: string) => fileURLToPath(new URL(`../../shared/data/${name}`, import.meta.url))
const places = data('liechtenstein-places.csv')
const roads = data('liechtenstein.osm.pbf')
const valhalla = findValhalla(fileURLToPath(new URL('../data', import.meta.url))) !== null

let business: TestBusiness
const [tuesday, wednesday] = [asDay('2026-10-13'), asDay('2026-10-14')]
const anna = () => business.person('Anna', 'dispatcher')

describe.skipIf(!existsSync(places))('a real country: places of ../shared/data imported and planned', () => {
  beforeAll(async () => {
    business = await openBusiness('2026-10-12T14:00:00Z')
    await business.work()
  })
  afterAll(() => business?.close())

  test('its 1,851 places become customers, all rows or none; the same file again changes nothing', async () => {
    const csv = readFileSync(places, 'utf8')
    const inFile = (text: string) => ({
      entity: 'customer' as const,
      fileName: 'liechtenstein-places.csv',
      contentBase64: Buffer.from(text).toString('base64'),
    })
    const { mapping, headings } = await anna().does(readImportFile, inFile(csv))
    expect(headings).toEqual(['name', 'kind', 'street', 'house_number', 'postcode', 'city', 'lat', 'lon'])
    expect(mapping).toMatchObject({
      name: 'name',
      address: 'street',
      houseNo: 'house_number',
      postCode: 'postcode',
      latitude: 'lat',
      longitude: 'lon',
      note: 'kind',
    })
    const file = { ...inFile(csv), mapping }

    const broken = { ...inFile(csv.replace('47.107668', 'quarantasette')), mapping }
    expect((await anna().does(previewImport, broken)).problems).toMatchObject([
      {
        row: 3,
        field: 'latitude',
        value: 'quarantasette',
        text: 'non è una posizione: scrivere i gradi come 46.06787',
      },
    ])
    expect(await anna().tries(runImport, broken)).toMatchObject({
      is: 'refused',
      refusals: [{ code: 'imports.problem', facts: { row: 3 } }],
    })
    expect((await anna().does(customers.list, {})).total).toBe(0)

    const preview = await anna().does(previewImport, file)
    const done = await anna().does(runImport, file)
    expect(done).toMatchObject({ created: preview.created, changed: 0, problems: [] })
    expect((await anna().does(customers.list, {})).total).toBe(done.created)
    expect(done.created + done.unchanged).toBe(csv.trim().split('\n').length - 1)
    await anna().does(rollBackImport, { batchNo: done.batchNo })
    expect((await anna().does(customers.list, {})).total).toBe(0)
    expect(await anna().does(runImport, file)).toMatchObject({ created: done.created })
    const again = await anna().does(runImport, file)
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: done.created + done.unchanged })
  })

  test('120 orders and 10 technicians are planned over two days, on routed times where road tiles can be built', async () => {
    if (valhalla && existsSync(roads)) {
      await importRoads(business.engine.dataFolder, roads, () => {})
      await business.person('Maria', 'manager').does(updateTravelSetup, { provider: 'roads', version: 1 })
    } else
      console.log(
        'skipped by name: routed times need @valhallajs/valhallajs (giro roads install, or GIRO_VALHALLA)',
      )
    const { rows } = await anna().does(customers.list, {
      limit: 1000,
      filters: [{ field: 'geoQuality', is: 'equals', value: 'exact' }],
    })
    const placed = rows as unknown as { customerNo: string; latitude: number; longitude: number }[]
    for (const skillCode of ['ELE', 'CLIMA', 'GAS'])
      await anna().does(skills.create, { skillCode, description: skillCode })
    const week = [1, 2, 3, 4, 5].map((weekday) => ({
      weekday,
      startTime: '08:00',
      endTime: '17:00',
      breakMinutes: 45,
      breakEarliest: '12:00',
      breakLatest: '13:30',
    }))
    await anna().does(templates.create, {
      templateCode: 'GIORNO',
      description: 'Giornata',
      days: week as never,
    })
    for (let at = 0; at < 10; at++) {
      const home = placed[at * 90]!
      await anna().does(resources.create, {
        resourceNo: `T${at}`,
        name: `Tecnico ${at}`,
        templateCode: 'GIORNO',
        homeLatitude: home.latitude,
        homeLongitude: home.longitude,
        skills: ['ELE', 'CLIMA', 'GAS']
          .filter((_, skill) => (at + skill) % 3 !== 0)
          .map((skillCode) => ({ skillCode, level: 2 })),
      })
    }
    for (let at = 0; at < 120; at++)
      await anna().does(createOrder, {
        customerNo: placed[(at * 8 + 3) % placed.length]!.customerNo,
        orderDate: asDay('2026-10-12'),
        orderTime: '09:00' as never,
        lines: [
          {
            description: `Lavoro ${at}`,
            estimatedMinutes: 30 + (at % 5) * 15,
            extraSkills: [{ skillCode: ['ELE', 'CLIMA', 'GAS'][at % 3]!, level: 1 }],
            responseDate: at % 2 === 0 ? tuesday : wednesday,
            responseTime: '17:00' as never,
            priority: at % 10 === 0 ? 'high' : 'low',
          },
        ],
      })
    const plan = await proposalOf(business, anna(), { fromDay: tuesday, toDay: wednesday, seconds: 10 })
    const { before, after, travel } = plan
    console.log(
      'Liechtenstein, 10 technicians, 120 orders, two days:',
      JSON.stringify({ travel, before, after, unassigned: plan.unassigned.length }),
    )
    expect(travel?.kind).toBe(valhalla && existsSync(roads) ? 'routed' : 'estimated')
    expect(after!.planned + plan.unassigned.length).toBe(120)
    expect(plan.unassigned).toEqual([])
    expect(after!.lateVisits).toBe(0)
    await planAndAccept(business, anna(), { fromDay: tuesday, toDay: wednesday, seconds: 3 })
    const board = await anna().does(readBoard, { fromDay: tuesday, toDay: wednesday })
    expect(board.visits.filter((visit) => visit.placement).length).toBe(120)
  })
})
