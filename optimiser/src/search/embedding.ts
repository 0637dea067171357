import type { Compiled } from '../model/compiled.ts'
import { NO_WAY } from '../model/limits.ts'

/**
 * Coordinates for places that are known only by their travel times (C. Faloutsos, K.-I. Lin, "FastMap", SIGMOD
 * 1995): each axis runs through two places far from each other, the second in what the first leaves unexplained.
 * Used only to cut a plan into neighbourhoods, so that roughly right is good enough.
 */
export function embed(c: Compiled): { x: Float64Array; y: Float64Array } {
  const n = c.nowhere
  const x = new Float64Array(n + 1)
  const y = new Float64Array(n + 1)
  const between = (i: number, j: number): number => {
    const there = c.seconds[i * c.places + j]
    const back = c.secondsTo[i * c.places + j]
    return there >= NO_WAY || back >= NO_WAY ? Math.min(there, back, 2 ** 24) : (there + back) / 2
  }
  const first = (i: number, j: number): number => between(i, j) ** 2
  const second = (i: number, j: number): number => Math.max(0, first(i, j) - (x[i] - x[j]) ** 2)
  project(n, first, x)
  project(n, second, y)
  return { x, y }
}

function project(n: number, squared: (i: number, j: number) => number, axis: Float64Array): void {
  if (n < 2) return
  let a = 0
  let b = farthest(n, squared, a)
  a = farthest(n, squared, b)
  b = farthest(n, squared, a)
  const whole = squared(a, b)
  if (whole <= 0) return
  for (let i = 0; i < n; i++) axis[i] = (squared(a, i) + whole - squared(b, i)) / (2 * Math.sqrt(whole))
}

function farthest(n: number, squared: (i: number, j: number) => number, from: number): number {
  let best = from
  let most = -1
  for (let i = 0; i < n; i++) {
    const value = squared(from, i)
    if (value > most && i !== from) {
      most = value
      best = i
    }
  }
  return best
}
