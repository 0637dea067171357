import type { Compiled } from './compiled.ts'

/** Visits near each visit, nearest first. */
export interface Neighbours {
  /** Neighbours kept per visit. */
  readonly width: number
  /** `v * width + i`; −1 where there are fewer. */
  readonly list: Int32Array
  /** Mean driving seconds to the tenth nearest visit (at least 1): the natural unit of the search. */
  readonly tenth: number
}

/** Nearest by the mean of both directions; ties by index. */
export function neighboursOf(c: Compiled, most = 200): Neighbours {
  const n = c.visits
  const width = Math.max(1, Math.min(most, n - 1))
  const list = new Int32Array(n * width).fill(-1)
  const key = new Float64Array(n)
  const order = new Uint32Array(n)
  let sum = 0
  for (let v = 0; v < n; v++) {
    const row = c.visitPlace[v] * c.places
    for (let w = 0; w < n; w++) {
      const at = row + c.visitPlace[w]
      // Index as the fraction makes keys distinct, so that a typed sort is enough.
      key[w] = (c.seconds[at] + c.secondsTo[at]) * 65536 + w
    }
    key[v] = Number.MAX_VALUE
    smallestFirst(key, width)
    const sorted = key.subarray(0, width).sort()
    for (let i = 0; i < width && i < n - 1; i++) order[i] = sorted[i] % 65536
    for (let i = 0; i < width && i < n - 1; i++) list[v * width + i] = order[i]
    if (n > 1) {
      const tenth = order[Math.min(9, n - 2)]
      const at = row + c.visitPlace[tenth]
      sum += (c.seconds[at] + c.secondsTo[at]) / 2
    }
  }
  return { width, list, tenth: Math.max(1, n > 1 ? Math.min(sum / n, 2 ** 24) : 1) }
}

/** Brings the `count` smallest numbers to the front, in any order (C. Hoare's quickselect). */
function smallestFirst(numbers: Float64Array, count: number): void {
  let left = 0
  let right = numbers.length - 1
  while (left < right) {
    const pivot = numbers[(left + right) >> 1]
    let i = left
    let j = right
    while (i <= j) {
      while (numbers[i] < pivot) i++
      while (numbers[j] > pivot) j--
      if (i > j) break
      const swap = numbers[i]
      numbers[i++] = numbers[j]
      numbers[j--] = swap
    }
    if (count - 1 <= j) right = j
    else if (count - 1 >= i) left = i
    else return
  }
}
