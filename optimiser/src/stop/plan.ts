import type { Compiled } from '../model/compiled.ts'
import { NEVER, TOO_LATE } from '../model/limits.ts'
import { crossGap, crossGapBack, latestAtEnd } from './gap.ts'
import { softCostOf } from './soft-cost.ts'
import { earliestStart, latestStart } from './windows.ts'

/**
 * A plan under construction: for each shift a row of stops in one flat array, with what is needed to judge an
 * insertion in constant time.
 *
 * Row r begins at `r * stride`; entry 0 is the head (start of the route), entries 1 … `length[r]` are visits, the
 * next one is the end. Per entry and per layer b ("b pauses taken") it keeps
 *
 * - `free[b]`: earliest moment the technician is free after the stop,
 * - `late[b]`: latest arrival at the stop from which the rest of the route can still be kept
 *
 * (M. Savelsbergh's slack in earliest/latest form). Pauses are no entries: wherever they fit they are thought to be
 * taken at the best place, which a second layer of both arrays makes exact.
 *
 * Every change is logged by `begin`, so that `undo` puts the touched routes back as they were.
 */
export class Plan {
  readonly c: Compiled
  readonly stride: number
  readonly visit: Int32Array
  readonly place: Int32Array
  /** Seconds from this entry to the next one. */
  readonly leg: Int32Array
  readonly legMetres: Int32Array
  readonly service: Int32Array
  readonly free: readonly Int32Array[]
  readonly late: readonly Int32Array[]
  /** Soft cost of the starts up to this entry, per layer. */
  readonly soft: readonly Float64Array[]

  readonly length: Int32Array
  readonly travel: Int32Array
  readonly load: Int32Array
  /** Cost of the route above that of an unused one. */
  readonly cost: Float64Array
  /** The part of `cost` that depends on times. */
  readonly timeCost: Float64Array
  /** Changes whenever the route changes; comes back with `undo`. */
  readonly version: Int32Array
  readonly routeOf: Int32Array
  readonly positionOf: Int32Array

  /** Scratch space of one entry per layer. */
  readonly arrival: Int32Array
  readonly moment: Int32Array
  readonly latest: Int32Array

  #versions = 0
  #epoch = 0
  readonly #seen: Int32Array
  readonly touched: Int32Array
  touchedCount = 0
  readonly #savedVisits: Int32Array
  readonly #savedLength: Int32Array
  readonly savedCost: Float64Array
  readonly #savedVersion: Int32Array

  constructor(c: Compiled) {
    this.c = c
    this.stride = c.stride
    const size = c.stride * c.shifts
    const layers = c.layers + 1
    this.visit = new Int32Array(size).fill(-1)
    this.place = new Int32Array(size)
    this.leg = new Int32Array(size)
    this.legMetres = new Int32Array(c.metres.length ? size : 0)
    this.service = new Int32Array(size)
    this.free = Array.from({ length: layers }, () => new Int32Array(size))
    this.late = Array.from({ length: layers }, () => new Int32Array(size))
    this.soft = Array.from({ length: layers }, () => new Float64Array(c.anySoftStart ? size : 0))
    this.length = new Int32Array(c.shifts)
    this.travel = new Int32Array(c.shifts)
    this.load = new Int32Array(c.shifts * c.dimensions)
    this.cost = new Float64Array(c.shifts)
    this.timeCost = new Float64Array(c.shifts)
    this.version = new Int32Array(c.shifts)
    this.routeOf = new Int32Array(c.visits).fill(-1)
    this.positionOf = new Int32Array(c.visits)
    this.arrival = new Int32Array(layers)
    this.moment = new Int32Array(layers)
    this.latest = new Int32Array(layers)
    this.#seen = new Int32Array(c.shifts)
    this.touched = new Int32Array(c.shifts)
    this.#savedVisits = new Int32Array(size)
    this.#savedLength = new Int32Array(c.shifts)
    this.savedCost = new Float64Array(c.shifts)
    this.#savedVersion = new Int32Array(c.shifts)
    for (let r = 0; r < c.shifts; r++) this.update(r)
  }

  /** Forgets the log: the plan as it is now is what `undo` returns to. */
  begin(): void {
    this.#epoch++
    this.touchedCount = 0
  }

  /** Logs route r before its first change. */
  touch(r: number): void {
    if (this.#seen[r] === this.#epoch) return
    this.#seen[r] = this.#epoch
    this.touched[this.touchedCount++] = r
    const base = r * this.stride
    const length = this.length[r]
    for (let k = 1; k <= length; k++) this.#savedVisits[base + k] = this.visit[base + k]
    this.#savedLength[r] = length
    this.savedCost[r] = this.cost[r]
    this.#savedVersion[r] = this.version[r]
  }

  /** Number of visits that the touched route r had at `begin`. */
  savedLengthOf(r: number): number {
    return this.#savedLength[r]
  }

  isTouched(r: number): boolean {
    return this.#seen[r] === this.#epoch
  }

  /** Puts back all routes changed since `begin`. */
  undo(): void {
    for (let i = 0; i < this.touchedCount; i++) {
      const r = this.touched[i]
      const base = r * this.stride
      for (let k = this.length[r]; k > 0; k--) this.routeOf[this.visit[base + k]] = -1
    }
    for (let i = 0; i < this.touchedCount; i++) {
      const r = this.touched[i]
      const base = r * this.stride
      const length = this.#savedLength[r]
      for (let k = 1; k <= length; k++) this.visit[base + k] = this.#savedVisits[base + k]
      this.length[r] = length
      this.update(r)
      this.version[r] = this.#savedVersion[r]
    }
    this.begin()
  }

  /** Puts v behind entry k of route r; the caller has made sure that it fits. */
  insert(v: number, r: number, k: number): void {
    this.touch(r)
    const base = r * this.stride
    for (let q = this.length[r]; q > k; q--) this.visit[base + q + 1] = this.visit[base + q]
    this.visit[base + k + 1] = v
    this.length[r]++
    this.update(r)
  }

  /** Takes out the entries `from … to` of route r (both included) without computing the route anew. */
  cut(r: number, from: number, to: number): void {
    this.touch(r)
    const base = r * this.stride
    const length = this.length[r]
    for (let k = from; k <= to; k++) this.routeOf[this.visit[base + k]] = -1
    for (let k = to + 1; k <= length; k++) this.visit[base + k - (to - from + 1)] = this.visit[base + k]
    this.length[r] = length - (to - from + 1)
  }

  /** Makes route r exactly these visits, feasible or not. */
  setRoute(r: number, visits: ArrayLike<number>): void {
    this.touch(r)
    const base = r * this.stride
    for (let k = 1; k <= this.length[r]; k++) {
      const v = this.visit[base + k]
      if (this.routeOf[v] === r) this.routeOf[v] = -1
    }
    for (let k = 0; k < visits.length; k++) this.visit[base + k + 1] = visits[k]
    this.length[r] = visits.length
    this.update(r)
  }

  /** Computes route r anew from its row of visits. */
  update(r: number): void {
    const c = this.c
    const base = r * this.stride
    const length = this.length[r]
    const end = base + length + 1
    this.version[r] = ++this.#versions
    this.visit[base] = -1
    this.visit[end] = -1
    this.place[base] = c.headPlace[r]
    this.place[end] = c.endPlace[r]

    const places = c.places
    const withMetres = c.metres.length > 0
    const load = this.load
    for (let k = 0; k < c.dimensions; k++) load[r * c.dimensions + k] = 0
    let travel = 0
    let metres = 0
    let assigned = 0
    let before = this.place[base]
    for (let q = base + 1; q <= end; q++) {
      const v = this.visit[q]
      if (v >= 0) {
        const here = c.visitPlace[v]
        this.place[q] = here
        this.routeOf[v] = r
        this.positionOf[v] = q - base
        const work = c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
        this.service[q] = here !== before ? work + c.setup[v] : work
        for (let k = 0; k < c.dimensions; k++) load[r * c.dimensions + k] += c.demand[v * c.dimensions + k]
        if (c.assignment.length) assigned += c.assignment[v * c.shifts + r]
      }
      const here = this.place[q]
      const leg = c.seconds[before * places + here]
      this.leg[q - 1] = leg
      travel += leg
      if (withMetres) {
        const way = c.metres[before * places + here]
        this.legMetres[q - 1] = way
        metres += way
      }
      before = here
    }
    // An unused route is not driven: its first visit pays for the whole way.
    if (length === 0 && !c.headUsed[r]) {
      this.leg[base] = 0
      if (withMetres) this.legMetres[base] = 0
      travel = 0
    }
    this.travel[r] = travel
    if (c.pauseCount[r] === 0) this.#timesWithoutPauses(r, base, end)
    else this.#timesWithPauses(r, base, end)

    if (length === 0) {
      const timeCost = c.headUsed[r] && c.softShift[r] ? softCostOf(this, r, -1, -1) : 0
      // A frozen head may be too late for its own shift; then nothing more fits, at no cost.
      this.timeCost[r] = Number.isFinite(timeCost) ? timeCost : 0
      this.cost[r] = this.#unusedCost(r)
      return
    }
    const timeCost = c.softShift[r] ? softCostOf(this, r, -1, -1) : 0
    this.timeCost[r] = timeCost
    const fixed = c.headUsed[r] ? 0 : c.fixedCost[r]
    this.cost[r] = fixed + c.secondCost[r] * travel + c.metreCost[r] * metres + assigned + timeCost
  }

  /** A route without visits costs nothing, unless its frozen head has to be driven home from. */
  #unusedCost(r: number): number {
    const c = this.c
    if (!c.headUsed[r]) return 0
    const at = r * this.stride
    const metres = c.metres.length ? this.legMetres[at] : 0
    return c.secondCost[r] * this.leg[at] + c.metreCost[r] * metres + this.timeCost[r]
  }

  #timesWithoutPauses(r: number, base: number, end: number): void {
    const c = this.c
    const free = this.free[0]
    const late = this.late[0]
    let clock = c.open[r]
    free[base] = clock
    for (let q = base + 1; q < end; q++) {
      const start = earliestStart(c, this.visit[q], clock + this.leg[q - 1])
      clock = start >= NEVER ? NEVER : start + this.service[q]
      if (clock > NEVER) clock = NEVER
      free[q] = clock
    }
    let latest = c.close[r]
    late[end] = latest
    for (let q = end - 1; q > base; q--) {
      latest = latestStart(c, this.visit[q], latest - this.leg[q] - this.service[q])
      late[q] = latest
    }
    late[base] = latest <= TOO_LATE ? TOO_LATE : latest - this.leg[base]
  }

  #timesWithPauses(r: number, base: number, end: number): void {
    const c = this.c
    const pauses = c.pauseCount[r]
    const { arrival, moment, latest } = this
    moment[0] = c.open[r]
    for (let b = 1; b <= pauses; b++) moment[b] = NEVER
    for (let b = 0; b <= pauses; b++) this.free[b][base] = moment[b]
    for (let q = base + 1; q < end; q++) {
      crossGap(c, r, this.leg[q - 1], moment, arrival)
      const v = this.visit[q]
      for (let b = 0; b <= pauses; b++) {
        const start = arrival[b] >= NEVER ? NEVER : earliestStart(c, v, arrival[b])
        moment[b] = start >= NEVER ? NEVER : start + this.service[q]
        if (moment[b] > NEVER) moment[b] = NEVER
        this.free[b][q] = moment[b]
      }
    }
    latestAtEnd(c, r, latest)
    for (let b = 0; b <= pauses; b++) this.late[b][end] = latest[b]
    for (let q = end - 1; q >= base; q--) {
      crossGapBack(c, r, this.leg[q], latest, moment)
      if (q === base) {
        for (let b = 0; b <= pauses; b++) this.late[b][base] = moment[b]
        break
      }
      const v = this.visit[q]
      for (let b = 0; b <= pauses; b++) {
        const time = moment[b] <= TOO_LATE ? TOO_LATE : latestStart(c, v, moment[b] - this.service[q])
        latest[b] = time
        this.late[b][q] = time
      }
    }
  }

  /** Whether route r keeps its hours, windows, pauses, room and limits. */
  isFeasible(r: number): boolean {
    const c = this.c
    if (this.late[0][r * this.stride] < c.open[r]) return false
    if (this.length[r] > c.maxVisits[r]) return false
    if (this.length[r] > 0 && this.travel[r] > c.maxTravel[r]) return false
    for (let k = 0; k < c.dimensions; k++)
      if (this.load[r * c.dimensions + k] > c.room[r * c.dimensions + k]) return false
    if (c.maxDuration[r] < NEVER && this.length[r] > 0 && durationOf(this, r, -1, -1) > c.maxDuration[r])
      return false
    return true
  }
}

/**
 * Seconds from the latest departure to the earliest end of route r, with v put behind entry k (k = −1: as it is).
 * Exact with windows and pauses: the earliest end first, then back from it.
 */
export function durationOf(plan: Plan, r: number, k: number, v: number): number {
  const c = plan.c
  const { visits, services, legs, count } = rowWith(plan, r, k, v)
  const pauses = c.pauseCount[r]
  const moment = new Int32Array(c.layers + 1).fill(NEVER)
  const arrival = new Int32Array(c.layers + 1)
  moment[0] = c.open[r]
  for (let q = 0; q <= count; q++) {
    crossGap(c, r, legs[q], moment, arrival)
    if (q === count) break
    for (let b = 0; b <= pauses; b++) {
      const start = arrival[b] >= NEVER ? NEVER : earliestStart(c, visits[q], arrival[b])
      moment[b] = start >= NEVER ? NEVER : start + services[q]
    }
  }
  const latest = new Int32Array(c.layers + 1)
  latestAtEnd(c, r, latest)
  let end = NEVER
  for (let b = 0; b <= pauses; b++) if (arrival[b] <= latest[b] && arrival[b] < end) end = arrival[b]
  if (end >= NEVER) return NEVER
  for (let b = 0; b <= pauses; b++) if (latest[b] > end) latest[b] = end
  for (let q = count; q >= 0; q--) {
    crossGapBack(c, r, legs[q], latest, moment)
    if (q === 0) break
    for (let b = 0; b <= pauses; b++)
      latest[b] =
        moment[b] <= TOO_LATE ? TOO_LATE : latestStart(c, visits[q - 1], moment[b] - services[q - 1])
  }
  return end - moment[0]
}

function rowWith(plan: Plan, r: number, k: number, v: number) {
  const c = plan.c
  const base = r * plan.stride
  const visits: number[] = []
  for (let q = 0; q <= plan.length[r]; q++) {
    if (q > 0) visits.push(plan.visit[base + q])
    if (q === k) visits.push(v)
  }
  const services: number[] = []
  const legs: number[] = []
  let before = c.headPlace[r]
  for (const each of visits) {
    const here = c.visitPlace[each]
    const work = c.workByShift.length ? c.workByShift[r * c.visits + each] : c.work[each]
    services.push(here !== before ? work + c.setup[each] : work)
    legs.push(c.seconds[before * c.places + here])
    before = here
  }
  legs.push(c.seconds[before * c.places + c.endPlace[r]])
  return { visits, services, legs, count: visits.length }
}
