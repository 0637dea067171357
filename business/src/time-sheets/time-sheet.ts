import { addDays, type Day, daysFromTo } from '../foundation/day.ts'
import { type Decimal, decimal, decimalText, sum } from '../foundation/decimal.ts'
import type { Refusal } from '../foundation/verdict.ts'

/** What the hours were for. `other`: anything that needs no document. */
export const timeSheetTypes = ['service', 'project', 'travel', 'absence', 'other'] as const
export type TimeSheetType = (typeof timeSheetTypes)[number]

export const timeSheetStatuses = ['open', 'submitted', 'rejected', 'approved'] as const
export type TimeSheetStatus = (typeof timeSheetStatuses)[number]

export interface SheetLine {
  readonly lineNo: number
  readonly type: TimeSheetType
  readonly orderNo: string | null
  /** The order's line that the work was on; null: its first. */
  readonly itemLineNo: number | null
  readonly projectNo: string | null
  readonly phaseNo: string | null
  readonly description: string
  readonly workTypeCode: string | null
  /** Not chargeable: on the order the customer pays nothing for it. */
  readonly chargeable: boolean
  readonly status: TimeSheetStatus
  /** Hours of Monday to Sunday. */
  readonly hours: readonly string[]
}

/** The seven days of a week from its Monday. */
export const daysOfWeek = (week: Day): Day[] => daysFromTo(week, addDays(week, 6))

export const totalOf = (hours: readonly string[]): Decimal => sum(hours.map((one) => decimal(one)))

/** Why a line cannot stand like this beside the others of its week. */
export function reasonsAgainstLine(line: SheetLine, others: readonly SheetLine[], week: Day): Refusal[] {
  const refusals: Refusal[] = []
  if (line.type === 'project' && line.projectNo === null)
    refusals.push({ code: 'time-sheets.project-missing', at: 'projectNo' })
  if (line.hours.some((hours) => decimal(hours).lt(0)))
    refusals.push({ code: 'time-sheets.hours-negative', at: 'hours' })
  for (const [at, day] of daysOfWeek(week).entries()) {
    const all = sum([line, ...others].map((one) => decimal(one.hours[at]!)))
    if (all.gt(24)) refusals.push({ code: 'time-sheets.day-too-long', facts: { day }, at: 'hours' })
  }
  return refusals
}

/** Why a line cannot be submitted: service without an order, or no hours at all. */
export function reasonsAgainstSubmitting(line: SheetLine): Refusal[] {
  const facts = { description: line.description }
  if (line.type === 'service' && line.orderNo === null)
    return [{ code: 'time-sheets.order-missing', facts, at: 'orderNo' }]
  return totalOf(line.hours).eq(0) ? [{ code: 'time-sheets.no-hours', facts, at: 'hours' }] : []
}

export type Step = 'submit' | 'approve' | 'reject' | 'reopen'

/** Statuses in which a step is possible, and what it leads to. Source: specification orders §8.10. */
const steps: Readonly<Record<Step, Readonly<Partial<Record<TimeSheetStatus, TimeSheetStatus>>>>> = {
  submit: { open: 'submitted', rejected: 'submitted' },
  approve: { submitted: 'approved' },
  reject: { submitted: 'rejected' },
  reopen: { submitted: 'open', approved: 'submitted' },
}

/** The status after the step; null where the line is not in a state for it. */
export const statusAfter = (status: TimeSheetStatus, step: Step): TimeSheetStatus | null =>
  steps[step][status] ?? null

/** Only open and rejected lines are written in. */
export const isWritable = (status: TimeSheetStatus): boolean => status === 'open' || status === 'rejected'

/** Hours that are known from elsewhere: entered on an order, reported by taps, or an absence. */
export interface Known {
  readonly type: 'service' | 'travel' | 'absence'
  readonly orderNo: string | null
  readonly itemLineNo: number | null
  readonly workTypeCode: string | null
  readonly description: string
  readonly day: Day
  readonly minutes: number
  /** From taps: only where nothing else is known of that order on that day. */
  readonly fromTaps: boolean
}

export type NewLine = Omit<SheetLine, 'lineNo' | 'status'>

/**
 * Lines that the week can be filled with: what is known and not on the sheet yet, of one order, work type and day only
 * once. Filling again adds nothing.
 */
export function proposedLines(week: Day, known: readonly Known[], existing: readonly SheetLine[]): NewLine[] {
  const days = daysOfWeek(week)
  const written = (one: Known) =>
    existing.some(
      (line) =>
        line.type === one.type &&
        line.orderNo === one.orderNo &&
        (one.fromTaps || (line.itemLineNo === one.itemLineNo && line.workTypeCode === one.workTypeCode)) &&
        decimal(line.hours[days.indexOf(one.day)] ?? '0').gt(0),
    )
  const better = (one: Known) =>
    one.fromTaps &&
    known.some(
      (other) =>
        !other.fromTaps && other.type === one.type && other.orderNo === one.orderNo && other.day === one.day,
    )
  const wanted = known.filter(
    (one) => days.includes(one.day) && one.minutes > 0 && !written(one) && !better(one),
  )
  const byLine = Map.groupBy(wanted, (one) =>
    JSON.stringify([one.type, one.orderNo, one.itemLineNo, one.workTypeCode, one.description]),
  )
  return [...byLine.values()].map((hours) => {
    const { type, orderNo, itemLineNo, workTypeCode, description } = hours[0]!
    return {
      type,
      orderNo,
      itemLineNo,
      projectNo: null,
      phaseNo: null,
      description,
      workTypeCode,
      chargeable: type === 'service',
      hours: days.map((day) =>
        decimalText(
          sum(hours.filter((one) => one.day === day).map((one) => decimal(one.minutes)))
            .div(60)
            .round(2),
        ),
      ),
    }
  })
}
