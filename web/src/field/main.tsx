import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import { lazy, Suspense } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { Route, Switch } from 'wouter'
import { Frame } from '../app/frame.tsx'
import { start } from '../app/start.tsx'
import { BrokenPage, OtherPages } from '../app/trouble-pages.tsx'
import { MyDayPage } from './my-day-page.tsx'
import { PositionTeller } from './position.tsx'

// What is not needed to see the day comes after it.
const Tools = lazy(() => import('./tools.tsx'))
const MyVisitPage = lazy(async () => ({ default: (await import('./visit-page.tsx')).MyVisitPage }))

function FieldPages() {
  return (
    <Frame
      tools={
        <Suspense>
          <Tools />
        </Suspense>
      }
    >
      <ErrorBoundary FallbackComponent={BrokenPage}>
        <PositionTeller />
        <Suspense>
          <Switch>
            <Route path="/my-day" component={MyDayPage} />
            <Route path="/my-day/:id" component={MyVisitPage} />
            <Route component={OtherPages} />
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Frame>
  )
}

start(<FieldPages />)
