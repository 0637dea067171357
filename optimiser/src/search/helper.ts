import { workerData } from 'node:worker_threads'
import type { Compiled } from '../model/compiled.ts'
import type { Neighbours } from '../model/neighbours.ts'
import type { AnnealSettings } from './anneal.ts'
import { Mailbox } from './mailbox.ts'
import { SearchThread } from './thread.ts'

/** What a helper thread is started with. */
export interface HelperStart {
  readonly compiled: Compiled
  readonly near: Neighbours
  readonly settings: AnnealSettings
  readonly seed: number
  readonly mailbox: SharedArrayBuffer
  /** Entry 0 becomes 1 when everybody is to stop. */
  readonly stop: SharedArrayBuffer
}

const start = workerData as HelperStart
const mailbox = new Mailbox(start.compiled, start.mailbox)
const flag = new Int32Array(start.stop)
try {
  const thread = new SearchThread(start.compiled, start.near, start.settings, start.seed)
  for (let order = mailbox.receive(); order.kind === 'search'; order = mailbox.receive())
    mailbox.answer(thread.carryOut(order, () => Atomics.load(flag, 0) === 1))
} catch (error) {
  mailbox.fail()
  throw error
}
