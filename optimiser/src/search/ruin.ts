import type { SearchState } from './state.ts'

/** How much a step takes out. */
export interface RuinSettings {
  /** Mean number of visits taken out. */
  readonly mean: number
  /** Longest string taken out of one route. */
  readonly longest: number
  /** Visits already left out that are offered again in each step. */
  readonly offered: number
  /** Share of the steps that start at a visit left out. */
  readonly fromOut: number
  /** Visits around an event, where most steps start; empty or absent: anywhere. */
  readonly focus?: Int32Array
}

/** Share of the steps that start in the focus, where there is one. */
const IN_FOCUS = 0.8

/**
 * The ruin half of a step: adjacent string removal (J. Christiaens, G. Vanden Berghe, "Slack Induction by String
 * Removals for Vehicle Routing Problems", Transportation Science 54(2), 2020).
 *
 * From a random visit its neighbours are walked; each route met for the first time loses a string of visits that
 * contains the neighbour, half of the time with a preserved stretch inside it.
 */
export function ruin(state: SearchState, settings: RuinSettings, routesUsed: number): void {
  const { plan, random, near } = state
  if (state.openCount === 0) return
  const fromOut = state.outCount > 0 && random.unit() < settings.fromOut
  let seed: number
  if (fromOut) {
    seed = pickOut(state)
    openRoomFor(state, seed, settings.longest)
  } else {
    seed = pickOpen(state, settings.focus)
  }

  const assigned = Math.max(1, routesUsed)
  const meanLength = assignedVisits(state) / assigned
  const longest = Math.max(1, Math.min(settings.longest, meanLength))
  const mostStrings = (4 * settings.mean) / (1 + longest) - 1
  const strings = Math.max(1, Math.floor(random.unit() * mostStrings + 1))
  let taken = 0
  const row = seed * near.width
  for (let i = -1; i < near.width && taken < strings; i++) {
    const v = i < 0 ? seed : near.list[row + i]
    if (v < 0) break
    const r = plan.routeOf[v]
    if (r < 0 || !state.active[r] || plan.isTouched(r)) continue
    removeString(state, r, v, longest)
    taken++
  }
  offerOut(state, seed, settings.offered)
}

function assignedVisits(state: SearchState): number {
  return state.openCount - state.outCount
}

/** A visit that takes part, most of the time one in focus. */
function pickOpen(state: SearchState, focus: Int32Array | undefined): number {
  const { random } = state
  if (focus && focus.length > 0 && random.unit() < IN_FOCUS) {
    const v = focus[random.below(focus.length)]
    if (state.open[v]) return v
  }
  return state.openVisits[random.below(state.openCount)]
}

/** A visit left out; of two drawn the one of higher weight. */
function pickOut(state: SearchState): number {
  const a = state.out[state.random.below(state.outCount)]
  const b = state.out[state.random.below(state.outCount)]
  return state.weight[b] > state.weight[a] ? b : a
}

/** Opens a random stretch of one of the ten nearest shifts that may do v. */
function openRoomFor(state: SearchState, v: number, longest: number): void {
  const { random, plan, c } = state
  const from = c.shiftsFrom[v]
  const count = Math.min(10, c.shiftsFrom[v + 1] - from)
  if (count === 0) return
  const r = state.shiftOrder[from + random.below(count)]
  if (!state.active[r] || plan.length[r] === 0 || !c.compatible[v * c.shifts + r]) return
  if (state.linked && holdsKept(state, r)) return
  const length = plan.length[r]
  const size = 1 + random.below(Math.min(length, longest))
  const first = 1 + random.below(length - size + 1)
  takeOut(state, r, first, first + size - 1)
  settle(state, r)
}

/** Takes a string out of route r that contains v. */
function removeString(state: SearchState, r: number, v: number, longest: number): void {
  const { random, plan } = state
  const length = plan.length[r]
  const most = Math.min(length, longest)
  const size = Math.max(1, Math.floor(random.unit() * most + 1))
  const at = plan.positionOf[v]
  plan.touch(r)
  let kept = 0
  if (size < length && size > 1 && random.unit() < 0.5) {
    kept = 1
    while (size + kept < length && random.unit() > 0.01) kept++
  }
  const window = size + kept
  if (state.linked && holdsKept(state, r)) return
  const firstLeast = Math.max(1, at - window + 1)
  const firstMost = Math.min(at, length - window + 1)
  const first = firstLeast + random.below(firstMost - firstLeast + 1)
  if (kept === 0) takeOut(state, r, first, first + size - 1)
  else {
    const keepFrom = first + random.below(size + 1)
    if (keepFrom + kept <= first + window - 1) takeOut(state, r, keepFrom + kept, first + window - 1)
    if (keepFrom > first) takeOut(state, r, first, keepFrom - 1)
  }
  settle(state, r)
}

/** Whether the route holds a linked visit of which another thread holds the rest. */
function holdsKept(state: SearchState, r: number): boolean {
  const base = r * state.plan.stride
  for (let k = 1; k <= state.plan.length[r]; k++) if (!state.open[state.plan.visit[base + k]]) return true
  return false
}

function takeOut(state: SearchState, r: number, from: number, to: number): void {
  const base = r * state.plan.stride
  for (let k = from; k <= to; k++) state.loosen(state.plan.visit[base + k])
  if (state.linked && to < state.plan.length[r]) state.linked.loosenNext(state.plan.visit[base + to + 1])
  state.plan.cut(r, from, to)
}

/**
 * Computes the route anew. Without the triangle inequality (holes, odd matrices) or with setting up spared at a
 * shared place a shorter route can be infeasible; it is then emptied.
 */
function settle(state: SearchState, r: number): void {
  const { plan } = state
  plan.update(r)
  if (plan.length[r] > 0 && !plan.isFeasible(r)) {
    takeOut(state, r, 1, plan.length[r])
    plan.update(r)
  }
}

/** Offers a few visits that are left out, near ones first. */
function offerOut(state: SearchState, seed: number, offered: number): void {
  const { near, random } = state
  if (state.outCount === 0) return
  if (state.outCount <= offered) {
    for (let i = 0; i < state.outCount; i++) state.loosen(state.out[i])
    return
  }
  let found = 0
  if (state.isOut(seed) && state.loosen(seed)) found++
  const row = seed * near.width
  for (let i = 0; i < near.width && found < offered; i++) {
    const v = near.list[row + i]
    if (v < 0) break
    if (state.isOut(v) && random.bits() & 1 && state.loosen(v)) found++
  }
  for (let tries = 0; found < offered && tries < offered; tries++)
    if (state.loosen(state.out[random.below(state.outCount)])) found++
}
