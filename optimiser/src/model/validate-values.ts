import type { Period } from '../problem.ts'
import { LATEST } from './limits.ts'

/** The problem is malformed; `path` names the place, for example `visits[3].windows[0]`. */
export class ProblemError extends Error {
  readonly path: string
  /** The message without the path. */
  readonly what: string

  constructor(path: string, what: string) {
    super(`${path}: ${what}`)
    this.name = 'ProblemError'
    this.path = path
    this.what = what
  }
}

/** Refuses an id that is used twice; the set of all ids. */
export function unique(items: readonly { readonly id: string }[], path: string): Set<string> {
  const ids = new Set<string>()
  items.forEach((item, i) => {
    if (ids.has(item.id)) throw new ProblemError(`${path}[${i}].id`, `${item.id} is used twice`)
    ids.add(item.id)
  })
  return ids
}

/** An index of a place. */
export function place(value: number, n: number, path: string): void {
  if (!Number.isInteger(value) || value < 0 || value >= n)
    throw new ProblemError(path, `must be a place from 0 to ${n - 1}, not ${value}`)
}

/** A whole number ≥ 0. */
export function natural(value: number, path: string): void {
  if (!Number.isInteger(value) || value < 0)
    throw new ProblemError(path, `must be a whole number ≥ 0, not ${value}`)
}

/** A whole number from 0 to what the search can count: eight years in seconds. */
export function countable(value: number, path: string): void {
  natural(value, path)
  if (value > LATEST) throw new ProblemError(path, `must be at most ${LATEST}, not ${value}`)
}

/** A whole second, negative ones too. */
export function moment(value: number, path: string): void {
  if (!Number.isSafeInteger(value))
    throw new ProblemError(path, `must be a whole number of seconds, not ${value}`)
}

/** A cost ≥ 0, or nothing. */
export function money(value: number | undefined, path: string): void {
  if (value !== undefined && !(value >= 0 && value <= LATEST * 1024))
    throw new ProblemError(path, `must be a number ≥ 0, not ${value}`)
}

/** A period that does not end before it begins. */
export function period([from, to]: Period, path: string): void {
  moment(from, path)
  moment(to, path)
  if (from > to) throw new ProblemError(path, `ends (${to}) before it begins (${from})`)
}

/** Periods in order and apart from each other. */
export function periods(list: readonly Period[], path: string): void {
  list.forEach((each, i) => {
    period(each, `${path}[${i}]`)
    if (i > 0 && each[0] < list[i - 1]![1])
      throw new ProblemError(`${path}[${i}]`, 'begins before the period before it ends')
  })
}
