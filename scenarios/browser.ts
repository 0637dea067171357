import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { migrateShared } from '@giro/business/companies.ts'
import { foundDemo } from '@giro/business/demo/demo.ts'
import { demoPassword } from '@giro/business/demo/people.ts'
import { planFirstDay } from '@giro/business/demo/plan-first-day.ts'
import { type Engine, startEngine } from '@giro/business/engine/engine.ts'
import { openMigrated } from '@giro/business/engine/testing.ts'
import {
  addSeconds,
  asInstant,
  asTimeOfDay,
  type Day,
  dayOf,
  momentOf,
  secondsBetween,
} from '@giro/business/foundation/day.ts'
import { modules } from '@giro/business/modules.ts'
import { buildWeb } from '@giro/server/src/build-web.ts'
import { openHttp } from '@giro/server/src/http.ts'
import { type Browser, chromium, type Page } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** Drawing by the processor: with WebGL for pages that have a map, without it for the others, which is faster. */
const drawing = {
  withMap: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  withoutMap: ['--disable-gpu'],
}

/** Debian's Chromium where it is, else the one that a package brings. */
export async function openBrowser(pages: keyof typeof drawing = 'withMap'): Promise<Browser> {
  const args = [...flags, ...drawing[pages]]
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => existsSync(path),
  )
  if (installed) return chromium.launch({ executablePath: installed, args })
  const { default: packed } = await import('@sparticuz/chromium')
  // Not the package's own switches: they are for one page in one process.
  return chromium.launch({ executablePath: await packed.executablePath(), args })
}

/** The demo company behind a real server, with its first day planned. */
export interface DemoServer {
  readonly engine: Engine
  readonly address: string
  readonly day: Day
  /** Sets the clock of the server on to a time of the day. */
  at(time: string): void
  close(): Promise<void>
}

/**
 * A clock that shows half past seven of today when it is opened, and goes on from there: what is dragged or
 * planned in a test lies ahead of it, whatever the hour at which the test runs. `set` moves it on to another time of
 * the same day.
 */
function morningClock() {
  const real = () => asInstant(`${new Date().toISOString().slice(0, 19)}Z`)
  const zone = 'Europe/Rome'
  const today = dayOf(real(), zone)
  let since = real()
  let shown = momentOf(today, asTimeOfDay('07:30'), zone)
  return {
    now: () => addSeconds(shown, secondsBetween(since, real())),
    set: (time: string) => {
      since = real()
      shown = momentOf(today, asTimeOfDay(time), zone)
    },
  }
}

export async function openDemoServer(
  dataFolder: string,
  size: { technicians?: number; visits?: number } = {},
): Promise<DemoServer> {
  await buildWeb()
  const database = await openMigrated()
  await migrateShared(database)
  const clock = morningClock()
  const engine = await startEngine({ database, modules, dataFolder, publicUrl: '', now: clock.now })
  const day = await foundDemo(engine, size)
  await engine.jobs.work(engine)
  await planFirstDay(engine, 'demo', day, 2)
  const port = 4100 + (process.pid % 800)
  const address = `http://127.0.0.1:${port}`
  const app = await openHttp(engine, {
    dataFolder,
    databaseUrl: null,
    host: '127.0.0.1',
    port,
    publicUrl: address,
    logLevel: 'silent',
  })
  await app.listen({ host: '127.0.0.1', port })
  if ((app.server.address() as AddressInfo).port !== port) throw new Error('another port than asked for')
  return {
    engine,
    address,
    day,
    at: clock.set,
    close: async () => {
      await app.close()
      await engine.close()
    },
  }
}

/** A page on which somebody of the demo is signed in. */
export async function signedIn(
  browser: Browser,
  server: DemoServer,
  person: 'giulia' | 'paolo' | 'tecnico',
  options: { width?: number; height?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    colorScheme: options.colorScheme ?? 'light',
  })
  const page = await context.newPage()
  // A loaded machine is slow, not wrong.
  page.setDefaultTimeout(90_000)
  await page.goto(server.address)
  await page.fill('input[name=email]', `${person}@demo.giro.example`)
  await page.fill('input[name=password]', demoPassword)
  await page.click('button[type=submit]')
  await page.waitForSelector('main header, header + nav', { state: 'attached' })
  return page
}

/** Keeps pictures of the page in the folder GIRO_PICTURES, for people who look at them; none without it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env.GIRO_PICTURES
  if (!folder) return
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      await page.waitForTimeout(500)
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` })
    }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForTimeout(300)
}

/** What axe finds on the page that keeps people out. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('.maplibregl-map')
    .exclude('.mantine-ScrollArea-viewport')
    .analyze()
  return violations
    .filter((one) => one.impact === 'critical' || one.impact === 'serious')
    .map((one) => `${one.id}: ${one.nodes[0]?.html.slice(0, 200)}`)
}
