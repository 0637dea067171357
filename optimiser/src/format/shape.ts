import { ProblemError } from '../model/validate-values.ts'

/** Reads one value of a file and says where it is wrong: `visits[3].duration: must be a whole number, not "1h"`. */
export type Shape<T> = (value: unknown, path: string) => T

/** Shows a value in a message, shortened. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 40 ? `${text.slice(0, 37)}…` : text
}

function refuse(path: string, must: string, value: unknown): never {
  throw new ProblemError(path || 'file', value === undefined ? 'is missing' : `${must}, not ${shown(value)}`)
}

export const text: Shape<string> = (value, path) =>
  typeof value === 'string' ? value : refuse(path, 'must be a text', value)

/** A text, or a whole number that is taken as one. */
export const name: Shape<string> = (value, path) =>
  typeof value === 'string' || Number.isSafeInteger(value)
    ? String(value)
    : refuse(path, 'must be a text or a whole number', value)

export const number: Shape<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(path, 'must be a number', value)

export const whole: Shape<number> = (value, path) =>
  Number.isSafeInteger(value) ? (value as number) : refuse(path, 'must be a whole number', value)

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

/** Two whole numbers. */
export const pair: Shape<[number, number]> = (value, path) => {
  if (!Array.isArray(value) || value.length !== 2) return refuse(path, 'must be a list of two numbers', value)
  return [whole(value[0], `${path}[0]`), whole(value[1], `${path}[1]`)]
}

export function tableOf<T>(shape: Shape<T>): Shape<Record<string, T>> {
  return (value, path) => {
    if (!isObject(value)) return refuse(path, 'must be an object', value)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, shape(each, `${path}.${key}`)]),
    )
  }
}

type Fields = Readonly<Record<string, Shape<unknown>>>
type Read<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> }

/**
 * An object with these fields and no others: a field that nobody knows is refused by its name, since it is most often
 * a slip of the pen whose effect would be missed in silence.
 */
export function object<R extends Fields, O extends Fields>(
  required: R,
  optional: O,
): Shape<Read<R> & Partial<Read<O>>> {
  return (value, path) => {
    if (!isObject(value)) return refuse(path, 'must be an object', value)
    const at = (key: string): string => (path ? `${path}.${key}` : key)
    for (const key of Object.keys(value))
      if (!(key in required) && !(key in optional))
        throw new ProblemError(
          at(key),
          `is not known here; known are ${Object.keys({ ...required, ...optional }).join(', ')}`,
        )
    const read: Record<string, unknown> = {}
    for (const [key, shape] of Object.entries(required)) read[key] = shape(value[key], at(key))
    for (const [key, shape] of Object.entries(optional))
      if (value[key] !== undefined) read[key] = shape(value[key], at(key))
    return read as Read<R> & Partial<Read<O>>
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
