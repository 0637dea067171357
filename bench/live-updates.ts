import { type Figure, percentile } from './figure.ts'
import { openLargeDemo } from './large-demo.ts'
import { stopServer } from './server-start.ts'

interface Heard {
  readonly name: string
  readonly data: { readonly visitNos: string[] }
}

const others = 20
const moves = 40

/**
 * One dispatcher drops visits on the board of 200 technicians while twenty others look at the same day: until each of
 * them has heard of it, and until each has the moved visits, read as its page does. And what the price of a drop takes.
 */
export async function liveUpdates(folder: string, root: string): Promise<Figure[]> {
  const { server, address, cookie, day } = await openLargeDemo(
    folder.replace(/live$/, 'board'),
    root,
    4923,
    200,
  )
  const ask = async (path: string, input: object) => {
    const answer = await fetch(`${address}/api${path}?input=${encodeURIComponent(JSON.stringify(input))}`, {
      headers: { cookie },
    })
    if (!answer.ok) throw new Error(await answer.text())
    return answer.json()
  }
  const tell = async (path: string, input: object) => {
    const answer = await fetch(`${address}/api${path}`, {
      method: 'POST',
      headers: {
        cookie,
        origin: address,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
      },
      body: JSON.stringify({ input }),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }
  const board = () => ask('/dispatch/board', { fromDay: day, toDay: day })
  const stop = new AbortController()
  const heard: ((event: Heard) => void)[] = []
  try {
    for (let at = 0; at < others; at++)
      void listen(address, cookie, stop.signal, (event) => heard[at]?.(event))
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const { visits } = (await board()) as {
      visits: { visitNo: string; state: string; placement: { resourceNo: string; start: string } | null }[]
    }
    const movable = visits.filter((visit) => visit.placement && visit.state === 'planned').slice(0, moves)
    const prices: number[] = []
    const news: number[] = []
    const boards: number[] = []
    for (const [at, { visitNo, placement }] of movable.entries()) {
      const target = movable[(at + 7) % movable.length]!.placement!
      const to = { resourceNo: target.resourceNo, day, start: placement!.start }
      let started = performance.now()
      await ask('/dispatch/preview-move', { moves: [{ visitNo, to }] })
      prices.push(performance.now() - started)
      started = performance.now()
      const all = Array.from(
        { length: others },
        (_, page) =>
          new Promise<void>((resolve, reject) => {
            heard[page] = ({ name, data }) => {
              if (name !== 'dispatch.visits-placed') return
              heard[page] = () => {}
              news.push(performance.now() - started)
              // A page waits a moment for what else comes, then reads once.
              setTimeout(
                () =>
                  ask('/dispatch/board/visits', { visitNos: data.visitNos }).then(() => {
                    boards.push(performance.now() - started)
                    resolve()
                  }, reject),
                120,
              )
            }
          }),
      )
      await tell('/dispatch/move-visits', { moves: [{ visitNo, to }], seen: {} })
      await Promise.all(all)
    }
    return [
      { name: 'price of a drop, 200 × 2,000, p50', value: percentile(prices, 0.5), unit: 'ms', target: 50 },
      { name: 'price of a drop, p95', value: percentile(prices, 0.95), unit: 'ms' },
      {
        name: `a drop until ${others} others have heard of it, p95`,
        value: percentile(news, 0.95),
        unit: 'ms',
      },
      {
        name: `a drop until ${others} others have it on their board, p50`,
        value: percentile(boards, 0.5),
        unit: 'ms',
      },
      {
        name: `a drop until ${others} others have it on their board, p95`,
        value: percentile(boards, 0.95),
        unit: 'ms',
        target: 1000,
      },
    ]
  } finally {
    stop.abort()
    await stopServer(server)
  }
}

/** Calls back with the name of each event of the live feed until it is told to stop. */
async function listen(address: string, cookie: string, signal: AbortSignal, onEvent: (event: Heard) => void) {
  try {
    const { body } = await fetch(`${address}/api/live`, { headers: { cookie }, signal })
    let rest = ''
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) {
      const frames = (rest + chunk).split('\n\n')
      rest = frames.pop()!
      for (const frame of frames) {
        const data = /^data: (.*)$/m.exec(frame)?.[1]
        if (data && !frame.startsWith('event:')) onEvent(JSON.parse(data) as Heard)
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
