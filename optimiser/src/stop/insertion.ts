import type { Compiled } from '../model/compiled.ts'
import { NEVER } from '../model/limits.ts'
import { durationOf, workSpanOf } from './duration.ts'
import { crossGap } from './gap.ts'
import type { Plan } from './plan.ts'
import { serviceAfter, softCostOf } from './soft-cost.ts'
import { earliestPause, earliestStart } from './windows.ts'

/**
 * Finds the cheapest place of a visit in a route.
 *
 * Order of the tests: difference of travel cost against the best so far (most places fall here), then the hours
 * in constant time, then the limits that need the whole route, then costs that depend on times.
 */
export class Insertions {
  readonly #plan: Plan
  readonly #c: Compiled
  /** Entry behind which the visit goes best; −1 when it does not fit. */
  at = -1
  readonly #free: Int32Array
  readonly #arrival: Int32Array
  readonly #after: Int32Array
  /** 1 for shifts whose visits are judged by driving seconds, hours and limits of their own, with one pause at most: the usual case. */
  readonly #plain: Uint8Array

  constructor(plan: Plan) {
    this.#plan = plan
    this.#c = plan.c
    this.#plain = plainShifts(plan)
    this.#free = new Int32Array(plan.c.states)
    this.#arrival = new Int32Array(plan.c.states)
    this.#after = new Int32Array(plan.c.states)
  }

  /**
   * Added cost of the cheapest place of v in route r, if it is below `bound`, that is not behind entry `without`;
   * else `Infinity`.
   */
  best(v: number, r: number, bound = Number.POSITIVE_INFINITY, without = -1): number {
    this.at = -1
    const c = this.#c
    const plan = this.#plan
    if (!c.compatible[v * c.shifts + r]) return Number.POSITIVE_INFINITY
    const length = plan.length[r]
    if (length >= c.maxVisits[r]) return Number.POSITIVE_INFINITY
    const dimensions = c.dimensions
    for (let k = 0; k < dimensions; k++)
      if (plan.load[r * dimensions + k] + c.demand[v * dimensions + k] > c.room[r * dimensions + k])
        return Number.POSITIVE_INFINITY

    if (this.#plain[r]) return this.#bestPlain(v, r, bound, without)

    const base = r * plan.stride
    const { place, leg, legMetres } = plan
    const here = c.visitPlace[v]
    const row = here * c.places
    const { secondsTo, seconds, metres, metresTo } = c
    const secondCost = c.secondCost[r]
    const metreCost = metres.length ? c.metreCost[r] : 0
    const free0 = plan.free[0]
    const work = c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
    const setup = c.setup[v]
    const firstOpen = c.firstOpen[v]
    const lastClose = c.lastClose[v]
    const several = c.windowFrom[v + 1] - c.windowFrom[v] > 1
    const pauses = c.lastState[r]
    const limited = c.maxTravel[r] - plan.travel[r]
    const limitedDuration = c.maxDuration[r] < NEVER
    const soft = c.softShift[r] === 1
    const limitedWork = c.links.limits.length > 0 && c.links.limitsOf[r]!.length > 0
    const workLeft = limitedWork ? plan.workLeft(r) : NEVER
    const balanced = c.balanceCost !== 0
    const evenBefore = balanced ? plan.unevenness(r, 0) : 0
    const unused = length === 0 && !c.headUsed[r]
    let extra = c.assignment.length ? c.assignment[v * c.shifts + r] : 0
    if (unused) extra += c.fixedCost[r]

    // Times can also become cheaper by an insertion (less waiting, a promise met), never by more than this.
    const reducible = soft ? plan.timeCost[r] : 0
    let best = bound
    const lateMost = plan.late[pauses]
    const freeMost = plan.free[pauses]
    const doneAtLeast = firstOpen + work
    // In a symmetric matrix the way to the next entry is the way from it at the next position.
    const symmetric = seconds === secondsTo
    let known = -1
    for (let k = 0; k <= length; k++) {
      const q = base + k
      // From here on nobody is free before the visit's last window closes.
      if (free0[q] > lastClose && pauses < 2 && freeMost[q] > lastClose) break
      if (lateMost[q + 1] < doneAtLeast) {
        known = -1
        continue
      }
      const to = seconds[row + place[q + 1]]
      const from = known >= 0 ? known : secondsTo[row + place[q]]
      known = symmetric ? to : -1
      const more = from + to - leg[q]
      let delta = secondCost * more
      if (metreCost !== 0)
        delta += metreCost * (metresTo[row + place[q]] + metres[row + place[q + 1]] - legMetres[q])
      if (balanced) delta += plan.unevenness(r, more + (here !== place[q] ? work + setup : work)) - evenBefore
      if (delta + extra - reducible >= best || k === without) continue
      if (more > limited) continue
      const service = here !== place[q] ? work + setup : work
      if (c.anySetup && k < length && this.#setupChanges(r, q, here)) {
        // The hours of visits that hang together hold for their present work.
        if (c.links.any && c.links.groupOf[plan.visit[q + 1]] >= 0) continue
        if (!this.#fitsWithNewSetup(v, r, k, from, to, service)) continue
      } else if (pauses === 0) {
        let start = free0[q] + from
        if (start < firstOpen) start = firstOpen
        else if (start > lastClose) continue
        else if (several) {
          start = earliestStart(c, v, start)
        }
        if (start + service + to > plan.late[0][q + 1]) continue
      } else if (pauses === 1) {
        if (!this.#fitsWithOnePause(v, r, q, from, to, service)) continue
      } else if (!this.#fitsWithPauses(v, r, q, from, to, service, -1)) continue
      if (limitedDuration && durationOf(plan, r, k, v) > c.maxDuration[r]) continue
      if (limitedWork && workSpanOf(plan, r, k, v) > workLeft) continue
      if (soft) {
        delta += softCostOf(plan, r, k, v) - plan.timeCost[r]
      }
      delta += extra
      if (delta < best) {
        best = delta
        this.at = k
      }
    }
    return this.at < 0 ? Number.POSITIVE_INFINITY : best
  }

  /**
   * As `best` for a plain shift. Positions from which the visit ends too late for the rest of the route, or begins too
   * late, are a stretch at either end, since both times only grow along the route.
   */
  #bestPlain(v: number, r: number, bound: number, without: number): number {
    const c = this.#c
    const plan = this.#plan
    const { seconds, secondsTo } = c
    const { place, leg } = plan
    const free0 = plan.free[0]
    const pauses = c.lastState[r]
    const freeMost = plan.free[pauses]
    const lateMost = plan.late[pauses]
    const late0 = plan.late[0]
    const work = c.work[v]
    const firstOpen = c.firstOpen[v]
    const lastClose = c.lastClose[v]
    const row = c.visitPlace[v] * c.places
    const symmetric = seconds === secondsTo
    const several = c.windowFrom[v + 1] - c.windowFrom[v] > 1
    const limited = c.maxTravel[r] - plan.travel[r]
    const { spans } = plan
    const spanned = spans.kept[r] === 1
    const most = c.maxDuration[r]
    const rate = c.secondCost[r]
    const length = plan.length[r]
    let extra = c.assignment.length ? c.assignment[v * c.shifts + r] : 0
    if (length === 0 && !c.headUsed[r]) extra += c.fixedCost[r]

    const base = r * plan.stride
    const last = base + length
    const doneAtLeast = firstOpen + work
    let q = base
    while (q <= last && lateMost[q + 1] < doneAtLeast) q++
    const skipped = without < 0 ? -1 : base + without
    let best = bound
    let known = -1
    for (; q <= last; q++) {
      if (free0[q] > lastClose && freeMost[q] > lastClose) break
      const to = seconds[row + place[q + 1]]
      const from = known >= 0 ? known : secondsTo[row + place[q]]
      if (symmetric) known = to
      const more = from + to - leg[q]
      const delta = rate * more + extra
      if (delta >= best || q === skipped || more > limited) continue
      if (pauses === 0) {
        let start = free0[q] + from
        if (start < firstOpen) start = firstOpen
        else if (start > lastClose) continue
        else if (several) start = earliestStart(c, v, start)
        if (start + work + to > late0[q + 1]) continue
      } else if (!this.#fitsWithOnePause(v, r, q, from, to, work)) continue
      if (spanned && spans.withVisit(q, v, from, to, work) > most) continue
      best = delta
      this.at = q - base
    }
    return this.at < 0 ? Number.POSITIVE_INFINITY : best
  }

  /** Whether v fits behind entry k of route r, whatever it costs. */
  #fitsWithOnePause(v: number, r: number, q: number, from: number, to: number, service: number): boolean {
    const c = this.#c
    const plan = this.#plan
    const pause = r * c.layers
    const duration = c.pauseDuration[pause]
    const late1 = plan.late[1][q + 1]
    const x0 = plan.free[0][q]
    let arrival1 = plan.free[1][q] + from
    if (x0 < NEVER) {
      const begin = earliestPause(c, pause, x0)
      if (begin < NEVER) {
        const other = duration + (x0 + from > begin ? x0 + from : begin)
        if (other < arrival1) arrival1 = other
      }
      const start0 = earliestStart(c, v, x0 + from)
      if (start0 < NEVER) {
        const done = start0 + service
        if (done + to <= plan.late[0][q + 1]) return true
        const after = earliestPause(c, pause, done)
        if (after < NEVER && duration + (done + to > after ? done + to : after) <= late1) return true
      }
    }
    const start1 = earliestStart(c, v, arrival1)
    return start1 < NEVER && start1 + service + to <= late1
  }

  #fitsWithPauses(
    v: number,
    r: number,
    q: number,
    from: number,
    to: number,
    service: number,
    nextLate: number,
  ) {
    const c = this.#c
    const plan = this.#plan
    const pauses = c.lastState[r]
    const free = this.#free
    const arrival = this.#arrival
    for (let b = 0; b <= pauses; b++) free[b] = plan.free[b][q]
    crossGap(c, r, from, free, arrival)
    for (let b = 0; b <= pauses; b++) {
      const start = arrival[b] >= NEVER ? NEVER : earliestStart(c, v, arrival[b])
      free[b] = start >= NEVER ? NEVER : start + service
    }
    crossGap(c, r, to, free, arrival)
    if (nextLate >= 0) return true
    for (let b = 0; b <= pauses; b++) if (arrival[b] <= plan.late[b][q + 1]) return true
    return false
  }

  #setupChanges(r: number, q: number, here: number): boolean {
    const c = this.#c
    const next = this.#plan.visit[q + 1]
    if (c.setup[next] === 0) return false
    return serviceAfter(this.#plan, r, next, here) !== this.#plan.service[q + 1]
  }

  /** As above where the next visit's setting up comes or goes: the next visit is walked through as well. */
  #fitsWithNewSetup(v: number, r: number, k: number, from: number, to: number, service: number): boolean {
    const c = this.#c
    const plan = this.#plan
    const q = r * plan.stride + k
    const pauses = c.lastState[r]
    this.#fitsWithPauses(v, r, q, from, to, service, 0)
    const next = plan.visit[q + 1]
    const nextService = serviceAfter(plan, r, next, c.visitPlace[v])
    const after = this.#after
    for (let b = 0; b <= pauses; b++) {
      const start = this.#arrival[b] >= NEVER ? NEVER : earliestStart(c, next, this.#arrival[b])
      after[b] = start >= NEVER ? NEVER : start + nextService
    }
    crossGap(c, r, plan.leg[q + 1], after, this.#arrival)
    for (let b = 0; b <= pauses; b++) if (this.#arrival[b] <= plan.late[b][q + 2]) return true
    return false
  }
}

function plainShifts(plan: Plan): Uint8Array {
  const { c, spans } = plan
  const plain = new Uint8Array(c.shifts)
  if (c.anySetup || c.workByShift.length || c.balanceCost !== 0) return plain
  for (let r = 0; r < c.shifts; r++) {
    const metres = c.metres.length > 0 && c.metreCost[r] !== 0
    const limited = (c.maxDuration[r] < NEVER && !spans.kept[r]) || c.links.limitsOf[r]?.length
    plain[r] = !metres && !limited && !c.softShift[r] && c.lastState[r] < 2 ? 1 : 0
  }
  return plain
}
