import { openBrowser } from '../scenarios/browser.ts'
import { type Figure, percentile } from './figure.ts'
import { openLargeDemo } from './large-demo.ts'
import { stopServer } from './server-start.ts'

/** Opening, and frame times of scrolling and dragging, on the week of 200 technicians, in Chromium without a graphics card. */
export async function boardInBrowser(folder: string, root: string): Promise<Figure[]> {
  const { server, address, cookie, day } = await openLargeDemo(folder, root, 4922, 200)
  const browser = await openBrowser('withoutMap')
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'it-IT' })
    await context.addCookies(
      cookie.split('; ').map((one) => ({
        name: one.slice(0, one.indexOf('=')),
        value: decodeURIComponent(one.slice(one.indexOf('=') + 1)),
        url: address,
      })),
    )
    const page = await context.newPage()
    const arrived = page.waitForResponse((response) => response.url().includes('/api/dispatch/board?'))
    await page.goto(`${address}/board?day=${day}&days=7&map=false`)
    await (await arrived).finished()
    const started = performance.now()
    await page.waitForSelector('[data-bar]', { timeout: 60_000 })
    const opened = performance.now() - started
    await page.waitForTimeout(1500)

    const frames = async (act: () => Promise<void>) => {
      await page.evaluate(() => {
        const times: number[] = []
        let last = performance.now()
        const state = window as unknown as { frameTimes: number[]; counting: boolean }
        state.frameTimes = times
        state.counting = true
        const step = (now: number) => {
          times.push(now - last)
          last = now
          if (state.counting) requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      })
      await act()
      return page.evaluate(() => {
        const state = window as unknown as { frameTimes: number[]; counting: boolean }
        state.counting = false
        return state.frameTimes.slice(2)
      })
    }
    const frame = (await page.locator('[role=application]').first().boundingBox())!
    const scrolling = await frames(async () => {
      await page.mouse.move(frame.x + 600, frame.y + 300)
      for (let at = 0; at < 40; at++) {
        await page.mouse.wheel(0, at < 20 ? 160 : -160)
        await page.waitForTimeout(16)
      }
    })
    await page.waitForTimeout(500)
    const bar = (await page.locator('[data-bar]').nth(3).boundingBox())!
    const dragging = await frames(async () => {
      await page.mouse.move(bar.x + 5, bar.y + 10)
      await page.mouse.down()
      for (let at = 0; at < 90; at++) {
        await page.mouse.move(bar.x + 5 + at * 5, bar.y + 10 + Math.sin(at / 8) * 120)
        await page.waitForTimeout(12)
      }
      await page.keyboard.press('Escape')
      await page.mouse.up()
    })
    return [
      {
        name: 'board, 200 × 2,000: first bars after the data arrived',
        value: opened,
        unit: 'ms',
        target: 2000,
      },
      { name: 'board: frame while scrolling, median', value: percentile(scrolling, 0.5), unit: 'ms' },
      {
        name: 'board: frame while scrolling, p95',
        value: percentile(scrolling, 0.95),
        unit: 'ms',
        target: 34,
      },
      { name: 'board: frame while dragging, median', value: percentile(dragging, 0.5), unit: 'ms' },
      { name: 'board: frame while dragging, p95', value: percentile(dragging, 0.95), unit: 'ms', target: 34 },
    ]
  } finally {
    await browser.close()
    await stopServer(server)
  }
}
