import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import type { Response } from 'playwright-core'
import { openBrowser, openDemoServer, signedIn } from '../scenarios/browser.ts'
import type { Figure } from './figure.ts'

/**
 * What a technician's phone loads: scripts and styles as they came over the wire (Brotli), until My
 * day is there, and all that the phone keeps to work without network.
 */
export async function phonePages(): Promise<Figure[]> {
  const server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-phone-`), { technicians: 3, visits: 20 })
  const browser = await openBrowser('withoutMap')
  try {
    const signed = await signedIn(browser, server, 'tecnico', { width: 390, height: 844 })
    // Signing in has loaded some of it: a context of its own has only the person's cookies.
    const context = await browser.newContext({ storageState: await signed.context().storageState() })
    const page = await context.newPage()
    const loaded = new Map<string, Response>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/^\/assets\/.*\.(js|css)$/.test(pathname)) loaded.set(pathname, response)
    })
    const kilobytes = () =>
      [...loaded.values()].reduce(
        (sum, response) => sum + Number(response.headers()['content-length'] ?? 0) / 1000,
        0,
      )
    await page.goto(`${server.address}/my-day`)
    // The day has been asked for and is drawn, whether or not there are visits in it.
    await page.waitForSelector('main section, main a[href^="/my-day/"]')
    const first = { files: loaded.size, kilobytes: kilobytes() }
    await page.waitForLoadState('networkidle')
    return [
      {
        name: `phone: first load of My day, ${first.files} files`,
        value: first.kilobytes,
        unit: 'kB',
        target: 200,
      },
      {
        name: `phone: everything kept to work without network, ${loaded.size} files`,
        value: kilobytes(),
        unit: 'kB',
      },
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}
