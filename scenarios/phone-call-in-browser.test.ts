import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dayOf, timeOf } from '@giro/business/foundation/day.ts'
import { readOrder } from '@giro/business/service-orders/api.ts'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type DemoServer,
  keepPicture,
  openBrowser,
  openDemoServer,
  seriousFindings,
  signedIn,
} from './browser.ts'

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []
let serialNo: string

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-phone-call-`), { technicians: 2, visits: 8 })
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'giulia')
  page.on('pageerror', (error) => faults.push(error.message))
  const item = await server.engine.database
    .company('demo')
    .selectFrom('serviceItem')
    .select('serialNo')
    .orderBy('serviceItemNo', 'desc')
    .executeTakeFirstOrThrow()
  serialNo = item.serialNo
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Counts what the person's hands do: each key pressed and each piece of text typed is one action. */
function hands() {
  let actions = 0
  return {
    press: async (key: string) => {
      actions++
      await page.keyboard.press(key)
    },
    type: async (text: string) => {
      actions++
      await page.keyboard.type(text)
    },
    count: () => actions,
  }
}

test('a call becomes an order with machine, fault and promised window in at most 12 actions, by keyboard', {
  timeout: 120_000,
}, async () => {
  await page.goto(`${server.address}/home`)
  await page.getByText('Non iniziati, per giorno di scadenza').waitFor()
  const { press, type, count } = hands()
  const began = Date.now()

  await press('Alt+n')
  const machine = page.getByRole('combobox', { name: 'Articolo in assistenza (nr., serie, cliente)' })
  await machine.waitFor()
  await expect
    .poll(() => machine.evaluate((field) => field === document.activeElement), { timeout: 30_000 })
    .toBe(true)
  await type(serialNo)
  await press('Enter')
  await press('Tab')
  await type('Non parte, display E3')
  await press('Tab')
  await type('blocco')
  await press('Enter')
  await press('Tab')
  await type('domani 10-12')
  await keepPicture(page, 'phone-call')
  await press('Control+s')
  await page.waitForURL(/\/orders\/OS/)

  expect(count()).toBeLessThanOrEqual(12)
  // What the machine takes of the minute; the person's reading and talking comes on top.
  expect(Date.now() - began).toBeLessThan(60_000)
  const orderNo = page.url().split('/').at(-1)!
  const order = await readOrderOf(orderNo)
  expect(order).toMatchObject({
    description: 'Non parte, display E3',
    lines: [{ serialNo, faultCode: 'BLOCCO' }],
  })
  const { promised } = order.lines[0]!
  const zone = 'Europe/Rome'
  const tomorrow = dayOf(new Date(Date.now() + 86_400_000).toISOString(), zone)
  expect([dayOf(promised!.from, zone), timeOf(promised!.from, zone), timeOf(promised!.to, zone)]).toEqual([
    tomorrow,
    '10:00',
    '12:00',
  ])
  expect(faults).toEqual([])
})

test('saving waits for what was chosen with Enter before its list had come', async () => {
  await page.goto(`${server.address}/orders/new`)
  const slow = async (route: Route) => {
    await new Promise((later) => setTimeout(later, 1500))
    await route.continue()
  }
  await page.route('**/find?**blocco**', slow)
  await page.getByRole('combobox', { name: 'Articolo in assistenza (nr., serie, cliente)' }).fill(serialNo)
  await page.getByRole('option', { name: new RegExp(serialNo) }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByLabel('Descrizione').fill('Non parte')
  await page.getByRole('combobox', { name: 'Guasto', exact: true }).click()
  await page.keyboard.type('blocco')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+s')
  await page.waitForURL(/\/orders\/OS/)
  await page.unroute('**/find?**blocco**', slow)
  const order = await readOrderOf(page.url().split('/').at(-1)!)
  expect(order.lines[0]).toMatchObject({ serialNo, faultCode: 'BLOCCO' })
}, 60_000)

test('a window that is not understood is told at its field, and nothing is lost', async () => {
  await page.goto(`${server.address}/orders/new`)
  await page.getByLabel('Descrizione').fill('Prova')
  await page.getByLabel('Promessa').fill('forse domani')
  await page.keyboard.press('Control+s')
  await page.getByText('Non capito.').first().waitFor()
  expect(await page.getByLabel('Descrizione').inputValue()).toBe('Prova')
  expect(await seriousFindings(page)).toEqual([])
}, 60_000)

test('the tiles of the home page open their lists, filtered', async () => {
  page.once('dialog', (dialog) => void dialog.accept())
  await page.goto(`${server.address}/home`)
  const tile = page.getByRole('link', { name: /Richieste nuove/ })
  await tile.waitFor()
  const count = Number.parseInt(await tile.innerText(), 10)
  expect(count).toBe(3)
  await tile.click()
  await page.waitForURL(/\/requests$/)
  // A loaded machine is slow, not wrong.
  await expect.poll(() => page.getByRole('row').count(), { timeout: 30_000 }).toBe(count + 1)
  expect(await seriousFindings(page)).toEqual([])
  await keepPicture(page, 'requests')
}, 60_000)

test('a document is shown beside its settings, and asked for only when they change', async () => {
  let asked = 0
  const count = (request: { url(): string }) => {
    if (request.url().includes('/preview')) asked++
  }
  page.on('request', count)
  await page.goto(`${server.address}/setup/paper`)
  const preview = page.getByTitle('Anteprima')
  await preview.waitFor()
  await page.waitForTimeout(3000)
  // Once, and once more where an event of the orders came meanwhile.
  expect(asked).toBeLessThanOrEqual(2)
  expect(await preview.getAttribute('src')).toMatch(/^blob:/)
  page.off('request', count)
}, 60_000)

async function readOrderOf(orderNo: string) {
  const answer = await page.request.get(`${server.address}/api${readOrder.path.replace(':orderNo', orderNo)}`)
  return (await answer.json()) as {
    description: string
    lines: { serialNo: string; faultCode: string; promised: { from: string; to: string } | null }[]
  }
}
