import { type Figure, percentile } from './figure.ts'
import { openLargeDemo } from './large-demo.ts'
import { stopServer } from './server-start.ts'

/** One board day of the large demo (100 technicians, 2,000 visits), read 20 times a second for 15 seconds. */
export async function boardReads(folder: string, root: string): Promise<Figure[]> {
  const { server, address, cookie, day } = await openLargeDemo(folder, root, 4921)
  const input = encodeURIComponent(JSON.stringify({ fromDay: day, toDay: day, unplanned: false }))
  const read = async () => {
    const started = performance.now()
    const answer = await fetch(`${address}/api/dispatch/board?input=${input}`, { headers: { cookie } })
    const text = await answer.text()
    if (!answer.ok) throw new Error(text)
    return performance.now() - started
  }
  for (let warm = 0; warm < 10; warm++) await read()
  const times: Promise<number>[] = []
  for (let at = 0; at < 300; at++) {
    times.push(read())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const milliseconds = await Promise.all(times)
  await stopServer(server)
  return [
    {
      name: 'large demo: reading one board day, p50 at 20/s',
      value: percentile(milliseconds, 0.5),
      unit: 'ms',
    },
    {
      name: 'large demo: reading one board day, p99 at 20/s',
      value: percentile(milliseconds, 0.99),
      unit: 'ms',
      target: 100,
    },
  ]
}
