import { keptOut, pairRules } from '../constraints/index.ts'
import type { Problem, Visit } from '../problem.ts'
import { pairTerms } from '../terms/index.ts'
import type { Compiled } from './compiled.ts'
import { NO_WAY } from './limits.ts'

type Parts = Pick<Compiled, 'places' | 'seconds'> &
  Pick<Compiled, 'shifts' | 'open' | 'close' | 'headPlace' | 'endPlace' | 'dimensions' | 'room'> &
  Pick<Compiled, 'visits' | 'sides' | 'visitPlace' | 'work' | 'firstOpen' | 'lastClose' | 'demand'> &
  Pick<Compiled, 'windowFrom' | 'windowOpen' | 'windowClose'>

/**
 * Which shift may do which visit: skills, lists and pins, and whether the visit alone could be reached in one of
 * its windows, done and driven home from. Visits with the same demands are examined once.
 */
export function compileCompatibility(
  problem: Problem,
  matrices: Pick<Compiled, 'places' | 'seconds'>,
  shifts: Pick<Parts, 'shifts' | 'open' | 'close' | 'headPlace' | 'endPlace' | 'dimensions' | 'room'>,
  visits: Omit<Parts, keyof typeof matrices | keyof typeof shifts>,
) {
  const parts: Parts = { ...matrices, ...shifts, ...visits }
  const m = parts.shifts
  const compatible = new Uint8Array(parts.visits * m)
  const list: number[] = []
  const shiftsFrom = new Int32Array(parts.visits + 1)
  const terms = pairTerms.filter((term) => term.concerns(problem))
  const anyCost = terms.length > 0
  const anyWork = problem.visits.some((visit) => visit.durationByShift)
  const assignment = new Float64Array(anyCost ? parts.visits * m : 0)
  const workByShift = new Int32Array(anyWork ? parts.visits * m : 0)
  const groups = new Map<string, Uint8Array>()

  for (let v = 0; v < parts.visits; v++) {
    const visit = parts.sides[v]
    const key = listKey(visit)
    let allowed = groups.get(key)
    if (!allowed) {
      allowed = new Uint8Array(m)
      for (let r = 0; r < m; r++) {
        const shift = problem.shifts[r]
        allowed[r] = keptOut(shift, visit) ? 0 : 1
      }
      groups.set(key, allowed)
    }
    for (let r = 0; r < m; r++) {
      const shift = problem.shifts[r]
      const work = visit.crew ? parts.work[v] : (visit.durationByShift?.[shift.id] ?? visit.duration)
      if (anyWork) workByShift[r * parts.visits + v] = work
      if (anyCost) {
        let cost = 0
        for (const term of terms) cost += term.cost(problem, shift, visit)
        assignment[v * m + r] = cost
      }
      if (!allowed[r] || !reachable(parts, v, r, work)) continue
      compatible[v * m + r] = 1
      list.push(r)
    }
    shiftsFrom[v + 1] = list.length
  }
  return { compatible, assignment, workByShift, shiftsFrom, shiftsOf: Int32Array.from(list) }
}

function listKey(visit: Visit): string {
  return JSON.stringify(pairRules.map((rule) => rule.key(visit) ?? null))
}

function reachable(parts: Parts, v: number, r: number, work: number): boolean {
  for (let k = 0; k < parts.dimensions; k++)
    if (parts.demand[v * parts.dimensions + k] > parts.room[r * parts.dimensions + k]) return false
  const there = parts.seconds[parts.headPlace[r] * parts.places + parts.visitPlace[v]]
  const home = parts.seconds[parts.visitPlace[v] * parts.places + parts.endPlace[r]]
  // The way there may lead over other stops when there is no direct one; only the hours then decide.
  const arrival = parts.open[r] + (there >= NO_WAY ? 0 : there)
  for (let w = parts.windowFrom[v]; w < parts.windowFrom[v + 1]; w++) {
    if (arrival > parts.windowClose[w]) continue
    const start = Math.max(arrival, parts.windowOpen[w])
    return start + work + (home >= NO_WAY ? 0 : home) <= parts.close[r]
  }
  return false
}
