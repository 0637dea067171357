import { moduleOf } from '@giro/business/foundation/operation.ts'
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'

/** What happened in the company, as the server tells it. */
export interface LiveEvent {
  readonly id: string
  readonly name: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
  readonly at: string
  readonly by: string
}

const heard = new EventTarget()

/** This page among all that are open, for as long as it is open. */
const pageId = crypto.randomUUID()

/** Somebody who looks at the same page, and what they have chosen there. */
export interface Present {
  readonly userId: string
  readonly name: string
  readonly day: string
  readonly selected: readonly string[]
}
const ConnectedContext = createContext(true)

/** What other pages show of dispatching: lists, hours, allocations, reports. */
const besideTheBoard: ReadonlySet<string> = new Set([
  'grid',
  'dispatch.readAvailability',
  'dispatch.readAllocated',
  'dispatch.readAllocations',
  'dispatch.readAppointments',
  'dispatch.readMyVisits',
  'dispatch.listVisitReports',
  'dispatch.readFigures',
  'dispatch.readHandOver',
  'dispatch.readMyPosition',
])

/** Keeps the page fresh: whatever a module tells makes its answers be asked anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const source = new EventSource(`/api/live?page=${pageId}`)
    source.onopen = () => {
      setConnected(true)
      heard.dispatchEvent(new Event('connected'))
    }
    source.addEventListener('presence', ({ data }) =>
      heard.dispatchEvent(new CustomEvent('presence', { detail: JSON.parse(data) })),
    )
    source.onerror = () => setConnected(false)
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as LiveEvent
      heard.dispatchEvent(new CustomEvent('event', { detail: event }))
      // Comes every half minute from everybody on the way, and moves nothing but the people on the map.
      if (event.name === 'dispatch.position-changed') {
        void client.invalidateQueries({ queryKey: ['dispatch', 'dispatch.readPositions'] })
        return
      }
      // The board and its plans refresh themselves, once for a burst of events.
      if (moduleOf(event.name) !== 'dispatch')
        void client.invalidateQueries({ queryKey: [moduleOf(event.name)] })
      else if (!event.name.startsWith('dispatch.plan-'))
        void client.invalidateQueries({
          predicate: ({ queryKey: [module, query] }) =>
            module === 'dispatch' && besideTheBoard.has(String(query)),
        })
    }
    return () => source.close()
  }, [client])
  return <ConnectedContext value={connected}>{children}</ConnectedContext>
}

/** Whether news arrive; without them the page says so. */
export const useConnected = () => useContext(ConnectedContext)

/** Calls back with every event, for pages that do more than re-read. */
export function useLiveEvents(onEvent: (event: LiveEvent) => void): void {
  useEffect(() => {
    const listener = (event: Event) => onEvent((event as CustomEvent<LiveEvent>).detail)
    heard.addEventListener('event', listener)
    return () => heard.removeEventListener('event', listener)
  }, [onEvent])
}

const nobody: readonly Present[] = []
/** Chosen things move often; others see where somebody came to rest. */
const restMilliseconds = 250

/** Tells others on the same page that this person is there too, and who they are. */
export function usePresence(page: string, day: string, selected: ReadonlySet<string>): readonly Present[] {
  const [others, setOthers] = useState(nobody)
  const chosen = [...selected].slice(0, 200).sort().join(' ')
  useEffect(() => {
    const here = () => say({ page, day, selected: chosen === '' ? [] : chosen.split(' ') })
    const soon = setTimeout(here, restMilliseconds)
    heard.addEventListener('connected', here)
    return () => {
      clearTimeout(soon)
      heard.removeEventListener('connected', here)
    }
  }, [page, day, chosen])
  useEffect(() => {
    const listener = (event: Event) => setOthers((event as CustomEvent<readonly Present[]>).detail)
    heard.addEventListener('presence', listener)
    return () => {
      heard.removeEventListener('presence', listener)
      say(null)
    }
  }, [])
  return others
}

/** Nothing depends on it: where it does not arrive others do not see it. */
const say = (place: { page: string; day: string; selected: readonly string[] } | null) =>
  void fetch('/api/live/here', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pageId, place }),
    keepalive: true,
  }).catch(() => {})
