import {
  IconAddressBook,
  IconArrowsExchange,
  IconCalendarUser,
  IconChartBar,
  IconChartGridDots,
  IconClipboardList,
  IconClockHour4,
  IconHome,
  IconInbox,
  IconPackage,
  IconRepeat,
  IconSettings,
  IconStethoscope,
  IconTimeline,
  IconTool,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { useAppWords } from './texts.ts'

type AppWord = Parameters<ReturnType<typeof useAppWords>>[0]

/** An entry of the navigation. It is shown to those who may do its operation, to others it does not exist. */
export interface Area {
  readonly path: string
  readonly label: AppWord
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  /** Name of the operation that its first page needs. */
  readonly operation: string
  /** Shown only to persons who are a resource. */
  readonly forResources?: boolean
  /** Second key after `g`. */
  readonly shortcut?: string
}

/** The areas that are built, in the order of the day's work. A new module adds its line here and its route in router.tsx. */
export const areas: readonly Area[] = [
  {
    path: '/board',
    label: 'area.board',
    icon: IconChartGridDots,
    operation: 'dispatch.readBoard',
    shortcut: 'b',
  },
  {
    path: '/home',
    label: 'area.home',
    icon: IconHome,
    operation: 'home.readHome',
    shortcut: 'h',
  },
  {
    path: '/my-day',
    label: 'area.my-day',
    icon: IconCalendarUser,
    operation: 'dispatch.readMyVisits',
    forResources: true,
  },
  {
    path: '/requests',
    label: 'area.requests',
    icon: IconInbox,
    operation: 'requests.listRequests',
    shortcut: 'r',
  },
  {
    path: '/orders',
    label: 'area.orders',
    icon: IconClipboardList,
    operation: 'service-orders.listOrders',
    shortcut: 'o',
  },
  {
    path: '/time-sheets',
    label: 'area.time-sheets',
    icon: IconClockHour4,
    operation: 'time-sheets.list',
    shortcut: 'e',
  },
  {
    path: '/service-items',
    label: 'area.items',
    icon: IconTool,
    operation: 'service-items.listServiceItems',
    shortcut: 'i',
  },
  {
    path: '/recurring-visits',
    label: 'area.recurring',
    icon: IconRepeat,
    operation: 'recurring-visits.listRecurringVisits',
    shortcut: 'v',
  },
  {
    path: '/projects',
    label: 'area.projects',
    icon: IconTimeline,
    operation: 'projects.listProjects',
    shortcut: 'p',
  },
  {
    path: '/customers',
    label: 'area.customers',
    icon: IconAddressBook,
    operation: 'customers.listCustomers',
    shortcut: 'c',
  },
  {
    path: '/resources',
    label: 'area.resources',
    icon: IconUsersGroup,
    operation: 'resources.listResources',
    shortcut: 't',
  },
  {
    path: '/loaners',
    label: 'area.loaners',
    icon: IconArrowsExchange,
    operation: 'loaners.listLoaners',
    shortcut: 'l',
  },
  { path: '/items', label: 'area.stock', icon: IconPackage, operation: 'items.createItem', shortcut: 'a' },
  {
    path: '/know-how',
    label: 'area.know-how',
    icon: IconStethoscope,
    operation: 'troubleshooting.listGuidelines',
    shortcut: 'k',
  },
  { path: '/setup', label: 'area.setup', icon: IconSettings, operation: 'company.updateSetup' },
  {
    path: '/figures',
    label: 'area.figures',
    icon: IconChartBar,
    operation: 'dispatch.readFigures',
    shortcut: 'f',
  },
]
