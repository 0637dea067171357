import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
import './app/app.css'
import { LoadingOverlay, MantineProvider, useMantineColorScheme } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { NotDone, signedOut } from './app/call.ts'
import { LiveProvider } from './app/live.tsx'
import { router } from './app/router.tsx'
import { SessionProvider, useSessionQuery } from './app/session.tsx'
import { SignInPage } from './app/sign-in-page.tsx'
import { theme } from './app/theme.ts'
import { speak } from './app/words.ts'

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

function Giro() {
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
      <LiveProvider>
        <RouterProvider router={router} />
      </LiveProvider>
    </SessionProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <ModalsProvider>
          <Notifications position="bottom-right" />
          <Giro />
        </ModalsProvider>
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
)
