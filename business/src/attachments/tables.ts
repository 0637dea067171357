import type { Generated, GeneratedAlways } from 'kysely'
import type { Day, Instant } from '../foundation/day.ts'

export type CommentType = 'general' | 'fault' | 'resolution' | 'accessory' | 'internal' | 'loaner'

export interface AttachmentTables {
  recordComment: {
    commentNo: GeneratedAlways<number>
    entity: string
    subject: string
    day: Day
    comment: string
    userName: string
    commentType: Generated<CommentType>
    lineNo: Generated<number | null>
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
