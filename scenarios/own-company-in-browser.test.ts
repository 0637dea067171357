import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, keepPicture, openBrowser, openDemoServer, seriousFindings } from './browser.ts'

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-own-page-`), { technicians: 2, visits: 6 })
  browser = await openBrowser('withoutMap')
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
  })
  page = await context.newPage()
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(server.address)
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a newcomer founds a company in five questions, sees what is still to do, and removes the demo', async () => {
  const next = () => page.getByRole('button', { name: 'Avanti' }).click()
  await keepPicture(page, 'own-0')
  await page.getByRole('button', { name: 'Crea la tua azienda' }).click()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByLabel('Nome').fill('Freddo Veloce S.r.l.')
  await page.getByLabel('Indirizzo').fill('Via Milano 4')
  await page.getByLabel('Città').fill('Rovereto')
  await keepPicture(page, 'own-1')
  await next()
  await page.getByLabel('Refrigerazione').check()
  await keepPicture(page, 'own-2')
  await next()
  await page.getByLabel('Un nome per riga').fill('Marco Rossi\nElena Zeni\n')
  await next()
  await page.getByLabel('Dalle').fill('07:00')
  await page.getByLabel('Anche il sabato').check()
  await keepPicture(page, 'own-4')
  await next()
  await page.getByLabel('Nome').fill('Anna Rossi')
  await page.getByLabel('E-mail').fill('anna@demo.giro.example')
  await page.getByLabel('Password, almeno 10 caratteri').fill('parola-di-anna')
  await page.getByRole('button', { name: 'Inizia' }).click()
  await page.getByText(/demo\.giro\.example.*demo/).waitFor()
  await keepPicture(page, 'own-5')
  await page.getByLabel('E-mail').fill('anna@freddo-veloce.it')
  await page.getByRole('button', { name: 'Inizia' }).click()

  await page.getByText('Ancora da fare').waitFor()
  expect(await page.locator('header').first().innerText()).toContain('Freddo Veloce S.r.l.')
  await keepPicture(page, 'own-6')
  await page.getByRole('button', { name: /^Rimuovi Clima Trentino/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Rimuovi/ })
    .click()
  await page.getByText('La demo è stata rimossa.').waitFor()
  expect(await page.getByRole('button', { name: /^Rimuovi Clima/ }).count()).toBe(0)
  await page.goto(`${server.address}/board`)
  await page.getByText('Elena Zeni').first().waitFor()
  await keepPicture(page, 'own-7')
  expect(faults).toEqual([])
}, 180_000)
