import { Worker } from 'node:worker_threads'
import { ProblemError } from './model/validate.ts'
import type { Improvement, SolveOptions } from './options.ts'
import type { Problem } from './problem.ts'
import type { Solution } from './solution.ts'
import type { FromWorker, WorkerStart } from './worker.ts'

/**
 * As `solve`, in a worker thread, so that the caller's event loop stays free. `onImprovement` is called in the
 * caller's thread. When `signal` is aborted the best plan so far is the answer; an already aborted one gives the
 * first plan. Rejects with `ProblemError` when the problem is malformed.
 */
export function solveInWorker(problem: Problem, options: SolveOptions = {}): Promise<Solution> {
  const { signal, onImprovement, stopped: _stopped, ...limits } = options
  const stop = new SharedArrayBuffer(4)
  const flag = new Int32Array(stop)
  const start: WorkerStart = {
    problem: {
      ...problem,
      durations: shared(problem.durations),
      ...(problem.distances ? { distances: shared(problem.distances) } : {}),
    },
    options: limits,
    stop,
    improvements: onImprovement !== undefined,
  }
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: start, execArgv: [] })
    const abort = (): void => {
      Atomics.store(flag, 0, 1)
    }
    if (signal?.aborted) abort()
    signal?.addEventListener('abort', abort, { once: true })
    const done = (): void => signal?.removeEventListener('abort', abort)
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'improvement') onImprovement?.(message.improvement as Improvement)
      else if (message.kind === 'solution') {
        done()
        resolve(message.solution)
      } else {
        done()
        reject(
          message.path === null
            ? new Error(message.message)
            : new ProblemError(message.path, message.message),
        )
      }
    })
    worker.on('error', (error) => {
      done()
      reject(error)
    })
    worker.on('exit', (code) => {
      done()
      reject(new Error(`the searching thread ended with code ${code} and no answer`))
    })
  })
}

/** The matrix in shared memory; as it is when it lies there already. */
function shared(matrix: Int32Array): Int32Array {
  if (matrix.buffer instanceof SharedArrayBuffer) return matrix
  const copy = new Int32Array(new SharedArrayBuffer(matrix.length * 4))
  copy.set(matrix)
  return copy
}
