import type { Day } from '../foundation/day.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** When work began and ended; wall clock of the company, null where it has not. */
export interface WorkMoments {
  readonly startingDate: Day | null
  readonly startingTime: string | null
  readonly finishingDate: Day | null
  readonly finishingTime: string | null
}

/** When the customer called. */
export interface OrderMoment {
  readonly orderDate: Day
  readonly orderTime: string
}

const at = (day: string | null, time: string | null) => (day === null ? null : `${day} ${time ?? '00:00'}`)
export const startOf = (one: WorkMoments) => at(one.startingDate, one.startingTime)
export const finishOf = (one: WorkMoments) => at(one.finishingDate, one.finishingTime)
const orderOf = (order: OrderMoment) => `${order.orderDate} ${order.orderTime}`

/** What the user typed of the moments; `undefined` leaves one as it is. */
export interface TypedMoments {
  readonly startingDate?: Day | null | undefined
  readonly startingTime?: string | null | undefined
  readonly finishingDate?: Day | null | undefined
  readonly finishingTime?: string | null | undefined
}

/**
 * The moments after what was typed: another start takes the finish away unless one is typed with it, no start means
 * no finish, a date without time is its first minute. Source: specification orders R-13.
 */
export function typedMoments(present: WorkMoments, typed: TypedMoments): WorkMoments {
  const startingDate = typed.startingDate === undefined ? present.startingDate : typed.startingDate
  const startMoved = startingDate !== present.startingDate
  const finishingDate =
    startingDate === null
      ? null
      : typed.finishingDate === undefined
        ? startMoved
          ? null
          : present.finishingDate
        : typed.finishingDate
  const time = (given: string | null | undefined, before: string | null) =>
    (given === undefined ? before : given) ?? '00:00'
  return {
    startingDate,
    startingTime: startingDate === null ? null : time(typed.startingTime, present.startingTime),
    finishingDate,
    finishingTime: finishingDate === null ? null : time(typed.finishingTime, present.finishingTime),
  }
}

/** Reasons against the moments of one header or line. Source: specification orders R-13. */
export function reasonsAgainstMoments(order: OrderMoment, one: WorkMoments): Refusal[] {
  const [start, finish] = [startOf(one), finishOf(one)]
  const refusals: Refusal[] = []
  if (start !== null && start < orderOf(order))
    refusals.push({ code: 'service-orders.start-before-order', at: 'startingDate' })
  if (finish !== null && start !== null && finish < start)
    refusals.push({ code: 'service-orders.finish-before-start', at: 'finishingDate' })
  if (finish !== null && finish < orderOf(order))
    refusals.push({ code: 'service-orders.finish-before-order', at: 'finishingDate' })
  return refusals
}

/** Reasons against the header's moments, its lines beside them. Source: specification orders. */
export function reasonsAgainstHeader(
  header: OrderMoment & WorkMoments,
  lines: readonly (WorkMoments & { readonly lineNo: number })[],
): Refusal[] {
  const refusals = reasonsAgainstMoments(header, header)
  const early = lines.find((line) => (startOf(line) ?? '9') < orderOf(header))
  if (early)
    refusals.push({
      code: 'service-orders.order-after-start',
      facts: { line: early.lineNo },
      at: 'orderDate',
    })
  const start = startOf(header)
  const before = lines.find((line) => start !== null && (startOf(line) ?? '9') < start)
  if (before)
    refusals.push({
      code: 'service-orders.start-after-lines',
      facts: { line: before.lineNo },
      at: 'startingDate',
    })
  const finish = finishOf(header)
  const behind = lines.find((line) => finish !== null && (finishOf(line) ?? '') > finish)
  if (behind)
    refusals.push({
      code: 'service-orders.finish-before-lines',
      facts: { line: behind.lineNo },
      at: 'finishingDate',
    })
  return refusals
}
