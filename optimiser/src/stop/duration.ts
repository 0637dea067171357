import { workWithin } from '../constraints/work-limit.ts'
import { NEVER, TOO_LATE } from '../model/limits.ts'
import { crossGap, crossGapBack, latestAtEnd } from './gap.ts'
import type { Plan } from './plan.ts'
import { serviceAfter } from './soft-cost.ts'
import { earliestStart, latestStart } from './windows.ts'

/**
 * Seconds from the latest departure to the earliest end of route r, with v put behind entry k (k = −1: as it is).
 * Exact with windows and pauses: the earliest end first, then back from it.
 */
export function durationOf(plan: Plan, r: number, k: number, v: number): number {
  return plan.c.lastState[r] === 0 ? withoutPauses(plan, r, k, v) : withPauses(plan, r, k, v)
}

/** As above for the usual shift without pauses: two walks over the row, nothing allocated. */
function withoutPauses(plan: Plan, r: number, k: number, v: number): number {
  const { c, visit, leg, service } = plan
  const base = r * plan.stride
  const end = base + plan.length[r] + 1
  const at = k < 0 ? -1 : base + k
  const here = k < 0 ? 0 : c.visitPlace[v]
  const first = k < 0 ? 0 : c.seconds[plan.place[at] * c.places + here]
  const second = k < 0 ? 0 : c.seconds[here * c.places + plan.place[at + 1]]
  const work = k < 0 ? 0 : c.workByShift.length ? c.workByShift[r * c.visits + v] : c.work[v]
  const own = k < 0 ? 0 : here !== plan.place[at] ? work + c.setup[v] : work
  const next = k < 0 || at + 1 >= end ? 0 : serviceAfter(plan, r, visit[at + 1], here)

  // Visits that hang together with others may not be pushed back.
  const tied = c.links.any ? c.links.groupOf : null
  if (tied && rowStarts.length < plan.stride) rowStarts = new Int32Array(plan.stride)
  let ownStart = NEVER
  let clock = k < 0 ? c.open[r] : plan.free[0][at]
  let q = k < 0 ? base : at
  if (k >= 0) {
    if (tied) for (let p = base + 1; p <= at; p++) rowStarts[p - base] = plan.free[0][p] - service[p]
    clock = earliestStart(c, v, clock + first)
    if (clock >= NEVER) return NEVER
    if (tied && tied[v] >= 0) ownStart = clock
    clock += own + second
    q++
    if (q < end) {
      clock = earliestStart(c, visit[q], clock)
      if (clock >= NEVER) return NEVER
      if (tied) rowStarts[q - base] = clock
      clock += next + leg[q]
    }
  } else clock += leg[q]
  for (q++; q < end; q++) {
    clock = earliestStart(c, visit[q], clock)
    if (clock >= NEVER) return NEVER
    if (tied) rowStarts[q - base] = clock
    clock += service[q] + leg[q]
  }
  if (clock > c.close[r]) return NEVER
  reached = clock

  let latest = clock
  for (q = end - 1; q > base; q--) {
    if (q === at) latest = Math.min(ownStart, latestStart(c, v, latest - second - own)) - first
    else latest -= leg[q]
    latest = latestStart(c, visit[q], latest - (k >= 0 && q === at + 1 ? next : service[q]))
    if (tied && tied[visit[q]] >= 0 && rowStarts[q - base] < latest) latest = rowStarts[q - base]
  }
  if (at === base) latest = Math.min(ownStart, latestStart(c, v, latest - second - own)) - first
  else latest -= leg[base]
  return clock - latest
}

function withPauses(plan: Plan, r: number, k: number, v: number): number {
  const c = plan.c
  const { visits, services, legs, count } = rowWith(plan, r, k, v)
  const pauses = c.lastState[r]
  const moment = new Int32Array(c.states).fill(NEVER)
  const arrival = new Int32Array(c.states)
  const tied = c.links.any ? c.links.groupOf : null
  const starts: Int32Array[] = []
  moment[0] = c.open[r]
  for (let q = 0; q <= count; q++) {
    crossGap(c, r, legs[q], moment, arrival)
    if (q === count) break
    for (let b = 0; b <= pauses; b++) {
      const start = arrival[b] >= NEVER ? NEVER : earliestStart(c, visits[q], arrival[b])
      arrival[b] = start
      moment[b] = start >= NEVER ? NEVER : start + services[q]
    }
    if (tied) starts.push(arrival.slice())
  }
  const latest = new Int32Array(c.states)
  latestAtEnd(c, r, latest)
  let end = NEVER
  for (let b = 0; b <= pauses; b++) if (arrival[b] <= latest[b] && arrival[b] < end) end = arrival[b]
  if (end >= NEVER) return NEVER
  reached = end
  for (let b = 0; b <= pauses; b++) if (latest[b] > end) latest[b] = end
  for (let q = count; q >= 0; q--) {
    crossGapBack(c, r, legs[q], latest, moment)
    if (q === 0) break
    for (let b = 0; b <= pauses; b++)
      latest[b] =
        moment[b] <= TOO_LATE ? TOO_LATE : latestStart(c, visits[q - 1], moment[b] - services[q - 1])
    // Visits that hang together with others may not be pushed back.
    if (tied && tied[visits[q - 1]] >= 0)
      for (let b = 0; b <= pauses; b++) latest[b] = Math.min(latest[b], starts[q - 1][b])
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

/** Earliest end of route r as it is; `NEVER` when it cannot be kept. */
export function earliestEnd(plan: Plan, r: number): number {
  const { c } = plan
  const last = r * plan.stride + plan.length[r]
  const pauses = c.lastState[r]
  for (let b = 0; b <= pauses; b++) ends[b] = plan.free[b][last]
  crossGap(c, r, plan.leg[last], ends, arrivals)
  let end = NEVER
  for (let b = 0; b <= pauses; b++)
    if (arrivals[b] <= plan.late[b][last + 1] && arrivals[b] < end) end = arrivals[b]
  return end
}

let rowStarts = new Int32Array(0)
const ends = new Int32Array(64)
const arrivals = new Int32Array(64)

/**
 * Working seconds of route r, with v put behind entry k (k = −1: as it is): from leaving as late as possible to the
 * earliest end, less the breaks that such a route contains. 0 for an unused route.
 */
export function workSpanOf(plan: Plan, r: number, k: number, v: number): number {
  const { c } = plan
  if (k < 0 && plan.length[r] === 0 && !c.headUsed[r]) return 0
  const duration = durationOf(plan, r, k, v)
  if (duration >= NEVER) return NEVER
  const head = c.heads[r]
  return workWithin(
    c.pauses[r],
    head.begun ? reached - (head.began - c.origin) : duration,
    reached + c.origin,
    head,
  )
}

/** End that the last call of `durationOf` found. */
let reached = 0
