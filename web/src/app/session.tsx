import type { Language } from '@giro/business/foundation/texts.ts'
import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'

/** Who is signed in, where, and what they may do. */
export interface Session {
  readonly user: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly language: Language
    readonly colourScheme: 'auto' | 'light' | 'dark'
    readonly resourceNo: string | null
  }
  readonly company: {
    readonly schema: string
    readonly name: string
    readonly timeZone: string
    readonly currency: string
    readonly language: Language
    readonly demo: boolean
  }
  /** Those the person is in. */
  readonly companies: readonly { readonly schema: string; readonly name: string; readonly demo: boolean }[]
  /** Whether the person may found a company. */
  readonly mayFound: boolean
  /** Demos that the person may remove. */
  readonly removableDemos: readonly { readonly schema: string; readonly name: string }[]
  readonly database: 'embedded' | 'postgres'
  readonly roles: readonly string[]
  readonly operations: readonly string[]
}

export interface Stranger {
  readonly user: null
  readonly language: Language
  readonly mayFound: boolean
  readonly demoUsers: readonly {
    readonly email: string
    readonly name: string
    readonly roles: readonly string[]
    readonly password: string
  }[]
}

/** The session of this browser, or what a stranger is offered. */
export function useSessionQuery() {
  return useQuery<Session | Stranger>({
    queryKey: ['session'],
    queryFn: async () => (await fetch('/api/session')).json(),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

const SessionContext = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>
}

/** The signed-in person; pages are shown to nobody else. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('no session')
  return session
}

/** Whether the person may do the operation: buttons for what they may not are not shown. */
export function useMay(operation: { readonly name: string }): boolean {
  return useSession().operations.includes(operation.name)
}
