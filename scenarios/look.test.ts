import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { openBrowser, openDemoServer, seriousFindings, signedIn } from './browser.ts'

test('look', async () => {
  const server = await openDemoServer(mkdtempSync(`${tmpdir()}/giro-look-`), { technicians: 4, visits: 24 })
  const browser = await openBrowser('withoutMap')
  const faults: string[] = []
  try {
    const page = await signedIn(browser, server, 'giulia')
    page.on('pageerror', (error) => faults.push(error.message))
    const shot = (name: string) => page.screenshot({ path: `/tmp/pictures/${name}.png` })
    const go = async (path: string, name: string) => {
      await page.goto(`${server.address}${path}`)
      await page.waitForTimeout(1500)
      await shot(name)
      const bad = await seriousFindings(page)
      if (bad.length) console.log(name, bad)
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await go('/home', 'home')
    await go('/orders', 'orders')
    await page.locator('[role=row]').nth(2).dblclick()
    await page.waitForTimeout(1500)
    await page.getByRole('button', { name: 'Altri campi' }).click()
    await shot('order')
    await page.getByRole('button', { name: 'Altro' }).click()
    await page.waitForTimeout(400)
    await shot('order-menu')
    await go('/quotes', 'quotes')
    await go('/orders/new?kind=quote', 'new-quote')
    await go('/requests', 'requests')
    await page.getByRole('button', { name: 'Per telefono' }).click()
    await page.waitForTimeout(400)
    await page.getByRole('textbox', { name: 'Telefono' }).fill('0461 111222')
    await page.getByRole('textbox', { name: 'Oggetto' }).fill('La caldaia non parte')
    await page.getByRole('textbox', { name: 'Messaggio' }).fill('Da ieri sera, display E3')
    await page.getByRole('dialog').getByRole('button', { name: 'Salva' }).click()
    await page.waitForTimeout(1500)
    await shot('request')
    await go('/setup/mail', 'setup-mail')
    await go('/setup/requests', 'setup-requests')
    await go('/mail', 'mail')
    await go('/archive', 'archive')
    await go(`/ask/demo`, 'ask')
    await page.setViewportSize({ width: 390, height: 844 })
    await go('/home', 'home-phone')
    await go('/ask/demo', 'ask-phone')
    await page.emulateMedia({ colorScheme: 'dark' })
    await go('/ask/demo', 'ask-dark')
    await page.setViewportSize({ width: 1440, height: 900 })
    await go('/home', 'home-dark')
    console.log('faults', faults)
    expect(faults).toEqual([])
  } finally {
    await browser.close()
    await server.close()
  }
}, 240_000)
