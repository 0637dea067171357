import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { openBrowser, openDemoServer, signedIn } from '../scenarios/browser.ts'

const folder = '/tmp/look/'
mkdirSync(folder, { recursive: true })
const started = Date.now()
const server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-look-`))
console.log('demo after', Date.now() - started, 'ms', server.address)
const browser = await openBrowser('withoutMap')
const list = (process.argv[2] ?? '').split(',').filter(Boolean)
const page = await signedIn(browser, server, 'paolo')
page.on('pageerror', (error) => console.log('PAGE ERROR', error.message))
page.on('console', (message) => message.type() === 'error' && console.log('console', message.text().slice(0, 300)))
for (const path of list) {
  await page.goto(server.address + path)
  await page.waitForTimeout(1800)
  const name = path.replaceAll('/', '_')
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: false })
  const box = await page.evaluate(() => {
    const body = [...document.querySelectorAll('div')].find((one) => one.className.includes('body') && one.scrollHeight > one.clientHeight + 50)
    if (!body) return 0
    body.scrollTop = body.scrollHeight
    return body.scrollHeight
  })
  if (box) {
    await page.waitForTimeout(700)
    await page.screenshot({ path: `${folder}${name}-2.png` })
  }
}
if (process.argv[3] === 'stay') await new Promise(() => {})
await browser.close()
await server.close()
process.exit(0)
