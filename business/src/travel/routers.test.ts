import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { openBusiness } from '../engine/testing.ts'
import { updateTravelSetup } from './api.ts'
import { osrmServer, valhallaServer } from './routers.client.ts'
import { travelTimes } from './travel.store.ts'

const places = [
  { latitude: 46.06787, longitude: 11.12108 },
  { latitude: 45.8904, longitude: 11.04053 },
  { latitude: 46.139, longitude: 11.1119 },
]
const signal = new AbortController().signal
let server: Server | undefined
afterEach(() => server?.close())

/** A road server on this machine; `answer` gets the request's path and body. */
function serve(
  answer: (path: string, body: string) => { status?: number; body: unknown } | null,
): Promise<{ address: string; asked: string[] }> {
  const asked: string[] = []
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      asked.push(request.url ?? '')
      const given = answer(request.url ?? '', body)
      if (!given) return void request.socket.destroy()
      response.writeHead(given.status ?? 200, { 'content-type': 'application/json' })
      response.end(typeof given.body === 'string' ? given.body : JSON.stringify(given.body))
    })
  })
  return new Promise((resolve) =>
    server!.listen(0, '127.0.0.1', () =>
      resolve({ address: `http://127.0.0.1:${(server!.address() as AddressInfo).port}`, asked }),
    ),
  )
}

const grid = <T>(rows: number, columns: number, of: (row: number, column: number) => T) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => of(row, column)))

describe('a road server', () => {
  test('Valhalla is asked for sources and targets; kilometres become metres, null stays a hole', async () => {
    const { address, asked } = await serve((_, body) => {
      const { sources, targets, costing } = JSON.parse(body)
      expect([sources.length, targets.length, costing]).toEqual([1, 3, 'auto'])
      return {
        body: { sources_to_targets: { durations: [[0, 1500.4, null]], distances: [[0, 25.31, null]] } },
      }
    })
    const block = await valhallaServer(address, 'auto').block([places[0]!], places, signal)
    expect(block).toEqual({ seconds: [[0, 1500, null]], metres: [[0, 25310, null]] })
    expect(asked).toEqual(['/sources_to_targets'])
  })

  test('OSRM is asked with longitude first, sources and destinations by index', async () => {
    const { address, asked } = await serve(() => ({
      body: { code: 'Ok', durations: [[0, 10.6]], distances: [[0, 99.4]] },
    }))
    const block = await osrmServer(`${address}/`, 'auto').block(
      [places[0]!],
      [places[0]!, places[1]!],
      signal,
    )
    expect(block).toEqual({ seconds: [[0, 11]], metres: [[0, 99]] })
    expect(decodeURIComponent(asked[0]!)).toBe(
      '/table/v1/driving/11.12108,46.06787;11.12108,46.06787;11.04053,45.8904?sources=0&destinations=1;2&annotations=duration,distance',
    )
  })

  test.each([
    ['says that it is broken', { status: 500, body: 'oh' }],
    ['refuses', { status: 400, body: { error: 'too many' } }],
    ['answers in another shape', { body: { sources_to_targets: { durations: [[1]] } } }],
    ['answers no JSON', { body: '<html>' }],
    ['hangs up', null],
  ])('that %s is a fault, never a silent zero', async (_, given) => {
    const { address } = await serve(() => given)
    await expect(valhallaServer(address, 'auto').block(places, places, signal)).rejects.toThrow()
  })
})

describe('times between places', () => {
  test('come from the server once, then from the cache; holes are estimated and counted', async () => {
    const business = await openBusiness()
    const { address, asked } = await serve(() => ({
      body: {
        sources_to_targets: {
          durations: grid(3, 3, (row, column) => (row === 0 && column === 2 ? null : 100 * row + column + 1)),
          distances: grid(3, 3, () => 1.5),
        },
      },
    }))
    await business
      .person('Maria', 'manager')
      .does(updateTravelSetup, { provider: 'valhalla', serverUrl: address, version: 1 })
    const ask = (fetch: boolean) =>
      travelTimes(business.company, business.engine.dataFolder, places, { fetch, now: business.engine.now() })
    expect((await ask(false)).quality).toMatchObject({ kind: 'estimated', reason: 'no-way' })
    const first = await ask(true)
    expect(first.quality).toEqual({ kind: 'mixed', estimatedPairs: 1, reason: 'no-way' })
    expect([first.seconds[1], first.metres[1], first.seconds[3]]).toEqual([2, 1500, 101])
    expect(first.seconds[2]).toBeGreaterThan(500)
    expect(asked).toHaveLength(1)
    expect((await ask(true)).seconds).toEqual(first.seconds)
    expect(asked).toHaveLength(1)
    await business.close()
  })

  test('are estimated, and say so, while the server is away; the next plan asks it again only after a while', async () => {
    const business = await openBusiness()
    const { address, asked } = await serve(() => ({ status: 503, body: 'away' }))
    await business
      .person('Maria', 'manager')
      .does(updateTravelSetup, { provider: 'osrm', serverUrl: address, version: 1 })
    const ask = () =>
      travelTimes(business.company, business.engine.dataFolder, places, {
        fetch: true,
        now: business.engine.now(),
      })
    const times = await ask()
    expect(times.quality).toEqual({ kind: 'estimated', estimatedPairs: 6, reason: 'router-away' })
    expect(times.seconds[1]).toBeGreaterThan(600)
    const tries = asked.length
    expect((await ask()).quality.reason).toBe('router-away')
    expect(asked).toHaveLength(tries)
    await business.close()
  })
})
