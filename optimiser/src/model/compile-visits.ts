import { itemsUsed } from '../constraints/parts-on-van.ts'
import { startPeriods } from '../constraints/time-windows.ts'
import type { Problem } from '../problem.ts'
import { startTerms } from '../terms/index.ts'
import { promise } from '../terms/promise.ts'
import { clamp } from './compile-shifts.ts'
import { helperOf } from './crew.ts'
import { LATEST, TOO_LATE } from './limits.ts'

/** The visits that may still be planned (not the frozen ones) as arrays. */
export function compileVisits(problem: Problem, origin: number, dimensions: number) {
  const frozen = new Set<string>()
  for (const shift of problem.shifts)
    for (const stop of shift.frozen ?? []) if (stop.type === 'visit') frozen.add(stop.id)
  const sources: number[] = []
  problem.visits.forEach((visit, index) => {
    if (!frozen.has(visit.id)) sources.push(index)
  })
  const leads = sources.length
  // Each helper of a crew is a visit of its own, bound to the lead's by `Links`.
  for (const index of sources.slice())
    for (let more = (problem.visits[index].crew?.size ?? 1) - 1; more > 0; more--) sources.push(index)
  const items = itemsUsed(problem)
  const vanDimensions = dimensions - items.length

  const sides = sources.map((source, v) =>
    v < leads ? problem.visits[source] : helperOf(problem.visits[source]),
  )
  const count = sources.length
  const ints = (): Int32Array => new Int32Array(count)
  const windowOpen: number[] = []
  const windowClose: number[] = []
  const visits = {
    visits: count,
    visitSource: Int32Array.from(sources),
    sides,
    visitPlace: ints(),
    work: ints(),
    setup: ints(),
    anySetup: false,
    firstOpen: ints(),
    lastClose: ints(),
    windowFrom: new Int32Array(count + 1),
    demand: new Int32Array(count * dimensions),
    priority: ints(),
    mandatory: new Uint8Array(count),
    penalty: new Float64Array(count),
    softStart: new Uint8Array(count),
    anySoftStart: false,
    anyEarlyCost: problem.visits.some((visit) => promise.concerns(visit)),
  }
  sides.forEach((visit, v) => {
    visits.visitPlace[v] = visit.place
    // A crew sets up together before it works, wherever each came from.
    visits.work[v] = clamp(visit.duration + (visit.crew ? (visit.setup ?? 0) : 0))
    visits.setup[v] = visit.crew ? 0 : clamp(visit.setup ?? 0)
    if (visits.setup[v] > 0) visits.anySetup = true
    // What opens past the last moment that can be counted never opens.
    const periods = startPeriods(visit)?.filter(([from, to]) => from <= to && from - origin <= LATEST) ?? [
      [-LATEST * 4, LATEST * 4],
    ]
    for (const [from, to] of periods) {
      windowOpen.push(clamp(from - origin))
      windowClose.push(clamp(to - origin))
    }
    visits.windowFrom[v + 1] = windowOpen.length
    visits.firstOpen[v] = periods.length ? clamp(periods[0]![0] - origin) : LATEST
    visits.lastClose[v] = periods.length ? clamp(periods[periods.length - 1]![1] - origin) : TOO_LATE
    for (let k = 0; k < vanDimensions; k++) visits.demand[v * dimensions + k] = clamp(visit.demand?.[k] ?? 0)
    items.forEach((item, k) => {
      visits.demand[v * dimensions + vanDimensions + k] = clamp(visit.parts?.[item] ?? 0)
    })
    visits.priority[v] = visit.priority ?? 0
    visits.mandatory[v] = v < leads && (visit.mandatory || visit.pin) ? 1 : 0
    visits.penalty[v] = visit.penalty ?? 0
    if (startTerms.some((term) => term.concerns(visit))) {
      visits.softStart[v] = 1
      visits.anySoftStart = true
    }
  })
  return {
    ...visits,
    windowOpen: Int32Array.from(windowOpen),
    windowClose: Int32Array.from(windowClose),
  }
}
