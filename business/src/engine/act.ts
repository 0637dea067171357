import type { Day, Instant } from '../foundation/day.ts'
import type { Command, InputOf, OutputOf } from '../foundation/operation.ts'
import type { Role } from '../foundation/roles.ts'
import type { Language } from '../foundation/texts.ts'
import type { Answers, Facts } from '../foundation/verdict.ts'
import type { CompanyDatabase, Database, SharedTx, Tx } from './database.ts'

/** Who asks: a person in one company. Jobs and the command line act as a person too. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly language: Language
  /** Schema of the company. */
  readonly company: string
  /** The resource this person is, if any. */
  readonly resourceNo: string | null
}

/** What a query may use. */
export interface Reading {
  readonly user: Actor
  /** Reads only. Outside a transaction for queries; the transaction itself for commands. */
  readonly tx: Tx | CompanyDatabase
  /** What all companies share: people and memberships. Same transaction as `tx`. */
  readonly shared: SharedTx | Database['shared']
  readonly now: Instant
  /** The business date the user works on: today in the company's zone unless the caller set another. */
  readonly workDate: Day
  readonly timeZone: string
  /** Folder for what is not in the database: road tiles, optional parts. */
  readonly dataFolder: string
  /** Address under which browsers reach this installation, without a slash at its end; empty where it has none. */
  readonly publicUrl: string
  /** A sentence of any module in the person's language; for what is told with an answer, not thrown. */
  say(code: string, facts: Facts): string
}

/** What a command may use: everything happens in `tx` or not at all. */
export interface Act extends Reading {
  readonly tx: Tx
  readonly shared: SharedTx
  readonly answers: Answers
  readonly operation: string
  /** Writes the event, lets the modules above react, and tells open pages after the commit. */
  publish(name: string, subject: string, data?: Readonly<Record<string, unknown>>): Promise<void>
  /** Keeps the record's state before and after; null for a record that was or is not there. */
  remember(entity: string, subject: string, before: object | null, after: object | null): Promise<void>
  /** The same of many records of one kind, with few statements. */
  rememberAll(
    entity: string,
    changes: readonly {
      readonly subject: string
      readonly before: object | null
      readonly after: object | null
    }[],
  ): Promise<void>
  /** Puts a job into the queue with the transaction: it runs only if this commits. */
  startJob(name: string, data: Readonly<Record<string, unknown>>): Promise<void>
  /** Does another command inside this transaction, with its permission, input check, audit and events. */
  does<C extends Command>(command: C, input: InputOf<C>): Promise<OutputOf<C>>
}
