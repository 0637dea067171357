import { pausesOf } from '../constraints/breaks.ts'
import { headOf } from '../constraints/frozen-head.ts'
import { helperOf, skillsNotCovered } from '../model/crew.ts'
import { technicianOf } from '../model/technicians.ts'
import type { Dependency, Problem, Shift, Visit } from '../problem.ts'
import { Planner } from './insertions.ts'

/**
 * Whether some plan might serve the visit, whatever else is in it. False is a proof: it asks for less than any plan must
 * keep. One visit in an otherwise empty shift, driving by the shortest ways over the places of other visits (which may
 * lie on the way where there is no direct one), setting up spared where another visit is at the same place, the longest duration
 * and limits over several shifts against work and driving alone; of crews enough different technicians; of what hangs
 * together with it the same.
 */
export function mightBeServed(problem: Problem, visit: Visit): boolean {
  return new Possibilities(problem).servable(visit)
}

class Possibilities {
  readonly #problem: Problem
  readonly #visits: ReadonlyMap<string, Visit>
  readonly #frozen: ReadonlySet<string>
  readonly #known = new Map<string, boolean>()
  readonly #shifts = new Map<Visit, readonly Shift[]>()

  constructor(problem: Problem) {
    this.#problem = problem
    this.#visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
    this.#frozen = new Set(problem.shifts.flatMap((shift) => shift.frozen?.map((stop) => stop.id) ?? []))
  }

  servable(visit: Visit): boolean {
    const known = this.#known.get(visit.id)
    if (known !== undefined) return known
    // What hangs together goes round where two visits need each other: taken for possible until shown otherwise.
    this.#known.set(visit.id, true)
    const possible = this.#servable(visit)
    this.#known.set(visit.id, possible)
    return possible
  }

  #servable(visit: Visit): boolean {
    const own = this.#shiftsFor(visit)
    if (own.length === 0) return false
    if (visit.crew && !this.#hasCrew(visit, own)) return false
    const before = (visit.after ?? []).every((rule) => {
      const other = this.#visits.get(rule.visit)
      if (!other || this.#frozen.has(rule.visit)) return true
      return this.servable(other) && this.#goTogether(rule, this.#shiftsFor(other), own)
    })
    return (
      before &&
      this.#problem.visits.every(
        (other) =>
          this.#frozen.has(other.id) ||
          !other.after?.some((rule) => rule.together && rule.visit === visit.id) ||
          this.servable(other),
      )
    )
  }

  #hasCrew(visit: Visit, leads: readonly Shift[]): boolean {
    const all = [...new Set([...leads, ...this.#shiftsFor(helperOf(visit))])]
    return (
      new Set(all.map(technicianOf)).size >= visit.crew!.size && skillsNotCovered(visit, all).length === 0
    )
  }

  #goTogether(rule: Dependency, earlier: readonly Shift[], later: readonly Shift[]): boolean {
    return later.some((a) =>
      earlier.some(
        (b) =>
          (!rule.sameTechnician || technicianOf(a) === technicianOf(b)) &&
          (!rule.sameDay || a.day === b.day) &&
          (!rule.nextDay || a.day === (b.day ?? 0) + 1),
      ),
    )
  }

  /** Shifts in which the visit (or the helper's side of it) alone would break no rule. */
  #shiftsFor(visit: Visit): readonly Shift[] {
    const known = this.#shifts.get(visit)
    if (known) return known
    const others = this.#problem.visits.filter((other) => other.id !== visit.id)
    const via = new Set(others.map((other) => other.place))
    const problem = this.#shortened(visit.place, via)
    const spared = !visit.crew && via.has(visit.place)
    const alone: Visit = { ...visit, after: [], setup: spared ? 0 : (visit.setup ?? 0) }
    const planner = new Planner({ ...problem, visits: this.#withoutLinks() }, { routes: [] }, alone)
    const found = problem.shifts.filter((shift) => {
      const timed = planner.timed(shift, [planner.visit])
      if (timed.faults.length > 0) return false
      const { serviceSeconds, travelSeconds } = timed.route.totals
      return serviceSeconds + travelSeconds <= this.#mostSeconds(shift.id)
    })
    const own = this.#problem.shifts.filter((shift) => found.some((each) => each.id === shift.id))
    this.#shifts.set(visit, own)
    return own
  }

  #withoutLinks(): Visit[] {
    return this.#problem.visits.map(({ after: _after, crew: _crew, ...visit }) => visit)
  }

  /** Seconds of work and driving that the shift's longest duration and its limits allow. */
  #mostSeconds(id: string): number {
    const shift = this.#problem.shifts.find((each) => each.id === id)!
    const limits = (this.#problem.workLimits ?? []).filter((limit) => limit.shifts.includes(id))
    // What is frozen may lie before the hours that count.
    if (shift.frozen?.length) return Number.POSITIVE_INFINITY
    return Math.min(shift.maxDuration ?? Number.POSITIVE_INFINITY, ...limits.map((limit) => limit.maxSeconds))
  }

  /** The problem with the shortest ways to and from a place, and without what is judged apart. */
  #shortened(place: number, via: ReadonlySet<number>): Problem {
    const { durations, placeCount: n, shifts, visits } = this.#problem
    const byId = new Map(visits.map((visit) => [visit.id, visit]))
    const shorter = durations.slice()
    const from = shortestWays(durations, n, place, via, false)
    const to = shortestWays(durations, n, place, via, true)
    for (let q = 0; q < n; q++) {
      shorter[place * n + q] = from[q]!
      shorter[q * n + place] = to[q]!
    }
    const { workLimits: _limits, ...rest } = this.#problem
    return {
      ...rest,
      durations: shorter,
      shifts: shifts.map(({ maxDuration: _most, restBefore: _rest, ...shift }) => {
        const head = headOf(this.#problem, shift, byId)
        // Of many pauses only some orders are tried.
        return pausesOf(shift, head.free, head.pauses).length > 3
          ? { ...shift, breaks: [], unavailable: [] }
          : shift
      }),
    }
  }
}

/**
 * Shortest seconds from a place to all others (`back`: from all others to it) by way of the places `via`, −1 where there
 * is no way (Dijkstra).
 */
function shortestWays(
  durations: Int32Array,
  n: number,
  place: number,
  via: ReadonlySet<number>,
  back: boolean,
): Int32Array {
  const found = new Int32Array(n).fill(-1)
  const done = new Uint8Array(n)
  found[place] = 0
  for (;;) {
    let next = -1
    for (let q = 0; q < n; q++)
      if (!done[q] && found[q]! >= 0 && (next < 0 || found[q]! < found[next]!)) next = q
    if (next < 0) return found
    done[next] = 1
    if (next !== place && !via.has(next)) continue
    for (let q = 0; q < n; q++) {
      const way = back ? durations[q * n + next]! : durations[next * n + q]!
      if (way >= 0 && (found[q]! < 0 || found[next]! + way < found[q]!)) found[q] = found[next]! + way
    }
  }
}
