import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Instant } from '../foundation/day.ts'

/** JSON column: read as a value, written as text so that both drivers treat arrays alike. */
export type Json<T> = ColumnType<T, string, string>

/** Tables that the engine keeps in every company's schema. */
export interface EngineTables {
  /** Who did what, when, with which input: one row per performed command. */
  activity: {
    activityNo: GeneratedAlways<number>
    at: Instant
    userId: string
    userName: string
    operation: string
    input: Json<unknown>
    /** http, cli, job, demo or test. */
    via: string
  }
  /** First answer of a command by the caller's retry key. */
  retryKey: {
    userId: string
    key: string
    operation: string
    /** Hash of the parsed input and answers; the same key with other input is refused. */
    inputHash: string
    answer: Json<unknown> | null
    at: Instant
  }
  /** What happened, to be re-read by whoever is above. */
  event: {
    eventNo: GeneratedAlways<number>
    /** Of the writing transaction; readers stop before the oldest one still open, so that none is skipped. */
    transactionId: Generated<string>
    name: string
    subject: string
    data: Json<Record<string, unknown>>
    at: Instant
    byUser: string
  }
  /** State before and after each change of a record; the difference by field is the change log. */
  history: {
    historyNo: GeneratedAlways<number>
    entity: string
    subject: string
    at: Instant
    byUser: string
    operation: string
    before: Json<Record<string, unknown>> | null
    after: Json<Record<string, unknown>> | null
  }
}

/** What all companies share, in schema `giro`. */
export interface SharedTables {
  company: {
    /** Name of the company's schema; a to z, digits and `_`. */
    schema: string
    name: string
    demo: boolean
    createdAt: Instant
  }
  membership: {
    userId: string
    company: string
    roles: string[]
    /** The resource that this person is, for technicians. */
    resourceNo: string | null
  }
  person: {
    userId: string
    language: 'it' | 'en'
    colourScheme: 'auto' | 'light' | 'dark'
    /** A person of the demo, who may sign in only while the demo runs. */
    demo: boolean
  }
  /** Of the sign-in library, as far as the house itself writes it. */
  user: {
    id: string
    name: string
    email: string
    emailVerified: boolean
    createdAt: Instant
    updatedAt: Instant
  }
  account: {
    id: string
    accountId: string
    providerId: string
    userId: string
    password: string | null
    createdAt: Instant
    updatedAt: Instant
  }
  session: { id: string; userId: string; expiresAt: Instant }
}
