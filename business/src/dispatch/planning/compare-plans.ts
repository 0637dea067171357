import type { Placement } from '../day.ts'
import type { Figures, Proposal, TechnicianFigures } from './proposal.ts'

export type Unit = 'count' | 'seconds' | 'metres' | 'money'

/** What of a proposal is compared. */
export type Comparable = Pick<
  Proposal,
  'before' | 'after' | 'changes' | 'byTechnician' | 'byTechnicianBefore'
>

/** A row of figures: the days as they are, then one for each plan. */
export interface Row {
  readonly values: readonly number[]
}

export interface Comparison {
  readonly measures: readonly (Row & { readonly measure: Measure; readonly unit: Unit })[]
  /** Money by term, dearest first; a term that is 0 everywhere is left out. */
  readonly terms: readonly (Row & { readonly term: string })[]
  /** Sums over the days of each technician who has something to do in one of them. */
  readonly technicians: readonly {
    readonly resourceNo: string
    readonly values: readonly TechnicianSums[]
  }[]
  /** Visits that do not stand alike everywhere; null: not on the plan. Those that differ most often come first. */
  readonly visits: readonly {
    readonly visitNo: string
    readonly places: readonly (Placement | null)[]
  }[]
}

export interface TechnicianSums {
  readonly visits: number
  readonly travelSeconds: number
  readonly travelMetres: number
  readonly workSeconds: number
  readonly overtimeSeconds: number
  readonly cost: number
}

export type Measure =
  | 'visitsMoved'
  | 'planned'
  | 'unassigned'
  | 'lateVisits'
  | 'lateSeconds'
  | 'travelSeconds'
  | 'travelMetres'
  | 'overtimeSeconds'
  | 'waitingSeconds'
  | 'cost'

const measured: readonly [Exclude<Measure, 'visitsMoved'>, Unit][] = [
  ['planned', 'count'],
  ['unassigned', 'count'],
  ['lateVisits', 'count'],
  ['lateSeconds', 'seconds'],
  ['travelSeconds', 'seconds'],
  ['travelMetres', 'metres'],
  ['overtimeSeconds', 'seconds'],
  ['waitingSeconds', 'seconds'],
  ['cost', 'money'],
]

/**
 * Plans side by side. All are compared with the same present, which is that of the newest plan (the last one): a plan
 * asked for earlier may have seen other days, and its own "before" would not be comparable.
 *
 * "Visits moved" counts visits that have a place now and would have another, or none: what people have to be told.
 * Precondition: at least one plan. Source: specification orders §11.4 (score analysis), §11.6 (what-if).
 */
export function comparePlans(plans: readonly Comparable[]): Comparison {
  const newest = plans.at(-1)!
  const figures: Figures[] = [newest.before, ...plans.map((plan) => plan.after)]
  const moved = plans.map((plan) => plan.changes.filter((change) => change.kind !== 'added').length)
  const terms = new Set(figures.flatMap((one) => Object.keys(one.terms)))
  return {
    measures: [
      { measure: 'visitsMoved', unit: 'count', values: [0, ...moved] },
      ...measured.map(([measure, unit]) => ({
        measure,
        unit,
        values: figures.map((one) => one[measure] ?? 0),
      })),
    ],
    terms: [...terms]
      .map((term) => ({ term, values: figures.map((one) => one.terms[term] ?? 0) }))
      .filter(({ values }) => values.some((value) => value !== 0))
      .sort((a, b) => Math.max(...b.values) - Math.max(...a.values) || (a.term < b.term ? -1 : 1)),
    technicians: techniciansOf([newest.byTechnicianBefore, ...plans.map((plan) => plan.byTechnician)]),
    visits: differingVisits(plans),
  }
}

const nothing: TechnicianSums = {
  visits: 0,
  travelSeconds: 0,
  travelMetres: 0,
  workSeconds: 0,
  overtimeSeconds: 0,
  cost: 0,
}

function techniciansOf(columns: readonly (readonly TechnicianFigures[])[]): Comparison['technicians'] {
  const resourceNos = [...new Set(columns.flatMap((column) => column.map((one) => one.resourceNo)))].sort()
  return resourceNos.map((resourceNo) => ({
    resourceNo,
    values: columns.map((column) =>
      column
        .filter((one) => one.resourceNo === resourceNo)
        .reduce<TechnicianSums>(
          (sum, one) => ({
            visits: sum.visits + one.visits,
            travelSeconds: sum.travelSeconds + one.travelSeconds,
            travelMetres: sum.travelMetres + one.travelMetres,
            workSeconds: sum.workSeconds + one.workSeconds,
            overtimeSeconds: sum.overtimeSeconds + one.overtimeSeconds,
            cost: Math.round((sum.cost + one.cost) * 100) / 100,
          }),
          nothing,
        ),
    ),
  }))
}

const placeKey = (placement: Placement | null) =>
  placement === null ? '' : `${placement.resourceNo} ${placement.day} ${Date.parse(placement.start)}`

/** A visit that a plan does not change stands where it is now; where it is now, any plan that changes it says. */
function differingVisits(plans: readonly Comparable[]): Comparison['visits'] {
  const now = new Map<string, Placement | null>()
  for (const plan of plans) for (const change of plan.changes) now.set(change.visitNo, change.from)
  const places = plans.map((plan) => new Map(plan.changes.map((change) => [change.visitNo, change.to])))
  const differences = (row: readonly (Placement | null)[]) => new Set(row.map(placeKey)).size
  return [...now]
    .map(([visitNo, present]) => ({
      visitNo,
      places: [present, ...places.map((changed) => (changed.has(visitNo) ? changed.get(visitNo)! : present))],
    }))
    .filter(({ places: row }) => differences(row) > 1)
    .sort((a, b) => differences(b.places) - differences(a.places) || (a.visitNo < b.visitNo ? -1 : 1))
}

/**
 * The window that is promised anew to a customer who agreed to another time: as long as the old one, from the quarter
 * of an hour at or before the new start. Seconds of an epoch; `to` is excluded.
 */
export function agreedWindow(
  old: { readonly from: number; readonly to: number },
  start: number,
): { from: number; to: number } {
  const from = Math.floor(start / 900) * 900
  return { from, to: from + Math.max(900, old.to - old.from) }
}
