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
 * Per layer the earliest moment is followed, among equally early ones the cheapest. `Infinity` when the route
 * cannot be kept.
 */
export function softCostOf(plan: Plan, r: number, k: number, v: number): number {
  const c = plan.c
  const base = r * plan.stride
  const end = base + plan.length[r] + 1
  const pauses = c.lastState[r]
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
  return atEnd(c, r, travel, service)
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
    if (arrivalTime[s] > latestEndIn(c, r, s)) continue
    let taken = 0
    for (let p = 0; p < c.pauseCount[r]; p++)
      if (isTaken(c, r, s, p)) taken += c.pauseDuration[r * c.layers + p]
    const waiting = arrivalTime[s] - c.open[r] - travel - service - taken
    const overtime = Math.max(0, arrivalTime[s] - c.regularClose[r])
    const total = arrivalCost[s] + c.overtimeCost[r] * overtime + c.waitingCost[r] * waiting
    if (total < best) best = total
  }
  return best
}
