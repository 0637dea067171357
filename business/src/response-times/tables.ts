import type { Day } from '../foundation/day.ts'

export interface ResponseTimeTables {
  /** Default service hours; those agreed in contracts come with the contracts. */
  serviceHours: {
    weekday: number
    startingDate: Day | null
    startTime: string
    endTime: string
    validOnHolidays: boolean
  }
}
