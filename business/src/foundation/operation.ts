import type { z } from 'zod'
import type { Role } from './roles.ts'

/** Title in both languages: command palette, API document, audit list. */
export interface Title {
  readonly en: string
  readonly it: string
}

interface Declaration<Input extends z.ZodObject, Output extends z.ZodType> {
  /** `module.verbNoun`, e.g. `customers.createCustomer`; it is the permission, the audit name and the CLI word. */
  readonly name: string
  /** Under `/api`; a `:blank` is taken from the input field of that name. */
  readonly path: string
  readonly title: Title
  /** Who may do it. An operation for nobody does not exist. */
  readonly may: readonly [Role, ...Role[]] | readonly Role[]
  readonly input: Input
  readonly output: Output
  /** Carries a file: the server takes up to 28 MB instead of 8. */
  readonly largeInput?: boolean
  /** Fields of the input that the audit must not keep: where a person is. */
  readonly unaudited?: readonly (keyof z.input<Input> & string)[]
}

/** Something that changes the company: POST, one transaction, audited, safe to retry with the same key. */
export interface Command<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType>
  extends Declaration<Input, Output> {
  readonly is: 'command'
}

/** Something that only reads: GET. */
export interface Query<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType>
  extends Declaration<Input, Output> {
  readonly is: 'query'
}

export type Operation<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodType = z.ZodType> =
  | Command<Input, Output>
  | Query<Input, Output>

/** What a caller sends (before defaults are filled in) and gets back. */
export type InputOf<O> = O extends { readonly input: infer I extends z.ZodType } ? z.input<I> : never
export type ParsedInputOf<O> = O extends { readonly input: infer I extends z.ZodType } ? z.output<I> : never
export type OutputOf<O> = O extends { readonly output: infer T extends z.ZodType } ? z.output<T> : never

/** Declares a command. Safe for the browser: nothing but words and shapes. */
export function command<Input extends z.ZodObject, Output extends z.ZodType>(
  declaration: Declaration<Input, Output>,
): Command<Input, Output> {
  return { is: 'command', ...declaration }
}

/** Declares a query. Safe for the browser: nothing but words and shapes. */
export function query<Input extends z.ZodObject, Output extends z.ZodType>(
  declaration: Declaration<Input, Output>,
): Query<Input, Output> {
  return { is: 'query', ...declaration }
}

/** The module part of an operation's, event's or code's name. */
export function moduleOf(name: string): string {
  return name.slice(0, name.indexOf('.'))
}

/** Names of the `:blanks` in an operation's path. */
export function pathBlanks(path: string): string[] {
  return [...path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1]!)
}

/** The path with its blanks filled from the input, and the rest of the input. */
export function fillPath(path: string, input: Readonly<Record<string, unknown>>) {
  const rest: Record<string, unknown> = { ...input }
  const filled = path.replaceAll(/:([a-zA-Z]+)/g, (_, blank: string) => {
    const value = rest[blank]
    delete rest[blank]
    return encodeURIComponent(String(value ?? ''))
  })
  return { path: filled, rest }
}
