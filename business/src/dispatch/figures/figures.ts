import { type Day, type Instant, secondsBetween } from '../../foundation/day.ts'

/** A visit of a period as the figures see it. Moments of what really happened are null where nobody reported them. */
export interface VisitFact {
  readonly orderNo: string
  readonly resourceNo: string
  readonly day: Day
  readonly state: string
  readonly plannedStart: Instant
  readonly plannedEnd: Instant
  readonly arrivedAt: Instant | null
  readonly endedAt: Instant | null
  readonly pausedMinutes: number
  readonly travelSeconds: number
  readonly travelMetres: number
  /** Reported; goes before the planned distance. */
  readonly drivenKm: number | null
  readonly due: Instant | null
  readonly promised: { readonly from: Instant; readonly to: Instant } | null
  /** Visits that the order's work has needed so far. */
  readonly visitsOfOrder: number
  readonly orderFinished: boolean
}

/** Figures of a technician, or of all together. Shares are 0 to 1; null: there is nothing to share. */
export interface Figures {
  readonly visitsDone: number
  readonly visitsNotDone: number
  /** Arrived by the due moment, of the visits that have one and were reported. */
  readonly dueMet: number | null
  /** Of those that came late, on average. */
  readonly lateMinutes: number
  readonly promiseKept: number | null
  /** Orders finished with a single visit, of those finished. */
  readonly fixedAtFirstVisit: number | null
  readonly serviceMinutes: number
  readonly travelMinutes: number
  readonly kilometres: number
  readonly capacityMinutes: number
  /** Service and travel of the capacity. */
  readonly utilisation: number | null
}

const over = new Set(['done', 'not-done'])

/** Figures of visits against the capacity of the same period. Source: specification orders §13. */
export function figuresOf(visits: readonly VisitFact[], capacityMinutes: number): Figures {
  const ended = visits.filter((visit) => over.has(visit.state))
  const done = ended.filter((visit) => visit.state === 'done')
  const withDue = ended.filter((visit) => visit.due !== null && visit.arrivedAt !== null)
  const late = withDue.map((visit) => secondsBetween(visit.due!, visit.arrivedAt!)).filter((by) => by > 0)
  const withPromise = ended.filter((visit) => visit.promised !== null && visit.arrivedAt !== null)
  const kept = withPromise.filter(
    ({ promised, arrivedAt }) => arrivedAt! >= promised!.from && arrivedAt! < promised!.to,
  )
  const finished = new Map(done.filter((visit) => visit.orderFinished).map((visit) => [visit.orderNo, visit]))
  const first = [...finished.values()].filter((visit) => visit.visitsOfOrder === 1)
  const serviceMinutes = Math.round(sum(ended.map(minutesOnSite)))
  const travelMinutes = Math.round(sum(ended.map((visit) => visit.travelSeconds)) / 60)
  return {
    visitsDone: done.length,
    visitsNotDone: ended.length - done.length,
    dueMet: share(withDue.length - late.length, withDue.length),
    lateMinutes: late.length === 0 ? 0 : Math.round(sum(late) / late.length / 60),
    promiseKept: share(kept.length, withPromise.length),
    fixedAtFirstVisit: share(first.length, finished.size),
    serviceMinutes,
    travelMinutes,
    kilometres: Math.round(sum(ended.map((visit) => visit.drivenKm ?? visit.travelMetres / 1000)) * 10) / 10,
    capacityMinutes,
    utilisation: share(serviceMinutes + travelMinutes, capacityMinutes),
  }
}

/** As reported; where nobody reported, as planned for what was done. */
function minutesOnSite(visit: VisitFact): number {
  if (visit.arrivedAt !== null && visit.endedAt !== null)
    return Math.max(0, secondsBetween(visit.arrivedAt, visit.endedAt) / 60 - visit.pausedMinutes)
  return visit.state === 'done' ? secondsBetween(visit.plannedStart, visit.plannedEnd) / 60 : 0
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
