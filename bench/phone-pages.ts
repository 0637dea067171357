import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { openBrowser, openDemoServer, signedIn } from '../scenarios/browser.ts'
import type { Figure } from './figure.ts'

/** What a technician's phone loads before My day is there for the first time: scripts and styles, compressed. */
export async function phonePages(_folder: string, root: string): Promise<Figure[]> {
  // What people get, not the development build of tests.
  process.env.NODE_ENV = 'production'
  const server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-phone-`), { technicians: 3, visits: 20 })
  const browser = await openBrowser('withoutMap')
  try {
    const page = await signedIn(browser, server, 'tecnico', { width: 390, height: 844 })
    const loaded = new Set<string>()
    page.on('response', (response) => {
      const { pathname } = new URL(response.url())
      if (/^\/assets\/.*\.(js|css)$/.test(pathname)) loaded.add(pathname)
    })
    await page.goto(`${server.address}/my-day`)
    await page.waitForSelector('main h1, main h2')
    await page.waitForLoadState('networkidle')
    const bytes = [...loaded].map((path) => gzipSync(readFileSync(`${root}/web/dist${path}`)).length)
    return [
      {
        name: `phone: first load of My day, compressed, ${loaded.size} files`,
        value: bytes.reduce((sum, one) => sum + one, 0) / 1000,
        unit: 'kB',
        target: 200,
      },
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}
