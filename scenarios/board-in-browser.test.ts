import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoServer, openBrowser, openDemoServer, signedIn } from './browser.ts'

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-browser-`))
  browser = await openBrowser()
  page = await signedIn(browser, server, 'giulia')
  page.on('pageerror', (error) => faults.push(error.message))
  await page.waitForSelector('[data-bar]')
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const trayCards = () => page.locator('[data-visit]')
const total = async () =>
  Number(await page.locator('section header .mantine-Badge-label').first().innerText())
const settled = () => page.waitForTimeout(700)

/** Drags the middle of something to a point, slowly enough for the price to appear. */
async function drag(from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y + 12, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 12 })
}
const middle = async (what: Locator) => {
  const box = (await what.boundingBox())!
  return { x: box.x + Math.min(20, box.width / 2), y: box.y + box.height / 2 }
}

describe('the board, in Italian, in Chromium', () => {
  test('shows a planned day: technicians by team, visits with travel, what is to be planned, and the map', async () => {
    expect(await page.locator('html').getAttribute('lang')).toBe('it')
    expect(await page.locator('[role=group][aria-label^="Tecnico"]').count()).toBeGreaterThan(5)
    expect(await page.locator('[data-bar]').count()).toBeGreaterThan(20)
    expect(await total()).toBeGreaterThan(100)
    await page.waitForSelector('canvas.maplibregl-canvas')
    expect(await page.getByText('Squadra Centro').isVisible()).toBe(true)
  })

  test('a card dragged onto a technician tells its price before it is released, and is planned when it is; Ctrl+Z takes it back', async () => {
    const before = await total()
    // A visit without position has no price; on some days one is the most urgent.
    const card = trayCards().filter({ hasNotText: 'senza posizione' }).first()
    const name = await card.locator('b').innerText()
    const row = (await page.locator('[role=group][aria-label^="Tecnico"]').nth(1).boundingBox())!
    await drag(await middle(card), { x: row.x + 560, y: row.y + 25 })
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[class*=tip]')].some((tip) =>
        /min di viaggio/.test(tip.textContent ?? ''),
      ),
    )
    await page.mouse.up()
    await page.waitForFunction(
      (count) => Number(document.querySelector('section header .mantine-Badge-label')?.textContent) === count,
      before - 1,
    )
    await settled()
    expect(await page.locator('[data-bar]', { hasText: name.replace('▲ ', '') }).count()).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(
      (count) => Number(document.querySelector('section header .mantine-Badge-label')?.textContent) === count,
      before,
    )
  })

  test('the same by keyboard: M picks up, arrows move, Enter drops; Delete takes it off the plan', async () => {
    await settled()
    const before = await total()
    const carried = page.locator('[class*=ghostBar]')
    // News that arrive may redraw the list under the focus: whoever sees nothing happen presses the key again.
    for (let tries = 0; tries < 4 && (await carried.count()) === 0; tries++) {
      await page.locator('[data-visit]', { hasText: 'Scadenza' }).nth(1).focus()
      await page.keyboard.press('m')
      await settled()
    }
    expect(await carried.count()).toBe(1)
    await page.keyboard.press('ArrowDown')
    for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() =>
      /min di viaggio|⚠/.test(document.querySelector('[class*=tip]')?.textContent ?? ''),
    )
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (count) => Number(document.querySelector('section header .mantine-Badge-label')?.textContent) === count,
      before - 1,
    )
    await settled()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await page.waitForFunction(
      (count) => Number(document.querySelector('section header .mantine-Badge-label')?.textContent) === count,
      before,
    )
  })

  test('a visit says why it is where it is', async () => {
    await page.locator('[data-bar]').nth(2).click()
    await page.getByText('Perché qui?').first().waitFor()
    await page.waitForFunction(() =>
      /È dove costa meno|È l’unico posto|posto|costa/.test(
        document.querySelector('aside')?.textContent ?? '',
      ),
    )
    await page.keyboard.press('Escape')
  })

  test('another dispatcher’s change appears within a second', async () => {
    const other = await signedIn(browser, server, 'paolo')
    await other.waitForSelector('[data-bar]')
    const bar = other.locator('[data-bar]').nth(4)
    const id = await bar.getAttribute('data-bar')
    const left = await page
      .locator(`[data-bar="${id}"]`)
      .evaluate((element) => element.parentElement?.parentElement?.getAttribute('aria-label'))
    await bar.focus()
    await other.keyboard.press('m')
    await other.keyboard.press('ArrowDown')
    await other.keyboard.press('ArrowDown')
    await other.keyboard.press('Enter')
    const started = Date.now()
    await page.waitForFunction(
      ([visit, row]) =>
        document
          .querySelector(`[data-bar="${visit}"]`)
          ?.parentElement?.parentElement?.getAttribute('aria-label') !== row,
      [id, left] as const,
    )
    console.log(`another dispatcher saw the change after ${Date.now() - started} ms`)
    await other.context().close()
  })

  test('a plan is proposed as a difference, and is accepted', async () => {
    await page.getByRole('button', { name: 'Settimana' }).or(page.getByText('3 giorni')).first().click()
    await page.waitForTimeout(800)
    await page.getByRole('button', { name: 'Pianifica', exact: true }).click()
    await page.getByRole('button', { name: /Accetta/ }).waitFor({ timeout: 60_000 })
    await page.getByText('Modifiche').first().waitFor()
    // Before a weekend there is room for few more.
    expect(await page.locator('[data-ghost]').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: /Accetta/ }).click()
    await page.getByText(/modifiche accettate/).waitFor()
    await page.waitForFunction(() => document.querySelectorAll('[data-ghost]').length === 0)
  }, 120_000)

  // Each page has its own time: a loaded machine looks at a whole board for half a minute.
  test.each(['/board', '/orders', '/customers', '/resources', '/orders/new', '/service-items'])(
    'has no accessibility faults on %s',
    async (path) => {
      await page.goto(server.address + path)
      await page.waitForTimeout(1200)
      const { violations } = await new AxeBuilder({ page })
        .exclude('.maplibregl-map')
        .exclude('.mantine-ScrollArea-viewport')
        .analyze()
      const serious = violations.filter((one) => one.impact === 'critical' || one.impact === 'serious')
      expect(serious.map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`)).toEqual([])
    },
    120_000,
  )

  test('speaks English when asked to', async () => {
    await page
      .locator('header')
      .getByRole('button', { name: /Giulia Moser/ })
      .click()
    await page.getByText('English').click()
    await page.getByRole('link', { name: 'Service items' }).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  }, 120_000)

  test('no page broke on the way', () => {
    expect(faults).toEqual([])
  })
})
