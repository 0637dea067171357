import type { Day, Instant } from '../../foundation/day.ts'
import { decimal, decimalText, sum } from '../../foundation/decimal.ts'
import type { Refusal } from '../../foundation/verdict.ts'
import type { RepairRole } from '../../service-orders/public.ts'
import type { AllocationStatus } from '../tables.ts'

/** Who does a line's work: a resource with its group, or a group of whom somebody will. */
export interface Doer {
  readonly resourceNo: string | null
  readonly groupNo: string | null
}

/** An entry as the decisions see it. */
export interface Entry extends Doer {
  readonly entryNo: number
  readonly lineNo: number
  readonly status: AllocationStatus
  readonly role: 'lead' | 'helper'
  readonly day: Day | null
  /** Decimal text. */
  readonly hours: string
  readonly startAt: Instant | null
  readonly serviceStarted: boolean
  readonly visitNo: string | null
}

/** Entries that wait for a day or for somebody: what allocating to all fills. Source: specification orders F-9. */
export const isWaiting = (entry: Pick<Entry, 'status'>) =>
  entry.status === 'nonactive' || entry.status === 'reallocation-needed'

/**
 * For one line all leads that are to come are the same resource, and the same group where both name one; several days
 * are fine. `entryNo` is the entry that is changed and not compared. Source: specification orders §6.4 (exclusivity).
 */
export function reasonsAgainstDoer(
  entries: readonly Entry[],
  lineNo: number,
  doer: Doer,
  entryNo: number | null,
): Refusal[] {
  const other = entries.find(
    (entry) =>
      entry.lineNo === lineNo &&
      entry.entryNo !== entryNo &&
      entry.role === 'lead' &&
      (entry.status === 'active' || entry.status === 'reallocation-needed') &&
      !sameDoer(entry, doer),
  )
  return other
    ? [
        {
          code: 'dispatch.allocation-one-resource',
          facts: { line: lineNo, name: other.resourceNo ?? other.groupNo ?? '' },
          at: doer.resourceNo === null ? 'groupNo' : 'resourceNo',
        },
      ]
    : []
}

function sameDoer(one: Doer, other: Doer): boolean {
  if (one.resourceNo !== other.resourceNo) return false
  return one.groupNo === null || other.groupNo === null || one.groupNo === other.groupNo
}

/** Hours that each of `others` entries and the one they are like get, to a tenth. Source: specification orders F-9. */
export function hoursOfEach(hours: string, others: number): string {
  return decimalText(decimal(hours).div(others + 1), 1)
}

/** How an entry ends that goes to somebody else: what was begun is finished. Source: specification orders §6.4. */
export const closedAs = (entry: Pick<Entry, 'serviceStarted'>) =>
  entry.serviceStarted ? ('finished' as const) : ('canceled' as const)

/** What a line becomes whose work is given back; null: it stays. Source: specification orders §6.4 (cancel). */
export function roleAfterGivingBack(role: RepairRole | null): RepairRole | null {
  if (role === 'initial') return 'referred'
  return role === 'in-process' ? 'partly-serviced' : null
}

/** What the header tells of its entries. Source: specification orders §4.1 (computed). */
export interface AllocationTotals {
  /** Hours of active and finished entries, decimal text. */
  readonly allocatedHours: string
  readonly noOfAllocations: number
  /** Lines with neither. */
  readonly noOfUnallocatedItems: number
  readonly reallocationNeeded: boolean
}

/** Sums of an order's entries. */
export function totalsOf(entries: readonly Entry[], lineNos: readonly number[]): AllocationTotals {
  const counted = entries.filter((entry) => entry.status === 'active' || entry.status === 'finished')
  const allocated = new Set(counted.map((entry) => entry.lineNo))
  return {
    allocatedHours: decimalText(sum(counted.map((entry) => decimal(entry.hours)))),
    noOfAllocations: counted.length,
    noOfUnallocatedItems: lineNos.filter((lineNo) => !allocated.has(lineNo)).length,
    reallocationNeeded: entries.some((entry) => entry.status === 'reallocation-needed'),
  }
}
