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
])

/** Keeps the page fresh: whatever a module tells makes its answers be asked anew. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const source = new EventSource('/api/live')
    source.onopen = () => setConnected(true)
    source.onerror = () => setConnected(false)
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as LiveEvent
      heard.dispatchEvent(new CustomEvent('event', { detail: event }))
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
