import { startPeriods } from '../constraints/time-windows.ts'
import type { Problem, Visit } from '../problem.ts'
import { clamp } from './compile-shifts.ts'
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

  const count = sources.length
  const ints = (): Int32Array => new Int32Array(count)
  const windowOpen: number[] = []
  const windowClose: number[] = []
  const visits = {
    visits: count,
    visitSource: Int32Array.from(sources),
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
  }
  sources.forEach((source, v) => {
    const visit = problem.visits[source]
    visits.visitPlace[v] = visit.place
    visits.work[v] = clamp(visit.duration)
    visits.setup[v] = clamp(visit.setup ?? 0)
    if (visits.setup[v] > 0) visits.anySetup = true
    const periods = startPeriods(visit)?.filter(([from, to]) => from <= to) ?? [[-LATEST * 4, LATEST * 4]]
    for (const [from, to] of periods) {
      windowOpen.push(clamp(from - origin))
      windowClose.push(clamp(to - origin))
    }
    visits.windowFrom[v + 1] = windowOpen.length
    visits.firstOpen[v] = periods.length ? clamp(periods[0]![0] - origin) : LATEST
    visits.lastClose[v] = periods.length ? clamp(periods[periods.length - 1]![1] - origin) : TOO_LATE
    for (let k = 0; k < dimensions; k++) visits.demand[v * dimensions + k] = clamp(visit.demand?.[k] ?? 0)
    visits.priority[v] = visit.priority ?? 0
    visits.mandatory[v] = visit.mandatory || visit.pin ? 1 : 0
    visits.penalty[v] = visit.penalty ?? 0
    if (hasSoftStart(visit)) {
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

function hasSoftStart(visit: Visit): boolean {
  const late = visit.due !== undefined && (visit.lateness?.fixed || visit.lateness?.perSecond)
  return Boolean(late || visit.promise?.fixed || visit.promise?.perSecond)
}
