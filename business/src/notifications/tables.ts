import type { Generated, GeneratedAlways } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Instant } from '../foundation/day.ts'

export interface NotificationTables {
  notification: {
    notificationNo: GeneratedAlways<number>
    userId: string
    event: string
    facts: Json<Record<string, string | number>>
    link: string
    at: Instant
    readAt: Generated<Instant | null>
  }
  notificationChoice: { userId: string; event: string; inApp: boolean; byMail: boolean }
  quietHours: { userId: string; fromTime: string; toTime: string }
  customerMessageSetup: {
    onlyRow: Generated<boolean>
    confirmed: Generated<boolean>
    changed: Generated<boolean>
    onTheWay: Generated<boolean>
    done: Generated<boolean>
    version: Generated<number>
  }
  customerMessage: {
    visitNo: string
    windowFrom: Instant
    windowTo: Instant
    told: Generated<number>
    sentAt: Instant
  }
}
