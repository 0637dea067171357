import type { Compiled } from '../model/compiled.ts'
import type { Neighbours } from '../model/neighbours.ts'
import { Random } from '../random.ts'
import { Anneal, type AnnealSettings } from './anneal.ts'
import type { Answer, Order } from './mailbox.ts'
import { Recreate } from './recreate.ts'
import { SearchState } from './state.ts'
import { weightsOf } from './weights.ts'

/** One searching thread: its state lives on from round to round, the plan comes with each order. */
export class SearchThread {
  readonly state: SearchState
  readonly recreate: Recreate
  readonly #anneal: Anneal
  readonly #settings: AnnealSettings
  readonly #loose: Float64Array
  readonly #strict: Float64Array

  constructor(c: Compiled, near: Neighbours, settings: AnnealSettings, seed: number) {
    this.#loose = weightsOf(c, near.tenth, false)
    this.#strict = weightsOf(c, near.tenth, true)
    this.state = new SearchState(c, new Random(seed), this.#loose, near)
    this.recreate = new Recreate(this.state)
    this.#anneal = new Anneal(this.state, this.recreate)
    this.#settings = settings
  }

  /** Carries out one round. `stop` is asked between steps. */
  carryOut(order: Order, stop: () => boolean): Answer {
    const { state } = this
    const weight = order.strict ? this.#strict : this.#loose
    const inflated = order.inflation !== 1
    state.weight = inflated ? weight.map((each) => each * order.inflation) : weight
    state.restrict(order.shifts, order.visits)
    state.load(order.routes, order.bounds, order.means)
    this.#anneal.restart()
    const before = this.#anneal.iterations
    const { from, to, iterations, began, until } = order
    this.#anneal.run(this.#settings, {
      from,
      to,
      iterations,
      began,
      until,
      now: epochMs,
      stop,
      keepBest: !inflated,
    })
    if (inflated) this.#anneal.compare()
    return {
      current: state.routes(),
      best: this.#anneal.best,
      iterations: this.#anneal.iterations - before,
    }
  }
}

/** Milliseconds on a clock that all threads share. */
export function epochMs(): number {
  return performance.timeOrigin + performance.now()
}
