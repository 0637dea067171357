import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DemoServer, openBrowser, openDemoServer, seriousFindings, signedIn } from './browser.ts'

/** A dispatcher's day as orders §10.6 tells it, minute by minute, in Italian: Giulia plans, Marco Rossi works. */

let server: DemoServer
let browser: Browser
let page: Page
let phone: Page
const faults: string[] = []
const company = () => server.engine.database.company('demo')

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-day-`))
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'giulia')
  phone = await signedIn(browser, server, 'tecnico', { width: 390, height: 844 })
  for (const one of [page, phone]) {
    one.setDefaultTimeout(60_000)
    one.on('pageerror', (error) => faults.push(error.message))
  }
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const rossi = 'Marco Rossi'
const row = (name: string) => page.getByRole('group', { name: `Tecnico ${name}` })
const side = () => page.getByRole('complementary', { name: 'Visita' })
const toBoard = async () => {
  await page.goto(`${server.address}/board?day=${server.day}&map=false&colours=state`)
  await page.waitForSelector('[data-bar]')
}
const visitOf = (visitNo: string) =>
  company().selectFrom('visit').selectAll().where('visitNo', '=', visitNo).executeTakeFirstOrThrow()
/** The open plan is accepted as it stands. */
async function accept() {
  const panel = page.getByRole('complementary', { name: 'Proposta' })
  await panel.getByRole('button', { name: /Accetta/ }).click()
  await page
    .getByText(/modifiche accettate|modifica accettata/)
    .first()
    .waitFor()
  await page.waitForFunction(() => document.querySelectorAll('[data-ghost]').length === 0)
}
/** Where a way out is proposed it is left: the day goes on as it stands. */
async function leaveProposals() {
  const open = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/dispatch/plans/open?input={}')
      return ((await answer.json()) as { planNo: string | null }).planNo
    })
  const discard = page
    .getByRole('complementary', { name: 'Proposta' })
    .getByRole('button', { name: /Scarta/ })
  for (let planNo = await open(); planNo !== null; planNo = await open()) {
    await discard.click()
    await expect.poll(open, { timeout: 60_000 }).not.toBe(planNo)
  }
}
/** A call by keyboard; gives the number of the order. */
async function call(serialNo: string, words: string): Promise<string> {
  await page.keyboard.press('Alt+n')
  const machine = page.getByRole('combobox', { name: 'Articolo in assistenza (nr., serie, cliente)' })
  await machine.waitFor()
  await expect
    .poll(() => machine.evaluate((field) => field === document.activeElement), { timeout: 30_000 })
    .toBe(true)
  await page.keyboard.type(serialNo)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(words)
  await page.keyboard.press('Control+s')
  await page.waitForURL(/\/orders\/OS/)
  return page.url().split('/').at(-1)!
}
const serials = async () =>
  (
    await company()
      .selectFrom('serviceItem')
      .innerJoin('customer', 'customer.customerNo', 'serviceItem.customerNo')
      .select('serviceItem.serialNo')
      .where('customer.latitude', 'is not', null)
      .orderBy('serviceItemNo', 'desc')
      .execute()
  ).map((item) => item.serialNo)

describe('a dispatcher’s day', () => {
  let first: string

  test('07:15 the home page tells what waits', async () => {
    await page.goto(`${server.address}/home`)
    await page.getByText('Non iniziati, per giorno di scadenza').waitFor()
    expect(await seriousFindings(page)).toEqual([])
  }, 120_000)

  test('07:20 what is left is planned, 07:30 today is published', async () => {
    await toBoard()
    await page.getByRole('button', { name: /^Pubblica \d+/ }).click()
    await page.getByText(/visite pubblicate/).waitFor()
    await page.waitForFunction(() => document.querySelectorAll('[data-known=published]').length > 10)
  }, 120_000)

  test('07:42 a technician is ill: the visits are proposed to others, and the proposal is accepted', async () => {
    const names = await page.locator('[role=group][aria-label^="Tecnico"] strong').allInnerTexts()
    const ill = names.find((name) => name !== rossi)!
    expect(await row(ill).locator('[data-bar]').count()).toBeGreaterThan(1)
    await row(ill).locator('button').first().click()
    await page.getByRole('button', { name: 'Imprevisto' }).click()
    await page.getByRole('menuitem', { name: 'Tecnico non disponibile' }).click()
    await page.getByRole('button', { name: 'Segnala e pianifica' }).click()
    await page
      .getByRole('complementary', { name: 'Proposta' })
      .getByText(`${ill} non è disponibile`)
      .waitFor()
    await accept()
    expect(await row(ill).locator('[data-bar]').count()).toBe(0)
  }, 180_000)

  test('08:05 the phone rings: an order by keyboard; 08:09 an appointment is proposed, kept, and agreed', async () => {
    server.at('08:05')
    const [serialNo] = await serials()
    const orderNo = await call(serialNo!, 'La macchina è ferma')
    await page.getByRole('button', { name: 'Proponi un appuntamento' }).click()
    await page
      .locator('[data-offer]')
      .first()
      .getByRole('button', { name: /^Riserva/ })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Il cliente accetta: conferma' }).click()
    await page.getByText(/arriva .* tra le \d\d:\d\d e le \d\d:\d\d/).waitFor()
    const visit = await company()
      .selectFrom('visit')
      .select(['state', 'resourceNo'])
      .where('orderNo', '=', orderNo)
      .executeTakeFirstOrThrow()
    expect(visit.state).toBe('planned')
  }, 180_000)

  test('08:55 the technician leaves and arrives: the board shows it by itself', async () => {
    server.at('08:55')
    await toBoard()
    await phone.goto(`${server.address}/my-day`)
    await phone.getByLabel('Giorno', { exact: true }).fill(server.day)
    await phone.getByRole('button', { name: 'Parto ora' }).first().click()
    await phone.getByText('in viaggio').first().waitFor()
    await page.locator('[data-bar][data-fixed]').first().waitFor()
    first = (await page.locator('[data-bar][data-fixed]').first().getAttribute('data-bar'))!
    await phone.getByRole('link', { name: /^1\. / }).click()
    await phone.getByRole('button', { name: 'Arrivato' }).click()
    await expect.poll(async () => (await visitOf(first)).state, { timeout: 30_000 }).toBe('on-site')
  }, 180_000)

  test('09:20 the visit takes 30 minutes longer: what follows is pushed and told', async () => {
    server.at('09:20')
    const before = await visitOf(first)
    await page.locator(`[data-bar="${first}"]`).click()
    await side().getByRole('button', { name: '+30' }).click()
    await page
      .getByText(/Slittano di conseguenza|Registrato\. Non c’è nulla/)
      .or(page.getByRole('complementary', { name: 'Proposta' }))
      .first()
      .waitFor()
    await expect
      .poll(async () => Date.parse((await visitOf(first)).plannedEnd!) - Date.parse(before.plannedEnd!), {
        timeout: 30_000,
      })
      .toBe(30 * 60_000)
    await leaveProposals()
  }, 180_000)

  test('10:20 an emergency: the ways to fit it in, one click', async () => {
    server.at('10:20')
    const [, serialNo] = await serials()
    const orderNo = await call(serialNo!, 'Odore di gas')
    await toBoard()
    await page.getByPlaceholder('Filtra …').fill(orderNo)
    await page.locator('[data-visit]').first().click()
    await side()
      .getByRole('button', { name: /^Urgenza/ })
      .click()
    const way = page.getByRole('dialog').locator('[data-way]').first()
    await way.waitFor()
    await way.getByRole('button', { name: 'Fare così' }).click()
    await page.getByText(/^Fatto: /).waitFor()
    const visit = await company()
      .selectFrom('visit')
      .select('state')
      .where('orderNo', '=', orderNo)
      .executeTakeFirstOrThrow()
    expect(visit.state).toBe('planned')
    await page.getByPlaceholder('Filtra …').fill('')
  }, 180_000)

  test('10:40 a part is missing: the visit ends, the work waits in the list; the part comes, it is planned', async () => {
    server.at('10:40')
    await phone.getByRole('button', { name: 'Termina …' }).click()
    const dialog = phone.getByRole('dialog')
    await dialog.getByRole('combobox').first().click()
    await phone.getByRole('option', { name: 'Manca un ricambio' }).click()
    await dialog.getByRole('button', { name: 'Chiudi la visita' }).click()
    const { orderNo } = await visitOf(first)
    await expect
      .poll(
        async () =>
          (
            await company()
              .selectFrom('visit')
              .select('state')
              .where('orderNo', '=', orderNo)
              .orderBy('visitNo')
              .execute()
          ).map((visit) => visit.state),
        { timeout: 30_000 },
      )
      .toContain('unplanned')
    await page.getByPlaceholder('Filtra …').fill(orderNo)
    await page.locator('[data-visit]').first().click()
    await side().getByText('È successo qualcosa?').click()
    await side().getByRole('button', { name: 'Ricambio arrivato' }).click()
    await page.getByRole('complementary', { name: 'Proposta' }).waitFor()
    await leaveProposals()
    await page.getByPlaceholder('Filtra …').fill('')
  }, 180_000)

  test('12:10 nobody is there: the visit is not done, the order waits for the customer', async () => {
    server.at('12:10')
    await toBoard()
    const { visitNo, orderNo } = await company()
      .selectFrom('visit')
      .select(['visitNo', 'orderNo'])
      .where('state', '=', 'published')
      .where('day', '=', server.day)
      .orderBy('plannedStart')
      .executeTakeFirstOrThrow()
    await page.locator(`[data-bar="${visitNo}"]`).scrollIntoViewIfNeeded()
    await page.locator(`[data-bar="${visitNo}"]`).click()
    await side().getByText('È successo qualcosa?').click()
    await side().getByRole('button', { name: 'Nessuno presente' }).click()
    // Nobody had set out: the visit leaves the plan, the order waits.
    await expect.poll(async () => (await visitOf(visitNo)).state, { timeout: 30_000 }).toBe('unplanned')
    const order = await company()
      .selectFrom('serviceOrder')
      .select('status')
      .where('orderNo', '=', orderNo)
      .executeTakeFirstOrThrow()
    expect(order.status).toBe('on-hold')
    await leaveProposals()
  }, 180_000)

  test('17:40 the figures of the day, 18:00 a note to the next shift with what has changed', async () => {
    server.at('17:40')
    await page.goto(`${server.address}/figures`)
    await page.getByRole('heading', { name: 'Andamento' }).first().waitFor()
    server.at('18:00')
    await toBoard()
    await page.getByRole('button', { name: 'Consegne', exact: true }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('region', { name: 'Visite concluse' }).getByText('non eseguita').first().waitFor()
    await drawer
      .getByRole('region', { name: 'Assenti oggi' })
      .or(drawer.getByText('malattia'))
      .first()
      .waitFor()
    await drawer.getByLabel('Nota per il turno successivo').fill('Cliente assente: richiamare domattina')
    await drawer.getByRole('button', { name: 'Lasciare la nota' }).click()
    await drawer.getByText('Cliente assente: richiamare domattina').first().waitFor()
    expect(await seriousFindings(page)).toEqual([])
    expect(faults).toEqual([])
  }, 180_000)
})
