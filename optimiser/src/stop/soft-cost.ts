import type { Compiled } from '../model/compiled.ts'
import { NEVER } from '../model/limits.ts'
import { startCost as costOfStart } from '../terms/index.ts'
import { isTaken, latestEndIn } from './gap.ts'
import type { Plan } from './plan.ts'
import { earliestPause, earliestStart } from './windows.ts'

/** Soft cost of starting visit v at `start` (compiled time). */
export function startCost(c: Compiled, v: number, start: number): number {
  if (!c.softStart[v]) return 0
  return costOfStart(c.problem.visits[c.visitSource[v]], start + c.origin)
}

const time = new Int32Array(64)
const cost = new Float64Array(64)
const arrivalTime = new Int32Array(64)
const arrivalCost = new Float64Array(64)

/**
 * The part of the cost of route r that depends on times (lateness, promises, overtime, waiting), with v put
 * behind entry k; k = −1 computes the route as it is and stores the running sums in `plan.soft`.
 *
 * Per layer the earliest moment is followed, among equally early ones the cheapest; where starting early can cost as
 * well (promises), every place of the pauses is followed. `Infinity` when the route cannot be kept.
 */
export function softCostOf(plan: Plan, r: number, k: number, v: number): number {
  const c = plan.c
  const pauses = c.lastState[r]
  const base = r * plan.stride
  const end = base + plan.length[r] + 1
  const store = k < 0
  let at = store ? base : base + k
  for (let b = 0; b <= pauses; b++) {
    time[b] = plan.free[b][at]
    cost[b] = store || !c.anySoftStart ? 0 : plan.soft[b][at]
  }
  if (store && c.anySoftStart) for (let b = 0; b <= pauses; b++) plan.soft[b][base] = 0

  let travel = plan.travel[r]
  let service = 0
  for (let q = base + 1; q < end; q++) service += plan.service[q]
  let inserted = !store
  if (inserted) {
    const here = c.visitPlace[v]
    const to = plan.place[at + 1]
    const first = c.seconds[plan.place[at] * c.places + here]
    const second = c.seconds[here * c.places + to]
    travel += first + second - plan.leg[at]
    const work = c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
    const own = here !== plan.place[at] ? work + c.setup[v] : work
    service += own
    cross(c, r, first)
    serve(c, v, own, pauses)
    let next = second
    at++
    if (at < end) {
      const following = plan.visit[at]
      const changed = serviceAfter(plan, r, following, here)
      service += changed - plan.service[at]
      cross(c, r, next)
      serve(c, following, changed, pauses)
      next = plan.leg[at]
      at++
    }
    inserted = false
    for (; at < end; at++) {
      cross(c, r, next)
      serve(c, plan.visit[at], plan.service[at], pauses)
      next = plan.leg[at]
    }
    cross(c, r, next)
  } else {
    for (let q = base + 1; q < end; q++) {
      cross(c, r, plan.leg[q - 1])
      serve(c, plan.visit[q], plan.service[q], pauses)
      if (c.anySoftStart) for (let b = 0; b <= pauses; b++) plan.soft[b][q] = cost[b]
    }
    cross(c, r, plan.leg[end - 1])
  }
  const total = atEnd(c, r, travel, service)
  // Where starting early costs, a pause put elsewhere can be the cheaper way to come later.
  // (A limited shift may not be able to take that way; it keeps to the earliest end, by which its length is measured.)
  const limited = c.maxDuration[r] < NEVER || (c.links.limits.length > 0 && c.links.limitsOf[r]!.length > 0)
  const paid =
    c.anyEarlyCost && !limited && pauses > 0 && arrivalCost.some((sum, s) => s <= pauses && sum > 0)
  return paid ? Math.min(total, softCostOfAllWays(plan, r, k, v)) : total
}

/** Seconds of work at visit v when the stop before is at `placeBefore`. */
export function serviceAfter(plan: Plan, r: number, v: number, placeBefore: number): number {
  const c = plan.c
  const work = c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
  return c.visitPlace[v] !== placeBefore ? work + c.setup[v] : work
}

function cross(c: Compiled, r: number, leg: number): void {
  const last = c.lastState[r]
  for (let b = 0; b <= last; b++) arrivalTime[b] = NEVER
  for (let from = 0; from <= last; from++)
    if (time[from] < NEVER) takeFrom(c, r, from, time[from], leg, cost[from])
}

function takeFrom(c: Compiled, r: number, state: number, x: number, rest: number, sum: number): void {
  offer(state, x + rest, sum)
  const pauses = c.pauseCount[r]
  const ordered = !c.anyOrder[r]
  for (let b = ordered ? state : 0; b < pauses; b++) {
    if (!ordered && state & (1 << b)) continue
    const start = earliestPause(c, r * c.layers + b, x)
    if (start < NEVER) {
      const next = ordered ? b + 1 : state | (1 << b)
      takeFrom(c, r, next, start + c.pauseDuration[r * c.layers + b], Math.max(0, rest - (start - x)), sum)
    }
    if (ordered) return
  }
}

function offer(b: number, moment: number, sum: number): void {
  if (moment < arrivalTime[b] || (moment === arrivalTime[b] && sum < arrivalCost[b])) {
    arrivalTime[b] = moment
    arrivalCost[b] = sum
  }
}

function serve(c: Compiled, v: number, service: number, pauses: number): void {
  for (let b = 0; b <= pauses; b++) {
    const start = arrivalTime[b] >= NEVER ? NEVER : earliestStart(c, v, arrivalTime[b])
    if (start >= NEVER) {
      time[b] = NEVER
      continue
    }
    time[b] = start + service
    cost[b] = arrivalCost[b] + (c.softStart[v] ? startCost(c, v, start) : 0)
  }
}

function atEnd(c: Compiled, r: number, travel: number, service: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let s = c.lastState[r]; s >= 0; s--) {
    const total = costAtEnd(c, r, s, arrivalTime[s], arrivalCost[s], travel, service)
    if (total < best) best = total
  }
  return best
}

function costAtEnd(
  c: Compiled,
  r: number,
  s: number,
  end: number,
  starts: number,
  travel: number,
  service: number,
): number {
  if (end > latestEndIn(c, r, s)) return Number.POSITIVE_INFINITY
  let taken = 0
  for (let p = 0; p < c.pauseCount[r]; p++)
    if (isTaken(c, r, s, p)) taken += c.pauseDuration[r * c.layers + p]
  const waiting = end - c.open[r] - travel - service - taken
  const overtime = Math.max(0, end - c.regularClose[r])
  return starts + c.overtimeCost[r] * overtime + c.waitingCost[r] * waiting
}

/** A way to have come to a stop: when, and at what soft cost. */
interface Way {
  readonly time: number
  readonly cost: number
}

/** As `softCostOf`, with every way that pauses leave open; of ways that come at the same moment the cheapest. */
function softCostOfAllWays(plan: Plan, r: number, k: number, v: number): number {
  const c = plan.c
  const base = r * plan.stride
  const states = c.lastState[r] + 1
  let ways: Way[][] = Array.from({ length: states }, () => [])
  ways[0] = [{ time: c.open[r], cost: 0 }]
  let before = c.headPlace[r]
  let travel = 0
  let service = 0
  const leave = (to: number): void => {
    const leg = c.seconds[before * c.places + to]
    travel += leg
    ways = crossWays(c, r, leg, ways)
    before = to
  }
  const visit = (each: number): void => {
    const own = serviceAfter(plan, r, each, before)
    leave(c.visitPlace[each])
    service += own
    ways = ways.map((list) => {
      const served: Way[] = []
      for (const way of list) {
        const start = earliestStart(c, each, way.time)
        if (start < NEVER) served.push({ time: start + own, cost: way.cost + startCost(c, each, start) })
      }
      return distinct(served)
    })
  }
  for (let q = 0; q <= plan.length[r]; q++) {
    if (q > 0) visit(plan.visit[base + q])
    if (q === k) visit(v)
  }
  leave(c.endPlace[r])
  let best = Number.POSITIVE_INFINITY
  ways.forEach((list, s) => {
    for (const way of list) best = Math.min(best, costAtEnd(c, r, s, way.time, way.cost, travel, service))
  })
  return best
}

function crossWays(c: Compiled, r: number, leg: number, ways: readonly Way[][]): Way[][] {
  const arrived: Way[][] = ways.map(() => [])
  const take = (state: number, x: number, rest: number, sum: number): void => {
    arrived[state]!.push({ time: x + rest, cost: sum })
    const ordered = !c.anyOrder[r]
    for (let b = ordered ? state : 0; b < c.pauseCount[r]; b++) {
      if (!ordered && state & (1 << b)) continue
      const at = r * c.layers + b
      const start = earliestPause(c, at, x)
      if (start < NEVER)
        take(
          ordered ? b + 1 : state | (1 << b),
          start + c.pauseDuration[at],
          Math.max(0, rest - (start - x)),
          sum,
        )
      if (ordered) return
    }
  }
  ways.forEach((list, state) => {
    for (const way of list) take(state, way.time, leg, way.cost)
  })
  return arrived.map(distinct)
}

function distinct(ways: Way[]): Way[] {
  if (ways.length < 2) return ways
  ways.sort((a, b) => a.time - b.time || a.cost - b.cost)
  const kept = ways.filter((way, i) => i === 0 || way.time !== ways[i - 1]!.time)
  if (kept.length <= MOST_WAYS) return kept
  // Very many: only those that are not both later and dearer than another one.
  let least = Number.POSITIVE_INFINITY
  return kept.filter((way) => {
    const better = way.cost < least
    if (better) least = way.cost
    return better
  })
}

/** Ways of one state that are followed side by side. */
const MOST_WAYS = 24
