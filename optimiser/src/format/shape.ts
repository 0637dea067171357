import { LATEST } from '../model/limits.ts'
import { ProblemError } from '../model/validate-values.ts'

/** Reads one value of a file and says where it is wrong: `visits[3].duration: must be a whole number, not "1h"`. */
export type Shape<T> = (value: unknown, path: string) => T

/** Shows a value in a message: short, and never the inside of a list or an object, which may be huge. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 40 ? `${text.slice(0, 37)}…` : text
}

/** Refuses a value with what it must be and what it is. */
export function refuse(path: string, must: string, value: unknown): never {
  throw new ProblemError(path || 'file', value === undefined ? 'is missing' : `${must}, not ${shown(value)}`)
}

export const text: Shape<string> = (value, path) =>
  typeof value === 'string' ? value : refuse(path, 'must be a text', value)

/** A text, or a whole number that is taken as one. Words that every JavaScript object answers to are refused. */
export const name: Shape<string> = (value, path) => {
  if (typeof value !== 'string' && !Number.isSafeInteger(value))
    return refuse(path, 'must be a text or a whole number below 2^53', value)
  return usable(String(value), path)
}

function usable(word: string, path: string): string {
  if (word in Object.prototype) throw new ProblemError(path, `"${word}" cannot be used as a name`)
  return word
}

export const number: Shape<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(path, 'must be a number', value)

export const whole: Shape<number> = (value, path) =>
  Number.isSafeInteger(value) ? (value as number) : refuse(path, 'must be a whole number', value)

/** A whole number from `least` to `most`, both included. */
export function wholeFrom(least: number, most: number): Shape<number> {
  return (value, path) =>
    Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
      ? (value as number)
      : refuse(path, `must be a whole number from ${least} to ${most}`, value)
}

/** A number from `least` to `most`, both included. */
export function numberFrom(least: number, most: number): Shape<number> {
  return (value, path) =>
    typeof value === 'number' && value >= least && value <= most
      ? value
      : refuse(path, `must be a number from ${least} to ${most}`, value)
}

/** Seconds, metres, pieces: a whole number from 0 to what the search can count (eight years in seconds). */
export const natural = wholeFrom(0, LATEST)

/** A limit: a whole number ≥ 0. */
export const limit = wholeFrom(0, Number.MAX_SAFE_INTEGER)

/** A cost: a number ≥ 0. */
export const money = numberFrom(0, LATEST * 1024)

export const truth: Shape<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'must be true or false', value)

export const anything: Shape<unknown> = (value) => value

export function oneOf<const T extends string>(...words: readonly T[]): Shape<T> {
  return (value, path) =>
    words.includes(value as T) ? (value as T) : refuse(path, `must be ${words.join(' or ')}`, value)
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, path) => (value === null ? null : shape(value, path))
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value, path) =>
    Array.isArray(value)
      ? value.map((each, i) => shape(each, `${path}[${i}]`))
      : refuse(path, 'must be a list', value)
}

/** Two whole numbers, the second not below the first. */
export const pair: Shape<[number, number]> = (value, path) => {
  if (!Array.isArray(value) || value.length !== 2) return refuse(path, 'must be a list of two numbers', value)
  const [from, to] = [whole(value[0], `${path}[0]`), whole(value[1], `${path}[1]`)]
  if (from > to) throw new ProblemError(path, `ends (${to}) before it begins (${from})`)
  return [from, to]
}

export function tableOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, path) => {
    if (!isObject(value)) return refuse(path, 'must be an object', value)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [
        usable(key, `${path}.${key}`),
        shape(each, `${path}.${key}`),
      ]),
    )
  }
}

type Fields = Readonly<Record<string, Shape<unknown>>>
type Read<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> }
type Both<R extends Fields, O extends Fields> = Read<R> & Partial<Read<O>>

/**
 * An object with these fields and no others: a field that nobody knows is refused by its name, since it is most often
 * a slip of the pen whose effect would be missed in silence.
 */
export function object<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Shape<Both<R, O>> & { readonly known: readonly string[] } {
  const read = fields(required, optional, (value) => value === undefined)
  const known = Object.keys({ ...required, ...optional })
  const shape: Shape<Both<R, O>> = (value, path) => {
    if (!isObject(value)) return refuse(path, 'must be an object', value)
    for (const key of Object.keys(value))
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key))
        throw new ProblemError(
          path ? `${path}.${key}` : key,
          `is not known here; known are ${known.join(', ')}`,
        )
    return read(value, path)
  }
  return Object.assign(shape, { known })
}

/** An object with these fields; others are left out, and `null` says that an optional one is absent. */
export function open<R extends Fields, O extends Fields>(required: R, optional: O): Shape<Both<R, O>> {
  return fields(required, optional, (value) => value === undefined || value === null)
}

function fields<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
  absent: (value: unknown) => boolean,
): Shape<Both<R, O>> {
  return (value, path) => {
    if (!isObject(value)) return refuse(path, 'must be an object', value)
    const at = (key: string): string => (path ? `${path}.${key}` : key)
    const own = (key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined)
    const read: Record<string, unknown> = {}
    for (const [key, shape] of Object.entries(required)) read[key] = shape(own(key), at(key))
    for (const [key, shape] of Object.entries(optional))
      if (!absent(own(key)) && !Object.hasOwn(required, key)) read[key] = shape(own(key), at(key))
    return read as Both<R, O>
  }
}

/** Refuses an id that is used twice in a list, by its place. */
export function distinct(ids: readonly (string | number)[], path: (i: number) => string): void {
  const seen = new Set<string | number>()
  ids.forEach((id, i) => {
    if (seen.has(id)) throw new ProblemError(path(i), `${id} is used twice`)
    seen.add(id)
  })
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
