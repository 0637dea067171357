import type { Route, RouteCost } from '@giro/optimiser'
import { capacityMinutes } from '../../resources/public.ts'
import type { Placement, PlanDays } from '../day.ts'
import { ofShift } from '../planning/routing-problem.ts'

/** What a technician's days, or all of them together, come to. */
export interface QualityFigures {
  readonly visits: number
  readonly cost: number
  readonly terms: Readonly<Record<string, number>>
  readonly workSeconds: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly waitingSeconds: number
  readonly overtimeSeconds: number
  readonly lateVisits: number
  readonly lateSeconds: number
  readonly capacitySeconds: number
  readonly idleSeconds: number
  readonly use: number | null
  readonly travelShare: number | null
}

/** How good a plan is. The costs of the technicians and of what is left out add up to the total. */
export interface PlanQuality {
  readonly total: QualityFigures & { readonly unassigned: number }
  readonly technicians: readonly (QualityFigures & { readonly resourceNo: string; readonly name: string })[]
}

const cents = (value: number) => Math.round(value * 100) / 100

/**
 * Figures of a plan: technicians who work or have something to do on these days, in the order of `days`.
 *
 * Cost is by term (specification orders §11.4), times are seconds. `use` is work and driving by capacity, `travelShare`
 * driving by work and driving (§13). `left` is what is not planned.
 */
export function planQuality(
  days: PlanDays,
  routes: readonly Route[],
  left: { readonly count: number; readonly cost: number },
): PlanQuality {
  const routesOf = Map.groupBy(routes, (route) => ofShift(route.shift).resourceNo)
  const shiftsOf = Map.groupBy(days.days, (one) => one.resourceNo)
  const technicians = days.technicians.flatMap(({ resourceNo, name }) => {
    const capacity = (shiftsOf.get(resourceNo) ?? []).map(
      ({ day, shift }) => [day, capacityMinutes(shift) * 60] as const,
    )
    const mine = routesOf.get(resourceNo) ?? []
    if (mine.length === 0 && capacity.every(([, seconds]) => seconds === 0)) return []
    return [{ resourceNo, name, ...figuresOf(mine, new Map(capacity)) }]
  })
  const all = figuresOf(
    routes,
    new Map(
      days.days.map(({ resourceNo, day, shift }) => [`${resourceNo} ${day}`, capacityMinutes(shift) * 60]),
    ),
    (route) => route.shift,
  )
  const missed: Record<string, number> = left.cost > 0 ? { unassigned: cents(left.cost) } : {}
  return {
    total: {
      ...all,
      cost: cents(all.cost + left.cost),
      terms: { ...all.terms, ...missed },
      unassigned: left.count,
    },
    technicians,
  }
}

function figuresOf(
  routes: readonly Route[],
  capacity: ReadonlyMap<string, number>,
  keyOf: (route: Route) => string = (route) => ofShift(route.shift).day,
): QualityFigures {
  const sum = (of: (route: Route) => number) => routes.reduce((total, route) => total + of(route), 0)
  const work = sum((route) => route.totals.serviceSeconds)
  const travel = Math.round(sum((route) => route.totals.travelSeconds))
  const capacitySeconds = [...capacity.values()].reduce((total, seconds) => total + seconds, 0)
  // Idle time of one day does not make up for overtime of another.
  const used = new Map(
    routes.map((route) => [keyOf(route), route.totals.serviceSeconds + route.totals.travelSeconds]),
  )
  const idle = [...capacity].reduce(
    (total, [key, seconds]) => total + Math.max(0, seconds - (used.get(key) ?? 0)),
    0,
  )
  return {
    visits: sum((route) => route.totals.visits),
    cost: cents(sum((route) => route.cost.total)),
    terms: termsOf(routes),
    workSeconds: work,
    travelSeconds: travel,
    travelMetres: Math.round(sum((route) => route.totals.travelMetres)),
    waitingSeconds: Math.round(sum((route) => route.totals.waitingSeconds)),
    overtimeSeconds: Math.round(sum((route) => route.totals.overtimeSeconds)),
    lateVisits: sum((route) => route.totals.lateVisits),
    lateSeconds: Math.round(sum((route) => route.totals.lateSeconds)),
    capacitySeconds,
    idleSeconds: Math.round(idle),
    use: capacitySeconds === 0 ? null : (work + travel) / capacitySeconds,
    travelShare: work + travel === 0 ? null : travel / (work + travel),
  }
}

function termsOf(routes: readonly Route[]): Record<string, number> {
  const terms: Record<string, number> = {}
  for (const route of routes)
    for (const [term, cost] of Object.entries(route.cost) as [keyof RouteCost, number][])
      if (term !== 'total') terms[term] = (terms[term] ?? 0) + cost
  return Object.fromEntries(
    Object.entries(terms)
      .map(([term, cost]) => [term, cents(cost)] as const)
      .filter(([, cost]) => cost !== 0),
  )
}

/** The days with the changes of a proposal made. */
export function withChanges(
  days: PlanDays,
  changes: readonly { readonly visitNo: string; readonly to: Placement | null }[],
): PlanDays {
  const placed = new Map(changes.map((change) => [change.visitNo, change.to]))
  return {
    ...days,
    visits: days.visits.map((visit) =>
      placed.has(visit.visitNo) ? { ...visit, placement: placed.get(visit.visitNo)! } : visit,
    ),
  }
}
