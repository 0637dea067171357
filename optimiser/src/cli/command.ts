import type { ParseArgsConfig } from 'node:util'
import { type Format, formats } from '../format/document.ts'
import { ProblemError } from '../model/validate.ts'
import type { SolveOptions } from '../options.ts'

/** What was written after a command's name: options by name. */
export type Values = Readonly<Record<string, string | boolean | undefined>>

/** A command of the program `giro-optimiser`. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** Shown by `--help`. */
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Names of the files and words that must follow; the last one may repeat when it ends in `…`. */
  readonly words: readonly string[]
  /** Runs it; returns the exit code. */
  readonly run: (words: readonly string[], values: Values) => Promise<number> | number
}

/** Ends of the program; every command uses these and no others. */
export const exit = {
  /** Done. */
  good: 0,
  /** The plan that was examined breaks a rule. */
  faults: 1,
  /** Arguments or a file are wrong, or a file cannot be read or written. */
  refused: 2,
  /** A mistake in the program itself. */
  broken: 3,
} as const

/** Options of the commands that search. */
export const searchOptions = {
  time: { type: 'string' },
  iterations: { type: 'string' },
  seed: { type: 'string' },
  threads: { type: 'string' },
} as const

export const searchHelp = `  --time SECONDS    wall seconds for each problem (solve: reading the file included); above 0, parts of seconds too.
                    Default 10, when --iterations is absent too
  --iterations N    improvement steps over all threads, 1 or more. The first limit that is reached ends the search.
                    With a limit of iterations alone the same file, seed and threads give the same answer
  --seed N          start of the random numbers, any whole number. Default 1
  --threads N       threads that search side by side, 1 to 64. Default 1`

export interface SearchLimits {
  readonly seconds?: number
  readonly options: Pick<SolveOptions, 'iterations' | 'seed' | 'threads'>
}

/** Limits of a search from the command line. Throws `ProblemError` naming the option. */
export function searchLimits(values: Values): SearchLimits {
  const seconds = numberOf(values, 'time', (value) => Number.isFinite(value) && value > 0 && value <= 1e6)
  const iterations = numberOf(values, 'iterations', (value) => Number.isSafeInteger(value) && value > 0)
  const seed = numberOf(values, 'seed', Number.isSafeInteger) ?? 1
  const threads =
    numberOf(values, 'threads', (value) => Number.isInteger(value) && value >= 1 && value <= 64) ?? 1
  return {
    ...(seconds === undefined ? {} : { seconds }),
    options: { ...(iterations === undefined ? {} : { iterations }), seed, threads },
  }
}

function numberOf(values: Values, name: string, fits: (value: number) => boolean): number | undefined {
  const text = values[name]
  if (text === undefined) return undefined
  const value = typeof text === 'string' && text.trim() ? Number(text) : Number.NaN
  if (!fits(value)) throw new ProblemError(`--${name}`, `${text} is no such number`)
  return value
}

/** The format named by an option. Throws `ProblemError` for an unknown one. */
export function formatNamed(values: Values, option: string): Format | undefined {
  const name = values[option]
  if (name === undefined) return undefined
  const format = formats.find((each) => each === name)
  if (!format) throw new ProblemError(`--${option}`, `${name} is unknown; there are ${formats.join(', ')}`)
  return format
}

/** Writes a line for people; standard output is kept for results. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Writes a line of results. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** A cost as it is shown. */
export function shownCost(cost: number): number {
  return Math.round(cost * 100) / 100
}
