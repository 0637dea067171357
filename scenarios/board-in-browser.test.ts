import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
const stateOf = (visitNo: string) =>
  server.engine.database
    .company('demo')
    .selectFrom('visit')
    .select(['version', 'resourceNo'])
    .where('visitNo', '=', visitNo)
    .executeTakeFirst()
const settled = () => page.waitForTimeout(700)
const picture = (name: string) => keepPicture(page, name)

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

  test('who moves what another has just changed sees both versions, and says which it is to be', async () => {
    const late = await signedIn(browser, server, 'paolo')
    // No news reach this page: it shows the board as it was.
    await late.route('**/api/live*', (route) => route.abort())
    await late.goto(`${server.address}/board`)
    const bar = late.locator('[data-bar]').nth(1)
    const visitNo = (await bar.getAttribute('data-bar'))!
    const shown = (await stateOf(visitNo))!
    await server.engine.database
      .company('demo')
      .updateTable('visit')
      .set({ version: shown.version + 1 })
      .where('visitNo', '=', visitNo)
      .execute()
    const dialog = late.getByRole('dialog', { name: 'Cambiata nel frattempo' })
    await bar.focus()
    await late.keyboard.press('m')
    await late.keyboard.press('Delete')
    await dialog.getByText('da pianificare').waitFor()
    expect(await seriousFindings(late)).toEqual([])
    await keepPicture(late, 'two-versions')
    await dialog.getByRole('button', { name: 'Lasciare così' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect((await stateOf(visitNo))!.resourceNo).toBe(shown.resourceNo)

    await late.reload()
    await late.locator(`[data-bar="${visitNo}"]`).waitFor()
    await server.engine.database
      .company('demo')
      .updateTable('visit')
      .set({ version: shown.version + 2 })
      .where('visitNo', '=', visitNo)
      .execute()
    await late.locator(`[data-bar="${visitNo}"]`).focus()
    await late.keyboard.press('m')
    await late.keyboard.press('Delete')
    await dialog.getByRole('button', { name: 'Spostare lo stesso' }).click()
    await late.waitForFunction((no) => !document.querySelector(`[data-bar="${no}"]`), visitNo)
    await late
      .getByRole('button', { name: /^Annulla/ })
      .first()
      .waitFor()
    await late.keyboard.press('Escape')
    await late.keyboard.press('Control+z')
    await late.locator(`[data-bar="${visitNo}"]`).waitFor()
    await late.context().close()
  })

  test('a rectangle chooses visits on the board; they are dropped together and taken back together', async () => {
    await page.goto(`${server.address}/board?day=${server.day}`)
    await page.waitForSelector('[data-bar]')
    await settled()
    const rows = page.locator('[role=group][aria-label^="Tecnico"]')
    const row = rows.filter({ has: page.locator('[data-bar]') }).first()
    const had = await row.locator('[data-bar]').count()
    expect(had).toBeGreaterThan(1)
    const track = (await row.locator('[class*=track]').boundingBox())!
    const boxes = await Promise.all((await row.locator('[data-bar]').all()).map((bar) => bar.boundingBox()))
    const right = Math.max(...boxes.map((box) => box!.x + box!.width))
    await page.mouse.move(track.x + 4, track.y + 2)
    await page.mouse.down()
    await page.mouse.move(right + 6, track.y + track.height - 3, { steps: 8 })
    await page.mouse.up()
    expect(await page.locator('[data-bar][data-selected]').count()).toBe(had)
    await page.getByRole('button', { name: `Pianifica selezione (${had})` }).waitFor()
    const open = await total()
    await page.keyboard.press('Delete')
    await page.waitForFunction(
      (count) => Number(document.querySelector('section header .mantine-Badge-label')?.textContent) === count,
      open + had,
    )
    await settled()
    await page.keyboard.press('Control+z')
    await page.waitForFunction(
      (count) => Number(document.querySelector('section header .mantine-Badge-label')?.textContent) === count,
      open,
    )
    expect(await row.locator('[data-bar]').count()).toBe(had)
    await page.keyboard.press('Escape')
    // The same by keyboard: X adds the visit under the focus to what is chosen.
    await row.locator('[data-bar]').first().focus()
    await page.keyboard.press('x')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('x')
    expect(await page.locator('[data-bar][data-selected]').count()).toBe(2)
    await page.keyboard.press('Escape')
  }, 120_000)

  test('what a bar is about is shown beside it, by mouse and by keyboard', async () => {
    const bar = page.locator('[data-bar]').nth(1)
    await bar.focus()
    const card = page.locator('[data-card]')
    await card.waitFor()
    expect(await card.innerText()).toMatch(/di viaggio/)
    await picture('bar-card')
    await bar.blur()
    await card.waitFor({ state: 'detached' })
  })

  test('teams and spans of days stand in the address; a board is kept under a name and found again', async () => {
    const all = await page.locator('[role=group][aria-label^="Tecnico"]').count()
    await page.getByRole('button', { name: 'Filtro', exact: true }).click()
    await page.getByRole('combobox', { name: 'Squadre' }).click()
    await page.getByRole('option').first().click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Filtro (1)' }).waitFor()
    const some = await page.locator('[role=group][aria-label^="Tecnico"]').count()
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    await page.getByRole('combobox', { name: 'Giorni mostrati' }).click()
    await page.getByRole('option', { name: '4 settimane' }).click()
    await page.waitForFunction(() => /days=28/.test(location.search))
    await settled()
    await picture('four-weeks')
    await page.getByRole('button', { name: 'Viste' }).click()
    await page.getByPlaceholder('Salva vista …').fill('Squadra del mese')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: /Squadra del mese/ }).waitFor()
    await page.keyboard.press('Escape')
    // Somebody else opens the link and sees the same.
    const link = page.url()
    const other = await signedIn(browser, server, 'paolo')
    await other.goto(link)
    await other.getByRole('button', { name: 'Filtro (1)' }).waitFor()
    expect(await other.locator('[role=group][aria-label^="Tecnico"]').count()).toBe(some)
    // And each sees that the other is there, and what is chosen.
    await page.getByRole('img', { name: /^Paolo .* guarda il quadro di/ }).waitFor()
    const bar = other.locator('[data-bar]').first()
    const id = await bar.getAttribute('data-bar')
    await bar.focus()
    await other.keyboard.press('x')
    await page.locator(`[data-bar="${id}"][data-chosen]`).waitFor()
    expect(await page.locator(`[data-bar="${id}"]`).textContent()).toMatch(/scelta da Paolo/)
    await picture('presence')
    await other.context().close()
    await page.getByRole('img', { name: /^Paolo .* guarda il quadro di/ }).waitFor({ state: 'detached' })
    await page.goto(`${server.address}/board?day=${server.day}`)
    await page.getByRole('button', { name: 'Viste' }).click()
    await page.getByRole('menuitem', { name: /Squadra del mese/ }).click()
    await page.waitForFunction(() => /days=28/.test(location.search))
    await page.getByRole('button', { name: 'Filtro (1)' }).waitFor()
  }, 120_000)

  test('a shift is handed over: what has changed since, and a note that the next one ticks off', async () => {
    await page.goto(`${server.address}/board?day=${server.day}`)
    await page.waitForSelector('[data-bar]')
    await page.getByRole('button', { name: 'Consegne', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Nota per il turno successivo').fill('Hotel Adige richiama dopo le 14')
    await drawer.getByRole('button', { name: 'Lasciare la nota' }).click()
    await drawer.getByText('Hotel Adige richiama dopo le 14').waitFor()
    expect(
      await drawer.getByRole('region', { name: 'Ordini nuovi' }).getByRole('listitem').count(),
    ).toBeGreaterThan(3)
    await picture('hand-over')
    expect(await seriousFindings(page)).toEqual([])
    const moved = drawer.getByRole('region', { name: 'Visite spostate' })
    expect(await moved.getByRole('listitem').count()).toBeGreaterThan(10)
    await drawer.getByRole('checkbox', { name: /^Fatta: Hotel Adige/ }).click()
    await drawer.getByText('fatta da Giulia Moser').waitFor()
    await moved.getByRole('button').first().click()
    await page.getByRole('complementary', { name: 'Visita' }).waitFor()
  }, 120_000)

  test('on the wall the plan has the screen for itself', async () => {
    await page.goto(`${server.address}/board?day=${server.day}`)
    await page.getByRole('button', { name: 'Viste' }).click()
    await page.getByRole('menuitem', { name: 'Mostra alla parete' }).click()
    await page.getByText(/\d+ su \d+ completate/).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.locator('[data-visit]').count()).toBe(0)
    await settled()
    await picture('wall')
    await page.getByRole('button', { name: 'Chiudi la vista da parete' }).click()
    await page.getByRole('navigation').first().waitFor()
    await page.goto(`${server.address}/board?day=${server.day}`)
    await page.waitForSelector('[data-bar]')
  }, 120_000)

  test('a plan is proposed as a difference, and is accepted', async () => {
    await page.getByRole('combobox', { name: 'Giorni mostrati' }).click()
    await page.getByRole('option', { name: 'Settimana' }).click()
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
