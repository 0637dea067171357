import type { GeneratedAlways } from 'kysely'
import type { Day, Instant } from '../foundation/day.ts'

export interface AttachmentTables {
  recordComment: {
    commentNo: GeneratedAlways<number>
    entity: string
    subject: string
    day: Day
    comment: string
    userName: string
  }
  attachment: {
    attachmentNo: GeneratedAlways<number>
    entity: string
    subject: string
    name: string
    mediaType: string
    bytes: number
    content: string
    attachedAt: Instant
    userName: string
  }
}
