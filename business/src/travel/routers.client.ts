import type { Position } from './place.ts'
import type { RoadRouter, RoutedBlock } from './provider.ts'

const secondsToAnswer = 20

async function ask(url: URL, init: RequestInit, signal: AbortSignal): Promise<unknown> {
  let failure: unknown
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(secondsToAnswer * 1000)])
      const answer = await fetch(url, { ...init, signal: limit })
      if (answer.ok) return await answer.json()
      failure = new Error(`${url.host} answers ${answer.status}: ${(await answer.text()).slice(0, 200)}`)
      // What the router refuses it refuses again.
      if (answer.status < 500) break
    } catch (error) {
      failure = error
      if (signal.aborted) break
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw failure
}

function table(value: unknown, rows: number, columns: number): (number | null)[][] {
  if (
    !Array.isArray(value) ||
    value.length !== rows ||
    value.some((row) => !Array.isArray(row) || row.length !== columns)
  )
    throw new Error('the road router answers in an unknown shape')
  return (value as unknown[][]).map((row) =>
    row.map((cell) => (typeof cell === 'number' && cell >= 0 ? Math.round(cell) : null)),
  )
}

/** A Valhalla server: `/sources_to_targets`. */
export function valhallaServer(address: string, profile: string): RoadRouter {
  return {
    source: `valhalla ${address} ${profile}`,
    blockSize: 50,
    block: async (from, to, signal) => {
      const at = ({ latitude, longitude }: Position) => ({ lat: latitude, lon: longitude })
      const body = JSON.stringify({
        sources: from.map(at),
        targets: to.map(at),
        costing: profile,
        verbose: false,
        units: 'kilometers',
      })
      const headers = { 'content-type': 'application/json' }
      const answer = await ask(
        new URL('sources_to_targets', withSlash(address)),
        { method: 'POST', headers, body },
        signal,
      )
      return valhallaBlock(answer, from.length, to.length)
    },
  }
}

/** Valhalla's matrix answer, from a server or in process. Kilometres become metres. */
export function valhallaBlock(answer: unknown, rows: number, columns: number): RoutedBlock {
  const { sources_to_targets: found } = answer as {
    sources_to_targets?: { durations?: unknown; distances?: unknown }
  }
  const kilometres = found?.distances
  const metres = Array.isArray(kilometres)
    ? (kilometres as unknown[][]).map((row) =>
        row.map((cell) => (typeof cell === 'number' ? cell * 1000 : null)),
      )
    : undefined
  const seconds = table(found?.durations, rows, columns)
  return {
    seconds,
    metres: metres ? table(metres, rows, columns) : seconds.map((row) => row.map(() => null)),
  }
}

/** An OSRM server: `/table/v1/{profile}`. */
export function osrmServer(address: string, profile: string): RoadRouter {
  const mode = profile === 'auto' ? 'driving' : profile
  return {
    source: `osrm ${address} ${mode}`,
    blockSize: 50,
    block: async (from, to, signal) => {
      const places = [...from, ...to].map(({ latitude, longitude }) => `${longitude},${latitude}`).join(';')
      const url = new URL(`table/v1/${mode}/${places}`, withSlash(address))
      const index = (count: number, start: number) =>
        Array.from({ length: count }, (_, at) => at + start).join(';')
      url.searchParams.set('sources', index(from.length, 0))
      url.searchParams.set('destinations', index(to.length, from.length))
      url.searchParams.set('annotations', 'duration,distance')
      const answer = (await ask(url, {}, signal)) as { durations?: unknown; distances?: unknown }
      const seconds = table(answer.durations, from.length, to.length)
      return {
        seconds,
        metres: answer.distances
          ? table(answer.distances, from.length, to.length)
          : seconds.map((row) => row.map(() => null)),
      }
    },
  }
}

const withSlash = (address: string) => (address.endsWith('/') ? address : `${address}/`)
