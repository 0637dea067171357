import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { z } from 'zod'
import { type Day, dayOf } from '../foundation/day.ts'
import type { Command, InputOf, Operation, OutputOf } from '../foundation/operation.ts'
import type { Language } from '../foundation/texts.ts'
import { type Answers, Asks, type Question, type Refusal, Refused } from '../foundation/verdict.ts'
import type { Act, Actor, Reading } from './act.ts'
import { type CompanyDatabase, type Database, type SharedTx, type Tx, viewsOf } from './database.ts'
import { isOutage, isWorthRepeating, refusalOfConstraint } from './database-errors.ts'
import type { Engine } from './engine.ts'
import { announce } from './events.ts'
import type { Handled } from './module.ts'
import { problemOf, sentencesIn } from './shape-words.ts'

/** One call of an operation, however it came in. */
export interface Call {
  readonly operation: string
  readonly input: unknown
  /** Null for somebody who is not signed in. */
  readonly actor: Actor | null
  readonly answers?: Answers
  /** Made once per user intent; the same key gives the first answer again. */
  readonly key?: string
  readonly workDate?: Day
  readonly via: 'http' | 'cli' | 'job' | 'demo' | 'test'
}

/** What came of it. Refusals, questions and faults are answers, not exceptions. */
export type Performed =
  | { readonly is: 'done'; readonly output: unknown }
  | { readonly is: 'asks'; readonly questions: readonly Question[] }
  | { readonly is: Refused['kind']; readonly refusals: readonly Refusal[] }
  | { readonly is: 'outage' | 'failed'; readonly refusals: readonly Refusal[] }

/**
 * The one road by which everything happens: permission, input, retry key, transaction, audit, events.
 *
 * A refusal, an open question or a fault leaves nothing written. Serialisation failures are repeated up to
 * five times. Source: ARCHITECTURE §1 and "where things live".
 */
export async function perform(engine: Engine, call: Call): Promise<Performed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { is: 'done', output: await performOnce(engine, call) }
    } catch (error) {
      if (isWorthRepeating(error) && attempt < 5) continue
      return answerOf(error, engine)
    }
  }
}

/** What a thrown error means for the caller; faults are told to the engine. */
export function answerOf(error: unknown, engine: Engine): Exclude<Performed, { is: 'done' }> {
  if (error instanceof Refused) return { is: error.kind, refusals: error.refusals }
  if (error instanceof Asks) return { is: 'asks', questions: error.questions }
  const refusal = refusalOfConstraint(error, engine.constraints)
  if (refusal) return { is: 'refused', refusals: [refusal] }
  if (isWorthRepeating(error)) return { is: 'outage', refusals: [{ code: 'engine.busy' }] }
  const number = uuid().slice(0, 13)
  engine.onFault(error, number)
  if (isOutage(error)) return { is: 'outage', refusals: [{ code: 'engine.outage' }] }
  return { is: 'failed', refusals: [{ code: 'engine.failed', facts: { number } }] }
}

async function performOnce(engine: Engine, call: Call): Promise<unknown> {
  const { handled, actor, input } = admit(engine, call)
  const database = engine.database.company(actor.company)
  if (handled.operation.is === 'query') {
    const reading = await readingFor(engine, call, actor, database, engine.database.shared)
    return outputOf(handled.operation, await handled.run(input, reading as Act))
  }
  return database.transaction().execute(async (transaction) => {
    const { tx, shared } = viewsOf(transaction, actor.company)
    const known = await takeKey(engine, tx, call, actor, input)
    if (known) return known.answer
    const reading = await readingFor(engine, call, actor, tx, shared)
    const act = actFor(engine, call, reading, tx, shared)
    const output = await runCommand(handled, input, call, act)
    if (call.key) {
      await tx
        .updateTable('retryKey')
        .set({ answer: JSON.stringify(output ?? null) })
        .where('userId', '=', actor.userId)
        .where('key', '=', call.key)
        .execute()
    }
    return output
  })
}

/** Who may not even try learns it before the database is touched. */
function admit(engine: Engine, call: Call): { handled: Handled; actor: Actor; input: unknown } {
  const handled = engine.operations.get(call.operation)
  if (!handled)
    throw new Refused([{ code: 'engine.no-such-operation', facts: { operation: call.operation } }], 'absent')
  if (!call.actor) throw new Refused([{ code: 'engine.stranger' }], 'stranger')
  if (!mayDo(call.actor, handled.operation))
    throw new Refused(
      [{ code: 'engine.not-permitted', facts: { operation: call.operation } }],
      'not-permitted',
    )
  return {
    handled,
    actor: call.actor,
    input: parseInput(handled.operation.input, call.input, call.actor.language),
  }
}

/** Whether one of the person's roles may do the operation. */
export function mayDo(actor: Pick<Actor, 'roles'>, operation: Operation): boolean {
  return operation.may.some((role) => actor.roles.includes(role))
}

/** The input in the shape that is asked for. Throws `Refused` (`engine.wrong-shape`, worded in the language). */
export function parseInput<T>(shape: z.ZodType<T>, input: unknown, language: Language): T {
  const parsed = shape.safeParse(input ?? {}, { error: sentencesIn(language) })
  if (parsed.success) return parsed.data
  throw new Refused(
    parsed.error.issues.map((issue) => ({
      code: 'engine.wrong-shape',
      facts: { field: issue.path.join('.') || 'input', problem: problemOf(issue.message, language) },
      at: issue.path.join('.'),
    })),
    'wrong-shape',
  )
}

async function runCommand(handled: Handled, input: unknown, call: Call, act: Act) {
  const output = outputOf(handled.operation, await handled.run(input, act))
  await act.tx
    .insertInto('activity')
    .values({
      at: act.now,
      userId: act.user.userId,
      userName: act.user.name,
      operation: handled.operation.name,
      input: JSON.stringify(input, withoutSecrets(handled.operation.unaudited)),
      via: call.via,
    })
    .execute()
  return output
}

/** Passwords never reach the audit, nor what the declaration keeps out of it, and of files only their size. */
function withoutSecrets(unaudited: readonly string[] = []) {
  return (field: string, value: unknown): unknown => {
    if (unaudited.includes(field)) return undefined
    if (typeof value !== 'string') return value
    if (/base64$/i.test(field)) return `${Math.floor((value.length * 3) / 4)} bytes`
    return /password|secret/i.test(field) ? '•••' : value
  }
}

/** The answer in the declared shape: what the declaration does not name never leaves the house. */
function outputOf(operation: Operation, output: unknown): unknown {
  const parsed = operation.output.safeParse(output)
  if (parsed.success) return parsed.data
  throw new Error(`${operation.name} answers in another shape than declared: ${parsed.error.message}`)
}

async function takeKey(engine: Engine, tx: Tx, call: Call, actor: Actor, input: unknown) {
  if (!call.key) return null
  const inputHash = createHash('sha256')
    .update(JSON.stringify([input, Object.entries(call.answers ?? {}).sort()]))
    .digest('base64url')
  const taken = await tx
    .insertInto('retryKey')
    .values({
      userId: actor.userId,
      key: call.key,
      operation: call.operation,
      inputHash,
      answer: null,
      at: engine.now(),
    })
    .onConflict((conflict) => conflict.columns(['userId', 'key']).doNothing())
    .returning('key')
    .execute()
  if (taken.length > 0) return null
  const first = await tx
    .selectFrom('retryKey')
    .select(['operation', 'inputHash', 'answer'])
    .where('userId', '=', actor.userId)
    .where('key', '=', call.key)
    .executeTakeFirstOrThrow()
  if (first.operation !== call.operation || first.inputHash !== inputHash)
    throw new Refused([{ code: 'engine.key-used-for-other-input', facts: { key: call.key } }])
  return { answer: first.answer }
}

async function readingFor(
  engine: Engine,
  call: Pick<Call, 'workDate'>,
  actor: Actor,
  tx: Tx | CompanyDatabase,
  shared: SharedTx | Database['shared'],
): Promise<Reading> {
  const now = engine.now()
  const setup = await tx.selectFrom('companySetup').select('timeZone').executeTakeFirst()
  const timeZone = setup?.timeZone ?? 'Europe/Rome'
  return {
    user: actor,
    tx,
    shared,
    now,
    timeZone,
    workDate: call.workDate ?? dayOf(now, timeZone),
    dataFolder: engine.dataFolder,
    publicUrl: engine.publicUrl,
    say: (code, facts) => engine.words.say(code, facts, actor.language),
  }
}

/** So many records are remembered with one statement. */
const rememberedTogether = 500

function actFor(engine: Engine, call: Call, reading: Reading, tx: Tx, shared: SharedTx): Act {
  const act: Act = {
    ...reading,
    tx,
    shared,
    answers: call.answers ?? {},
    operation: call.operation,
    publish: async (name, subject, data = {}) => {
      await announce(tx, act.user.company, { name, subject, data, at: act.now, by: act.user.name })
      for (const module of engine.modules) await module.reactions?.[name]?.({ name, subject, data }, act)
    },
    remember: (entity, subject, before, after) => act.rememberAll(entity, [{ subject, before, after }]),
    rememberAll: async (entity, changes) => {
      for (let at = 0; at < changes.length; at += rememberedTogether)
        await tx
          .insertInto('history')
          .values(
            changes.slice(at, at + rememberedTogether).map(({ subject, before, after }) => ({
              entity,
              subject,
              at: act.now,
              byUser: act.user.name,
              operation: act.operation,
              before: before && JSON.stringify(before),
              after: after && JSON.stringify(after),
            })),
          )
          .execute()
    },
    startJob: (name, data) => engine.jobs.start(tx, act.user.company, name, data),
    does: async (command, input) => {
      const inner = { ...call, operation: command.name, input }
      const admitted = admit(engine, inner)
      const innerAct = { ...act, operation: command.name }
      return (await runCommand(admitted.handled, admitted.input, inner, innerAct)) as never
    },
  }
  return act
}

/** Calls `perform` with types, for code that knows the operation: tests, demo, jobs. */
export async function performTyped<C extends Command | Operation>(
  engine: Engine,
  operation: C,
  input: InputOf<C>,
  call: Omit<Call, 'operation' | 'input'>,
): Promise<OutputOf<C>> {
  const performed = await perform(engine, { ...call, operation: operation.name, input })
  if (performed.is === 'done') return performed.output as OutputOf<C>
  const reasons =
    performed.is === 'asks'
      ? performed.questions.map((question) => question.code)
      : performed.refusals.map((refusal) =>
          engine.words.say(refusal.code, refusal.facts, call.actor?.language ?? 'en'),
        )
  throw new Error(`${operation.name}: ${performed.is}: ${reasons.join(' | ')}`)
}

/** Reading outside any operation, for jobs: the present moment, no transaction. */
export function readingAs(engine: Engine, actor: Actor): Promise<Reading> {
  return readingFor(engine, {}, actor, engine.database.company(actor.company), engine.database.shared)
}
