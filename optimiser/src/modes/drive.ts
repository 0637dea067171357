import type { SolveOptions } from '../options.ts'
import type { Problem } from '../problem.ts'
import type { Solution } from '../solution.ts'
import { solve } from '../solve.ts'
import { solveInWorker } from '../solve-in-worker.ts'

/** A search that a mode asks for. */
export interface Wanted {
  readonly problem: Problem
  readonly options: SolveOptions
}

/** A mode as a row of searches: each answer decides what is asked next. */
export type Searches<T> = Generator<Wanted, T, Solution>

/** Runs the searches one after the other in the calling thread. */
export function runHere<T>(searches: Searches<T>): T {
  let next = searches.next()
  while (!next.done) next = searches.next(solve(next.value.problem, next.value.options))
  return next.value
}

/** The same in a worker thread, so that the caller's event loop stays free. */
export async function runInWorker<T>(searches: Searches<T>): Promise<T> {
  let next = searches.next()
  while (!next.done) next = searches.next(await solveInWorker(next.value.problem, next.value.options))
  return next.value
}

/** The limits of a part of a run: its share of the time and of the steps. */
export function shareOf(options: SolveOptions, share: number): SolveOptions {
  const { timeMs, iterations } = options
  return {
    ...options,
    ...(timeMs === undefined ? {} : { timeMs: timeMs * share }),
    ...(iterations === undefined ? {} : { iterations: Math.floor(iterations * share) }),
  }
}

/** The options with a time, when they have no limit of their own. */
export function limited(options: SolveOptions, timeMs: number): SolveOptions {
  return options.timeMs === undefined && options.iterations === undefined ? { ...options, timeMs } : options
}
