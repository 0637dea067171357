import type { Compiled } from '../model/compiled.ts'
import { NEVER } from '../model/limits.ts'
import type { Plan } from './plan.ts'

/**
 * Least duration of a route with a visit put in, in constant time (T. Vidal, T. Crainic, M. Gendreau, C. Prins, "A
 * hybrid genetic algorithm with adaptive diversity management for a large class of vehicle routing problems with
 * time-windows", Computers & Operations Research 40(1), 2013).
 *
 * A stretch of a route is three numbers: its least duration, and between which two moments it must begin to last no
 * longer (of which an insertion asks only the later one of the head and the earlier one of the tail). Two stretches with a way between them make another. Kept for every stretch from the head and every stretch to
 * the end; exact while each visit has one window and the shift has no pause.
 */
export class Spans {
  readonly #plan: Plan
  /** 1 for the shifts for which it is kept. */
  readonly kept: Uint8Array
  readonly #headDuration: Int32Array
  readonly #headLast: Int32Array
  readonly #tailDuration: Int32Array
  readonly #tailFirst: Int32Array

  constructor(plan: Plan) {
    const { c } = plan
    this.#plan = plan
    this.kept = keptShifts(c)
    const size = this.kept.includes(1) ? c.stride * c.shifts : 0
    this.#headDuration = new Int32Array(size)
    this.#headLast = new Int32Array(size)
    this.#tailDuration = new Int32Array(size)
    this.#tailFirst = new Int32Array(size)
  }

  /** Computes all stretches of route r. */
  update(r: number): void {
    const plan = this.#plan
    const { c, visit, leg, service } = plan
    const base = r * plan.stride
    const end = base + plan.length[r] + 1
    let duration = 0
    let last = c.close[r]
    for (let q = base; ; q++) {
      this.#headDuration[q] = duration
      this.#headLast[q] = last
      if (q + 1 >= end) break
      const v = visit[q + 1]
      const before = duration + leg[q]
      const idle = c.firstOpen[v] - before - last
      const waiting = idle > 0 ? idle : 0
      duration = before + service[q + 1] + waiting
      last = Math.min(c.lastClose[v] - before, last)
    }
    duration = 0
    let first = c.open[r]
    for (let q = end; ; q--) {
      this.#tailDuration[q] = duration
      this.#tailFirst[q] = first
      if (q - 1 <= base) break
      const v = visit[q - 1]
      const before = service[q - 1] + leg[q - 1]
      const idle = first - before - c.lastClose[v]
      const waiting = idle > 0 ? idle : 0
      duration += before + waiting
      first = Math.max(first - before, c.firstOpen[v]) - waiting
    }
  }

  /** Least duration with v put behind entry q (flat index), which must fit the hours. `from`, `to`: the ways. */
  withVisit(q: number, v: number, from: number, to: number, service: number): number {
    const { c } = this.#plan
    const last = this.#headLast[q]
    const arrive = this.#headDuration[q] + from
    const idle = c.firstOpen[v] - arrive - last
    const waiting = idle > 0 ? idle : 0
    const done = arrive + service + waiting
    const latest = Math.min(c.lastClose[v] - arrive, last)
    const before = done + to
    const further = this.#tailFirst[q + 1] - before - latest
    return before + this.#tailDuration[q + 1] + (further > 0 ? further : 0)
  }
}

function keptShifts(c: Compiled): Uint8Array {
  const kept = new Uint8Array(c.shifts)
  for (let v = 0; v < c.visits; v++) if (c.windowFrom[v + 1] - c.windowFrom[v] > 1) return kept
  // Hours that other routes narrow (rest, links) change without the route being computed anew.
  if (c.anySetup || c.workByShift.length || c.links.any || c.links.anyRest) return kept
  for (let r = 0; r < c.shifts; r++)
    kept[r] = c.maxDuration[r] < NEVER && c.lastState[r] === 0 && !c.headUsed[r] ? 1 : 0
  return kept
}
