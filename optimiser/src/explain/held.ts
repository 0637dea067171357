import { restedFrom } from '../constraints/rest.ts'
import { isLinked } from '../model/crew.ts'
import { shiftsById, technicianOf } from '../model/technicians.ts'
import type { Dependency, Period, Problem, Shift, Visit } from '../problem.ts'
import { within } from '../schedule/time-plan.ts'
import type { Route, Stop } from '../solution.ts'

interface Stood {
  readonly shift: Shift
  readonly stop: Stop
}

/**
 * A plan held still around one visit: other visits that depend on each other, and shifts bound by rest, may move only
 * as far as nothing in other routes has to. So one route can be judged by itself.
 */
export class Held {
  readonly visits: Map<string, Visit>
  /** The visit in question with the starts that the visits before and after it leave. */
  readonly visit: Visit
  /** The visit that is not planned and without which this one may not be, if any. */
  readonly missing: string | null
  readonly #problem: Problem
  readonly #routes: ReadonlyMap<string, Route>
  readonly #stood: ReadonlyMap<string, readonly Stood[]>
  readonly #anyRest: boolean
  readonly #rested = new WeakMap<Shift, Shift>()
  readonly #ties: readonly { readonly rule: Dependency; readonly other: Shift; readonly later: boolean }[]

  constructor(problem: Problem, routes: ReadonlyMap<string, Route>, visit: Visit) {
    this.#problem = problem
    this.#routes = routes
    this.#anyRest = problem.shifts.some((each) => each.restBefore)
    const all = new Map([...problem.visits, visit].map((each) => [each.id, each]))
    if (!isLinked(problem) && !visit.after?.length && !visit.crew) {
      this.visits = all
      this.visit = visit
      this.missing = null
      this.#stood = new Map()
      this.#ties = []
      return
    }
    this.#stood = standing(problem, routes)
    const held = new Map(all)
    for (const [id, each] of all) {
      const own = this.#stood.get(id)?.[0]
      if (!own || id === visit.id || own.stop.frozen) continue
      held.set(id, within(each, each.crew ? [own.stop.start, own.stop.start] : this.#room(each, own, visit)))
    }
    const ties: { rule: Dependency; other: Shift; later: boolean }[] = []
    let missing: string | null = null
    let from = Number.MIN_SAFE_INTEGER
    let to = Number.MAX_SAFE_INTEGER
    for (const rule of visit.after ?? []) {
      const before = this.#stood.get(rule.visit)?.[0]
      if (!before) {
        missing ??= rule.visit
        continue
      }
      from = Math.max(from, before.stop.end + (rule.gapMin ?? 0))
      if (rule.gapMax !== undefined) to = Math.min(to, before.stop.end + rule.gapMax)
      ties.push({ rule, other: before.shift, later: true })
    }
    for (const { after, rule } of followers(problem, visit.id)) {
      const own = this.#stood.get(after.id)?.[0]
      if (!own && rule.together) missing ??= after.id
      if (!own) continue
      const work = visit.duration + (visit.setup ?? 0)
      to = Math.min(to, own.stop.start - (rule.gapMin ?? 0) - work)
      if (rule.gapMax !== undefined) from = Math.max(from, own.stop.start - rule.gapMax - visit.duration)
      ties.push({ rule, other: own.shift, later: false })
    }
    const bound = from > Number.MIN_SAFE_INTEGER || to < Number.MAX_SAFE_INTEGER
    this.visit = bound ? within(visit, [from, to]) : visit
    this.missing = missing
    this.#ties = ties
    this.visits = held.set(visit.id, this.visit)
  }

  /** Starts of a planned visit that leave the ones before and after it as they are. */
  #room(visit: Visit, own: Stood, inserted: Visit): Period {
    let from = Number.MIN_SAFE_INTEGER
    let to = Number.MAX_SAFE_INTEGER
    const linked = visit.after ?? []
    for (const rule of linked) {
      const before = this.#stood.get(rule.visit)?.[0]
      if (!before) continue
      from = Math.max(from, before.stop.end + (rule.gapMin ?? 0))
      if (rule.gapMax !== undefined) to = Math.min(to, before.stop.start + rule.gapMax)
    }
    for (const { after, rule } of followers(this.#problem, visit.id)) {
      const next = this.#stood.get(after.id)?.[0]
      if (!next) continue
      to = Math.min(to, own.stop.start)
      if (rule.gapMax !== undefined) from = Math.max(from, own.stop.start)
    }
    // The visit to be inserted counts on the ones before and after it standing where they are.
    for (const rule of inserted.after ?? []) {
      if (rule.visit !== visit.id) continue
      to = Math.min(to, own.stop.start)
      if (rule.gapMax !== undefined) from = Math.max(from, own.stop.start)
    }
    for (const rule of linked) {
      if (rule.visit !== inserted.id) continue
      from = Math.max(from, own.stop.start)
      if (rule.gapMax !== undefined) to = Math.min(to, own.stop.start)
    }
    return [Math.min(from, own.stop.start), Math.max(to, own.stop.start)]
  }

  /** Whether technician or day of the shift go with the visits before and after. */
  goesWith(shift: Shift): boolean {
    return this.#ties.every(({ rule, other, later }) => {
      if (rule.sameTechnician && technicianOf(other) !== technicianOf(shift)) return false
      if (rule.sameDay && other.day !== shift.day) return false
      if (!rule.nextDay) return true
      return later ? (other.day ?? 0) + 1 === shift.day : other.day === (shift.day ?? 0) + 1
    })
  }

  /** The visit that the shift does not go with. */
  get tiedTo(): string {
    return this.#ties[0]?.rule.visit ?? this.missing ?? ''
  }

  /** The shift with hours that leave the rest before the next and after the one before it. */
  rested(shift: Shift): Shift {
    if (!this.#anyRest) return shift
    const known = this.#rested.get(shift)
    if (known) return known
    const made = this.#withRest(shift)
    this.#rested.set(shift, made)
    return made
  }

  #withRest(shift: Shift): Shift {
    const own = shiftsById(this.#problem).get(shift.id) ?? shift
    const before = restedFrom(this.#problem, own)
    const past = before && this.#routes.get(before.id)
    const open =
      past && past.totals.visits > 0
        ? Math.max(shift.window[0], past.totals.end + (shift.restBefore ?? 0))
        : shift.window[0]
    let close = shift.window[1] + (shift.overtime ?? 0)
    for (const next of this.#problem.shifts) {
      const route = this.#routes.get(next.id)
      if (!route || route.totals.visits === 0 || restedFrom(this.#problem, next) !== own) continue
      close = Math.min(close, route.totals.start - (next.restBefore ?? 0))
    }
    const regular = Math.max(open, Math.min(shift.window[1], close))
    return { ...shift, window: [open, regular], overtime: Math.max(0, close - regular) }
  }
}

function standing(problem: Problem, routes: ReadonlyMap<string, Route>): Map<string, Stood[]> {
  const shifts = shiftsById(problem)
  const found = new Map<string, Stood[]>()
  for (const route of routes.values()) {
    const shift = shifts.get(route.shift)
    if (!shift) continue
    for (const stop of route.stops) {
      if (stop.type !== 'visit') continue
      const own = { shift, stop }
      const known = found.get(stop.id) ?? []
      found.set(stop.id, stop.role === 'helper' ? [...known, own] : [own, ...known])
    }
  }
  return found
}

function followers(problem: Problem, id: string): { after: Visit; rule: Dependency }[] {
  return problem.visits.flatMap((after) =>
    (after.after ?? []).filter((rule) => rule.visit === id).map((rule) => ({ after, rule })),
  )
}
