import type { Recreate } from './recreate.ts'
import { type RuinSettings, ruin } from './ruin.ts'
import { isBetter, type Standing, standingOf } from './standing.ts'
import type { SearchState } from './state.ts'

export interface AnnealSettings extends RuinSettings {
  /** Temperature at `from` = 0 and at `to` = 1 of the whole run. */
  readonly hot: number
  readonly cold: number
}

/** One stretch of the run: its share of the cooling, and when it ends. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Steps at most. */
  readonly iterations: number
  /** Moment of the clock when it ends; `Infinity` for none. */
  readonly until: number
  readonly began: number
  readonly now: () => number
  readonly stop: () => boolean
  /** False while the weights are not those that count: then only the end of the stretch is compared. */
  readonly keepBest: boolean
}

/**
 * Ruin and recreate inside simulated annealing. A step is accepted when the cost stays below
 * `old − T · ln(u)`; T falls geometrically. Keeps the best plan by `Standing`.
 */
export class Anneal {
  readonly #state: SearchState
  readonly #recreate: Recreate
  best: Int32Array[] = []
  standing: Standing = { mandatory: Infinity, priority: Infinity, count: Infinity, cost: Infinity }
  iterations = 0

  constructor(state: SearchState, recreate: Recreate) {
    this.#state = state
    this.#recreate = recreate
  }

  /** Takes the present plan as the best one, whatever was best before. */
  restart(): void {
    this.best = this.#state.routes()
    this.standing = standingOf(this.#state)
  }

  /** Takes the present plan as the best one if it is better. */
  compare(): void {
    const standing = standingOf(this.#state)
    if (!isBetter(standing, this.standing, this.#state.c.problem.objective === 'penalty')) return
    this.standing = standing
    this.best = this.#state.routes()
  }

  run(settings: AnnealSettings, stretch: Stretch): void {
    const state = this.#state
    const { plan, random } = state
    const byCost = state.c.problem.objective === 'penalty'
    // What balance costs is known only roughly until the means are taken anew.
    const balanced = state.c.balanceCost !== 0
    let total = state.total()
    let bestTotal = byCost ? total : Infinity
    let used = 0
    for (let r = 0; r < state.c.shifts; r++) if (state.active[r] && plan.length[r] > 0) used++
    let temperature = temperatureAt(settings, stretch.from)
    const timed = Number.isFinite(stretch.until)
    // Without a trade of priorities only a plan with less cost or fewer visits out can be a new best.
    for (let i = 0; i < stretch.iterations; i++) {
      if ((i & 63) === 0) {
        if (stretch.stop()) break
        let part = i / stretch.iterations
        if (timed) {
          const now = stretch.now()
          if (now >= stretch.until) break
          part = Math.max(part, (now - stretch.began) / (stretch.until - stretch.began))
        }
        temperature = temperatureAt(settings, stretch.from + (stretch.to - stretch.from) * Math.min(1, part))
        if (state.renewMeans()) total = state.total()
      }
      this.iterations++
      state.begin()
      let emptied = 0
      ruin(state, settings, used)
      state.loosenGroups()
      if (!state.broken) this.#recreate.run()
      if (state.broken) {
        state.reject()
        continue
      }
      const difference = state.difference()
      if (difference < -temperature * Math.log(random.unit() + 1e-300)) {
        for (let t = 0; t < plan.touchedCount; t++) {
          const r = plan.touched[t]
          emptied += (plan.length[r] > 0 ? 1 : 0) - (plan.savedLengthOf(r) > 0 ? 1 : 0)
        }
        used += emptied
        state.accept()
        total += difference
        if (!stretch.keepBest) continue
        if (
          balanced ||
          (byCost ? total < bestTotal - 1e-9 : difference < 0 || state.outCount < this.standing.count)
        ) {
          const better = standingOf(state)
          bestTotal = Math.min(bestTotal, total)
          if (isBetter(better, this.standing, byCost)) {
            this.standing = better
            this.best = state.routes()
          }
        }
      } else state.reject()
    }
  }
}

function temperatureAt(settings: AnnealSettings, part: number): number {
  return settings.hot * (settings.cold / settings.hot) ** part
}
