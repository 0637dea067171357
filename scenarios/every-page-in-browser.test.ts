import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { AxeBuilder } from '@axe-core/playwright'
import { houseActor } from '@giro/business/companies.ts'
import { performTyped } from '@giro/business/engine/perform.ts'
import { importEntities } from '@giro/business/imports/entities.ts'
import { archiveOrder } from '@giro/business/service-orders/documents/api.ts'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoServer, openBrowser, openDemoServer, signedIn } from './browser.ts'

/**
 * Every address that the router knows, wide and light, narrow and dark: no fault, and nothing at all that axe finds.
 * The technicians' pages are in `field-in-browser`, what opens on a page in the tests of that page.
 */

let server: DemoServer
let browser: Browser
let page: Page
const faults: string[] = []
const router = readFileSync(new URL('../web/src/app/router.tsx', import.meta.url), 'utf8')
const patterns = [...router.matchAll(/\bpage\('([^']+)'/g)].map(([, path]) => path!)

beforeAll(async () => {
  server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-pages-`), { technicians: 3, visits: 14 })
  browser = await openBrowser('withoutMap')
  page = await signedIn(browser, server, 'paolo')
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const company = () => server.engine.database.company('demo')

/** The first value of a column; every kind of record has one in the demo company. */
async function one(table: string, column: string): Promise<string> {
  const row = await company()
    .selectFrom(table as never)
    .select(column as never)
    .limit(1)
    .executeTakeFirstOrThrow()
  return String((row as Record<string, unknown>)[column])
}

/** What stands for the blanks of an address: kinds, a card and a new one. */
const blanks: Readonly<Record<string, () => Promise<string[]>>> = {
  '/customers/$id': async () => [await one('customer', 'customerNo'), 'new'],
  '/service-items/groups/$id': async () => [await one('serviceItemGroup', 'groupCode'), 'new'],
  '/service-items/$id': async () => [await one('serviceItem', 'serviceItemNo'), 'new'],
  '/import/$entity': async () => importEntities.slice(0, 1),
  '/items/$id': async () => [await one('item', 'itemNo'), 'new'],
  '/loaners/$id': async () => [await one('loaner', 'loanerNo'), 'new'],
  '/know-how/$kind': async () => ['troubleshooting', 'standard-services', 'checklists'],
  '/know-how/$kind/$id': async () => ['troubleshooting/new', 'standard-services/new', 'checklists/new'],
  '/orders/$id': async () => [await one('serviceItemLine', 'orderNo')],
  '/service-tasks/$id/$line': async () => [`${await one('serviceItemLine', 'orderNo')}/10000`],
  '/projects/$id': async () => [await one('project', 'projectNo'), 'new'],
  '/time-sheets/$id': async () => [await one('resource', 'resourceNo')],
  '/recurring-visits/$id': async () => [await one('recurringVisit', 'recurringNo'), 'new'],
  '/requests/$id': async () => [await one('customerRequest', 'requestNo')],
  '/archive/$id': async () => {
    const call = { actor: houseActor('demo', 'it'), via: 'test' as const }
    const orderNo = await one('serviceItemLine', 'orderNo')
    await performTyped(server.engine, archiveOrder, { orderNo }, call)
    return [await one('archivedDocument', 'archiveNo')]
  },
  '/resources/$kind': async () => ['skills', 'zones', 'groups', 'templates', 'depots', 'ROSSI'],
  '/resources/$kind/$id': async () => [
    'skills/new',
    'zones/new',
    'groups/new',
    'templates/new',
    'depots/new',
  ],
  '/setup/$kind': async () => {
    await page.goto(`${server.address}/setup`)
    await page.waitForSelector('main button[aria-haspopup=menu]')
    const kinds = new Set<string>()
    for (const menu of await page.locator('main button[aria-haspopup=menu]').all()) {
      await menu.click()
      await page.locator('[role=menu]').waitFor()
      for (const item of await page.locator('[role=menu] a').all())
        kinds.add((await item.getAttribute('href'))!.replace('/setup/', ''))
      await page.keyboard.press('Escape')
      await page.locator('[role=menu]').waitFor({ state: 'detached' })
    }
    expect(kinds.size).toBeGreaterThan(25)
    return [...kinds]
  },
  '/setup/$kind/$id': async () => ['statuses/new', 'types/new', 'calendars/new', 'extended-texts/new'],
}

const addressesOf = async (pattern: string) =>
  blanks[pattern] ? (await blanks[pattern]()).map((blank) => pattern.replace(/\$.*$/, blank)) : [pattern]

/** What depends on colours and width alone; the rest is the same wherever a page is seen. */
const narrowRules = ['color-contrast', 'scrollable-region-focusable']

/** Lists of a field that is being chosen from are scrolled by the field's keys; drawn maps have their list beside them. */
async function findings(rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .exclude('.maplibregl-map')
    .exclude('.mantine-Popover-dropdown[role=presentation]')
    // There is nothing in frames, and looking for it takes half of the time.
    .setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map((found) => `${found.id}: ${found.nodes[0]?.html.slice(0, 200)}`)
}

test.each(patterns)('%s', { timeout: 300_000 }, async (pattern) => {
  const found: Record<string, string[]> = {}
  for (const address of await addressesOf(pattern)) {
    await page.goto(server.address + address)
    await page.waitForSelector('main :is(h1, h2)')
    await page.waitForFunction(() => !document.querySelector('.mantine-Loader-root'))
    await page.waitForTimeout(150)
    const wide = await findings()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    const narrow = await findings(narrowRules)
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light' })
    if (wide.length + narrow.length > 0) found[address] = [...new Set([...wide, ...narrow])]
  }
  expect(found).toEqual({})
  expect(faults).toEqual([])
})
