import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { houseActor } from '@giro/business/companies.ts'
import { moveVisits, readDispatchSetup, updateDispatchSetup } from '@giro/business/dispatch/api.ts'
import { performTyped } from '@giro/business/engine/perform.ts'
import { momentOf } from '@giro/business/foundation/day.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type DemoServer,
  keepPicture,
  openBrowser,
  openDemoServer,
  seriousFindings,
  signedIn,
} from './browser.ts'

/** A technician's day on the phone, in Italian, with the network coming and going. */

let server: DemoServer
let browser: Browser
let page: Page
let visitNo: string
const faults: string[] = []

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-field-`), { technicians: 3, visits: 14 })
  await giveVisits(3)
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'tecnico', { width: 390, height: 844 })
  page.setDefaultTimeout(15_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(`${server.address}/my-day`)
  await page.getByLabel('Giorno', { exact: true }).fill(server.day)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Visits for the technician who signs in, whatever the plan of the day gave them: those that can be done that day. */
async function giveVisits(count: number) {
  const rows = await company()
    .selectFrom('visit')
    .select('visitNo')
    .where('state', '=', 'unplanned')
    .orderBy('visitNo')
    .limit(count)
    .execute()
  const call = { actor: houseActor('demo', 'it'), via: 'test' as const }
  for (const [at, row] of rows.entries()) {
    const start = momentOf(server.day, `${10 + 3 * at}:00`, 'Europe/Rome')
    const moves = [{ visitNo: row.visitNo, to: { resourceNo: 'ROSSI', day: server.day, start } }]
    await performTyped(server.engine, moveVisits, { moves, seen: {} }, call)
  }
}

const company = () => server.engine.database.company('demo')
const kinds = async () =>
  (await company().selectFrom('visitReport').select('kind').where('visitNo', '=', visitNo).execute())
    .map((row) => row.kind)
    .sort()

test('the day is a list in order; a tap says that one is on the way', { timeout: 120_000 }, async () => {
  await page.getByText(/^1\. /).waitFor()
  await keepPicture(page, 'my-day')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await seriousFindings(page)).toEqual([])
  // Where a browser draws no maps the page says so, and lists the stops instead.
  await page.getByRole('button', { name: 'Mappa' }).click()
  await page
    .getByRole('application', { name: 'Mappa' })
    .or(page.getByText('Questo dispositivo non disegna mappe.'))
    .waitFor()
  await page.getByRole('button', { name: 'Mappa' }).click()
  await page.getByRole('button', { name: 'Parto ora' }).first().click()
  await page.getByText('in viaggio').first().waitFor()
  await expect
    .poll(async () => (await company().selectFrom('visitReport').select('visitNo').execute()).length)
    .toBe(1)
  visitNo = (await company().selectFrom('visitReport').select('visitNo').executeTakeFirstOrThrow()).visitNo
})

test('who shares their position sees that the office sees it, and stops with one tap', {
  timeout: 120_000,
}, async () => {
  const call = { actor: houseActor('demo', 'it'), via: 'test' as const }
  const { version } = await performTyped(server.engine, readDispatchSetup, {}, call)
  await performTyped(server.engine, updateDispatchSetup, { version, positionSharing: true }, call)
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 46.0689, longitude: 11.1212, accuracy: 9 })
  await page.reload()
  const share = page.getByLabel('Mostrare all’ufficio dove sono')
  await page.getByLabel('Giorno', { exact: true }).fill(server.day)
  expect(await share.isChecked()).toBe(false)
  await share.click()
  await page.getByText('L’ufficio vede dove sei').waitFor()
  expect(
    await company().selectFrom('technicianPosition').select(['visitNo', 'latitude', 'longitude']).execute(),
  ).toEqual([{ visitNo, latitude: 46.0689, longitude: 11.1212 }])
  await keepPicture(page, 'position-shared')
  await page.getByRole('button', { name: 'Smetti' }).click()
  await page.getByText('L’ufficio vede dove sei').waitFor({ state: 'detached' })
  expect(await company().selectFrom('technicianPosition').select('visitNo').execute()).toEqual([])
})

test('the checklist goes along: measured against its limits, also without network; a failed point becomes an order', {
  timeout: 180_000,
}, async () => {
  const orderNo = visitNo.slice(0, visitNo.lastIndexOf('-'))
  const line = await company()
    .selectFrom('serviceItemLine')
    .select('lineNo')
    .where('orderNo', '=', orderNo)
    .orderBy('lineNo')
    .executeTakeFirstOrThrow()
  await company().deleteFrom('lineChecklistPoint').where('orderNo', '=', orderNo).execute()
  const office = await signedIn(browser, server, 'giulia')
  await office.goto(`${server.address}/service-tasks/${orderNo}/${line.lineNo}`)
  await office.getByRole('button', { name: 'Aggiungere una lista' }).click()
  await office.getByRole('menuitem', { name: 'Manutenzione annuale caldaia' }).click()
  await office.getByText('0 su 6 con risposta').waitFor()
  await office.goto(`${server.address}/orders/${orderNo}`)
  await office.getByRole('button', { name: 'Allega un file' }).waitFor()
  await office
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'schema-idraulico.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
  await office.getByText('schema-idraulico.png').first().waitFor()

  await page.reload()
  await page.getByLabel('Giorno', { exact: true }).fill(server.day)
  await page.getByRole('link', { name: /^1\. / }).click()
  await page.getByRole('button', { name: /^Lista di controllo · 0 su 6/ }).click()
  const point = (text: string) => page.getByRole('listitem').filter({ hasText: text })
  await page.context().setOffline(true)
  await point('CO nei fumi').getByLabel('Misurato').fill('180')
  await point('CO nei fumi').getByRole('button', { name: 'Registrare' }).click()
  await point('CO nei fumi').getByText('Non OK · 180 ppm').waitFor()
  await point('Valvola di sicurezza').getByRole('button', { name: 'OK', exact: true }).click()
  await page
    .getByText(/^2 su 6 con risposta · 3 ancora aperti/)
    .first()
    .waitFor()
  await page.getByText('Da inviare: 2').waitFor()
  await keepPicture(page, 'phone-checklist')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await seriousFindings(page)).toEqual([])
  await page.context().setOffline(false)
  await page.getByText('Da inviare').waitFor({ state: 'detached' })
  await point('CO nei fumi').getByRole('button', { name: 'Creare un ordine' }).click()
  await point('CO nei fumi')
    .getByText(/^Ordine OS/)
    .waitFor()

  await office.goto(`${server.address}/service-tasks/${orderNo}/${line.lineNo}`)
  await office.getByText('2 su 6 con risposta · 3 ancora aperti').waitFor()
  await office.getByRole('link', { name: /^Ordine OS/ }).waitFor()
  await office.getByRole('heading', { name: 'Lista di controllo' }).scrollIntoViewIfNeeded()
  await keepPicture(office, 'worksheet-checklist')
  await office.goto(`${server.address}/know-how/checklists/CALD-ANNO`)
  await office.getByLabel('Che cosa si guarda o si misura').first().waitFor()
  await keepPicture(office, 'checklist-template')
  await office.context().close()
  await page.goto(`${server.address}/my-day`)
})

test('without network the taps stay on the phone, also when the browser is closed; with it they arrive once', {
  timeout: 180_000,
}, async () => {
  // The worker keeps the pages from now on.
  await expect
    .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state))
    .toBe('activated')
  await page.reload()
  await page.getByLabel('Giorno', { exact: true }).fill(server.day)
  await page.getByRole('link', { name: /^1\. / }).click()
  await page.getByRole('button', { name: 'Arrivato' }).waitFor()
  const address = page.url()
  await page.reload()
  await page.getByRole('button', { name: 'Arrivato' }).waitFor()

  // The documents of the day come along by themselves.
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const files = await caches.open('giro-files')
          return (await files.keys()).length
        }),
      { timeout: 90_000 },
    )
    .toBeGreaterThan(0)

  await page.context().setOffline(true)
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: /schema-idraulico\.png/ }).click()
  expect((await opened).url()).toMatch(/^blob:/)
  await (await opened).close()
  await page.getByRole('button', { name: 'Arrivato' }).click()
  await page.getByText('Da inviare: 1').waitFor()
  await page.getByText('al lavoro').first().waitFor()
  // Another page of the same phone, as after the browser was killed.
  const again = await page.context().newPage()
  await again.goto(address)
  await again.getByText(/Senza rete/).waitFor()
  await again.getByText('Da inviare: 1').waitFor()
  await again.getByRole('button', { name: 'Ore', exact: true }).first().click()
  await again.getByRole('button', { name: '45 min' }).click()
  await again.getByRole('button', { name: 'Inserisci ore' }).click()
  await again.getByText('Da inviare: 2').waitFor()
  await again.close()
  expect(await kinds()).toEqual(['check', 'check', 'check', 'en-route'])

  await page.context().setOffline(false)
  await expect
    .poll(kinds, { timeout: 30_000 })
    .toEqual(['arrived', 'check', 'check', 'check', 'en-route', 'time'])
  await page.getByText('Da inviare').waitFor({ state: 'detached' })
})

test('note, photo, signature and end go onto the order', { timeout: 180_000 }, async () => {
  await page.getByRole('button', { name: 'Note e foto' }).first().click()
  await page.getByLabel('Che cosa è stato fatto').last().fill('Filtro pulito, pressione a 1,5 bar')
  await page.getByRole('button', { name: 'Aggiungi nota' }).first().click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: 'macchina.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
  await expect.poll(kinds, { timeout: 30_000 }).toContain('photo')
  const pad = page.locator('canvas')
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 90)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 40, { steps: 8 })
  await page.mouse.move(box.x + 200, box.y + 110, { steps: 8 })
  await page.mouse.up()
  await page.getByLabel('Nome', { exact: true }).fill('Ada Conci')
  await page.getByRole('button', { name: 'Conserva la firma' }).click()
  await expect.poll(kinds, { timeout: 30_000 }).toContain('signature')
  await keepPicture(page, 'my-visit')
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await seriousFindings(page)).toEqual([])

  await page.getByRole('button', { name: 'Termina …' }).click()
  await keepPicture(page, 'finish-visit')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('button', { name: 'Chiudi la visita' }).click()
  await page.getByText('fatta', { exact: true }).first().waitFor()
  await expect
    .poll(
      async () => {
        const visit = await company()
          .selectFrom('visit')
          .select(['state', 'arrivedAt', 'endedAt', 'orderNo'])
          .where('visitNo', '=', visitNo)
          .executeTakeFirstOrThrow()
        return visit.state
      },
      { timeout: 30_000 },
    )
    .toBe('done')
  const files = await company().selectFrom('attachment').select('name').execute()
  expect(files.map((file) => file.name).some((name) => name.includes('Ada Conci'))).toBe(true)
  expect(faults).toEqual([])
})
