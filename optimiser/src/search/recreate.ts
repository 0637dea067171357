import type { SearchState } from './state.ts'

/** Chance that a place is passed over. */
const BLINK = 0.01

/**
 * The recreate half of a step: the loose visits are sorted by a rule drawn anew each time and each is put at its
 * cheapest place; now and then the best place is passed over ("blink"). A visit that costs more than leaving it
 * out stays out.
 *
 * Routes looked at: those touched in this step, those that hold one of the nearest visits, and one empty route of
 * each kind. A visit that few shifts may do looks at all of them: rare skills are not near.
 */
export class Recreate {
  readonly #state: SearchState
  readonly #key: Float64Array
  readonly #looked: Int32Array
  #look = 0
  readonly #kindLooked: Int32Array
  #pass = 0
  readonly #placed: Int32Array

  constructor(state: SearchState) {
    this.#state = state
    this.#key = new Float64Array(state.c.visits)
    this.#looked = new Int32Array(state.c.shifts)
    this.#kindLooked = new Int32Array(state.c.shifts)
    this.#placed = new Int32Array(state.c.links.groups.length)
  }

  run(): void {
    const state = this.#state
    this.beginGroups()
    this.#sort()
    // A route that pays only with its third visit would never be opened: now and then cost does not count here,
    // and the annealing judges the whole.
    const eager = state.mayDecline && state.random.unit() < EAGER
    for (let i = 0; i < state.looseCount; i++) {
      const v = state.loose[i]
      if (state.linked && state.c.links.groupOf[v] >= 0) this.placeGroup(v, eager)
      else this.place(v, eager ? Number.POSITIVE_INFINITY : state.weight[v])
    }
  }

  /** Opens a pass in which every group is placed once. */
  beginGroups(): void {
    this.#pass++
  }

  /** Plans the group of v, unless this has been done in the present pass. */
  placeGroup(v: number, eager: boolean): void {
    const { linked, c } = this.#state
    const g = c.links.groupOf[v]
    if (this.#placed[g] === this.#pass) return
    this.#placed[g] = this.#pass
    linked!.place(g, eager)
  }

  /** Puts v at its cheapest place that costs less than `limit`; false when it stays out. */
  place(v: number, limit: number): boolean {
    const state = this.#state
    const { c, plan, random, near } = state
    const look = ++this.#look
    let best = limit
    let bestRoute = -1
    let bestAt = -1
    const first = c.shiftsFrom[v]
    const last = c.shiftsFrom[v + 1]
    const all = last - first <= FEW_SHIFTS
    const looked = this.#looked

    if (all) {
      for (let i = first; i < last; i++) {
        const r = c.shiftsOf[i]
        if (!state.active[r]) continue
        if (plan.length[r] === 0 && !this.#firstOfKind(r, look)) continue
        let cost = state.bestPlace(v, r, best)
        if (cost >= best) continue
        let at = state.at
        if (random.unit() < BLINK) {
          cost = state.insertions.best(v, r, best, at)
          at = state.insertions.at
          if (cost >= best) continue
        }
        best = cost
        bestRoute = r
        bestAt = at
      }
    } else {
      const offset = v * c.shifts
      for (let i = 0; i < plan.touchedCount; i++) looked[plan.touched[i]] = look
      const row = v * near.width
      const width = Math.min(near.width, NEAREST)
      let next = -plan.touchedCount
      for (; next < width; next++) {
        let r: number
        if (next < 0) r = plan.touched[next + plan.touchedCount]
        else {
          const w = near.list[row + next]
          if (w < 0) break
          r = plan.routeOf[w]
          if (r < 0 || looked[r] === look) continue
          looked[r] = look
        }
        if (!c.compatible[offset + r] || !state.active[r] || plan.length[r] === 0) continue
        let cost = state.bestPlace(v, r, best)
        if (cost >= best) continue
        let at = state.at
        if (random.unit() < BLINK) {
          cost = state.insertions.best(v, r, best, at)
          at = state.insertions.at
          if (cost >= best) continue
        }
        best = cost
        bestRoute = r
        bestAt = at
      }
      let empties = 0
      const to = state.kindsFrom[v + 1]
      for (let i = state.kindsFrom[v]; i < to && empties < EMPTY_ROUTES; i++) {
        const r = state.emptyOf(state.kindOrder[i])
        if (r < 0) continue
        empties++
        const cost = state.bestPlace(v, r, best)
        if (cost >= best || random.unit() < BLINK) continue
        best = cost
        bestRoute = r
        bestAt = state.at
      }
    }
    if (bestRoute < 0) return false
    plan.insert(v, bestRoute, bestAt)
    return true
  }

  #firstOfKind(r: number, look: number): boolean {
    const kind = this.#state.c.likeness[r]
    if (this.#kindLooked[kind] === look) return false
    this.#kindLooked[kind] = look
    return true
  }

  #sort(): void {
    const state = this.#state
    const { random, loose } = state
    const count = state.looseCount
    const key = this.#key
    const rule = random.unit()
    for (let i = 0; i < count; i++) {
      const v = loose[i]
      key[v] = this.#rank(v, rule) + random.unit() * 1e-6
    }
    for (let i = 1; i < count; i++) {
      const v = loose[i]
      const value = key[v]
      let j = i - 1
      while (j >= 0 && key[loose[j]] > value) {
        loose[j + 1] = loose[j]
        j--
      }
      loose[j + 1] = v
    }
  }

  /** Small ranks come first. */
  #rank(v: number, rule: number): number {
    const state = this.#state
    const { c } = state
    if (rule < 0.4 && state.ranked) return state.rank[v]
    const way = (rule * 7919) % 1
    if (way < 0.3) return this.#state.random.unit()
    if (way < 0.45) return -c.work[v] - (c.dimensions ? c.demand[v * c.dimensions] * 1000 : 0)
    if (way < 0.6) return -state.remoteness[v]
    if (way < 0.7) return state.remoteness[v]
    if (way < 0.85) return c.lastClose[v] - c.firstOpen[v]
    if (way < 0.92) return c.firstOpen[v]
    return -c.lastClose[v]
  }
}

/** Share of the steps in which a visit may cost more than leaving it out. */
const EAGER = 0.1
const FEW_SHIFTS = 12
const NEAREST = 40
const EMPTY_ROUTES = 6
