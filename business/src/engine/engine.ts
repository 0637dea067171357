import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../foundation/day.ts'
import type { Refusal } from '../foundation/verdict.ts'
import type { Database } from './database.ts'
import { type Jobs, openJobs } from './jobs.ts'
import type { Handled, Module } from './module.ts'
import { type Words, wordsOf } from './words.ts'

/** The running machinery of one process: database, modules, queue, words and the clock. */
export interface Engine {
  readonly database: Database
  readonly modules: readonly Module[]
  readonly operations: ReadonlyMap<string, Handled>
  readonly constraints: Readonly<Record<string, Refusal>>
  readonly words: Words
  readonly jobs: Jobs
  /** The one place where the time is read. */
  readonly now: () => Instant
  /** Told of every fault, with a number that the user sees too. */
  readonly onFault: (fault: unknown, number: string) => void
  /** Folder for what is not in the database: road tiles, optional parts. */
  readonly dataFolder: string
  /** Address under which browsers reach this installation; empty where it has none. */
  readonly publicUrl: string
  close(): Promise<void>
}

export interface EngineOptions {
  readonly database: Database
  readonly modules: readonly Module[]
  readonly dataFolder: string
  readonly publicUrl?: string
  readonly now?: () => Instant
  readonly onFault?: (fault: unknown, number: string) => void
}

/** The clock of the machine, whole seconds. */
export const systemClock = (): Instant => Temporal.Now.instant().round('second').toString() as Instant

/** Puts the machinery together. The shared schema must be migrated before. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const { database, modules } = options
  const onFault = options.onFault ?? ((fault: unknown, number: string) => console.error(number, fault))
  const jobs = await openJobs(
    database,
    modules.flatMap((module) => module.jobs ?? []),
    (error) => onFault(error, 'job'),
  )
  const handled = modules.flatMap((module) => module.operations)
  return {
    database,
    modules,
    operations: new Map(handled.map((one) => [one.operation.name, one])),
    constraints: Object.assign({}, ...modules.map((module) => module.constraints ?? {})),
    words: wordsOf(modules),
    jobs,
    now: options.now ?? systemClock,
    onFault,
    dataFolder: options.dataFolder,
    publicUrl: (options.publicUrl ?? '').replace(/\/$/, ''),
    close: async () => {
      await jobs.stop()
      await database.close()
    },
  }
}
