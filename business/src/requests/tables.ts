import type { Generated, GeneratedAlways } from 'kysely'
import type { Instant } from '../foundation/day.ts'
import type { Language } from '../foundation/texts.ts'

export type RequestChannel = 'form' | 'email' | 'api' | 'phone'
export type RequestState = 'new' | 'in-work' | 'answered' | 'ordered' | 'quoted' | 'declined' | 'duplicate'

export interface RequestTables {
  requestSetup: {
    onlyRow: Generated<boolean>
    formOpen: Generated<boolean>
    confirm: Generated<boolean>
    imapHost: Generated<string>
    imapPort: Generated<number>
    imapSecurity: Generated<'none' | 'starttls' | 'tls'>
    imapUser: Generated<string>
    imapPassword: Generated<string>
    imapFolder: Generated<string>
    imapError: Generated<string>
    version: Generated<number>
  }
  customerRequest: {
    requestNo: GeneratedAlways<number>
    channel: RequestChannel
    state: Generated<RequestState>
    receivedAt: Instant
    language: Generated<Language>
    senderName: string
    senderEmail: string
    senderPhone: string
    senderAddress: string
    subject: string
    message: string
    wishes: string
    customerNo: string | null
    shipToCode: Generated<string>
    serviceItemNo: string | null
    matchedBy: Generated<string>
    documentNo: Generated<string>
    duplicateOf: Generated<number | null>
    answer: Generated<string>
    closedAt: Generated<Instant | null>
    linkHash: Generated<string | null>
    messageId: Generated<string | null>
    version: Generated<number>
  }
}
