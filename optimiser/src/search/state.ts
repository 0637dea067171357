import type { Compiled } from '../model/compiled.ts'
import { type Neighbours, neighboursOf } from '../model/neighbours.ts'
import type { Random } from '../random.ts'
import { Insertions } from '../stop/insertion.ts'
import { Plan } from '../stop/plan.ts'
import { LinkedVisits } from './linked.ts'

/** Everything one searching thread works on. */
export class SearchState {
  readonly c: Compiled
  readonly plan: Plan
  readonly random: Random
  readonly insertions: Insertions
  readonly near: Neighbours
  /** Cost of leaving out each visit. */
  weight: Float64Array
  /** 1 while the shift takes part in this search (a spatial part may leave some to another thread). */
  readonly active: Uint8Array
  /** 1 while the visit takes part. */
  readonly open: Uint8Array

  /** Number of visits that take part, and which. */
  openCount: number
  openVisits: Int32Array
  /** Shifts that may do v, least detour first: entries `c.shiftsFrom[v] …` */
  readonly shiftOrder: Int32Array
  /** Kinds of shifts (`c.likeness`) among them, in the same order: entries `kindsFrom[v] …`. */
  readonly kindOrder: Int32Array
  readonly kindsFrom: Int32Array
  readonly #kindMembers: number[][]
  readonly #kindHint: Int32Array
  /** Driving seconds to the nearest start of a shift that may do v. */
  readonly remoteness: Float64Array
  /** Rank of v by importance and scarcity, the most important and least replaceable first. */
  readonly rank: Float64Array
  /** False when all visits rank alike. */
  readonly ranked: boolean

  /** Whether cost may decide that a visit stays out. */
  readonly mayDecline: boolean

  /** Visits that are left out in the accepted plan. */
  readonly out: Int32Array
  outCount = 0
  readonly #outAt: Int32Array

  /** Visits taken out or offered in the present step. */
  readonly loose: Int32Array
  looseCount = 0
  readonly #looseStep: Int32Array
  #step = 0

  /** Visits of crews and dependencies; null when there are none. */
  readonly linked: LinkedVisits | null
  readonly #ownVisits: readonly number[]
  readonly #groupStep: Int32Array
  /** Hours changed in this step: visit, first, last; three numbers each. */
  readonly #bounds: number[] = []
  /** Set when the step cannot be carried on and has to be taken back. */
  broken = false

  /**
   * Best place per visit and shift, valid while the route's version is the stored one: version, entry and cost side by
   * side in 16 bytes, so that a look costs one access to memory.
   */
  readonly #cacheKey: Int32Array
  readonly #cacheCost: Float64Array

  constructor(c: Compiled, random: Random, weight: Float64Array | null, near: Neighbours = neighboursOf(c)) {
    this.random = random
    this.near = near
    this.plan = new Plan(c)
    this.c = this.plan.c
    this.insertions = new Insertions(this.plan)
    this.weight = weight ?? new Float64Array(c.visits)
    this.active = new Uint8Array(c.shifts).fill(1)
    this.open = new Uint8Array(c.visits).fill(1)
    this.out = new Int32Array(c.visits)
    this.#outAt = new Int32Array(c.visits).fill(-1)
    this.loose = new Int32Array(c.visits)
    this.#looseStep = new Int32Array(c.visits)
    const pairs = c.visits * c.shifts <= MOST_CACHED ? c.visits * c.shifts : 0
    const cache = new ArrayBuffer(16 * pairs)
    this.#cacheCost = new Float64Array(cache)
    this.#cacheKey = new Int32Array(cache)
    this.mayDecline = c.problem.objective === 'penalty'
    this.openCount = c.visits
    this.openVisits = Int32Array.from(c.visitSource.keys())
    this.shiftOrder = Int32Array.from(c.shiftsOf)
    this.kindsFrom = new Int32Array(c.visits + 1)
    this.#kindMembers = Array.from({ length: c.shifts }, () => [])
    for (let r = 0; r < c.shifts; r++) this.#kindMembers[c.likeness[r]].push(r)
    this.#kindHint = new Int32Array(c.shifts)
    this.remoteness = new Float64Array(c.visits)
    this.rank = new Float64Array(c.visits)
    this.ranked = this.#prepareOrders()
    this.kindOrder = this.#orderKinds()
    for (let v = 0; v < c.visits; v++) this.#addOut(v)
    this.linked = c.links.any ? new LinkedVisits(this, c) : null
    this.#groupStep = new Int32Array(c.links.groups.length)
    this.#ownVisits = this.linked
      ? [...c.links.groups.flatMap((group) => group.visits)].sort((a, b) => a - b)
      : []
  }

  /** An empty route of a kind of shifts; −1 when all are in use. */
  emptyOf(kind: number): number {
    const members = this.#kindMembers[kind]
    const count = members.length
    let at = this.#kindHint[kind]
    for (let i = 0; i < count; i++) {
      const r = members[at]
      if (this.plan.length[r] === 0 && this.active[r]) {
        this.#kindHint[kind] = at
        return r
      }
      if (++at === count) at = 0
    }
    return -1
  }

  #orderKinds(): Int32Array {
    const c = this.c
    const kinds: number[] = []
    for (let v = 0; v < c.visits; v++) {
      const seen = new Set<number>()
      for (let i = c.shiftsFrom[v]; i < c.shiftsFrom[v + 1]; i++) seen.add(c.likeness[this.shiftOrder[i]])
      kinds.push(...seen)
      this.kindsFrom[v + 1] = kinds.length
    }
    return Int32Array.from(kinds)
  }

  #prepareOrders(): boolean {
    const c = this.c
    const detour = new Float64Array(c.shifts)
    for (let v = 0; v < c.visits; v++) {
      const from = c.shiftsFrom[v]
      const to = c.shiftsFrom[v + 1]
      const here = c.visitPlace[v]
      for (let i = from; i < to; i++) {
        const r = c.shiftsOf[i]
        const there = c.seconds[c.headPlace[r] * c.places + here]
        detour[r] = there + c.seconds[here * c.places + c.endPlace[r]]
      }
      this.shiftOrder.subarray(from, to).sort((a, b) => detour[a] - detour[b] || a - b)
      this.remoteness[v] = to > from ? detour[this.shiftOrder[from]] / 2 : 0
      const importance = c.problem.objective === 'penalty' ? c.penalty[v] : c.priority[v]
      this.rank[v] = -(c.mandatory[v] * 1e12) - importance * 1e4 + (to - from)
    }
    return this.rank.some((value) => value !== this.rank[0])
  }

  /** Entry behind which the place found last by `bestPlace` is. */
  at = -1

  /**
   * Added cost of the cheapest place of v in route r if it is below `bound`, else `Infinity`. What was found is
   * remembered for as long as the route stays as it is: the place, or (entry −1) that there is none below a bound.
   */
  bestPlace(v: number, r: number, bound: number): number {
    if (this.#cacheCost.length === 0 || this.c.balanceCost !== 0 || this.c.links.limits.length > 0) {
      const cost = this.insertions.best(v, r, bound)
      this.at = this.insertions.at
      return cost
    }
    const key = v * this.c.shifts + r
    const version = this.plan.version[r]
    if (this.#cacheKey[4 * key] === version) {
      const cost = this.#cacheCost[2 * key + 1]
      if (cost >= bound) return Number.POSITIVE_INFINITY
      this.at = this.#cacheKey[4 * key + 1]
      if (this.at >= 0) return cost
    }
    const cost = this.insertions.best(v, r, bound)
    this.at = this.insertions.at
    this.#cacheKey[4 * key] = version
    this.#cacheKey[4 * key + 1] = this.at
    this.#cacheCost[2 * key + 1] = this.at < 0 ? bound : cost
    return cost
  }

  /** Opens a step: nothing loose, undo log empty. */
  begin(): void {
    this.#step++
    this.looseCount = 0
    this.#bounds.length = 0
    this.broken = false
    this.plan.begin()
  }

  /** Takes the step back. */
  reject(): void {
    const { firstOpen, lastClose } = this.c
    for (let i = this.#bounds.length - 3; i >= 0; i -= 3) {
      firstOpen[this.#bounds[i]] = this.#bounds[i + 1]
      lastClose[this.#bounds[i]] = this.#bounds[i + 2]
    }
    this.#bounds.length = 0
    this.plan.undo()
  }

  /** Gives a linked visit other hours for as long as the step stands. */
  setBounds(v: number, first: number, last: number): void {
    const { firstOpen, lastClose } = this.c
    if (firstOpen[v] === first && lastClose[v] === last) return
    this.#bounds.push(v, firstOpen[v], lastClose[v])
    this.plan.setBounds(v, first, last)
  }

  /** Hours of the linked visits in the order of their indexes, first and last in turn. */
  boundsNow(): Int32Array {
    const { firstOpen, lastClose } = this.c
    return Int32Array.from(this.#ownVisits.flatMap((v) => [firstOpen[v], lastClose[v]]))
  }

  /** The same by visit, planned ones only. */
  hoursOfLinked(): Map<number, readonly [number, number]> {
    const { firstOpen, lastClose } = this.c
    const planned = this.#ownVisits.filter((v) => this.plan.routeOf[v] >= 0)
    return new Map(planned.map((v) => [v, [firstOpen[v], lastClose[v]]]))
  }

  /** Takes out whole groups where one of their visits is loose. */
  loosenGroups(): void {
    if (!this.linked) return
    const { groupOf } = this.c.links
    // Each visit of the group that becomes loose is met further on and finds its group taken out.
    for (let i = 0; i < this.looseCount; i++) {
      const g = groupOf[this.loose[i]]
      if (g >= 0 && this.#groupStep[g] !== this.#step) {
        this.#groupStep[g] = this.#step
        this.linked.takeOut(g)
      }
    }
  }

  /** Marks v as loose; false when it was already. */
  loosen(v: number): boolean {
    if (this.#looseStep[v] === this.#step) return false
    this.#looseStep[v] = this.#step
    this.loose[this.looseCount++] = v
    return true
  }

  isOut(v: number): boolean {
    return this.#outAt[v] >= 0
  }

  /** Difference of cost that the step has made so far. */
  difference(): number {
    const plan = this.plan
    let sum = 0
    for (let i = 0; i < plan.touchedCount; i++) {
      const r = plan.touched[i]
      sum += plan.cost[r] - plan.savedCost[r]
    }
    for (let i = 0; i < this.looseCount; i++) {
      const v = this.loose[i]
      const nowOut = plan.routeOf[v] < 0
      if (nowOut !== this.#outAt[v] >= 0) sum += nowOut ? this.weight[v] : -this.weight[v]
    }
    return sum
  }

  /** Accepts the step: the list of visits left out follows the plan. */
  accept(): void {
    for (let i = 0; i < this.looseCount; i++) {
      const v = this.loose[i]
      const nowOut = this.plan.routeOf[v] < 0
      if (nowOut && this.#outAt[v] < 0) this.#addOut(v)
      else if (!nowOut && this.#outAt[v] >= 0) this.#removeOut(v)
    }
  }

  /** Cost of the plan with the present weights, summed anew. */
  total(): number {
    let sum = 0
    for (let r = 0; r < this.c.shifts; r++) if (this.active[r]) sum += this.plan.cost[r]
    for (let i = 0; i < this.outCount; i++) sum += this.weight[this.out[i]]
    return sum
  }

  /** Limits the search to these shifts and visits. */
  restrict(shifts: readonly number[], visits: readonly number[]): void {
    this.active.fill(0)
    for (const r of shifts) this.active[r] = 1
    this.open.fill(0)
    for (const v of visits) this.open[v] = 1
    this.openCount = visits.length
    this.openVisits = Int32Array.from(visits)
  }

  /**
   * Makes the plan exactly these routes (r → visits); open visits that are in none are left out. `bounds` are the hours
   * of linked visits (see `boundsNow`) and `means` the mean loads by team; absent, both are worked out from the routes.
   */
  load(routes: readonly ArrayLike<number>[], bounds?: Int32Array, means?: Float64Array): void {
    const { c, plan } = this
    this.begin()
    for (let r = 0; r < c.shifts; r++) plan.setRoute(r, [])
    if (bounds)
      this.#ownVisits.forEach((v, i) => {
        plan.setBounds(v, bounds[2 * i], bounds[2 * i + 1])
      })
    for (let r = 0; r < c.shifts; r++) if (routes[r]!.length) plan.setRoute(r, routes[r]!)
    if (this.linked && !bounds) this.linked.deriveBounds()
    if (c.balanceCost !== 0) plan.setMeans(means, !this.active.includes(0))
    this.resetOut()
    this.begin()
  }

  /** Measures balance against the loads as they are now; false where it does not count or parts of the plan are elsewhere. */
  renewMeans(): boolean {
    if (this.c.balanceCost === 0 || this.active.includes(0)) return false
    this.plan.begin()
    this.plan.setMeans()
    return true
  }

  /** Lists anew which open visits are left out, in the order of their indexes. */
  resetOut(): void {
    for (let i = 0; i < this.outCount; i++) this.#outAt[this.out[i]] = -1
    this.outCount = 0
    for (let v = 0; v < this.c.visits; v++) if (this.open[v] && this.plan.routeOf[v] < 0) this.#addOut(v)
  }

  /** The routes of the plan, r → visits. */
  routes(): Int32Array[] {
    return Array.from({ length: this.c.shifts }, (_, r) => {
      const base = r * this.plan.stride
      return this.plan.visit.slice(base + 1, base + 1 + this.plan.length[r])
    })
  }

  #addOut(v: number): void {
    if (this.c.links.any && this.c.links.helper[v]) return
    this.#outAt[v] = this.outCount
    this.out[this.outCount++] = v
  }

  #removeOut(v: number): void {
    const at = this.#outAt[v]
    const last = this.out[--this.outCount]
    this.out[at] = last
    this.#outAt[last] = at
    this.#outAt[v] = -1
  }
}

/** Pairs of visit and shift whose best places are remembered (16 bytes each). */
const MOST_CACHED = 6_000_000
