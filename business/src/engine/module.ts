import type { z } from 'zod'
import type { Operation, OutputOf, ParsedInputOf } from '../foundation/operation.ts'
import type { Texts } from '../foundation/texts.ts'
import type { Refusal } from '../foundation/verdict.ts'
import type { Act, Reading } from './act.ts'
import type { Job } from './jobs.ts'

/** An operation together with what does it. */
export interface Handled {
  readonly operation: Operation
  run(input: unknown, act: Act): Promise<unknown>
}

/**
 * Ties an operation to its handler. A command's handler gets the act with its transaction; a query's the
 * same shape, to be used for reading only.
 */
export function handle<O extends Operation>(
  operation: O,
  run: (
    input: ParsedInputOf<O>,
    act: O extends { is: 'command' } ? Act : Reading,
  ) => Promise<O extends { output: infer T extends z.ZodType } ? z.input<T> : never>,
): Handled {
  return { operation, run: run as unknown as Handled['run'] }
}

/** What happened, as a module above learns it, inside the same transaction. */
export interface Happened {
  readonly name: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

/** One piece of the business: what it is about, what it uses, what it does. */
export interface Module {
  readonly name: string
  readonly about: string
  /** Modules beneath whose `public.ts` and `public.store.ts` this one may import. */
  readonly uses: readonly string[]
  readonly operations: readonly Handled[]
  readonly texts: { readonly en: Texts; readonly it: Texts }
  /** By event name: what this module does about it, in the transaction of whoever published it. */
  readonly reactions?: Readonly<Record<string, (happened: Happened, act: Act) => Promise<void>>>
  readonly jobs?: readonly Job[]
  /** By name of a database constraint: the refusal that its violation means. */
  readonly constraints?: Readonly<Record<string, Refusal>>
  /** Writes the codes and settings that a new company cannot be without. */
  readonly prepare?: (act: Act) => Promise<void>
}

export type { OutputOf }
