import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import AxeBuilder from '@axe-core/playwright'
import type { Board } from '@giro/business/dispatch/api.ts'
import type { RecommendedSlots } from '@giro/business/dispatch/appointments/api.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoServer, openBrowser, openDemoServer, signedIn } from './browser.ts'

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []
/** A visit of the demo that somebody has room for. */
let visit: Board['visits'][number]

async function ask<T>(path: string, input: object): Promise<T> {
  const answer = await page.request.get(
    `${server.address}/api${path}?input=${encodeURIComponent(JSON.stringify(input))}`,
  )
  return (await answer.json()) as T
}
const accessible = async () => {
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  return violations
    .filter((one) => one.impact === 'critical' || one.impact === 'serious')
    .map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 160)}`)
}

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-browser-`), { technicians: 6, visits: 40 })
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'giulia')
  page.on('pageerror', (error) => faults.push(error.message))
  const board = await ask<Board>('/dispatch/board', { fromDay: server.day, toDay: server.day })
  for (const one of board.visits.filter((each) => each.state === 'unplanned' && !each.notPlannable)) {
    const { offers } = await ask<RecommendedSlots>('/dispatch/appointments/offers', { visitNo: one.visitNo })
    if (offers.length < 2) continue
    visit = one
    break
  }
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('an appointment, in Italian, in Chromium', () => {
  test('is proposed on the order page, kept with a countdown, seen by others on the board, and confirmed', async () => {
    await page.goto(`${server.address}/orders/${visit.orderNo}`)
    await page.getByText('Non ancora pianificata').waitFor()
    await page.getByRole('button', { name: 'Proponi un appuntamento' }).click()
    const offers = page.locator('[data-offer]')
    await offers.first().waitFor()
    const count = await offers.count()
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(5)
    const told = await offers.first().innerText()
    expect(told).toMatch(/\d\d:00–\d\d:00/)
    expect(told).toMatch(/previsto \d\d:\d\d/)
    expect(told).toMatch(/ottimo|buono|costoso/)
    expect(told).toMatch(/margine/)
    expect(await accessible()).toEqual([])

    await offers
      .first()
      .getByRole('button', { name: /^Riserva/ })
      .click()
    const kept = page.getByRole('dialog').locator('[data-hold]')
    await kept.waitFor()
    expect(await kept.getByRole('timer').innerText()).toMatch(/^(10:00|9:\d\d)/)
    expect(await accessible()).toEqual([])

    // Somebody else sees the slot on the board: dashed, with its minutes and whose it is.
    const { visits } = await ask<{ visits: { hold: { day: string } }[] }>(
      `/dispatch/appointments/order/${visit.orderNo}`,
      {},
    )
    const { day } = visits[0]!.hold
    const other = await signedIn(browser, server, 'paolo')
    await other.goto(`${server.address}/board?day=${day}&days=1`)
    const bar = other.locator(`[data-bar="${visit.visitNo}"][data-kept]`)
    await bar.waitFor()
    expect(await bar.textContent()).toMatch(/riservata (10|9) min · Giulia Moser/)
    expect(
      await other
        .getByText(/riservata \d+ min · Giulia Moser/)
        .first()
        .isVisible(),
    ).toBe(true)
    await bar.click()
    await other.getByText(/Riservato da Giulia Moser/).waitFor()

    await page.getByRole('dialog').getByRole('button', { name: 'Il cliente accetta: conferma' }).click()
    await page.getByText(/arriva .* tra le \d\d:\d\d e le \d\d:\d\d/).waitFor()
    await page.getByText(/Promesso/).waitFor()
    // The other board hears of it: the bar is planned now, with its promise.
    await other.locator(`[data-bar="${visit.visitNo}"]:not([data-kept])`).waitFor()
    await other.context().close()

    await page.getByRole('link', { name: 'Mostra sul quadro' }).click()
    await page.locator(`[data-bar="${visit.visitNo}"]`).waitFor()
    await page.keyboard.press('Control+z')
    await page.locator(`[data-bar="${visit.visitNo}"]`).waitFor({ state: 'detached' })
    expect(faults).toEqual([])
  }, 240_000)

  test('a visit to be planned is put at its best place by one click, and the plan shows its figures', async () => {
    const day = await firstOfferedDay()
    await page.goto(`${server.address}/board?day=${day}&days=1`)
    await page.getByPlaceholder('Filtra …').fill(visit.orderNo)
    await page.locator(`[data-visit="${visit.visitNo}"]`).click()
    const place = page.locator('[data-place]').first()
    await place.waitFor()
    expect(await place.innerText()).toMatch(/€|nessun viaggio in più/)
    await place.getByRole('button', { name: 'Pianifica qui' }).click()
    await page.locator(`[data-bar="${visit.visitNo}"]`).waitFor()

    await page.getByRole('button', { name: 'Qualità del piano' }).click()
    await page.getByText('Costo per voce').waitFor()
    expect(await page.getByRole('img', { name: /Viaggio .*€/ }).count()).toBeGreaterThan(0)
    expect(await page.getByRole('dialog').getByRole('row').count()).toBeGreaterThan(2)
    expect(await accessible()).toEqual([])
    expect(faults).toEqual([])
  }, 240_000)
})

async function firstOfferedDay(): Promise<string> {
  const { offers } = await ask<RecommendedSlots>('/dispatch/appointments/offers', { visitNo: visit.visitNo })
  return offers[0]!.day
}
