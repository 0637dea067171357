import type { Generated } from 'kysely'
import type { Day, Instant } from '../foundation/day.ts'
import type { TimeSheetStatus, TimeSheetType } from './time-sheet.ts'

export interface TimeSheetTables {
  /** The sheet of a week, named by its Monday; there from the first line on. */
  timeSheet: { resourceNo: string; week: Day; version: Generated<number> }
  timeSheetLine: {
    resourceNo: string
    week: Day
    lineNo: number
    type: TimeSheetType
    orderNo: string | null
    itemLineNo: number | null
    projectNo: string | null
    phaseNo: string | null
    description: string
    workTypeCode: string | null
    chargeable: boolean
    status: Generated<TimeSheetStatus>
    /** Why it was rejected. */
    reason: Generated<string>
    decidedBy: Generated<string>
    decidedAt: Generated<Instant | null>
  }
  timeSheetHours: {
    resourceNo: string
    week: Day
    lineNo: number
    day: Day
    hours: string
    /** The order's line with these hours was shipped. */
    posted: Generated<boolean>
  }
}
