import type { Reason, Route, RouteCost } from '@giro/optimiser'
import type { Instant } from '../../foundation/day.ts'
import type { TravelQuality } from '../../travel/public.ts'
import { isUnderWay, type Placement, type PlanDays, type Visit } from '../day.ts'
import { ofShift } from './routing-problem.ts'

export type ChangeKind = 'added' | 'moved' | 'retimed' | 'removed'

/** One visit that would stand elsewhere. */
export interface ProposedChange {
  readonly visitNo: string
  readonly kind: ChangeKind
  readonly from: Placement | null
  readonly to: Placement | null
}

/** What people compare of a plan. */
export interface Figures {
  readonly planned: number
  readonly unassigned: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly overtimeSeconds: number
  readonly lateVisits: number
  readonly lateSeconds: number
  readonly waitingSeconds: number
  readonly cost: number
  readonly terms: Readonly<Record<string, number>>
}

/** A proposal as it is kept with the plan. */
export interface Proposal {
  readonly travel: TravelQuality
  readonly before: Figures
  readonly after: Figures
  readonly changes: readonly ProposedChange[]
  readonly unassigned: readonly {
    readonly visitNo: string
    readonly reasons: readonly {
      readonly resourceNo: string
      readonly day: string
      readonly reason: Reason
    }[]
  }[]
  readonly byTechnician: readonly TechnicianFigures[]
  /** The same of the days as they are. */
  readonly byTechnicianBefore: readonly TechnicianFigures[]
  /** Promised visits that would start outside their window: their customers have to agree first. */
  readonly needsConsent: readonly string[]
  /** Epoch seconds of the problem's second 0, for the words of the reasons. */
  readonly origin: number
}

export interface TechnicianFigures {
  readonly resourceNo: string
  readonly day: string
  readonly visits: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly workSeconds: number
  readonly overtimeSeconds: number
  readonly cost: number
}

const terms = [
  'fixed',
  'travelTime',
  'travelDistance',
  'overtime',
  'waiting',
  'lateness',
  'promise',
  'missingSkill',
  'zone',
  'preference',
  'stability',
  'targetDay',
  'scarceSkill',
  'balance',
  'assignment',
] as const
const cents = (value: number) => Math.round(value * 100) / 100

/** Sums of routes; `unassignedCost` is what the visits outside cost. */
export function figuresOf(routes: readonly Route[], unassigned: number, unassignedCost: number): Figures {
  const total = (of: (route: Route) => number) => routes.reduce((sum, route) => sum + of(route), 0)
  const byTerm = Object.fromEntries(
    terms.map((term) => [term, cents(total((route) => route.cost[term as keyof RouteCost]))]),
  )
  return {
    planned: total((route) => route.totals.visits),
    unassigned,
    travelSeconds: Math.round(total((route) => route.totals.travelSeconds)),
    travelMetres: Math.round(total((route) => route.totals.travelMetres)),
    overtimeSeconds: total((route) => route.totals.overtimeSeconds),
    lateVisits: total((route) => route.totals.lateVisits),
    lateSeconds: total((route) => route.totals.lateSeconds),
    waitingSeconds: Math.round(total((route) => route.totals.waitingSeconds)),
    cost: cents(total((route) => route.cost.total) + unassignedCost),
    terms: { ...byTerm, unassigned: cents(unassignedCost) },
  }
}

/** Each technician's day of a solution. */
export function byTechnician(routes: readonly Route[]): TechnicianFigures[] {
  return routes.map((route) => ({
    ...ofShift(route.shift),
    visits: route.totals.visits,
    travelSeconds: Math.round(route.totals.travelSeconds),
    travelMetres: Math.round(route.totals.travelMetres),
    workSeconds: route.totals.serviceSeconds,
    overtimeSeconds: route.totals.overtimeSeconds,
    cost: cents(route.cost.total),
  }))
}

const sameMoment = (a: Instant, b: Instant) => Date.parse(a) === Date.parse(b)

/**
 * The differences between the days as they are and as they would be: the only translator out.
 * Work under way is never part of it.
 */
export function changesOf(days: PlanDays, placements: ReadonlyMap<string, Placement>): ProposedChange[] {
  return days.visits.flatMap((visit): ProposedChange[] => {
    if (isUnderWay(visit) || visit.held) return []
    const from = visit.placement
    const to = placements.get(visit.visitNo) ?? null
    const kind = kindOf(visit, to)
    return kind === null ? [] : [{ visitNo: visit.visitNo, kind, from, to }]
  })
}

function kindOf(visit: Visit, to: Placement | null): ChangeKind | null {
  const from = visit.placement
  if (from === null) return to === null ? null : 'added'
  if (to === null) return 'removed'
  if (from.resourceNo !== to.resourceNo || from.day !== to.day) return 'moved'
  return sameMoment(from.start, to.start) ? null : 'retimed'
}

/**
 * Visits whose change puts their start outside the promised window, in the order of the changes. One that stands
 * outside it already at the same time is not changed and not named.
 */
export function outsidePromise(days: Pick<PlanDays, 'visits'>, changes: readonly ProposedChange[]): string[] {
  const promises = new Map(days.visits.map((visit) => [visit.visitNo, visit.promised]))
  return changes.flatMap(({ visitNo, to }) => {
    const promised = promises.get(visitNo)
    if (!promised || !to) return []
    const start = Date.parse(to.start)
    return start < Date.parse(promised.from) || start >= Date.parse(promised.to) ? [visitNo] : []
  })
}

/** True where a proposal needs somebody's consent and is cheaper by a cent or more than one that needs none. */
export function asksForLess(
  asking: Pick<Proposal, 'needsConsent' | 'after'>,
  keeping: Pick<Proposal, 'after'>,
): boolean {
  return asking.needsConsent.length > 0 && asking.after.cost < keeping.after.cost - 0.005
}
