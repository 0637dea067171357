import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/** A dispatcher gives work away before it has a time, takes it back, and looks at the hours, in Italian. */

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-allocations-`), { technicians: 4, visits: 20 })
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'giulia')
  page.setDefaultTimeout(30_000)
  page.on('pageerror', (error) => faults.push(error.message))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('a line is allocated from the list of candidates, and its allocation is canceled with a reason', {
  timeout: 180_000,
}, async () => {
  const { orderNo } = await server.engine.database
    .company('demo')
    .selectFrom('visit')
    .select('orderNo')
    .where('state', '=', 'unplanned')
    .orderBy('visitNo')
    .executeTakeFirstOrThrow()
  await page.goto(`${server.address}/orders/${orderNo}`)
  await page.getByRole('button', { name: 'Assegna', exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Scegliere chi e in che giorno').waitFor()
  const give = dialog.getByRole('button', { name: 'Assegna', exact: true })
  expect(await give.isDisabled()).toBe(true)
  // Those who are right come first: the first row, a day ahead.
  const cell = dialog.locator('tbody tr').first().locator('td button').nth(1)
  const who = (await cell.getAttribute('aria-label'))!.split(',')[0]!
  await cell.click()
  await keepPicture(page, 'allocate')
  expect(await seriousFindings(page)).toEqual([])
  await give.click()
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('row').filter({ hasText: who }).filter({ hasText: 'Attivo' })
  await row.getByText('ancora senza orario').waitFor()

  await row.getByRole('button', { name: /Azioni per il movimento/ }).click()
  await page.getByRole('menuitem', { name: 'Elimina assegnazione' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Elimina assegnazione' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('row').filter({ hasText: 'Riassegnazione necessaria' }).getByText('OTHER').waitFor()
  expect(faults).toEqual([])
})

test('the hours of a week are typed, and the figure says what it is made of', {
  timeout: 120_000,
}, async () => {
  await page.goto(`${server.address}/resources/capacity`)
  await page.getByText('Settimana', { exact: true }).click()
  const cell = page.locator('tbody tr').first().locator('td button').nth(2)
  await cell.waitFor()
  await cell.click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Ore del periodo').fill('20')
  await drawer.getByRole('button', { name: 'Salva' }).first().click()
  await drawer.getByText(/Capacità 20 h/).waitFor()
  await drawer.getByText('ore inserite').first().waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(faults).toEqual([])
})
