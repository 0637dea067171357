import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { Database, Tx } from './database.ts'
import type { Engine } from './engine.ts'

/** What a job is given. `signal` ends it when the process stops. */
export interface JobRun {
  readonly engine: Engine
  readonly company: string
  readonly data: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
}

/** Background work: when, and what. Rules live in the operations that it performs. */
export interface Job {
  /** `module.verbNoun`. */
  readonly name: string
  /** Must be safe to run twice: a process may die after the work and before the tick. */
  run(run: JobRun): Promise<void>
  /** Crontab line in the company's time zone for work that comes by itself. */
  readonly schedule?: string
  /** Seconds after which a run is given up and tried again. */
  readonly expiresInSeconds?: number
}

/** The queue of all companies of one database. */
export interface Jobs {
  /** With the caller's transaction. */
  start(tx: Tx, company: string, name: string, data: Readonly<Record<string, unknown>>): Promise<void>
  /** Begins to work: from here on jobs are taken, one at a time each. */
  work(engine: Engine): Promise<void>
  stop(): Promise<void>
}

const queueName = (name: string) => name.replace('.', '-')

/** Opens the queue (its tables live in schema `giro_jobs`); `onError` hears of failed jobs and lost connections. */
export async function openJobs(
  database: Database,
  jobs: readonly Job[],
  onError: (error: unknown) => void,
): Promise<Jobs> {
  const boss = new PgBoss({ ...database.forJobs, schema: 'giro_jobs', useListenNotify: true })
  boss.on('error', onError)
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(queueName(job.name), {
      retryLimit: 3,
      retryBackoff: true,
      expireInSeconds: job.expiresInSeconds ?? 300,
      notify: true,
    })
  }
  const stopping = new AbortController()
  return {
    start: async (tx, company, name, data) => {
      const id = await boss.send(queueName(name), { company, data }, { db: fromKysely(tx.withoutPlugins()) })
      if (!id) throw new Error(`job ${name} was not taken by the queue`)
    },
    work: async (engine) => {
      for (const job of jobs) {
        await boss.work<{ company: string; data: Record<string, unknown> }>(
          queueName(job.name),
          // Whatever waits behind a job is taken at once: news of it that came meanwhile would else be slept over.
          { batchSize: 1, pollingIntervalSeconds: 2, burstWhenBatchFull: true },
          async ([taken]) => {
            if (!taken) return
            try {
              await job.run({ engine, ...taken.data, signal: stopping.signal })
            } catch (error) {
              onError(error)
              throw error
            }
          },
        )
      }
    },
    stop: async () => {
      stopping.abort()
      await boss.stop({ graceful: true, timeout: 2000 })
    },
  }
}

/** Jobs that were waiting in a moved or dropped company are taken out with it. */
export async function forgetJobs(database: Database, company: string): Promise<void> {
  await sql`delete from giro_jobs.job where data->>'company' = ${company} and state < 'active'`.execute(
    database.raw,
  )
}
