import type { Generated, GeneratedAlways } from 'kysely'
import type { Json } from '../engine/tables.ts'
import type { Instant } from '../foundation/day.ts'

export type MailStatus = 'waiting' | 'processed' | 'error'

/** A file that goes along. */
export interface MailFile {
  readonly name: string
  readonly mediaType: string
  readonly contentBase64: string
}

export interface MailTables {
  mailSetup: {
    onlyRow: Generated<boolean>
    host: Generated<string>
    port: Generated<number>
    security: Generated<'none' | 'starttls' | 'tls'>
    userName: Generated<string>
    password: Generated<string>
    fromAddress: Generated<string>
    fromName: Generated<string>
    version: Generated<number>
  }
  mail: {
    mailNo: GeneratedAlways<number>
    toAddress: string
    cc: Generated<string>
    replyTo: Generated<string>
    subject: string
    body: string
    attachments: Json<MailFile[]>
    status: Generated<MailStatus>
    attempts: Generated<number>
    error: Generated<string>
    entity: Generated<string>
    subjectNo: Generated<string>
    createdAt: Instant
    createdBy: string
    notBefore: Instant
    sentAt: Instant | null
  }
}
