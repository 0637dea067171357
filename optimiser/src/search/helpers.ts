import { Worker } from 'node:worker_threads'
import type { Compiled } from '../model/compiled.ts'
import type { Neighbours } from '../model/neighbours.ts'
import type { AnnealSettings } from './anneal.ts'
import type { HelperStart } from './helper.ts'
import { Mailbox } from './mailbox.ts'

/** Threads that search beside the calling one. */
export class Helpers {
  readonly boxes: readonly Mailbox[]
  readonly #stop = new SharedArrayBuffer(4)

  constructor(c: Compiled, near: Neighbours, settings: AnnealSettings, seed: number, count: number) {
    // The stated matrices have been compiled into shared memory; each helper would get a copy of its own.
    const none = new Int32Array(0)
    const { distances: _, ...problem } = c.problem
    const compiled = { ...c, problem: { ...problem, durations: none } }
    this.boxes = Array.from({ length: count }, (_, i) => {
      const box = new Mailbox(c)
      const start: HelperStart = {
        compiled,
        near,
        settings,
        seed: seed + 7919 * (i + 1),
        mailbox: box.buffer,
        stop: this.#stop,
      }
      const worker = new Worker(new URL('./helper.ts', import.meta.url), { workerData: start, execArgv: [] })
      worker.unref()
      return box
    })
  }

  stopAll(): void {
    Atomics.store(new Int32Array(this.#stop), 0, 1)
  }

  quit(): void {
    for (const box of this.boxes)
      box.send({
        kind: 'quit',
        strict: false,
        inflation: 1,
        from: 0,
        to: 0,
        iterations: 0,
        began: 0,
        until: 0,
        shifts: [],
        visits: [],
        routes: [],
        bounds: new Int32Array(0),
        means: new Float64Array(0),
      })
  }
}
