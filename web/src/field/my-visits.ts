import { readMyVisits } from '@giro/business/dispatch/reports/api.ts'
import type { OutputOf } from '@giro/business/foundation/operation.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call, queryKey } from '../app/call.ts'
import { useSession } from '../app/session.tsx'
import { keepDocuments } from './documents.ts'
import type { QueuedReport } from './queue.ts'

export type MyVisit = OutputOf<typeof readMyVisits>['visits'][number]

/** Today by the company's clock. */
export function useToday(): string {
  const { company } = useSession()
  // Sweden writes dates as Giro keeps them.
  return new Intl.DateTimeFormat('sv', { timeZone: company.timeZone, dateStyle: 'short' }).format(new Date())
}

/**
 * The visits of a day; without network those that the phone has seen last, with the moment of that. Their documents are
 * kept on the phone too.
 */
export function useMyVisits(day: string) {
  const input = { day: day as never }
  const asked = useQuery({
    queryKey: queryKey(readMyVisits, input),
    queryFn: async ({ signal }) => {
      let keptAt: string | null = null
      const answer = await call(readMyVisits, input, {
        signal,
        onHead: (head) => {
          if (head.has('x-giro-kept')) keptAt = head.get('date') ?? ''
        },
      })
      return { keptAt: keptAt as string | null, ...answer }
    },
    refetchInterval: 60_000,
  })
  const fresh = asked.data?.keptAt === null ? asked.data.visits : null
  useEffect(() => {
    // Nothing depends on it: what is not there without network says so when it is opened.
    if (fresh) void keepDocuments(fresh).catch(() => {})
  }, [fresh])
  return asked
}

/** Where a visit stands with what the phone has not sent yet: the taps show at once. */
export function stateWith(visit: MyVisit, waiting: readonly QueuedReport[]): string {
  const next: Readonly<Record<string, string>> = {
    'en-route': 'en-route',
    arrived: 'on-site',
    paused: 'paused',
    resumed: 'on-site',
    done: 'done',
    'not-done': 'not-done',
  }
  return waiting
    .filter((report) => report.visitNo === visit.visitNo)
    .reduce((state, report) => next[report.content.kind] ?? state, visit.state)
}

/** The phone's own way to a place: Apple's maps, else whatever the phone opens for a position. */
export function navigationTo({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return /iPhone|iPad|Macintosh/.test(navigator.userAgent)
    ? `https://maps.apple.com/?daddr=${latitude},${longitude}`
    : `geo:${latitude},${longitude}?q=${latitude},${longitude}`
}
