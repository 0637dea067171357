import { type ReportContent, reportVisit } from '@giro/business/dispatch/reports/api.ts'
import { useQueryClient } from '@tanstack/react-query'
import { createStore, get, update } from 'idb-keyval'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { call, NotDone } from '../app/call.ts'
import { useSession } from '../app/session.tsx'
import { type Kept, nothingKept, ReportQueue, type Send, type Storage } from './queue.ts'

const everySeconds = 20

/** The reports of one person on this phone: another person who signs in does not see or send them. */
class PhoneReports {
  #kept: Kept = nothingKept
  readonly #listeners = new Set<() => void>()
  readonly queue: ReportQueue

  constructor(key: string) {
    const store = createStore('giro-reports', 'reports')
    const read = async () => {
      this.#tell((await get<Kept>(key, store)) ?? nothingKept)
      return this.#kept
    }
    const storage: Storage = {
      read,
      change: async (change) => {
        await update<Kept>(key, (kept) => change(kept ?? nothingKept), store)
        await read()
      },
    }
    this.storage = storage
    this.queue = new ReportQueue(storage, send)
    void read()
  }

  readonly storage: Storage

  #tell(kept: Kept) {
    this.#kept = kept
    for (const listener of this.#listeners) listener()
  }

  readonly kept = () => this.#kept
  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** Null where there is no network, the server is down or the person must sign in again: it is tried later. */
const send: Send = async ({ reportId, visitNo, at, content }) => {
  try {
    const answer = await call(reportVisit, { reportId, visitNo, at: at as never, content }, { key: reportId })
    return { outcome: answer.outcome, words: answer.words }
  } catch (error) {
    if (!(error instanceof NotDone) || error.status >= 500 || error.status === 401 || error.status === 429)
      return null
    return { outcome: 'refused', words: error.reasons.map((reason) => reason.text) }
  }
}

const phones = new Map<string, PhoneReports>()

function phoneOf(key: string): PhoneReports {
  const phone = phones.get(key) ?? new PhoneReports(key)
  phones.set(key, phone)
  return phone
}

/** Reports on their way, and the way to add one: kept on the phone first, then sent as soon as it can be. */
export function useReports() {
  const { user, company } = useSession()
  const client = useQueryClient()
  const phone = phoneOf(`${company.schema} ${user.id}`)
  const kept = useSyncExternalStore(phone.subscribe, phone.kept)
  const flush = useCallback(async () => {
    const before = phone.kept().waiting.length
    await phone.queue.flush()
    if (phone.kept().waiting.length < before) void client.invalidateQueries({ queryKey: ['dispatch'] })
  }, [phone, client])
  useEffect(() => {
    const again = () => void flush()
    const timer = setInterval(again, everySeconds * 1000)
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    again()
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [flush])
  const report = useCallback(
    async (visitNo: string, content: ReportContent) => {
      await phone.queue.add({
        reportId: crypto.randomUUID(),
        visitNo,
        at: new Date().toISOString(),
        content,
      })
      void flush()
    },
    [phone, flush],
  )
  const markRead = useCallback(
    (reportId: string) =>
      phone.storage.change((all) => ({
        ...all,
        unread: all.unread.filter((one) => one.reportId !== reportId),
        refused: all.refused.filter((one) => one.report.reportId !== reportId),
      })),
    [phone],
  )
  return { kept, report, flush, markRead }
}
