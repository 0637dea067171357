import { Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSession } from '../app/session.tsx'
import classes from './document-tabs.module.css'
import { useOrderWords } from './texts.ts'

const tabs = [
  { path: '/orders', label: 'orders', operation: 'service-orders.listOrders' },
  { path: '/service-tasks', label: 'service-tasks', operation: 'dispatch.listTasks' },
  { path: '/quotes', label: 'quotes', operation: 'service-orders.listQuotes' },
  { path: '/mail', label: 'mails', operation: 'mail.listMails' },
  { path: '/archive', label: 'archive', operation: 'service-orders.listArchived' },
] as const

/** The lists of documents, side by side. */
export function DocumentTabs() {
  const say = useOrderWords()
  const { operations } = useSession()
  return (
    <Group component="nav" gap={2} px="md" aria-label={say('documents')}>
      {tabs
        .filter((tab) => operations.includes(tab.operation))
        .map((tab) => (
          <Link
            key={tab.path}
            to={tab.path}
            className={classes.tab}
            activeProps={{ 'data-active': true, 'aria-current': 'page' }}
            activeOptions={{ exact: true }}
          >
            {say(tab.label)}
          </Link>
        ))}
    </Group>
  )
}
