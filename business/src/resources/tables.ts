import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '../foundation/day.ts'
import type { CalendarFailure } from './busy-calendar/api.ts'

interface WorkingTimeColumns {
  breakMinutes: number
  breakEarliest: string | null
  breakLatest: string | null
}

export interface ResourceTables {
  serviceZone: { zoneCode: string; description: string; postCodes: string[]; version: Generated<number> }
  skill: { skillCode: string; description: string; certificateNeeded: boolean; version: Generated<number> }
  depot: {
    depotCode: string
    name: string
    address: string
    city: string
    latitude: number
    longitude: number
    version: Generated<number>
  }
  resourceGroup: {
    groupNo: string
    name: string
    colour: string
    teamLeaderNo: string | null
    version: Generated<number>
  }
  workHourTemplate: { templateCode: string; description: string; version: Generated<number> }
  workHourTemplateDay: WorkingTimeColumns & {
    templateCode: string
    weekday: number
    startTime: string
    endTime: string
  }
  resource: {
    resourceNo: string
    name: string
    type: 'person' | 'machine'
    groupNo: string | null
    phone: string
    email: string
    address: string
    postCode: string
    city: string
    homeLatitude: number | null
    homeLongitude: number | null
    startFrom: 'home' | 'depot'
    depotCode: string | null
    templateCode: string | null
    maxOvertimeMinutes: number
    maxVisitsPerDay: number | null
    maxWeeklyHours: Generated<number | null>
    subcontractor: Generated<boolean>
    useTimeSheet: Generated<boolean>
    costPerHour: string
    vehicle: string
    blocked: boolean
    version: Generated<number>
  }
  resourceSkill: { resourceNo: string; skillCode: string; level: number; validUntil: Day | null }
  resourceZone: { resourceNo: string; zoneCode: string; startingDate: Day | null; description: string }
  shiftException: WorkingTimeColumns & {
    resourceNo: string
    day: Day
    startTime: string | null
    endTime: string | null
    onCall: Generated<boolean>
    note: string
  }
  capacityEntry: {
    entryNo: GeneratedAlways<number>
    resourceNo: string
    day: Day
    minutes: number
    source: 'template' | 'hours' | 'day'
    templateCode: string | null
    at: Instant
    byUser: string
    byName: string
  }
  /** Where a resource's other appointments are published, and how looking at it went. */
  busyCalendar: {
    resourceNo: string
    address: string
    setBy: string
    checkedAt: Instant | null
    failedAt: Instant | null
    failure: '' | CalendarFailure
  }
  /** When a resource's calendar says it is busy; `toAt` excluded. */
  busyTime: { resourceNo: string; fromAt: Instant; toAt: Instant }
  absence: {
    absenceNo: GeneratedAlways<number>
    resourceNo: string
    fromAt: Instant
    toAt: Instant
    kind: 'sick' | 'leave' | 'training' | 'other'
    note: string
    version: Generated<number>
  }
}
