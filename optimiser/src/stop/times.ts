import type { Compiled } from '../model/compiled.ts'
import { NEVER, TOO_LATE } from '../model/limits.ts'
import { crossGap, crossGapBack, latestAtEnd } from './gap.ts'
import type { Plan } from './plan.ts'
import { earliestPause, earliestStart, latestPause, latestStart } from './windows.ts'

/**
 * Earliest and latest times of a route. Forward and backward passes stop as soon as nothing changes any more, so
 * that an insertion into a long route touches only its neighbourhood. Routes without a pause and with one have
 * passes of their own; more pauses go the general way.
 */
export class Times {
  readonly #plan: Plan
  readonly #c: Compiled
  readonly #arrival: Int32Array
  readonly #moment: Int32Array
  readonly #latest: Int32Array

  constructor(plan: Plan) {
    this.#plan = plan
    this.#c = plan.c
    this.#arrival = new Int32Array(plan.c.states)
    this.#moment = new Int32Array(plan.c.states)
    this.#latest = new Int32Array(plan.c.states)
  }

  /** All times of route r, whose entries lie from `base` to `end`. */
  all(r: number, base: number, end: number): void {
    const c = this.#c
    const { free, late } = this.#plan
    const pauses = c.lastState[r]
    free[0][base] = c.open[r]
    for (let b = 1; b <= pauses; b++) free[b][base] = NEVER
    latestAtEnd(c, r, this.#latest)
    for (let b = 0; b <= pauses; b++) late[b][end] = this.#latest[b]
    this.forward(r, base + 1, end, end)
    this.backward(r, base, end - 1, -1)
  }

  /**
   * Earliest free moments from entry `from` on. Entries after `changed` may be left as they are once one of them
   * comes out as before.
   */
  forward(r: number, from: number, changed: number, end: number): void {
    const pauses = this.#c.lastState[r]
    if (pauses === 0) this.#forward0(from, changed, end)
    else if (pauses === 1) this.#forward1(r, from, changed, end)
    else this.#forwardAll(r, from, changed, end)
  }

  /**
   * Latest arrivals from entry `from` down to `base`. Entries below `changed` may be left as they are once one of
   * them comes out as before.
   */
  backward(r: number, base: number, from: number, changed: number): void {
    const pauses = this.#c.lastState[r]
    if (pauses === 0) this.#backward0(base, from, changed)
    else if (pauses === 1) this.#backward1(r, base, from, changed)
    else this.#backwardAll(r, base, from, changed)
  }

  #forward0(from: number, changed: number, end: number): void {
    const c = this.#c
    const { visit, leg, service } = this.#plan
    const free = this.#plan.free[0]
    const { firstOpen, lastClose, windowFrom } = c
    let clock = free[from - 1]
    for (let q = from; q < end; q++) {
      const v = visit[q]
      clock += leg[q - 1]
      if (clock <= firstOpen[v]) clock = firstOpen[v]
      else if (clock > lastClose[v]) clock = NEVER
      else if (windowFrom[v + 1] - windowFrom[v] > 1) clock = earliestStart(c, v, clock)
      clock += service[q]
      if (clock > NEVER) clock = NEVER
      if (q > changed && free[q] === clock) return
      free[q] = clock
    }
  }

  #backward0(base: number, from: number, changed: number): void {
    const c = this.#c
    const { visit, leg, service } = this.#plan
    const late = this.#plan.late[0]
    const { firstOpen, lastClose, windowFrom } = c
    let latest = late[from + 1]
    for (let q = from; q > base; q--) {
      const v = visit[q]
      latest -= leg[q] + service[q]
      if (latest < firstOpen[v]) latest = TOO_LATE
      else if (latest >= lastClose[v]) latest = lastClose[v]
      else if (windowFrom[v + 1] - windowFrom[v] > 1) latest = latestStart(c, v, latest)
      if (q < changed && late[q] === latest) return
      late[q] = latest
    }
    late[base] = latest <= TOO_LATE ? TOO_LATE : latest - leg[base]
  }

  #forward1(r: number, from: number, changed: number, end: number): void {
    const c = this.#c
    const { visit, leg, service } = this.#plan
    const [free0, free1] = this.#plan.free
    const pause = r * c.layers
    const duration = c.pauseDuration[pause]
    let clock0 = free0[from - 1]
    let clock1 = free1[from - 1]
    for (let q = from; q < end; q++) {
      const v = visit[q]
      const way = leg[q - 1]
      let arrival1 = clock1 + way
      if (clock0 < NEVER) {
        const begin = earliestPause(c, pause, clock0)
        if (begin < NEVER) {
          const other = duration + (clock0 + way > begin ? clock0 + way : begin)
          if (other < arrival1) arrival1 = other
        }
        clock0 = earliestStart(c, v, clock0 + way)
        clock0 = clock0 >= NEVER ? NEVER : clock0 + service[q]
      }
      clock1 = arrival1 >= NEVER ? NEVER : earliestStart(c, v, arrival1)
      clock1 = clock1 >= NEVER ? NEVER : clock1 + service[q]
      if (q > changed && free0[q] === clock0 && free1[q] === clock1) return
      free0[q] = clock0
      free1[q] = clock1
    }
  }

  #backward1(r: number, base: number, from: number, changed: number): void {
    const c = this.#c
    const { visit, leg, service } = this.#plan
    const [late0, late1] = this.#plan.late
    const pause = r * c.layers
    const duration = c.pauseDuration[pause]
    let latest0 = late0[from + 1]
    let latest1 = late1[from + 1]
    for (let q = from; q >= base; q--) {
      const way = leg[q]
      let free0 = latest0 <= TOO_LATE ? TOO_LATE : latest0 - way
      let free1 = TOO_LATE
      if (latest1 > TOO_LATE) {
        free1 = latest1 - way
        const begin = latestPause(c, pause, latest1 - duration)
        if (begin > TOO_LATE) {
          const other = free1 - duration < begin ? free1 - duration : begin
          if (other > free0) free0 = other
        }
      }
      if (q === base) {
        late0[q] = free0
        late1[q] = free1
        return
      }
      const v = visit[q]
      latest0 = free0 <= TOO_LATE ? TOO_LATE : latestStart(c, v, free0 - service[q])
      latest1 = free1 <= TOO_LATE ? TOO_LATE : latestStart(c, v, free1 - service[q])
      if (q < changed && late0[q] === latest0 && late1[q] === latest1) return
      late0[q] = latest0
      late1[q] = latest1
    }
  }

  #forwardAll(r: number, from: number, changed: number, end: number): void {
    const c = this.#c
    const { visit, leg, service, free } = this.#plan
    const pauses = c.lastState[r]
    const arrival = this.#arrival
    const moment = this.#moment
    for (let b = 0; b <= pauses; b++) moment[b] = free[b][from - 1]
    for (let q = from; q < end; q++) {
      crossGap(c, r, leg[q - 1], moment, arrival)
      let same = q > changed
      for (let b = 0; b <= pauses; b++) {
        const start = arrival[b] >= NEVER ? NEVER : earliestStart(c, visit[q], arrival[b])
        moment[b] = start >= NEVER ? NEVER : start + service[q]
        if (free[b][q] !== moment[b]) same = false
        free[b][q] = moment[b]
      }
      if (same) return
    }
  }

  #backwardAll(r: number, base: number, from: number, changed: number): void {
    const c = this.#c
    const { visit, leg, service, late } = this.#plan
    const pauses = c.lastState[r]
    const moment = this.#moment
    const latest = this.#latest
    for (let b = 0; b <= pauses; b++) latest[b] = late[b][from + 1]
    for (let q = from; q >= base; q--) {
      crossGapBack(c, r, leg[q], latest, moment)
      let same = q < changed
      for (let b = 0; b <= pauses; b++) {
        if (q > base)
          latest[b] = moment[b] <= TOO_LATE ? TOO_LATE : latestStart(c, visit[q], moment[b] - service[q])
        else latest[b] = moment[b]
        if (late[b][q] !== latest[b]) same = false
        late[b][q] = latest[b]
      }
      if (same) return
    }
  }
}
