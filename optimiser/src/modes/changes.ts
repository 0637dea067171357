import { shiftsById } from '../model/technicians.ts'
import type { Problem } from '../problem.ts'
import { timeRow } from '../schedule/time-plan.ts'
import type { Route, Solution, Stop } from '../solution.ts'
import { addTerms, type ByTerm, ownTerms, termsBetween, totalOf } from '../terms/by-term.ts'

/** Where and when a visit stands; of a visit with a crew the lead's place. */
export interface Standing {
  readonly shift: string
  readonly start: number
}

/** A visit that stands elsewhere in the second of two plans. */
export interface PlanChange {
  readonly visit: string
  /** `moved`: to another shift; `retimed`: another start in the same one. */
  readonly kind: 'added' | 'removed' | 'moved' | 'retimed'
  /** Null: not planned. */
  readonly from: Standing | null
  readonly to: Standing | null
  /** Seconds by which the start moves, later is positive; 0 when it was or will be unplanned. */
  readonly movedSeconds: number
  /** Driving that the visit causes where it stands, after less before. */
  readonly travelSeconds: number
  /**
   * What the visit costs where it stands (the route less the same route without it; unplanned: its penalty), after less
   * before, by term. These differences say why; they add up to the plans' difference only where changes do not touch.
   */
  readonly terms: ByTerm
  /** Sum of `terms`. */
  readonly costDifference: number
}

type Plan = Pick<Solution, 'routes'>

interface Stood {
  readonly route: Route
  readonly stop: Stop
}

/** The visits that stand elsewhere in `after` than in `before`, in the order of the problem. */
export function planChanges(problem: Problem, before: Plan, after: Plan): PlanChange[] {
  const visits = new Map(problem.visits.map((visit) => [visit.id, visit]))
  const was = standings(before)
  const is = standings(after)
  return problem.visits.flatMap((visit): PlanChange[] => {
    const from = was.get(visit.id)?.[0]
    const to = is.get(visit.id)?.[0]
    const kind = kindOf(from, to)
    if (!kind) return []
    const old = shareOf(was.get(visit.id))
    const now = shareOf(is.get(visit.id))
    const terms = addTerms(now.terms, negated(old.terms))
    return [
      {
        visit: visit.id,
        kind,
        from: from ? standing(from) : null,
        to: to ? standing(to) : null,
        movedSeconds: from && to ? to.stop.start - from.stop.start : 0,
        travelSeconds: now.travelSeconds - old.travelSeconds,
        terms,
        costDifference: totalOf(terms),
      },
    ]

    function shareOf(stood: readonly Stood[] | undefined): { terms: ByTerm; travelSeconds: number } {
      if (!stood) {
        const left = problem.objective === 'penalty' ? (visit.penalty ?? 0) : 0
        return { terms: left ? { unassigned: left } : {}, travelSeconds: 0 }
      }
      const shares = stood.map(({ route, stop }) => shareIn(route, stop))
      return {
        terms: addTerms(...shares.map((each) => each.terms)),
        travelSeconds: shares.reduce((sum, each) => sum + each.travelSeconds, 0),
      }
    }

    function shareIn(route: Route, stop: Stop): { terms: ByTerm; travelSeconds: number } {
      const shift = shiftsById(problem).get(route.shift)
      // A shift that is gone with its technician, or what is done already, is not timed again.
      if (!shift || stop.frozen) return { terms: {}, travelSeconds: 0 }
      const others = route.stops.filter(
        (each) => each.type === 'visit' && !each.frozen && each !== stop && visits.has(each.id),
      )
      const without = timeRow(problem, { shift, stops: others, pausesGiven: false }, shift, visits).route
      return {
        terms: termsBetween(ownTerms(without.cost), ownTerms(route.cost)),
        travelSeconds: route.totals.travelSeconds - without.totals.travelSeconds,
      }
    }
  })
}

function kindOf(from: Stood | undefined, to: Stood | undefined): PlanChange['kind'] | null {
  if (!from) return to ? 'added' : null
  if (!to) return 'removed'
  if (from.route.shift !== to.route.shift) return 'moved'
  return from.stop.start === to.stop.start ? null : 'retimed'
}

function standing({ route, stop }: Stood): Standing {
  return { shift: route.shift, start: stop.start }
}

function negated(terms: ByTerm): ByTerm {
  return Object.fromEntries(Object.entries(terms).map(([key, value]) => [key, -value]))
}

/** Where each visit stands, the lead of a crew first. */
function standings({ routes }: Plan): Map<string, Stood[]> {
  const found = new Map<string, Stood[]>()
  for (const route of routes)
    for (const stop of route.stops) {
      if (stop.type !== 'visit') continue
      const known = found.get(stop.id) ?? []
      found.set(stop.id, stop.role === 'helper' ? [...known, { route, stop }] : [{ route, stop }, ...known])
    }
  return found
}
