import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, openBrowser, openDemoServer, seriousFindings, signedIn } from './browser.ts'

/** A day planned with the keyboard alone: nothing is clicked, nothing is pointed at. */

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []
const company = () => server.engine.database.company('demo')

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-keys-`), { technicians: 4, visits: 40 })
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'giulia')
  page.setDefaultTimeout(60_000)
  page.on('pageerror', (error) => faults.push(error.message))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** What has the focus: its name, as somebody hears it. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const field = element as HTMLInputElement
    return (
      element.getAttribute('aria-label') ||
      field.labels?.[0]?.textContent ||
      element.textContent ||
      ''
    ).trim()
  })
const mark = () =>
  page.evaluate(() => {
    const { dataset } = document.activeElement as HTMLElement
    return { bar: dataset.bar, visit: dataset.visit }
  })
/** Goes on with Tab until what has the focus fits; nothing may be out of reach. */
async function tabTo(fits: RegExp | 'bar' | 'visit', most = 150): Promise<void> {
  for (let at = 0; at < most; at++) {
    await page.keyboard.press('Tab')
    if (fits === 'bar' || fits === 'visit' ? (await mark())[fits] : fits.test(await focused())) return
  }
  throw new Error(`${fits} is not reached by Tab`)
}
const placement = (visitNo: string) =>
  company()
    .selectFrom('visit')
    .select(['resourceNo', 'pin', 'state'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirstOrThrow()

test('the board is reached by its name', async () => {
  await page.goto(`${server.address}/home`)
  await page.getByText('Non iniziati, per giorno di scadenza').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('Quadro')
  await page.waitForTimeout(400)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/board/)
  await page.waitForSelector('[data-bar]')
}, 120_000)

test('a visit is taken off the plan, found in the list, carried to a technician, and to somebody else', async () => {
  await tabTo('bar')
  const visitNo = (await mark()).bar!.split('@')[0]!
  await page.keyboard.press('x')
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await placement(visitNo)).resourceNo, { timeout: 30_000 }).toBeNull()
  await page.keyboard.press('Escape')
  await tabTo(/^Filtra/, 300)
  await page.keyboard.type(visitNo.slice(0, visitNo.lastIndexOf('-')))
  await page.waitForTimeout(700)
  const carried = page.locator('[class*=ghostBar]')
  // News that arrive may redraw the list under the focus: whoever sees nothing happen presses the key again.
  for (let tries = 0; tries < 4 && (await carried.count()) === 0; tries++) {
    await tabTo('visit', 300)
    await page.keyboard.press('m')
    await page.waitForTimeout(700)
  }
  expect(await carried.count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight')
  await expect
    .poll(() => page.locator('[class*=tip]').innerText(), { timeout: 30_000 })
    .toMatch(/min di viaggio|⚠/)
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await placement(visitNo)).resourceNo, { timeout: 30_000 }).not.toBeNull()
  const { resourceNo } = await placement(visitNo)
  await page.waitForSelector(`[data-bar="${visitNo}"]`)
  for (let at = 0; at < 60 && (await mark()).bar !== visitNo; at++) {
    if ((await mark()).bar === undefined) await tabTo('bar')
    else await page.keyboard.press('ArrowRight')
  }
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await placement(visitNo)).resourceNo, { timeout: 30_000 })
    .not.toBe(resourceNo)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await placement(visitNo)).resourceNo, { timeout: 30_000 }).toBe(resourceNo)
}, 180_000)

test('a visit is chosen and pinned', async () => {
  await tabTo('bar')
  const visitNo = (await mark()).bar!.split('@')[0]!
  await page.keyboard.press('x')
  await page.keyboard.press('p')
  await expect.poll(async () => (await placement(visitNo)).pin, { timeout: 30_000 }).toBe('locked')
  await page.locator(`[data-bar="${visitNo}"] i`).first().waitFor()
  await page.waitForTimeout(1000)
  await page.keyboard.press('p')
  await expect.poll(async () => (await placement(visitNo)).pin, { timeout: 30_000 }).toBe('none')
  await page.keyboard.press('Escape')
}, 180_000)

test('three days are planned and the proposal is accepted', async () => {
  await tabTo(/^Giorni mostrati$/)
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option', { name: '3 giorni' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => /days=3/.test(location.search))
  await tabTo(/^Pianifica$/)
  await page.keyboard.press('Enter')
  const accept = page
    .getByRole('complementary', { name: 'Proposta' })
    .getByRole('button', { name: /Accetta/ })
  await accept.waitFor()
  await tabTo(/^Accetta/, 300)
  await page.keyboard.press('Enter')
  await page
    .getByText(/modific(he|a) accettat/)
    .first()
    .waitFor()
}, 180_000)

test('what is planned is published, and what happened is reported', async () => {
  await tabTo(/^Pubblica \d+/, 300)
  await page.keyboard.press('Enter')
  await page
    .getByText(/visite pubblicate/)
    .first()
    .waitFor()
  await tabTo(/^Imprevisto$/, 300)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Tecnico in ritardo' }).waitFor()
  for (let at = 0; at < 6 && !/Tecnico in ritardo/.test(await focused()); at++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  for (let at = 0; at < 8 && !/^Tecnico/.test(await focused()); at++) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  for (let at = 0; at < 8 && !/^Fino a/.test(await focused()); at++) await page.keyboard.press('Tab')
  // Where the browser asks for the half of the day it is the first one.
  await page.keyboard.type('0930AM')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const absence = await company().selectFrom('absence').select('resourceNo').execute()
  expect(absence.length).toBeGreaterThan(0)
  expect(await seriousFindings(page)).toEqual([])
  expect(faults).toEqual([])
}, 180_000)
