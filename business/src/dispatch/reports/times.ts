import { type Instant, secondsBetween } from '../../foundation/day.ts'

/** What times follow from: a report's kind and the moment at which it happened. */
export interface TimedReport {
  readonly reportId: string
  readonly kind: string
  readonly at: Instant
}

/** When a visit really took place. Null: not reported (yet). */
export interface VisitTimes {
  readonly enRouteAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly endedAt: Instant | null
  /** Pauses between arrival and end; one that is not ended counts until the end, or not at all while work goes on. */
  readonly pausedMinutes: number
}

/**
 * The times of a visit from its reports, in whatever order they came in and however often: first departure, first
 * arrival, last end, pauses in between. Phones without network report late; the result is the same.
 */
export function timesOf(reports: readonly TimedReport[]): VisitTimes {
  const inOrder = [...new Map(reports.map((report) => [report.reportId, report])).values()].sort(
    (a, b) => secondsBetween(b.at, a.at) || (a.reportId < b.reportId ? -1 : 1),
  )
  const first = (kind: string) => inOrder.find((report) => report.kind === kind)?.at ?? null
  const endedAt =
    inOrder.findLast((report) => report.kind === 'done' || report.kind === 'not-done')?.at ?? null
  let paused = 0
  let since: Instant | null = null
  for (const { kind, at } of inOrder) {
    if (kind === 'paused') since ??= at
    else if (since !== null && (kind === 'resumed' || kind === 'done' || kind === 'not-done')) {
      paused += secondsBetween(since, at)
      since = null
    }
  }
  return {
    enRouteAt: first('en-route'),
    arrivedAt: first('arrived'),
    endedAt,
    pausedMinutes: Math.round(paused / 60),
  }
}

/** Minutes of work on site so far: from arrival to the end, or to `now`, less the pauses. */
export function minutesOnSite({ arrivedAt, endedAt, pausedMinutes }: VisitTimes, now: Instant): number {
  if (arrivedAt === null) return 0
  return Math.max(0, Math.round(secondsBetween(arrivedAt, endedAt ?? now) / 60) - pausedMinutes)
}

/** The values of fields that a report brings: what the office has changed since the technician looked stays. */
export function mergeFields<F extends string>(
  present: Readonly<Record<F, string | null>>,
  seen: Partial<Readonly<Record<F, string | null>>>,
  reported: Partial<Readonly<Record<F, string | null>>>,
): { readonly changes: Partial<Record<F, string | null>>; readonly kept: F[] } {
  const changes: Partial<Record<F, string | null>> = {}
  const kept: F[] = []
  for (const field of Object.keys(reported) as F[]) {
    const value = reported[field] ?? null
    if (present[field] === value) continue
    const untouched = present[field] === (seen[field] ?? null)
    if (untouched || present[field] === null) changes[field] = value
    else kept.push(field)
  }
  return { changes, kept }
}
