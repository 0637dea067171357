import { parentPort, workerData } from 'node:worker_threads'
import { ProblemError } from './model/validate.ts'
import type { Improvement, SolveOptions } from './options.ts'
import type { Problem } from './problem.ts'
import type { Solution } from './solution.ts'
import { solve } from './solve.ts'

/** What the thread is started with. */
export interface WorkerStart {
  readonly problem: Problem
  readonly options: Omit<SolveOptions, 'signal' | 'onImprovement'>
  /** Entry 0 becomes 1 when the caller wants the best plan so far. */
  readonly stop: SharedArrayBuffer
  readonly improvements: boolean
}

export type FromWorker =
  | { readonly kind: 'improvement'; readonly improvement: Improvement }
  | { readonly kind: 'solution'; readonly solution: Solution }
  | { readonly kind: 'error'; readonly message: string; readonly path: string | null }

const start = workerData as WorkerStart
const flag = new Int32Array(start.stop)
const post = (message: FromWorker): void => parentPort?.postMessage(message)

try {
  const solution = solve(start.problem, {
    ...start.options,
    stopped: () => Atomics.load(flag, 0) === 1,
    ...(start.improvements
      ? { onImprovement: (improvement) => post({ kind: 'improvement', improvement }) }
      : {}),
  })
  post({ kind: 'solution', solution })
} catch (error) {
  if (error instanceof ProblemError) post({ kind: 'error', message: error.what, path: error.path })
  else
    post({
      kind: 'error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
      path: null,
    })
}
