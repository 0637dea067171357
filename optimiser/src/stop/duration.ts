import { NEVER, TOO_LATE } from '../model/limits.ts'
import { crossGap, crossGapBack, latestAtEnd } from './gap.ts'
import type { Plan } from './plan.ts'
import { earliestStart, latestStart } from './windows.ts'

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
