import type { Day } from '../foundation/day.ts'
import { type Refusal, type Verdict, verdict } from '../foundation/verdict.ts'
import type { RepairStatus } from './statuses.ts'
import type { DocumentKind } from './tables.ts'

/** Dates of a line that its repair status moves. */
export interface LineDates {
  readonly startingDate: Day | null
  readonly startingTime: string | null
  readonly finishingDate: Day | null
  readonly finishingTime: string | null
}

/** The order's moment and now, both as wall clock of the company. */
export interface Clock {
  readonly orderDate: Day
  readonly orderTime: string
  readonly today: Day
  readonly time: string
}

/**
 * The line's dates after it enters a repair status. Refuses on an order the status that only quotes have.
 * Source: specification orders §6.3 and F-7.
 */
export function enterRepairStatus(
  dates: LineDates,
  from: RepairStatus | undefined,
  to: RepairStatus,
  clock: Clock,
  kind: DocumentKind = 'order',
): Verdict<LineDates> {
  const refusals: Refusal[] =
    to.role === 'quote-finished' && kind === 'order'
      ? [{ code: 'service-orders.repair-status-quote-only', at: 'repairStatusCode' }]
      : []
  return verdict(refusals, () => {
    const { startingDate, startingTime, finishingDate, finishingTime } = dates
    const present = { startingDate, startingTime, finishingDate, finishingTime }
    const over = (role: RepairStatus['role'] | undefined) => role === 'finished' || role === 'quote-finished'
    const left = over(from?.role) && !over(to.role) ? withoutFinish(present) : present
    if (to.role === 'initial')
      return { startingDate: null, startingTime: null, finishingDate: null, finishingTime: null }
    if (to.role === 'in-process') return { ...left, ...startOf(clock) }
    if (over(to.role)) return finished(left, clock)
    return left
  })
}

const withoutFinish = (dates: LineDates): LineDates => ({
  ...dates,
  finishingDate: null,
  finishingTime: null,
})

/** Work does not start before the order. */
function startOf({ orderDate, orderTime, today, time }: Clock) {
  const ordered = orderDate > today || (orderDate === today && orderTime > time)
  return ordered
    ? { startingDate: orderDate, startingTime: orderTime }
    : { startingDate: today, startingTime: time }
}

function finished(dates: LineDates, clock: Clock): LineDates {
  const start =
    dates.startingDate === null
      ? startOf(clock)
      : { startingDate: dates.startingDate, startingTime: dates.startingTime ?? clock.time }
  if (start.startingDate > clock.today)
    return { ...start, finishingDate: start.startingDate, finishingTime: start.startingTime }
  const time =
    start.startingDate === clock.today && start.startingTime > clock.time ? start.startingTime : clock.time
  return { ...start, finishingDate: clock.today, finishingTime: time }
}
