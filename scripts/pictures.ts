import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { openBrowser, openDemoServer, signedIn } from '../scenarios/browser.ts'

// Pictures of the README: npm run pictures
const folder = fileURLToPath(new URL('../docs/pictures/', import.meta.url))
mkdirSync(folder, { recursive: true })
const server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-pictures-`))
const browser = await openBrowser()
for (const [name, options, path] of [
  ['board-light', {}, '/board'],
  ['board-dark', { colorScheme: 'dark' }, '/board'],
  ['orders', {}, '/orders'],
  ['board-phone', { width: 390, height: 844 }, '/board'],
] as const) {
  const page = await signedIn(browser, server, 'giulia', options)
  await page.goto(server.address + path)
  await page.waitForTimeout(4000)
  if (name === 'board-light') {
    await page.locator('[data-bar]').nth(5).click()
    await page.waitForTimeout(1500)
  }
  await page.screenshot({ path: `${folder}${name}.png` })
  await page.context().close()
}
await browser.close()
await server.close()
process.exit(0)
