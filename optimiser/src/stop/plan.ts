import type { Compiled } from '../model/compiled.ts'
import { NEVER } from '../model/limits.ts'
import { durationOf, earliestEnd, workSpanOf } from './duration.ts'
import { softCostOf } from './soft-cost.ts'
import { Spans } from './spans.ts'
import { Times } from './times.ts'

/**
 * A plan under construction: for each shift a row of stops in one flat array, with what is needed to judge an
 * insertion in constant time.
 *
 * Row r begins at `r * stride`; entry 0 is the head (start of the route), entries 1 … `length[r]` are visits, the
 * next one is the end. Per entry and per layer b (which pauses are taken, see `gap.ts`) it keeps
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
  /** The problem; hours that other routes narrow (windows of linked visits, open and close of shifts) are the plan's own. */
  readonly c: Compiled
  readonly #compiled: Compiled
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
  /** Seconds of work of the route. */
  readonly work: Int32Array
  /** Mean load that balance is measured against, by team; set from outside. */
  readonly meanLoad: Float64Array
  /** Loads when the means were set, sizes of the teams, and how a higher mean changes the distances of the others. */
  readonly #loadThen: Float64Array
  readonly #teamSize: Int32Array
  readonly #slope: Int32Array
  /** Working seconds of routes under a limit over several shifts. */
  readonly workSpan: Int32Array
  readonly load: Int32Array
  readonly #metres: Float64Array
  readonly #assigned: Float64Array
  /** Cost of the route above that of an unused one. */
  readonly cost: Float64Array
  /** The part of `cost` that depends on times. */
  readonly timeCost: Float64Array
  /** Changes whenever the route changes; comes back with `undo`. */
  readonly version: Int32Array
  readonly routeOf: Int32Array
  readonly positionOf: Int32Array

  readonly spans: Spans
  readonly #times: Times
  #versions = 0
  #epoch = 0
  readonly #seen: Int32Array
  readonly touched: Int32Array
  touchedCount = 0
  readonly savedCost: Float64Array
  readonly #savedLength: Int32Array
  readonly #savedVersion: Int32Array
  readonly #savedTravel: Int32Array
  readonly #savedWork: Int32Array
  readonly #savedSpan: Int32Array
  readonly #savedOpen: Int32Array
  readonly #savedClose: Int32Array
  readonly #savedMetres: Float64Array
  readonly #savedAssigned: Float64Array
  readonly #savedTimeCost: Float64Array
  readonly #savedLoad: Int32Array
  /** Rows with one number per entry, and where their copies lie. */
  readonly #rows: readonly (Int32Array | Float64Array)[]
  readonly #savedRows: readonly (Int32Array | Float64Array)[]

  constructor(compiled: Compiled) {
    const c = ownBounds(compiled)
    this.c = c
    this.#compiled = compiled
    this.stride = c.stride
    const size = c.stride * c.shifts
    const layers = c.states
    const ints = (length: number): Int32Array => new Int32Array(length)
    const reals = (length: number): Float64Array => new Float64Array(length)
    this.visit = ints(size).fill(-1)
    this.place = ints(size)
    this.leg = ints(size)
    this.legMetres = ints(c.metres.length ? size : 0)
    this.service = ints(size)
    this.free = Array.from({ length: layers }, () => ints(size))
    this.late = Array.from({ length: layers }, () => ints(size))
    this.soft = Array.from({ length: layers }, () => reals(c.anySoftStart ? size : 0))
    this.length = ints(c.shifts)
    this.travel = ints(c.shifts)
    this.work = ints(c.shifts)
    this.meanLoad = reals(c.teams)
    this.#loadThen = reals(c.shifts)
    this.#teamSize = ints(c.teams).fill(1)
    this.#slope = ints(c.shifts)
    this.workSpan = ints(c.links.limits.length ? c.shifts : 0)
    this.load = ints(c.shifts * c.dimensions)
    this.#metres = reals(c.shifts)
    this.#assigned = reals(c.shifts)
    this.cost = reals(c.shifts)
    this.timeCost = reals(c.shifts)
    this.version = ints(c.shifts)
    this.routeOf = ints(c.visits).fill(-1)
    this.positionOf = ints(c.visits)
    this.spans = new Spans(this)
    this.#times = new Times(this)
    this.#seen = ints(c.shifts)
    this.touched = ints(c.shifts)
    this.savedCost = reals(c.shifts)
    this.#savedLength = ints(c.shifts)
    this.#savedVersion = ints(c.shifts)
    this.#savedTravel = ints(c.shifts)
    this.#savedWork = ints(c.shifts)
    this.#savedSpan = this.workSpan.slice()
    this.#savedOpen = ints(c.links.anyRest ? c.shifts : 0)
    this.#savedClose = ints(c.links.anyRest ? c.shifts : 0)
    this.#savedMetres = reals(c.shifts)
    this.#savedAssigned = reals(c.shifts)
    this.#savedTimeCost = reals(c.shifts)
    this.#savedLoad = ints(c.shifts * c.dimensions)
    this.#rows = [this.visit, this.place, this.leg, this.service, ...this.free, ...this.late]
    if (c.metres.length) this.#rows = [...this.#rows, this.legMetres]
    if (c.anySoftStart) this.#rows = [...this.#rows, ...this.soft]
    this.#savedRows = this.#rows.map((row) => row.slice())
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
    this.savedCost[r] = this.cost[r]
    this.#savedLength[r] = this.length[r]
    this.#savedVersion[r] = this.version[r]
    this.#savedTravel[r] = this.travel[r]
    this.#savedWork[r] = this.work[r]
    if (this.c.links.limits.length) this.#savedSpan[r] = this.workSpan[r]
    if (this.c.links.anyRest) {
      this.#savedOpen[r] = this.c.open[r]
      this.#savedClose[r] = this.c.close[r]
    }
    this.#savedMetres[r] = this.#metres[r]
    this.#savedAssigned[r] = this.#assigned[r]
    this.#savedTimeCost[r] = this.timeCost[r]
    const dimensions = this.c.dimensions
    for (let k = r * dimensions; k < (r + 1) * dimensions; k++) this.#savedLoad[k] = this.load[k]
    const base = r * this.stride
    this.#copyRows(this.#rows, this.#savedRows, base, base + this.length[r] + 1)
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
    const dimensions = this.c.dimensions
    for (let i = 0; i < this.touchedCount; i++) {
      const r = this.touched[i]
      const base = r * this.stride
      for (let q = base + this.length[r]; q > base; q--) this.routeOf[this.visit[q]] = -1
    }
    for (let i = 0; i < this.touchedCount; i++) {
      const r = this.touched[i]
      const base = r * this.stride
      const length = this.#savedLength[r]
      this.#copyRows(this.#savedRows, this.#rows, base, base + length + 1)
      for (let k = 1; k <= length; k++) {
        const v = this.visit[base + k]
        this.routeOf[v] = r
        this.positionOf[v] = k
      }
      this.length[r] = length
      this.cost[r] = this.savedCost[r]
      this.version[r] = this.#savedVersion[r]
      this.travel[r] = this.#savedTravel[r]
      this.work[r] = this.#savedWork[r]
      if (this.c.links.limits.length) this.workSpan[r] = this.#savedSpan[r]
      if (this.c.links.anyRest) {
        this.c.open[r] = this.#savedOpen[r]
        this.c.close[r] = this.#savedClose[r]
      }
      this.#metres[r] = this.#savedMetres[r]
      this.#assigned[r] = this.#savedAssigned[r]
      this.timeCost[r] = this.#savedTimeCost[r]
      for (let k = r * dimensions; k < (r + 1) * dimensions; k++) this.load[k] = this.#savedLoad[k]
      if (this.spans.kept[r]) this.spans.update(r)
    }
    this.begin()
  }

  /** Puts v behind entry k of route r; the caller has made sure that it fits. */
  insert(v: number, r: number, k: number): void {
    this.touch(r)
    const { c, visit, place, leg, service } = this
    const base = r * this.stride
    const at = base + k + 1
    const end = base + this.length[r] + 2
    this.#shiftRows(at, end)
    for (let q = end - 1; q > at; q--) this.positionOf[visit[q]]++
    this.length[r]++
    this.version[r] = ++this.#versions

    const here = c.visitPlace[v]
    const from = place[at - 1]
    const to = place[at + 1]
    const work = c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
    visit[at] = v
    place[at] = here
    service[at] = here !== from ? work + c.setup[v] : work
    this.work[r] += service[at]
    this.routeOf[v] = r
    this.positionOf[v] = k + 1
    const first = c.seconds[from * c.places + here]
    const second = c.seconds[here * c.places + to]
    this.travel[r] += first + second - leg[at - 1]
    leg[at - 1] = first
    leg[at] = second
    if (c.metres.length) {
      const firstMetres = c.metres[from * c.places + here]
      const secondMetres = c.metres[here * c.places + to]
      this.#metres[r] += firstMetres + secondMetres - this.legMetres[at - 1]
      this.legMetres[at - 1] = firstMetres
      this.legMetres[at] = secondMetres
    }
    for (let d = 0; d < c.dimensions; d++) this.load[r * c.dimensions + d] += c.demand[v * c.dimensions + d]
    if (c.assignment.length) this.#assigned[r] += c.assignment[v * c.shifts + r]
    let changed = at
    if (c.anySetup && at + 1 < end) {
      const next = visit[at + 1]
      const nextWork = c.workByShift.length ? c.workByShift[r * c.visits + next] : c.work[next]
      const nextService = c.visitPlace[next] !== here ? nextWork + c.setup[next] : nextWork
      if (nextService !== service[at + 1]) {
        this.work[r] += nextService - service[at + 1]
        service[at + 1] = nextService
        changed = at + 1
      }
    }
    this.#times.forward(r, at, changed, end)
    this.#times.backward(r, base, changed, at)
    if (this.spans.kept[r]) this.spans.update(r)
    this.#bind(r)
    this.#price(r)
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
    const { c, visit, place, leg, service, legMetres } = this
    const base = r * this.stride
    const length = this.length[r]
    const end = base + length + 1
    this.version[r] = ++this.#versions
    visit[base] = -1
    visit[end] = -1
    place[base] = c.headPlace[r]
    place[end] = c.endPlace[r]

    const places = c.places
    const withMetres = c.metres.length > 0
    for (let k = 0; k < c.dimensions; k++) this.load[r * c.dimensions + k] = 0
    let travel = 0
    let work = 0
    let metres = 0
    let assigned = 0
    let before = place[base]
    for (let q = base + 1; q <= end; q++) {
      let here = place[end]
      if (q < end) {
        const v = visit[q]
        here = c.visitPlace[v]
        place[q] = here
        this.routeOf[v] = r
        this.positionOf[v] = q - base
        const own = c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
        service[q] = here !== before ? own + c.setup[v] : own
        work += service[q]
        for (let k = 0; k < c.dimensions; k++)
          this.load[r * c.dimensions + k] += c.demand[v * c.dimensions + k]
        if (c.assignment.length) assigned += c.assignment[v * c.shifts + r]
      }
      const seconds = c.seconds[before * places + here]
      leg[q - 1] = seconds
      travel += seconds
      if (withMetres) {
        const way = c.metres[before * places + here]
        legMetres[q - 1] = way
        metres += way
      }
      before = here
    }
    // An unused route is not driven: its first visit pays for the whole way.
    if (length === 0 && !c.headUsed[r]) {
      leg[base] = 0
      if (withMetres) legMetres[base] = 0
      travel = 0
      metres = 0
    }
    this.travel[r] = travel
    this.#metres[r] = metres
    this.#assigned[r] = assigned
    this.work[r] = work
    this.#times.all(r, base, end)
    if (this.spans.kept[r]) this.spans.update(r)
    this.#bind(r)
    this.#price(r)
  }

  #price(r: number): void {
    const c = this.c
    const used = this.length[r] > 0
    if (!used && !c.headUsed[r]) {
      this.timeCost[r] = 0
      this.cost[r] = c.balanceCost === 0 ? 0 : this.unevenness(r, 0)
      return
    }
    const timeCost = c.softShift[r] ? softCostOf(this, r, -1, -1) : 0
    // A frozen head may be too late for its own shift; then nothing more fits, at no cost.
    this.timeCost[r] = used || Number.isFinite(timeCost) ? timeCost : 0
    const fixed = used && !c.headUsed[r] ? c.fixedCost[r] : 0
    this.cost[r] =
      fixed +
      c.secondCost[r] * this.travel[r] +
      c.metreCost[r] * this.#metres[r] +
      this.#assigned[r] +
      this.timeCost[r]
    if (c.balanceCost !== 0) this.cost[r] += this.unevenness(r, 0)
  }

  /** S10: cost of the load of route r, with `more` seconds added to it, away from its team's mean. */
  unevenness(r: number, more: number): number {
    const c = this.c
    const unused = this.length[r] === 0 && !c.headUsed[r] && more === 0
    const load = unused ? 0 : c.headLoad[r] + this.travel[r] + this.work[r] + more
    // The mean moves along with the load, and with it the distances of the others of the team.
    const moved = (load - this.#loadThen[r]) / this.#teamSize[c.team[r]]
    return c.balanceCost * (Math.abs(load - this.meanLoad[c.team[r]] - moved) + moved * this.#slope[r])
  }

  /** S10 of all routes as they are now, beyond what `cost` says of them (which follows the means set last). */
  unevennessMissed(): number {
    const c = this.c
    const means = new Float64Array(c.teams)
    const loads = new Float64Array(c.shifts)
    for (let r = 0; r < c.shifts; r++) {
      const used = this.length[r] > 0 || c.headUsed[r] === 1
      loads[r] = used ? c.headLoad[r] + this.travel[r] + this.work[r] : 0
      means[c.team[r]] += loads[r] / this.#teamSize[c.team[r]]
    }
    let sum = 0
    for (let r = 0; r < c.shifts; r++)
      sum += c.balanceCost * Math.abs(loads[r] - means[c.team[r]]) - this.unevenness(r, 0)
    return sum
  }

  /**
   * Sets the mean loads by team that balance is measured against (those of the present routes) and prices anew.
   * `whole`: all routes of the plan are here.
   */
  setMeans(means?: Float64Array, whole = true): void {
    const c = this.c
    this.#teamSize.fill(0)
    const sums = new Float64Array(c.teams)
    for (let r = 0; r < c.shifts; r++) {
      const used = this.length[r] > 0 || c.headUsed[r] === 1
      this.#loadThen[r] = used ? c.headLoad[r] + this.travel[r] + this.work[r] : 0
      sums[c.team[r]] += this.#loadThen[r]
      this.#teamSize[c.team[r]]++
    }
    if (means) this.meanLoad.set(means)
    else for (let t = 0; t < c.teams; t++) this.meanLoad[t] = sums[t] / Math.max(1, this.#teamSize[t])
    // How much more the others of the team are below the mean than above it, in persons.
    const below = new Int32Array(c.teams)
    const side = (r: number): number => Math.sign(this.meanLoad[c.team[r]] - this.#loadThen[r])
    for (let r = 0; r < c.shifts; r++) below[c.team[r]] += side(r)
    for (let r = 0; r < c.shifts; r++) this.#slope[r] = whole ? below[c.team[r]] - side(r) : 0
    for (let r = 0; r < c.shifts; r++) this.#price(r)
  }

  /** Carries what route r means for other shifts of its technician over to them: rest, limits on working time. */
  #bind(r: number): void {
    const { links } = this.c
    if (links.limits.length && links.limitsOf[r]!.length) this.workSpan[r] = workSpanOf(this, r, -1, -1)
    if (links.anyRest) {
      this.#bindNext(r)
      this.#bindPrevious(r)
    }
  }

  /** H11: the next shift is left no earlier than the rest after this one allows. */
  #bindNext(r: number): void {
    const c = this.c
    const next = c.links.restNext[r]
    if (next < 0) return
    const used = this.length[r] > 0 || c.headUsed[r] === 1
    const open = used
      ? Math.max(this.#compiled.open[next], earliestEnd(this, r) + c.links.rest[next])
      : this.#compiled.open[next]
    if (open === c.open[next] || this.#compiled.headUsed[next]) return
    this.touch(next)
    c.open[next] = open
    this.#retime(next)
    this.#bindNext(next)
  }

  /** H11: the shift before is over so early that this one can be left as late as it may. */
  #bindPrevious(r: number): void {
    const c = this.c
    const previous = c.links.restPrevious[r]
    if (previous < 0) return
    const used = this.length[r] > 0 || c.headUsed[r] === 1
    const leave = this.length[r] > 0 ? this.late[0][r * this.stride] : this.#compiled.open[r]
    const close = used
      ? Math.min(this.#compiled.close[previous], leave - c.links.rest[r])
      : this.#compiled.close[previous]
    if (close === c.close[previous]) return
    this.touch(previous)
    c.close[previous] = close
    this.#retime(previous)
    this.#bindPrevious(previous)
  }

  /** Times of a route whose hours have changed while its visits have not. */
  #retime(r: number): void {
    const base = r * this.stride
    this.version[r] = ++this.#versions
    this.#times.all(r, base, base + this.length[r] + 1)
    this.#price(r)
  }

  /** Gives v other hours (inside its own windows) and times its route anew when it is planned. */
  setBounds(v: number, first: number, last: number): void {
    this.c.firstOpen[v] = first
    this.c.lastClose[v] = last
    if (this.routeOf[v] >= 0) {
      this.touch(this.routeOf[v])
      this.#retime(this.routeOf[v])
      this.#bind(this.routeOf[v])
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
    const limited = c.maxDuration[r] < NEVER && this.length[r] > 0
    if (limited && durationOf(this, r, -1, -1) > c.maxDuration[r]) return false
    return !c.links.limits.length || this.workLeft(r) >= this.workSpan[r]
  }

  /** Working seconds that limits over several shifts leave for route r. */
  workLeft(r: number): number {
    const { limits, limitsOf } = this.c.links
    let left = NEVER
    for (const i of limitsOf[r]!) {
      let sum = 0
      for (const other of limits[i]!.shifts) if (other !== r) sum += this.workSpan[other]
      left = Math.min(left, limits[i]!.most - sum)
    }
    return left
  }

  #copyRows(
    from: readonly (Int32Array | Float64Array)[],
    to: readonly (Int32Array | Float64Array)[],
    first: number,
    last: number,
  ): void {
    for (let i = 0; i < from.length; i++) {
      const source = from[i]
      const target = to[i]
      for (let q = first; q <= last; q++) target[q] = source[q]
    }
  }

  /** Makes room at entry `at`: everything from there to the old end moves up by one. */
  #shiftRows(at: number, end: number): void {
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i]
      for (let q = end; q > at; q--) row[q] = row[q - 1]
    }
  }
}

/** A copy of what a plan may narrow; the rest is shared. */
function ownBounds(c: Compiled): Compiled {
  if (!c.links.any && !c.links.anyRest) return c
  return {
    ...c,
    firstOpen: c.firstOpen.slice(),
    lastClose: c.lastClose.slice(),
    open: c.open.slice(),
    close: c.close.slice(),
  }
}
