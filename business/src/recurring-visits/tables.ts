import type { Generated } from 'kysely'
import type { Day } from '../foundation/day.ts'
import type { Recurrence, RecurringState } from './recurrence.ts'

export interface RecurringVisitTables {
  recurringVisit: Omit<Recurrence, 'weekdays' | 'excludedMonths' | 'excluded'> & {
    recurringNo: string
    description: string
    customerNo: string
    shipToCode: string
    serviceItemNo: string | null
    orderType: string | null
    workDescription: string
    estimatedMinutes: number
    priority: 'low' | 'medium' | 'high'
    preferredResourceNo: string | null
    weekdays: number[]
    excludedMonths: number[]
    daysAhead: number
    earlyDays: number
    lateDays: number
    maxOrders: number | null
    status: Generated<RecurringState>
    version: Generated<number>
  }
  /** Times without visits, both ends included. */
  recurringExclusion: { recurringNo: string; fromDay: Day; toDay: Day }
  /** A due day that was levelled or has its order; all others follow from the rule. */
  recurringOccurrence: {
    recurringNo: string
    dueDay: Day
    plannedDay: Day
    orderNo: string | null
  }
}
