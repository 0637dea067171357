import type { Compiled } from '../model/compiled.ts'

/** What a helper thread is asked to do in one round. */
export interface Order {
  readonly kind: 'search' | 'quit'
  readonly strict: boolean
  /** Factor on the penalties of visits left out. */
  readonly inflation: number
  /** Share of the cooling at the begin and the end of the round. */
  readonly from: number
  readonly to: number
  readonly iterations: number
  /** Epoch milliseconds. */
  readonly began: number
  readonly until: number
  readonly shifts: readonly number[]
  readonly visits: readonly number[]
  /** r → visits, for all shifts of the part. */
  readonly routes: readonly ArrayLike<number>[]
  /** Hours of linked visits, see `SearchState.boundsNow`. */
  readonly bounds: Int32Array
  /** Mean loads by team. */
  readonly means: Float64Array
}

/** What comes back: the plan the thread stands at, and the best one it saw. */
export interface Answer {
  readonly current: Int32Array[]
  readonly best: Int32Array[]
  readonly iterations: number
}

/**
 * One helper's letter box in shared memory. The searching threads never wait for an event loop: a letter is a
 * few whole numbers, and the flag beside it is waited for with `Atomics`.
 */
export class Mailbox {
  readonly buffer: SharedArrayBuffer
  readonly #flags: Int32Array
  readonly #numbers: Float64Array
  readonly #means: Float64Array
  readonly #data: Int32Array
  readonly #shifts: number

  constructor(c: Pick<Compiled, 'visits' | 'shifts' | 'teams'>, buffer?: SharedArrayBuffer) {
    const ints = 5 + 2 * (c.visits + 2 * c.shifts) + 3 * c.visits + c.shifts
    this.buffer = buffer ?? new SharedArrayBuffer(16 + (10 + c.teams) * 8 + ints * 4)
    this.#flags = new Int32Array(this.buffer, 0, 4)
    this.#numbers = new Float64Array(this.buffer, 16, 10)
    this.#means = new Float64Array(this.buffer, 96, c.teams)
    this.#data = new Int32Array(this.buffer, 96 + 8 * c.teams)
    this.#shifts = c.shifts
  }

  send(order: Order): void {
    const numbers = this.#numbers
    numbers[0] = order.kind === 'quit' ? 1 : 0
    numbers[1] = order.strict ? 1 : 0
    numbers[2] = order.from
    numbers[3] = order.to
    numbers[4] = order.iterations
    numbers[5] = order.began
    numbers[6] = order.until
    numbers[8] = order.inflation
    const data = this.#data
    let at = 0
    data[at++] = order.shifts.length
    for (const r of order.shifts) data[at++] = r
    data[at++] = order.visits.length
    for (const v of order.visits) data[at++] = v
    data[at++] = order.bounds.length
    for (const bound of order.bounds) data[at++] = bound
    this.#means.set(order.means)
    writeRoutes(data, at, order.routes)
    this.#raise(ASKED)
  }

  /** Waits for the next order. */
  receive(): Order {
    this.#await(ASKED)
    const numbers = this.#numbers
    const data = this.#data
    let at = 0
    const shifts: number[] = []
    for (let i = data[at++]!; i > 0; i--) shifts.push(data[at++]!)
    const visits: number[] = []
    for (let i = data[at++]!; i > 0; i--) visits.push(data[at++]!)
    const linked = data[at++]!
    const bounds = data.slice(at, at + linked)
    at += linked
    const { routes } = readRoutes(data, at, this.#shifts)
    return {
      kind: numbers[0] === 1 ? 'quit' : 'search',
      strict: numbers[1] === 1,
      from: numbers[2]!,
      to: numbers[3]!,
      iterations: numbers[4]!,
      began: numbers[5]!,
      until: numbers[6]!,
      inflation: numbers[8]!,
      shifts,
      visits,
      routes,
      bounds,
      means: this.#means.slice(),
    }
  }

  answer(answer: Answer): void {
    this.#numbers[7] = answer.iterations
    const at = writeRoutes(this.#data, 0, answer.current)
    writeRoutes(this.#data, at, answer.best)
    this.#raise(ANSWERED)
  }

  /** Says that this thread cannot go on. */
  fail(): void {
    this.#numbers[9] = 1
    this.#raise(ANSWERED)
  }

  /** Waits for the answer. Throws when the helper has failed. */
  collect(): Answer {
    this.#await(ANSWERED)
    if (this.#numbers[9] === 1) throw new Error('a searching thread has failed')
    const current = readRoutes(this.#data, 0, this.#shifts)
    const best = readRoutes(this.#data, current.at, this.#shifts)
    return { current: current.routes, best: best.routes, iterations: this.#numbers[7]! }
  }

  #raise(flag: number): void {
    Atomics.store(this.#flags, flag, 1)
    Atomics.notify(this.#flags, flag)
  }

  #await(flag: number): void {
    while (Atomics.load(this.#flags, flag) === 0) Atomics.wait(this.#flags, flag, 0, 1000)
    Atomics.store(this.#flags, flag, 0)
  }
}

const ASKED = 0
const ANSWERED = 1

function writeRoutes(data: Int32Array, at: number, routes: readonly ArrayLike<number>[]): number {
  let end = at
  for (const route of routes) {
    data[end++] = route.length
    for (let i = 0; i < route.length; i++) data[end++] = route[i]!
  }
  return end
}

function readRoutes(data: Int32Array, at: number, count: number): { routes: Int32Array[]; at: number } {
  const routes: Int32Array[] = []
  let end = at
  for (let r = 0; r < count; r++) {
    const length = data[end++]!
    routes.push(data.slice(end, end + length))
    end += length
  }
  return { routes, at: end }
}
