import type { ReportContent } from '@giro/business/dispatch/reports/api.ts'

/** A report as the phone keeps it until the server has it. */
export interface QueuedReport {
  readonly reportId: string
  readonly visitNo: string
  /** When it happened, by the phone's clock. */
  readonly at: string
  readonly content: ReportContent
}

/** What became of a report that was sent. */
export interface Answered {
  readonly reportId: string
  readonly visitNo: string
  /** `refused`: the server does not take it; it stays on the phone to be looked at. */
  readonly outcome: 'applied' | 'kept' | 'refused'
  readonly words: readonly string[]
}

/** All that the phone keeps of reports. */
export interface Kept {
  readonly waiting: readonly QueuedReport[]
  readonly refused: readonly { readonly report: QueuedReport; readonly words: readonly string[] }[]
  /** Answers that tell something, until the person has read them. */
  readonly unread: readonly Answered[]
}

export const nothingKept: Kept = { waiting: [], refused: [], unread: [] }

/** Storage that survives the browser being killed; a change is written as a whole or not at all. */
export interface Storage {
  read(): Promise<Kept>
  change(change: (kept: Kept) => Kept): Promise<void>
}

/** Sends one report; null where the server cannot be reached, so that it is tried again. */
export type Send = (report: QueuedReport) => Promise<Omit<Answered, 'reportId' | 'visitNo'> | null>

/**
 * Reports of a phone on their way to the server: kept first, sent in their order, one after the other, and forgotten
 * only when the server has answered. The server knows a report by its identity, so sending again does no harm.
 */
export class ReportQueue {
  readonly #storage: Storage
  readonly #send: Send
  #sending: Promise<void> | null = null

  constructor(storage: Storage, send: Send) {
    this.#storage = storage
    this.#send = send
  }

  /** Resolves when the report is safe on the phone; sending is `flush`. */
  async add(report: QueuedReport): Promise<void> {
    await this.#storage.change((kept) => ({ ...kept, waiting: [...kept.waiting, report] }))
  }

  /** Sends what waits, until all is sent or the server cannot be reached. Asked twice at once it runs once. */
  flush(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null
    })
    return this.#sending
  }

  async #sendAll(): Promise<void> {
    for (;;) {
      const [first] = (await this.#storage.read()).waiting
      if (!first) return
      const answer = await this.#send(first)
      if (answer === null) return
      await this.#storage.change((kept) => withAnswer(kept, first, answer))
    }
  }
}

function withAnswer(kept: Kept, report: QueuedReport, answer: Omit<Answered, 'reportId' | 'visitNo'>): Kept {
  const { reportId, visitNo } = report
  const waiting = kept.waiting.filter((one) => one.reportId !== reportId)
  if (answer.outcome === 'refused')
    return { ...kept, waiting, refused: [...kept.refused, { report, words: answer.words }] }
  return answer.words.length === 0
    ? { ...kept, waiting }
    : { ...kept, waiting, unread: [...kept.unread, { reportId, visitNo, ...answer }] }
}
