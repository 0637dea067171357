import { timesOf } from '@giro/business/dispatch/reports/times.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Kept, nothingKept, type QueuedReport, ReportQueue, type Send, type Storage } from './queue.ts'

/** Storage of a phone; what was written is there after the browser was killed. */
function phone(): Storage & { kept: Kept } {
  const store = {
    kept: nothingKept,
    read: async () => store.kept,
    change: async (change: (kept: Kept) => Kept) => {
      store.kept = change(store.kept)
    },
  }
  return store
}

/** A server that takes each identity once, as the real one does. */
function server() {
  const taken: QueuedReport[] = []
  return {
    taken,
    take: (report: QueuedReport) => {
      if (!taken.some((one) => one.reportId === report.reportId)) taken.push(report)
    },
  }
}

const kinds = ['en-route', 'arrived', 'paused', 'resumed', 'time', 'done'] as const
type Step =
  | { readonly do: 'tap'; readonly kind: (typeof kinds)[number]; readonly minutes: number }
  | { readonly do: 'flush'; readonly network: readonly ('fine' | 'lost' | 'answer-lost')[] }
  | { readonly do: 'kill' }
  | { readonly do: 'flush twice' }

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('tap' as const),
        kind: fc.constantFrom(...kinds),
        minutes: fc.integer({ min: 0, max: 40 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('flush' as const),
        network: fc.array(fc.constantFrom('fine' as const, 'lost' as const, 'answer-lost' as const), {
          maxLength: 6,
        }),
      }),
    },
    { weight: 1, arbitrary: fc.constant({ do: 'kill' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'flush twice' as const }) },
  ),
  { maxLength: 30 },
)

const content = (kind: (typeof kinds)[number]): QueuedReport['content'] =>
  kind === 'time'
    ? { kind, lineNo: 10000, minutes: 15, workTypeCode: null, remark: '' }
    : kind === 'done'
      ? { kind, lines: [] }
      : kind === 'paused'
        ? { kind, reason: '' }
        : { kind }

test('1,000 histories with and without network lose no report and record none twice', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (history: readonly Step[]) => {
      const storage = phone()
      const { taken, take } = server()
      let network: ('fine' | 'lost' | 'answer-lost')[] = []
      const send: Send = async (report) => {
        // Without a plan the network is gone.
        const way = network.shift() ?? 'lost'
        await Promise.resolve()
        if (way === 'lost') return null
        take(report)
        return way === 'fine' ? { outcome: 'applied', words: [] } : null
      }
      let queue = new ReportQueue(storage, send)
      const tapped: QueuedReport[] = []
      let clock = Date.UTC(2026, 9, 13, 6)
      for (const step of history) {
        if (step.do === 'tap') {
          clock += step.minutes * 60_000
          const report: QueuedReport = {
            reportId: `r${tapped.length}`,
            visitNo: 'OS1-1',
            at: new Date(clock).toISOString(),
            content: content(step.kind),
          }
          tapped.push(report)
          await queue.add(report)
        } else if (step.do === 'kill') queue = new ReportQueue(storage, send)
        else {
          network = step.do === 'flush' ? [...step.network] : ['fine', 'fine']
          await (step.do === 'flush' ? queue.flush() : Promise.all([queue.flush(), queue.flush()]))
        }
      }
      network = Array.from({ length: tapped.length + 1 }, () => 'fine' as const)
      await queue.flush()
      expect(taken).toEqual(tapped)
      expect(storage.kept).toEqual(nothingKept)
      const timed = (reports: readonly QueuedReport[]) =>
        timesOf(reports.map(({ reportId, at, content: { kind } }) => ({ reportId, kind, at: at as never })))
      expect(timed(taken)).toEqual(timed(tapped))
    }),
    { numRuns: 1000 },
  )
})

test('what the server does not take stays on the phone with its reason; what it tells stays until it is read', async () => {
  const storage = phone()
  const answers = [
    { outcome: 'refused', words: ['Non è una sua visita.'] },
    { outcome: 'kept', words: ['Chiamare l’ufficio.'] },
  ] as const
  let next = 0
  const queue = new ReportQueue(storage, async () => answers[next++]!)
  for (const reportId of ['a', 'b'])
    await queue.add({ reportId, visitNo: 'OS1-1', at: '2026-10-13T08:00:00Z', content: { kind: 'arrived' } })
  await queue.flush()
  expect(storage.kept).toMatchObject({
    waiting: [],
    refused: [{ report: { reportId: 'a' }, words: ['Non è una sua visita.'] }],
    unread: [{ reportId: 'b', outcome: 'kept', words: ['Chiamare l’ufficio.'] }],
  })
})
