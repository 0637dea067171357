import './app.css'
import { LoadingOverlay, MantineProvider, useMantineColorScheme } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { lazy, type ReactNode, StrictMode, Suspense, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { NotDone, signedOut } from './call.ts'
import { LiveProvider } from './live.tsx'
import { SessionProvider, useSessionQuery } from './session.tsx'
import { theme } from './theme.ts'
import { speak } from './words.ts'

const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }))

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      // The service worker answers without network what it has kept.
      networkMode: 'always',
      // What the server refuses it refuses again; what did not arrive is asked once more.
      retry: (count, error) => !(error instanceof NotDone && error.status < 500) && count < 2,
    },
  },
})
signedOut.addEventListener('signed-out', () => void client.invalidateQueries({ queryKey: ['session'] }))

/** The pages for whoever is signed in, in their language and colours; signing in for a stranger. */
function SignedIn({ children }: { children: ReactNode }) {
  const { data } = useSessionQuery()
  const { setColorScheme } = useMantineColorScheme()
  const language = data?.user?.language ?? (data?.user === null ? data.language : undefined)
  const colours = data?.user?.colourScheme
  useEffect(() => {
    if (language) speak(language)
  }, [language])
  useEffect(() => {
    if (colours) setColorScheme(colours)
  }, [colours, setColorScheme])
  if (!data) return <LoadingOverlay visible />
  if (data.user === null) return <SignInPage {...data} />
  return (
    <SessionProvider session={data as Exclude<typeof data, { user: null }>}>
      <LiveProvider>{children}</LiveProvider>
    </SessionProvider>
  )
}

/** Starts the office's or the technicians' pages. */
export function start(pages: ReactNode): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <ModalsProvider>
            <Notifications position="bottom-right" />
            <Suspense fallback={<LoadingOverlay visible />}>
              <SignedIn>{pages}</SignedIn>
            </Suspense>
          </ModalsProvider>
        </MantineProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
