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
  /** For work that comes by itself: put into the queue of every company that often, once however many processes run. */
  readonly everySeconds?: number
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
  const timers: NodeJS.Timeout[] = []

  /** Puts the job into the queue of every company; the queue takes one per company and period. */
  function repeat(engine: Engine, job: Job, seconds: number): NodeJS.Timeout {
    const once = async () => {
      try {
        const companies = await engine.database.shared.selectFrom('company').select('schema').execute()
        for (const { schema } of companies)
          await boss.send(
            queueName(job.name),
            { company: schema, data: {} },
            { singletonKey: `${schema}-every`, singletonSeconds: seconds },
          )
      } catch (error) {
        if (!stopping.signal.aborted) onError(error)
      }
    }
    const timer = setInterval(() => void once(), seconds * 1000)
    timer.unref()
    return timer
  }

  return {
    start: async (tx, company, name, data) => {
      const id = await boss.send(queueName(name), { company, data }, { db: fromKysely(tx.withoutPlugins()) })
      if (!id) throw new Error(`job ${name} was not taken by the queue`)
    },
    work: async (engine) => {
      for (const job of jobs) {
        let worker: string | undefined
        worker = await boss.work<{ company: string; data: Record<string, unknown> }>(
          queueName(job.name),
          { batchSize: 1, pollingIntervalSeconds: 2 },
          async ([taken]) => {
            if (!taken) return
            try {
              await job.run({ engine, ...taken.data, signal: stopping.signal })
            } catch (error) {
              onError(error)
              throw error
            } finally {
              // What waits behind this job is taken at once: its own call came while nobody was listening for it.
              if (worker) boss.notifyWorker(worker)
            }
          },
        )
        if (job.everySeconds) timers.push(repeat(engine, job, job.everySeconds))
      }
    },
    stop: async () => {
      stopping.abort()
      for (const timer of timers) clearInterval(timer)
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
