import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router'
import { useAreas } from './frame.tsx'
import { Shell } from './shell.tsx'
import { BrokenPage, NotFoundPage, OtherPages } from './trouble-pages.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPage,
})

/** The first area that the person may enter. */
function Home() {
  const [first] = useAreas()
  return first ? <Navigate to={first.path} replace /> : <NotFoundPage />
}

const page = (path: string, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never, name as never),
  })

const customers = () => import('../customers/pages.tsx')
const stock = () => import('../items/pages.tsx')
const loaners = () => import('../loaners/pages.tsx')
const knowHow = () => import('../know-how/pages.tsx')
const items = () => import('../service-items/pages.tsx')
const tasks = () => import('../dispatch/tasks/tasks-page.tsx')
const orders = () => import('../service-orders/pages.tsx')
const projects = () => import('../projects/pages.tsx')
const recurring = () => import('../recurring-visits/pages.tsx')
const requests = () => import('../requests/pages.tsx')
const resources = () => import('../resources/pages.tsx')
const timeSheets = () => import('../time-sheets/pages.tsx')
const setup = () => import('../company/pages.tsx')

export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: Home }),
    page('/home', () => import('../home/home-page.tsx'), 'HomePage'),
    page('/board', () => import('../dispatch/board-page.tsx'), 'BoardPage'),
    page('/board/what-if', () => import('../dispatch/what-if-page.tsx'), 'WhatIfPage'),
    // The technicians' pages: `field/main.tsx`.
    createRoute({ getParentRoute: () => root, path: '/my-day', component: OtherPages }),
    createRoute({ getParentRoute: () => root, path: '/my-day/$id', component: OtherPages }),
    page('/customers', customers, 'CustomersPage'),
    page('/customers/$id', customers, 'CustomerPage'),
    page('/service-items', items, 'ServiceItemsPage'),
    page('/service-items/groups', items, 'GroupsPage'),
    page('/service-items/groups/$id', items, 'GroupPage'),
    page('/service-items/reports', () => import('../service-items/reports-page.tsx'), 'ReportsPage'),
    page('/service-items/$id', items, 'ServiceItemPage'),
    page('/import/$entity', () => import('../imports/import-page.tsx'), 'ImportPage'),
    page('/items', stock, 'ItemsPage'),
    page('/items/$id', stock, 'ItemPage'),
    page('/loaners', loaners, 'LoanersPage'),
    page('/loaners/$id', loaners, 'LoanerPage'),
    page('/know-how', knowHow, 'KnowHowPage'),
    page('/know-how/$kind', knowHow, 'KnowHowPage'),
    page('/know-how/$kind/$id', knowHow, 'KnowHowPage'),
    page('/orders', orders, 'OrdersPage'),
    page('/orders/new', orders, 'NewOrderPage'),
    page('/orders/$id', orders, 'OrderPage'),
    page('/figures', () => import('../dispatch/figures/figures-page.tsx'), 'FiguresPage'),
    page('/service-tasks', tasks, 'TasksPage'),
    page('/service-tasks/$id/$line', tasks, 'WorksheetPage'),
    page('/projects', projects, 'ProjectsPage'),
    page('/projects/$id', projects, 'ProjectPage'),
    page('/time-sheets', timeSheets, 'TimeSheetsPage'),
    page('/time-sheets/$id', timeSheets, 'TimeSheetPage'),
    page('/recurring-visits', recurring, 'RecurringVisitsPage'),
    page('/recurring-visits/flow', () => import('../recurring-visits/flow-page.tsx'), 'FlowPage'),
    page('/recurring-visits/$id', recurring, 'RecurringVisitPage'),
    page('/quotes', orders, 'QuotesPage'),
    page('/requests', requests, 'RequestsPage'),
    page('/requests/$id', requests, 'RequestPage'),
    page('/mail', () => import('../mail/pages.tsx'), 'MailsPage'),
    page('/archive', orders, 'ArchivePage'),
    page('/archive/$id', orders, 'ArchivedPage'),
    page('/resources', resources, 'ResourcesPage'),
    page('/resources/capacity', resources, 'CapacityPage'),
    page('/resources/$kind', resources, 'ResourceKindPage'),
    page('/resources/$kind/$id', resources, 'ResourceKindPage'),
    page('/own-company', () => import('../company/own-company-in-shell.tsx'), 'OwnCompanyInShell'),
    page('/setup', setup, 'SetupPage'),
    page('/setup/$kind', setup, 'SetupPage'),
    page('/setup/$kind/$id', setup, 'SetupPage'),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: BrokenPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
