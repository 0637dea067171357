import {
  type Command,
  fillPath,
  type InputOf,
  moduleOf,
  type Operation,
  type OutputOf,
  type Query,
} from '@giro/business/foundation/operation.ts'
import { type UseQueryOptions, useQuery } from '@tanstack/react-query'

/** One reason why an operation was not done; `at` is the input field to mend. */
export interface Reason {
  readonly code: string
  readonly text: string
  readonly at?: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A question of the server with the answers that it takes. */
export interface AskedQuestion {
  readonly code: string
  readonly text: string
  readonly answers: readonly { readonly value: string; readonly label: string }[]
}

/** The operation was not done. `status` as in HTTP; all words are in the person's language. */
export class NotDone extends Error {
  readonly status: number
  readonly code: string
  readonly reasons: readonly Reason[]
  readonly questions: readonly AskedQuestion[]

  constructor(status: number, problem: Partial<NotDone> & { detail?: string }) {
    super(problem.detail || problem.code || String(status))
    this.status = status
    this.code = problem.code ?? ''
    this.reasons = problem.reasons ?? []
    this.questions = problem.questions ?? []
  }
}

export interface CallOptions {
  /** Made once per user intent, so that a repeated call is done once. */
  readonly key?: string
  readonly answers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Looks at the head of the answer, before it is read. */
  readonly onHead?: (head: Headers) => void
}

/** Told when the server says that nobody is signed in any more. */
export const signedOut = new EventTarget()

/** Where a query is asked; the same input gives the same address. */
export function addressOf<O extends Operation>(operation: O, input: InputOf<O>): string {
  const { path, rest } = fillPath(operation.path, input as Record<string, unknown>)
  return `/api${path}?input=${encodeURIComponent(JSON.stringify(rest))}`
}

/** Calls an operation over HTTP; the types come from its declaration. Throws `NotDone`. */
export async function call<O extends Operation>(
  operation: O,
  input: InputOf<O>,
  options: CallOptions = {},
): Promise<OutputOf<O>> {
  const { path, rest } = fillPath(operation.path, input as Record<string, unknown>)
  const answer =
    operation.is === 'query'
      ? await fetch(addressOf(operation, input), {
          signal: options.signal ?? null,
        })
      : await fetch(`/api${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'idempotency-key': options.key ?? crypto.randomUUID(),
          },
          body: JSON.stringify({ input: rest, answers: options.answers }),
          signal: options.signal ?? null,
        })
  if (answer.status === 401) signedOut.dispatchEvent(new Event('signed-out'))
  if (!answer.ok) throw new NotDone(answer.status, await answer.json().catch(() => ({})))
  options.onHead?.(answer.headers)
  return answer.json()
}

/** Key under which a query's answer is kept: live events of a module refresh everything that begins with its name. */
export function queryKey<O extends Query>(operation: O, input: InputOf<O>) {
  return [moduleOf(operation.name), operation.name, input] as const
}

/** A query's answer, kept fresh by live events. */
export function useAsked<O extends Query>(
  operation: O,
  input: InputOf<O>,
  options: Partial<Omit<UseQueryOptions<OutputOf<O>, NotDone>, 'queryKey' | 'queryFn'>> = {},
) {
  return useQuery<OutputOf<O>, NotDone>({
    queryKey: queryKey(operation, input),
    queryFn: ({ signal }) => call(operation, input, { signal }),
    ...options,
  })
}

export type { Command, Operation, Query }
